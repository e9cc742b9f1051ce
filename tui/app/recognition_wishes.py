"""What the settings say of recognition."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """Recognisers by name, and rules that are to be silent."""

    recognisers: tuple[str, ...] | None = None
    """None: all that are built in."""
    rules_off: tuple[str, ...] = ()
