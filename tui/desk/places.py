"""Places in the texts: jumps back and forward, bookmarks, and where to resume."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.desk.following import MODES
from tui.desk.screens import RESUMED
from tui.desk.targets import TARGETS
from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.desk.desk import Desk

KEPT = 100
"""Jumps that can be gone back."""


@dataclass(frozen=True, slots=True)
class Place:
    """An article, the cursor in it, and the first visible row's offset."""

    article: str
    cursor: Span
    top: int

    def row(self) -> dict[str, Any]:
        """As it is stored."""
        return {"article": self.article, "cursor": list(self.cursor), "top": self.top}


def place_of(row: Mapping[str, Any]) -> Place:
    """A place from its row. Raises KeyError, TypeError or ValueError where it is none."""
    start, end = row["cursor"]
    return Place(str(row["article"]), Span(int(start), int(end)), int(row["top"]))


class Places:
    """Where the user has been and wants to come back to."""

    def __init__(self, desk: Desk) -> None:
        """No place is known."""
        self._desk = desk
        self.bookmarks: dict[str, Place] = {}
        self._back: list[Place] = []
        self._forward: list[Place] = []

    @property
    def here(self) -> Place | None:
        """The active pane's place."""
        view = self._desk.view
        if view is None:
            return None
        return Place(view.article, view.cursor, view.layout.row_span(view.top).start)

    def leave(self) -> None:
        """Remember this place: a far move follows."""
        here = self.here
        if here is not None and (not self._back or self._back[-1] != here):
            self._back = [*self._back[-KEPT:], here]
            self._forward = []

    def back(self) -> bool:
        """Go to where the last far move began."""
        return self._step(self._back, self._forward)

    def forward(self) -> bool:
        """Undo going back."""
        return self._step(self._forward, self._back)

    def go(self, place: Place) -> bool:
        """Show a place. False: its article is not there."""
        view = self._desk.show(place.article)
        if view is None:
            return False
        body, cursor = view.units.body, place.cursor
        there = body.contains(cursor) and cursor.length > 0
        view.select(cursor if there else view.units.word_at(cursor.start), scroll=False)
        view.scroll_to(view.layout.row_of(min(place.top, body.end)))
        if not view.in_sight(view.cursor.start):
            view.reveal()
        return True

    def _step(self, source: list[Place], other: list[Place]) -> bool:
        here = self.here
        while source:
            place = source.pop()
            if place != here and place.article in self._desk.session.state.articles:
                if here is not None:
                    other.append(here)
                return self.go(place)
        return False

    # Resuming.

    def keep(self) -> bool:
        """Store what lies on the desk. False: it lies there as it was."""
        desk = self._desk
        return desk.session.remember(
            "desk",
            {
                "screen": desk.screens.resumed,
                "panes": [
                    Place(v.article, v.cursor, v.layout.row_span(v.top).start).row()
                    for v in desk.panes.views
                ],
                "active": desk.panes.active,
                "target": desk.target,
                "width": desk.width,
                "following": desk.following.mode,
                "dimmed": desk.novelty.shown,
                "bookmarks": {char: place.row() for char, place in self.bookmarks.items()},
                "read": desk.library.read,
                "here": desk.library.kept,
            },
        )

    def last_open(self) -> list[str]:
        """Ids of the articles that were open last time."""
        panes = self._desk.session.place("desk").get("panes")
        if not isinstance(panes, list):
            return []
        return [str(pane.get("article")) for pane in panes if isinstance(pane, dict)]

    def restore(self) -> bool:
        """Put back what lay on the desk. False: nothing of it is there any more."""
        row = self._desk.session.place("desk")
        try:
            self._restore(row)
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
            return False
        return bool(self._desk.panes.views)

    def _restore(self, row: Mapping[str, Any]) -> None:
        desk = self._desk
        read = {str(name): int(far) for name, far in row["read"].items()}
        bookmarks = {str(char): place_of(each) for char, each in row["bookmarks"].items()}
        places = [place_of(each) for each in row["panes"]]
        active, width, target = int(row["active"]), int(row["width"]), str(row["target"])
        screen, here = str(row["screen"]), str(row["here"])
        if screen not in RESUMED or target not in TARGETS or width < 1:
            raise ValueError(f"nothing the desk can look like: {screen}, {target}, {width}")
        desk.library.read.update(read)
        self.bookmarks, desk.width, desk.target = bookmarks, width, target
        following = str(row.get("following", MODES[0]))
        desk.following.mode = following if following in MODES else MODES[0]
        desk.novelty.shown = bool(row.get("dimmed", True))
        there = [place for place in places if not desk.session.is_missing(place.article)]
        if there:
            desk.panes.lay_out([place.article for place in there])
            for number, place in enumerate(there):
                desk.panes.focus(number)
                desk.screens.go("reader")
                self.go(place)
            desk.panes.focus(min(active, len(there) - 1))
        desk.screens.go(screen if there else "library")
        desk.library.put_on(here)
