"""From "look there again" to "this has changed": settles hints, then compares stamps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.watch._picture import Picture, Stamp

SETTLED = 0.03
"""Seconds of quiet after a file was closed or renamed. A save by renaming takes 1 to 5 ms."""
WRITING = 0.5
"""Seconds of quiet after a write that no closing has followed."""
PATIENCE = 5.0
"""A file that is written without a pause is looked at after so many seconds all the same."""
GRACE = 0.7
"""How long a file may be missing before it is gone: some editors delete, then write anew."""


ASIDE = ".aside/"
"""Begins a path at which no file is: there an article waits while two exchange their names."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that has happened to an article's file."""

    path: str
    """Relative to the corpus, with forward slashes."""
    what: Literal["new", "changed", "gone", "moved"]
    was: str = ""
    """Of what has moved: its former path."""

    @property
    def is_aside(self) -> bool:
        """Is it only the first of the steps in which names are exchanged?"""
        return self.path.startswith(ASIDE)


class Ledger:
    """What was last told of each file. Times are seconds on a clock that the caller reads."""

    def __init__(self, known: Picture, look: Callable[[str], Stamp | None]) -> None:
        self._known = dict(known)
        self._holder = {stamp: path for path, stamp in known.items()}
        self._look = look
        self._first: dict[str, float] = {}
        self._due: dict[str, float] = {}
        self._missing: dict[str, float] = {}
        self._covered: dict[str, float] = {}

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
        """What has really happened to the paths that have settled by now.

        In an order in which each step can be taken by itself.
        """
        ready = sorted(path for path, due in self._due.items() if due <= now)
        for path in ready:
            del self._due[path], self._first[path]
        stamps = self._looked_at(ready)
        moves = self._moves(stamps)
        self._take_over(moves, stamps)
        for path in stamps.keys() - ready:
            self._hint_once(path, now, 0)
        left = set(moves.values())
        still = [path for path in ready if path not in moves and path not in left]
        others = (self._told(path, stamps[path], now) for path in still)
        return (*_in_turn(moves), *filter(None, others))

    def _looked_at(self, ready: list[str]) -> dict[str, Stamp | None]:
        """What stands at these paths, and at those where it stood before."""
        stamps: dict[str, Stamp | None] = {}
        waiting = list(ready)
        for path in waiting:  # it grows
            stamps[path] = stamp = self._look(path)
            if stamp is not None and (was := self._left(path, stamp)) and was not in stamps:
                waiting.append(was)
        return stamps

    def _left(self, path: str, stamp: Stamp) -> str | None:
        """The other path at which a file stood that is now at `path`."""
        was = self._holder.get(stamp)
        return was if self._known.get(path) != stamp and was != path else None

    def _moves(self, stamps: dict[str, Stamp | None]) -> dict[str, str]:
        """Former paths, by path, of what has only another name now.

        A name that was another article's counts if that one has moved as well: else the one
        was written over, and the other has changed.
        """
        moves: dict[str, str] = {}
        left: set[str] = set()
        for path, stamp in stamps.items():
            was = self._left(path, stamp) if stamp else None
            if was and stamps[was] != stamp and was not in left:
                moves[path] = was
                left.add(was)
        while True:
            left = set(moves.values())
            doubtful = [
                path
                for path, was in moves.items()
                if (stamps[was] is not None and was not in moves)
                or (path in self._known and path not in left)
            ]
            if not doubtful:
                return moves
            for path in doubtful:
                del moves[path]

    def _take_over(self, moves: dict[str, str], stamps: dict[str, Stamp | None]) -> None:
        for path in (*moves, *moves.values()):
            self._forget(path)
        for path in moves:
            if stamp := stamps[path]:
                self._know(path, stamp)

    def _told(self, path: str, stamp: Stamp | None, now: float) -> Seen | None:
        before = self._known.get(path)
        if stamp is None:
            return self._gone(path, now) if before else None
        self._missing.pop(path, None)
        if before == stamp:
            return None
        if before and self._left(path, stamp) and self._within_grace(self._covered, path, now):
            return None
        self._forget(path)
        self._know(path, stamp)
        return Seen(path, "changed" if before else "new")

    def _gone(self, path: str, now: float) -> Seen | None:
        if self._within_grace(self._missing, path, now):
            return None
        self._forget(path)
        return Seen(path, "gone")

    def _within_grace(self, since: dict[str, float], path: str, now: float) -> bool:
        """Is it too early to believe what is seen there? Then it is looked at again."""
        end = since.setdefault(path, now) + GRACE
        if now < end:
            self.hint(path, now, end - now)
        return now < end

    def _know(self, path: str, stamp: Stamp) -> None:
        self._known[path] = stamp
        self._holder[stamp] = path

    def _forget(self, path: str) -> None:
        self._missing.pop(path, None)
        self._covered.pop(path, None)
        stamp = self._known.pop(path, None)
        if stamp is not None and self._holder.get(stamp) == path:
            del self._holder[stamp]

    def _hint_once(self, path: str, now: float, wait: float) -> None:
        if path not in self._due:
            self.hint(path, now, wait)


def _in_turn(moves: dict[str, str]) -> Iterator[Seen]:
    """The moves, by path, so that each place is free before another takes it."""
    left = set(moves.values())
    waiting = dict(moves)
    for path in moves:
        if path not in left:
            yield from _after(path, waiting)
    while waiting:  # rings
        path, was = waiting.popitem()
        yield Seen(ASIDE + was, "moved", was)
        yield from _after(was, waiting)
        yield Seen(path, "moved", ASIDE + was)


def _after(path: str, waiting: dict[str, str]) -> Iterator[Seen]:
    """What moves to a free place, then to the place that this leaves, and so on."""
    while path in waiting:
        was = waiting.pop(path)
        yield Seen(path, "moved", was)
        path = was
