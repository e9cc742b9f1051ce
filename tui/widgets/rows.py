"""A body of plain rows, drawn row by row: what a list looks like at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.line import cut
from tui.widgets.palette import Palette
from tui.widgets.signs import aligned, signs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    Row = tuple[tuple[str, str], ...]
    Draw = Callable[[int, int], Sequence[Row]]
    """Rows of text in styles, for a width and a height in cells."""


class Rows(Widget, can_focus=False):
    """Paints what it is handed; only rows that have changed are painted again."""

    COMPONENT_CLASSES = {
        f"rows--{name}"
        for name in (
            *("head", "cursor", "quiet", "strong", "warning"),
            *("actor", "claim", "date"),
        )
    }
    """Styles that a piece may name; the row at the cursor is reversed to its end."""
    DEFAULT_CSS = """
    Rows { height: 1fr; }
    Rows .rows--head { text-style: bold; }
    Rows .rows--cursor { text-style: reverse; }
    Rows .rows--quiet { color: $quiet; }
    Rows .rows--strong { text-style: bold; }
    Rows .rows--warning { text-style: italic; color: $warning; }
    Rows .rows--actor { color: $actor; }
    Rows .rows--claim { color: $claim; }
    Rows .rows--date { color: $date; }
    """

    @dataclass
    class Pressed(Message):
        """The mouse went down on a line of the widget, counted from 0."""

        y: int

    @dataclass
    class Scrolled(Message):
        """The wheel was turned by so many rows, down or (negative) up."""

        rows: int

    def __init__(self, *, plain: bool = False) -> None:
        """Empty."""
        super().__init__()
        self._plain = plain
        self._palette = Palette(self, "rows--")
        self._draw: Draw = lambda width, height: ()
        self._rows: list[Row] = []

    def show(self, draw: Draw) -> None:
        """Show what this draws now, and in every other size of the window."""
        self._draw = draw
        before, self._rows = self._rows, self._drawn()
        for y, (old, new) in enumerate(zip_longest(before, self._rows)):
            if old != new:
                self.refresh(Region(0, y, self.size.width, 1))

    def notify_style_update(self) -> None:
        """Paint anew: the theme has changed."""
        super().notify_style_update()
        self._palette.clear()

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._rows = self._drawn()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        width = self.size.width
        row = self._rows[y] if y < len(self._rows) else ()
        pieces = cut(list(row), width, signs("…", plain=self._plain))
        strip = Strip([Segment(text, self._palette.style(name)) for text, name in pieces])
        rest = pieces[-1][1] if pieces and pieces[-1][1] == "cursor" else ""
        return strip.adjust_cell_length(width, self._palette.style(rest))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Say where it was."""
        self.post_message(self.Pressed(event.y))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move on."""
        event.stop()
        self.post_message(self.Scrolled(3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move back."""
        event.stop()
        self.post_message(self.Scrolled(-3))

    def _drawn(self) -> list[Row]:
        width, height = self.size
        rows = self._draw(width, height)[:height] if width and height else ()
        plain = self._plain
        return [tuple((aligned(text, plain=plain), name) for text, name in row) for row in rows]
