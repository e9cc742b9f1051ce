"""What is known of the thing at the cursor."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.text.cells import cell_width
from tui.widgets.palette import Palette

if TYPE_CHECKING:
    from collections.abc import Sequence

LABEL = 10
"""Columns for the labels."""


class Inspector(Widget, can_focus=False):
    """Labels and values, a line each; values that are too long go on in the next line."""

    COMPONENT_CLASSES = {"inspector--label"}
    DEFAULT_CSS = """
    Inspector { display: none; }
    Inspector .inspector--label { color: $quiet; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Empty."""
        super().__init__(id=id)
        self._palette = Palette(self, "inspector--")
        self._shown: list[tuple[str, str]] = []

    def notify_style_update(self) -> None:
        """Paint anew: the theme has changed."""
        super().notify_style_update()
        self._palette.clear()

    def show(self, lines: Sequence[tuple[str, str]]) -> None:
        """Labels with their values; the text must be fit for the terminal.

        Only rows that say something else now are painted.
        """
        width = self.size.width
        before, self._shown = self._shown, self._rows(lines, width)
        for y, (old, new) in enumerate(zip_longest(before, self._shown)):
            if old != new:
                self.refresh(Region(0, y + 1, width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width = self.size.width
        if y == 0:
            title = " inspector " if width > 20 else ""
            return Strip([Segment(f"─{title:─<{width - 1}}", self._palette.style("label"))])
        if y > len(self._shown):
            return Strip.blank(width, self._palette.style())
        label, value = self._shown[y - 1]
        pieces = [
            Segment(f" {label:<{LABEL - 1}}"[:LABEL], self._palette.style("label")),
            Segment(value, self._palette.style()),
        ]
        return Strip(pieces).adjust_cell_length(width, self._palette.style())

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows; there is no border and no padding."""
        left, top, right, bottom = crop.corners
        return [self.render_line(y).crop(left, right) for y in range(top, bottom)]

    @staticmethod
    def _rows(lines: Sequence[tuple[str, str]], width: int) -> list[tuple[str, str]]:
        rows = []
        for label, value in lines:
            for number, piece in enumerate(_wrapped(value, max(4, width - LABEL - 1))):
                rows.append((label if number == 0 else "", piece))
        return rows


def _wrapped(text: str, width: int) -> list[str]:
    """Words in lines of at most so many cells."""
    lines = [""]
    for word in text.split(" "):
        grown = f"{lines[-1]} {word}".strip()
        if lines[-1] and cell_width(grown) > width:
            lines.append(word)
        else:
            lines[-1] = grown
    return lines
