"""What is known of the thing at the cursor."""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.text.cells import cell_width
from tui.widgets.columns import changed_columns
from tui.widgets.palette import Palette
from tui.widgets.signs import signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LABEL = 10
"""Columns for the labels."""
COUNTED = 99
"""Lines out of sight up to which they are counted: a value may be very long."""


class Inspector(Widget, can_focus=False):
    """Labels and values, a line each; values that are too long go on in the next line.

    Where there is no room for all of them the last line says how many are left out.
    """

    COMPONENT_CLASSES = {"inspector--label"}
    DEFAULT_CSS = """
    Inspector { display: none; }
    Inspector .inspector--label { color: $quiet; }
    """

    def __init__(self, *, plain: bool = False, id: str | None = None) -> None:  # noqa: A002
        """Empty."""
        super().__init__(id=id)
        self._palette = Palette(self, "inspector--")
        self._plain = plain
        self._lines: tuple[tuple[str, str], ...] = ()
        self._strips: list[Strip] = []
        """The rows as they were painted last; blank below them."""

    def notify_style_update(self) -> None:
        """Paint anew: the theme has changed."""
        super().notify_style_update()
        self._palette.clear()
        self._strips = []

    def show(self, lines: Sequence[tuple[str, str]]) -> None:
        """Labels with their values; the text must be fit for the terminal.

        Only cells that say something else now are painted.
        """
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        if not self._strips:  # not painted yet
            self.refresh()
            return
        before, self._strips = self._strips, self._painted()
        blank = self._row("", "")
        for y, (old, new) in enumerate(zip_longest(before, self._strips, fillvalue=blank)):
            start, end = changed_columns(old, new)
            if start < end:
                self.refresh(Region(start, y, end - start, 1))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows; there is no border and no padding."""
        left, top, right, bottom = crop.corners
        if not self._strips or self._strips[0].cell_length != self.size.width:
            self._strips = self._painted()
        rows = self._strips[top:bottom]
        rows += [self._row("", "")] * (bottom - top - len(rows))
        whole = left == 0 and right >= self.size.width
        return rows if whole else [row.crop(left, right) for row in rows]

    def _painted(self) -> list[Strip]:
        width = self.size.width
        title = Segment(
            signs(f"{'─ inspector ':─<{width}}"[:width], plain=self._plain),
            self._palette.style("label"),
        )
        rows = self._fitting(width, max(0, self.size.height - 1))
        return [Strip([title]), *(self._row(label, value) for label, value in rows)]

    def _fitting(self, width: int, room: int) -> list[tuple[str, str]]:
        """As many lines as there is room for; the last one tells of those that have none."""
        rows = list(islice(self._rows(self._lines, width), room + COUNTED))
        if len(rows) <= room or not room:
            return rows[:room]
        left = len(rows) - room + 1
        more = f"over {COUNTED}" if left > COUNTED else str(left)
        return [*rows[: room - 1], ("", f"… {more} more lines: a higher window shows them")]

    def _row(self, label: str, value: str) -> Strip:
        pieces = [
            Segment(f" {label:<{LABEL - 1}}"[:LABEL], self._palette.style("label")),
            Segment(signs(value, plain=self._plain), self._palette.style()),
        ]
        return Strip(pieces).adjust_cell_length(self.size.width, self._palette.style())

    @staticmethod
    def _rows(lines: Sequence[tuple[str, str]], width: int) -> Iterator[tuple[str, str]]:
        for label, value in lines:
            for number, piece in enumerate(_wrapped(value, max(4, width - LABEL - 1))):
                yield label if number == 0 else "", piece


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Words in lines of at most so many cells, made as they are asked for."""
    line = ""
    for word in text.split(" "):
        grown = f"{line} {word}".strip()
        if line and cell_width(grown) > width:
            yield line
            line = word
        else:
            line = grown
    yield line
