"""The steps there are: their order, and which are out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.ids import time_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model.step import Step

HISTORY = 5000
"""Steps kept for undoing, the latest ones."""


def steps_of(history: Mapping[str, Step]) -> list[Step]:
    """Every step, the oldest first."""
    return [history[name] for name in sorted(history)]


def next_step_id(history: Mapping[str, Step]) -> str:
    """After every step there is, even when the clock has been set back."""
    last = max(history, default="")
    return max(time_id(), f"{int(last, 16) + 1:016x}" if last else "")


def forgotten(history: Mapping[str, Step]) -> list[Step]:
    """Steps that the next one puts out of reach: undone ones, and the oldest."""
    steps = steps_of(history)
    standing = [step for step in steps if not step.undone]
    return [s for s in steps if s.undone] + standing[: max(0, len(standing) - HISTORY + 1)]
