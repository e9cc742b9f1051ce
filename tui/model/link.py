"""How two claims stand to each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Between two claims, by id: corroborates, contradicts, repeats, updates or part-of."""

    id: str
    a: str
    b: str
    type: str
    aspect: str = ""
    note: str = ""
