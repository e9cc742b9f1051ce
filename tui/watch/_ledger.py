"""From "look there again" to "this has changed": settles hints, then compares stamps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.watch._picture import Picture, Stamp

SETTLED = 0.03
"""Seconds of quiet after a file was closed or renamed. A save by renaming takes 1 to 5 ms."""
WRITING = 0.5
"""Seconds of quiet after a write that no closing has followed."""
PATIENCE = 5.0
"""A file that is written without a pause is looked at after so many seconds all the same."""
GRACE = 0.7
"""How long a file may be missing before it is gone: some editors delete, then write anew."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that has happened to an article's file."""

    path: str
    """Relative to the corpus, with forward slashes."""
    what: Literal["new", "changed", "gone", "moved"]
    was: str = ""
    """Of what has moved: its former path."""


class Ledger:
    """What was last told of each file. Times are seconds on a clock that the caller reads."""

    def __init__(self, known: Picture, look: Callable[[str], Stamp | None]) -> None:
        self._known = dict(known)
        self._look = look
        self._first: dict[str, float] = {}
        self._due: dict[str, float] = {}
        self._missing: dict[str, float] = {}

    def hint(self, path: str, now: float, wait: float) -> None:
        """Something may have happened to `path`: look when it was quiet for `wait` seconds."""
        first = self._first.setdefault(path, now)
        self._due[path] = min(now + wait, max(now, first + PATIENCE))

    def compare(self, picture: Picture, now: float, clock_ns: int) -> None:
        """Hint at every difference; a file written just before `clock_ns` may not be whole."""
        for path in self._known.keys() - picture.keys():
            self._hint_once(path, now, 0)
        for path, stamp in picture.items():
            if self._known.get(path) != stamp:
                young = abs(clock_ns - stamp.mtime_ns) < WRITING * 1e9
                self._hint_once(path, now, WRITING if young else 0)

    def due(self) -> float | None:
        """When the next path has settled; None: there is none."""
        return min(self._due.values(), default=None)

    def settle(self, now: float) -> tuple[Seen, ...]:
        """What has really happened to the paths that have settled by now."""
        ready = sorted(path for path, due in self._due.items() if due <= now)
        for path in ready:
            del self._due[path], self._first[path]
        stamps = {path: self._look(path) for path in ready}
        gone = [path for path in ready if stamps[path] is None and self._is_gone(path, now)]
        left = {self._known[path]: path for path in self._missing}
        there = [self._met(path, stamp, left) for path, stamp in stamps.items() if stamp]
        return (
            *filter(None, there),
            *(self._lost(path) for path in gone if path in self._known),
        )

    def _hint_once(self, path: str, now: float, wait: float) -> None:
        if path not in self._due:
            self.hint(path, now, wait)

    def _is_gone(self, path: str, now: float) -> bool:
        if path not in self._known:
            return False
        since = self._missing.setdefault(path, now)
        if now >= since + GRACE:
            return True
        self.hint(path, now, since + GRACE - now)
        return False

    def _lost(self, path: str) -> Seen:
        del self._known[path], self._missing[path]
        return Seen(path, "gone")

    def _met(self, path: str, stamp: Stamp, left: dict[Stamp, str]) -> Seen | None:
        self._missing.pop(path, None)
        before = self._known.get(path)
        self._known[path] = stamp
        if before is not None:
            return Seen(path, "changed") if before != stamp else None
        was = left.pop(stamp, None)
        if was not in self._missing:
            return Seen(path, "new")
        self._lost(was)
        return Seen(path, "moved", was)
