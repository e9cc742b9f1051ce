"""The figures of the work, table after table: the same as `dateline stats` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.desk.listing import Listing
from tui.session.statistics import tables
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from tui.desk.desk import Desk


class Line(NamedTuple):
    """One line of a table; `number` keeps lines apart that say the same."""

    text: str
    number: int


class Stats(Listing[Line]):
    """Lines of tables to read through."""

    FILTERED = "lines"

    def __init__(self, desk: Desk) -> None:
        """Of what is on this desk."""
        super().__init__()
        self._desk = desk

    def make_rows(self) -> tuple[Line, ...]:
        """Each table with its head and a blank line; filtered, only the lines that fit."""
        texts: list[str] = []
        for table in tables(self._desk.session, self._desk.progress):
            head, *rows = table.lines()
            texts += [head, *(f"  {each}" for each in rows or ["none yet"]), ""]
        wanted = self.filter.casefold()
        shown = texts[:-1] if not wanted else [t for t in texts if wanted in t.casefold()]
        return tuple(Line(text, number) for number, text in enumerate(shown))

    def key(self, row: Line) -> str:
        """Its number."""
        return str(row.number)

    def place(self, desk: Desk) -> str:
        """Which corpus, and how much of it is decided."""
        return f"{clean_line(desk.corpus)}   {desk.progress.share()} suggestions decided"

    def state(self, desk: Desk) -> str:
        """Which screen this is."""
        return "STATISTICS"

    def line(self, row: Line, width: int) -> str:
        """The line as it is."""
        return row.text

    def text(self) -> str:
        """The line."""
        return self.here.text.strip() if self.here else ""
