"""Containers that cost nothing to paint, because their children cover them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.containers import Horizontal, Vertical
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.palette import Palette

if TYPE_CHECKING:
    from textual.geometry import Region


def blanks(crop: Region) -> list[Strip]:
    """Rows of nothing. Textual asks every container for all rows between the first changed one
    and the last, and cuts them away again."""
    return [Strip.blank(crop.width)] * crop.height


class CoveredRow(Horizontal):
    """Children side by side that leave nothing uncovered."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing of it is seen."""
        return blanks(crop)


class CoveredColumn(Vertical):
    """Children one below the other that leave nothing uncovered."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing of it is seen."""
        return blanks(crop)


class Divider(Widget, can_focus=False):
    """A line between two columns."""

    DEFAULT_CSS = "Divider { width: 1; height: 1fr; color: $quiet; }"

    def __init__(self, sign: str = "│") -> None:
        """`sign` is one cell wide."""
        super().__init__()
        self._palette = Palette(self, "divider--")
        self._sign = sign

    def notify_style_update(self) -> None:
        """Paint anew: the theme has changed."""
        super().notify_style_update()
        self._palette.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The line, row by row."""
        return [Strip([Segment(self._sign, self._palette.style())], 1)] * crop.height
