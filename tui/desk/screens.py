"""Which screen is in front, and the way back. Every screen but the reader is a list.

To add a screen `stats`:

1. `desk/stats.py`: `class Stats(Listing[Row])` with `make_rows`, `key`, `place`, `state`, and
   of the rest of `Listing` what it needs: `SORTS`, `head` and `line`, `below`, `empty`, `open`.
   One of another shape gives its own `picture`.
2. Here: a function that makes it, and its line in `LISTS`.
3. `keymap/contexts.py`: `"stats": "list"`, so that `[stats]` can have keys of its own.
4. `commands/going.py`: the command `screen.stats`; what its own keys do: `commands/stats.py`.
5. `keybindings.toml`: the keys of `screen.stats` in `[global]`, its own in `[stats]`.

It is drawn by `screens.listing.ListScreen`, unless `app/frames.py` names another frame. Moving,
sorting, filtering, the mouse, `q` and what is said in the header work by themselves.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.desk.desk import Desk
    from tui.desk.listing import Listing
    from tui.session.session import Touched


def _actors(desk: Desk) -> Listing[Any]:
    from tui.desk.actors import Actors  # not needed for the first light

    return Actors(desk)


def _hits(desk: Desk) -> Listing[Any]:
    from tui.desk.hits import Hits  # not needed for the first light

    return Hits(desk)


def _matrix(desk: Desk) -> Listing[Any]:
    from tui.desk.matrix import Matrix  # not needed for the first light

    return Matrix(desk)


def _stats(desk: Desk) -> Listing[Any]:
    from tui.desk.stats import Stats  # not needed for the first light

    return Stats(desk)


def _timeline(desk: Desk) -> Listing[Any]:
    from tui.desk.timeline import Timeline  # not needed for the first light

    return Timeline(desk)


LISTS: Mapping[str, Callable[[Desk], Listing[Any]]] = MappingProxyType(
    {
        "actors": _actors,
        "hits": _hits,
        "matrix": _matrix,
        "stats": _stats,
        "timeline": _timeline,
    }
)
"""What makes each list, by the name of its screen. The library is always there."""

RESUMED = ("library", "reader")
"""Screens that a start can begin with."""


class Screens:
    """The screen in front, those to go back to, and the lists that have been made."""

    def __init__(self, desk: Desk) -> None:
        """The library is in front."""
        self._desk = desk
        self.now = "library"
        self._way: list[str] = []
        """The screens to go back to, the last first; each at most once."""
        self._lists: dict[str, Listing[Any]] = {"library": desk.library}

    @property
    def listing(self) -> Listing[Any] | None:
        """The list in front; none: the reader is."""
        return None if self.now == "reader" else self.list_of(self.now)

    def list_of(self, name: str) -> Listing[Any]:
        """The list of a screen; made when it is first wanted. Raises KeyError."""
        known = self._lists.get(name)
        if known is None:
            known = self._lists[name] = LISTS[name](self._desk)
        return known

    def go(self, name: str) -> None:
        """Bring a screen to the front; `back` returns to this one."""
        if name == self.now:
            return
        others = [each for each in self._way if each != name]
        self._way = [] if name == "library" else [*others, self.now]
        self.now = name

    def back(self) -> bool:
        """Return to where this screen was called from. False: this is the library."""
        if self.now == "library":
            return False
        self.now = self._way.pop() if self._way else "library"
        return True

    @property
    def resumed(self) -> str:
        """The screen that the next start begins with: this one, or the last such one."""
        way = (self.now, *reversed(self._way))
        return next((each for each in way if each in RESUMED), "library")

    def touched(self, change: Touched) -> None:
        """The session has changed."""
        for each in self._lists.values():
            each.touched(change)
