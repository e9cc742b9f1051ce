"""How fast somebody tags: tags a minute, without the pauses."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.session.session import Session

PAUSE = 300.0
"""Seconds without any step after which somebody is taken to have been away."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What one annotator has done, and the time it took."""

    tags: int
    seconds: float

    @property
    def minutes(self) -> int:
        """Whole minutes of work."""
        return round(self.seconds / 60)

    @property
    def per_minute(self) -> float | None:
        """Tags a minute; None for less than a minute, which says nothing."""
        return self.tags / self.seconds * 60 if self.seconds >= 60 else None


def paces(session: Session) -> dict[str, Pace]:
    """By annotator, whoever has made most tags first."""
    made = Counter(tag.by for tag in session.state.tags.values())
    times: dict[str, set[str]] = defaultdict(set)
    for tag in session.state.tags.values():
        times[tag.by].add(tag.created)
    for step in session.state.history.values():
        times[step.by].add(step.at)
    order = sorted(times, key=lambda who: (-made[who], who))
    return {who: Pace(made[who], active_seconds(times[who])) for who in order}


def active_seconds(times: Iterable[str]) -> float:
    """The time between the first and the last of these moments, pauses left out."""
    moments = sorted(filter(None, map(_seconds, times)))
    gaps = (later - earlier for earlier, later in pairwise(moments))
    return sum(gap for gap in gaps if gap <= PAUSE)


def _seconds(time: str) -> float:
    try:
        return datetime.fromisoformat(time).timestamp()
    except ValueError:  # of an import, or written by hand
        return 0.0
