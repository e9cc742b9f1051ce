"""Columns for articles beside a wide first one: which fit, how wide, what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.desk.labels import labels
from tui.text.cells import cell_width, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST, MOST = 5, 12
"""Cells of a column."""
TEXT, WIDE_TEXT, LEAST_TEXT, MOST_TEXT = 30, 60, 16, 100
"""Cells of the first column: wanted, before others grow, at least, at most."""
LAST, SPARE = 9, 2
"""Cells of the last column, and how many of them stay free: ≠ is != in ASCII."""
SIDE = 5
"""Cells on the right of the columns that say how many more there are."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What a width has room for."""

    text: int
    """Cells of the first column."""
    cells: int
    """Cells of each article's column."""
    first: int
    """The number of the first article that is shown."""
    shown: tuple[str, ...]
    """The articles that have a column."""
    names: tuple[str, ...]
    """What these are called."""
    rest: int
    """How many more there are on the right."""

    def head(self, text: str, last: str) -> str:
        """The row of names; with the number of articles on either side that are not shown."""
        before = f"‹{self.first} " if self.first else ""
        start = fitted(text, self.text - len(before)) + before
        cells = "".join(middle(name, self.cells) for name in self.names)
        return f"{start}{cells}{self.side}{at_the_end(last)}"

    @property
    def side(self) -> str:
        """Between the columns and the last one."""
        if self.rest:
            return fitted(f" {self.rest}›", SIDE)
        return " " * SIDE if self.first else ""


def columns_for(articles: Sequence[str], names: Sequence[str], width: int, at: int) -> Columns:
    """The columns for a width; the article of this number has one, with `names` in full."""
    text = TEXT if width >= TEXT + 4 * LEAST + LAST else LEAST_TEXT
    room = max(0, width - text - LAST) // LEAST
    if len(articles) <= room:
        cells = max(LEAST, min(MOST, (width - WIDE_TEXT - LAST) // max(1, len(articles))))
        text = min(MOST_TEXT, width - LAST - cells * len(articles))
        called = labels(list(names), cells - 1)
        return Columns(max(1, text), cells, 0, tuple(articles), tuple(called), 0)
    room = max(1, (width - text - LAST - SIDE) // LEAST)
    first = max(0, min(at - room // 2, len(articles) - room))
    shown = tuple(articles[first : first + room])
    called = labels(list(names), LEAST - 1)[first : first + room]
    text = max(1, width - LAST - SIDE - LEAST * len(shown))
    rest = len(articles) - first - len(shown)
    return Columns(text, LEAST, first, shown, tuple(called), rest)


def at_the_end(text: str) -> str:
    """A text in the last column."""
    return fitted(text, LAST - SPARE, right=True) + " " * SPARE


def middle(text: str, cells: int) -> str:
    """A text in the middle of so many cells, rather to the right."""
    size = cell_width(text)
    if size > cells:
        text, size = fitted(text, cells), cells
    left = (cells - size + 1) // 2
    return " " * left + text + " " * (cells - left - size)
