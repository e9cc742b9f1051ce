"""What every list on the desk has: rows, a cursor that stays on its row, order, filter."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk.desk import Desk
    from tui.session.session import Touched

R = TypeVar("R")

Picture = list[tuple[tuple[str, str], ...]]
"""Rows of a screen: pieces of text, each with the name of its style (see `widgets.rows`)."""


class Listing(ABC, Generic[R]):
    """A list without its rows; see `desk.screens` for how one becomes a screen.

    The cursor stays on its row whatever happens around it.
    """

    SORTS: ClassVar[tuple[str, ...]] = ()
    """Columns to sort by, the first to begin with."""
    FILTERED: ClassVar[str] = "rows"
    """What is counted when the filter changes: articles, actors."""

    def __init__(self) -> None:
        """At the first row, unfiltered."""
        self.filter = ""
        self.sort = self.SORTS[0] if self.SORTS else ""
        self.descending = False
        """Is the order turned round?"""
        self.top = 0
        self.height = 1
        """Rows that the screen has room for."""
        self._here = ""
        self._last = 0
        """Which row the cursor was on, for when that row has gone."""
        self._rows: tuple[R, ...] | None = None

    # What a list must say.

    @abstractmethod
    def make_rows(self) -> tuple[R, ...]:
        """The rows as they are now, filtered and sorted."""

    @abstractmethod
    def key(self, row: R) -> str:
        """What stays the same of a row when its other fields change."""

    @abstractmethod
    def place(self, desk: Desk) -> str:
        """The header's left: what is listed, and how much."""

    @abstractmethod
    def state(self, desk: Desk) -> str:
        """The header's right, before what is saved."""

    # What it may say.

    def status(self, desk: Desk) -> str:
        """The status line when nothing else is to be said."""
        return f"filter “{clean_line(self.filter)}”" if self.filter else ""

    def head(self, width: int) -> str:
        """The names of the columns."""
        return ""

    def line(self, row: R, width: int) -> str:
        """One row in so many cells, after the cursor's sign. More is cut off."""
        return ""

    def below(self, width: int, height: int) -> Sequence[tuple[str, str]]:
        """Lines under the list, in styles: what is known of the row at the cursor."""
        return ()

    def empty(self, desk: Desk) -> Sequence[str]:
        """What is said in place of rows; it names the next key."""
        return ("Nothing here yet.",)

    def open(self, desk: Desk) -> None:
        """What ⏎ does with the row at the cursor."""

    def text(self) -> str:
        """What is copied of the row at the cursor; empty: nothing."""
        return ""

    # What changes it.

    def touched(self, change: Touched) -> None:
        """The session has changed."""
        self.refresh()

    def refresh(self) -> None:
        """Make the rows again when they are next asked for."""
        if self._rows is not None:
            self._last = self.at
        self._rows = None

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows as they stand now, filtered and sorted."""
        if self._rows is None:
            self._rows = self.make_rows()
        return self._rows

    @property
    def at(self) -> int:
        """Which row the cursor is on."""
        found = (n for n, row in enumerate(self.rows) if self.key(row) == self._here)
        return next(found, 0 if self.filter else max(0, min(self._last, len(self.rows) - 1)))

    @property
    def here(self) -> R | None:
        """The row under the cursor."""
        return self.rows[self.at] if self.rows else None

    @property
    def kept(self) -> str:
        """The key of the row that the cursor was put on; costs no rows. Empty: on none yet."""
        return self._here

    def go(self, number: int) -> None:
        """Put the cursor on a row, as far as there are rows."""
        if not self.rows:
            return
        number = max(0, min(number, len(self.rows) - 1))
        self._here = self.key(self.rows[number])
        self.keep_in_sight()

    def put_on(self, key: str) -> None:
        """Put the cursor on the row of this key."""
        self._here = key
        self.go(self.at)

    def down(self, rows: int) -> None:
        """Move the cursor."""
        self.go(self.at + rows)

    def keep_in_sight(self) -> None:
        """Scroll no more than is needed to see the cursor."""
        at, last = self.at, max(0, len(self.rows) - self.height)
        self.top = min(max(min(self.top, at), at - self.height + 1), last)

    def sort_by_next(self) -> str:
        """Sort by the next column; empty: there is only one order."""
        if self.SORTS:
            self.sort = self.SORTS[(self.SORTS.index(self.sort) + 1) % len(self.SORTS)]
            self.refresh()
        return self.sort

    def turn_round(self) -> None:
        """Turn the order round."""
        self.descending = not self.descending
        self.refresh()

    def give_up(self) -> None:
        """Leave what was begun here: a filter."""
        if self.filter:
            self.narrow("")

    def narrow(self, wanted: str) -> None:
        """Show only rows with these letters; empty: all."""
        self.filter = wanted.strip()
        self.refresh()
        self.go(self.at)

    # What it looks like.

    def picture(self, desk: Desk, width: int, height: int) -> Picture:
        """The body of the screen, line by line; notes how many rows there is room for."""
        if not self.rows:
            words = [((f"     {each}", ""),) for each in self.empty(desk)]
            return [*[()] * max(1, height // 3), *words]
        self.height = max(1, height - 1)
        below = list(self.below(width, max(0, height - 2 - min(len(self.rows), height // 2))))
        self.height = max(1, height - 1 - (len(below) + 1 if below else 0))
        self.keep_in_sight()
        shown: Picture = [((f"   {self.head(width)}", "head"),)]
        at = self.at
        for number, row in enumerate(self.rows[self.top : self.top + self.height], self.top):
            sign, style = (" ▸ ", "cursor") if number == at else ("   ", "")
            shown.append(((f"{sign}{self.line(row, width - 3)}", style),))
        return [*shown, (), *(((text, style),) for text, style in below)]

    def row_at(self, y: int) -> int | None:
        """The number of the row that the picture shows in a line; none: it shows another."""
        number = self.top + y - 1
        inside = 0 < y <= self.height and number < len(self.rows)
        return number if inside else None
