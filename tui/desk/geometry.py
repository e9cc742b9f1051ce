"""How a screen is divided: how many panes, how wide, and where the inspector goes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

SIGNS = 3
"""Columns for the signs before the text."""
GUTTER, SCROLLBAR, DIVIDER = SIGNS + 1, 1, 1
"""Columns left of the text, with a blank before it; right of it; and between two panes."""
LEAST_TEXT = 35
"""Columns of text below which a pane is not worth having."""
MOST_PANES = 4
INSPECTOR_SIDE, INSPECTOR_BELOW = 40, 8
"""Columns beside the panes, rows under them (a rule among them)."""
LEAST = (20, 6)
"""Columns and rows below which nothing can be shown."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """One division of a screen of `columns` by `rows` cells."""

    columns: int
    rows: int
    panes: int
    pane_widths: tuple[int, ...]
    """Gutter, text and scrollbar of each pane, without the divider after it."""
    text_rows: int
    """Rows of text in a pane, below its title."""
    inspector: str = ""
    """below, side, or nothing."""
    framed: bool = True
    """Is the header shown?"""

    @property
    def too_small(self) -> bool:
        """Is there no room for any text?"""
        return self.columns < LEAST[0] or self.rows < LEAST[1]

    def text_width(self, pane: int, wanted: int) -> int:
        """Columns of text in a pane; `wanted` is the most the user likes to read."""
        return text_width(self.pane_widths[pane], wanted)


def text_width(pane: int, wanted: int) -> int:
    """Columns of text in a pane of so many columns in all."""
    return max(1, min(wanted, pane - GUTTER - SCROLLBAR))


def capacity(columns: int) -> int:
    """How many panes fit side by side with enough text in each."""
    return max(
        1, min(MOST_PANES, (columns + DIVIDER) // (LEAST_TEXT + GUTTER + SCROLLBAR + DIVIDER))
    )


@lru_cache(maxsize=8)
def divide(columns: int, rows: int, panes: int, *, inspector: bool) -> Geometry:
    """Divide a screen among so many panes, fewer where they do not fit."""
    framed = rows >= 10 and columns >= 40
    shown = max(1, min(panes, capacity(columns)))
    place = _inspector_place(columns, rows, shown) if inspector and framed else ""
    room = columns - (INSPECTOR_SIDE + DIVIDER if place == "side" else 0)
    each, rest = divmod(max(1, room - DIVIDER * (shown - 1)), shown)
    widths = tuple(each + (number < rest) for number in range(shown))
    taken = (5 if framed else 4) + (INSPECTOR_BELOW if place == "below" else 0)
    return Geometry(columns, rows, shown, widths, max(1, rows - taken), place, framed)


def _inspector_place(columns: int, rows: int, panes: int) -> str:
    if capacity(columns - INSPECTOR_SIDE - DIVIDER) >= panes and columns >= 100:
        return "side"
    return "below" if rows >= 20 else ""
