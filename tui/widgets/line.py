"""One row of the screen: header, status, footer, choice bar, the title over a pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.text.cells import cell_width, clusters
from tui.text.clean import clean_line
from tui.widgets.columns import changed_columns
from tui.widgets.palette import Palette
from tui.widgets.signs import signs

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 2
"""Blanks between the pieces on the right, and before them."""
ALWAYS = 9
"""The priority of a piece that stays whatever the width."""


class Piece(NamedTuple):
    """A part of a line."""

    text: str
    style: str = ""
    """A component class of the line without its `line--`: key, strong, quiet, warning …"""
    priority: int = 0
    """On the right: the lowest is left out first; `ALWAYS` never."""


class Line(Widget, can_focus=False):
    """A row with a left part that is cut where it must be, and a right part of pieces."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {
        f"line--{name}"
        for name in (
            *("strong", "quiet", "key", "reverse", "warning", "error", "success"),
            *("actor", "claim", "date"),
        )
    }
    """Styles a `Piece` may name."""
    DEFAULT_CSS = """
    Line {
        height: 1;
        background: $background;
        color: $foreground;
        & > .line--strong { text-style: bold; }
        & > .line--quiet { color: $quiet; }
        & > .line--key { color: $accent; text-style: bold; }
        & > .line--reverse { text-style: reverse; }
        & > .line--warning { color: $warning; text-style: bold; }
        & > .line--error { color: $error; text-style: bold reverse; }
        & > .line--success { color: $success; }
        & > .line--actor { color: $actor; text-style: bold; }
        & > .line--claim { color: $claim; }
        & > .line--date { color: $date; text-style: bold italic; }
    }
    """

    def __init__(self, *, plain: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._plain = plain
        self._ellipsis = signs("…", plain=plain)
        self._left: tuple[Piece, ...] = ()
        self._right: tuple[Piece, ...] = ()
        self._strip: Strip | None = None
        """The row as it was painted last."""
        self._palette = Palette(self, "line--")

    def show(
        self, left: Sequence[tuple[str, str] | Piece], right: Sequence[Piece] = ()
    ) -> None:
        """Show these; repaints once, without a new layout, and only if something differs."""
        plain = self._plain
        shown = (
            tuple(Piece(signs(piece[0], plain=plain), piece[1]) for piece in left),
            tuple(piece._replace(text=signs(piece.text, plain=plain)) for piece in right),
        )
        if shown != (self._left, self._right):
            self._left, self._right = shown
            self._refresh_row()

    def _refresh_row(self) -> None:
        """Repaint what differs from the row that was painted last."""
        before, self._strip = self._strip, None
        if before is None:  # not painted yet, perhaps not even styled
            self.refresh()
            return
        start, end = changed_columns(before, self.render_line(0))
        if start < end:
            self.refresh(Region(start, 0, end - start, 1))

    def notify_style_update(self) -> None:
        """Paint anew: the theme has changed."""
        super().notify_style_update()
        self._palette.clear()
        self._strip = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the row, and blanks should the line have been made higher."""
        left, top, right, bottom = crop.corners
        return [self.render_line(y).crop(left, right) for y in range(top, bottom)]

    def render_line(self, y: int) -> Strip:
        """Draw the row."""
        width, style = self.size.width, self._palette.style
        if y:
            return Strip.blank(width, style())
        if self._strip is None or self._strip.cell_length != width:
            segments = [Segment(text, style(name)) for text, name in self._pieces(width)]
            self._strip = Strip(segments, width)
        return self._strip

    def _pieces(self, width: int) -> list[tuple[str, str]]:
        """Texts with their styles, together as wide as the line."""
        return fit(self._left, self._right, width, self._ellipsis)


def fit(
    left: Sequence[Piece], right: Sequence[Piece], width: int, ellipsis: str = "…"
) -> list[tuple[str, str]]:
    """Texts with their styles, together `width` cells wide.

    Right pieces go first, the lowest priority and of those the rightmost first; then the left
    part is cut.
    """
    lefts = [(clean_line(piece.text), piece.style) for piece in left]
    kept = [piece._replace(text=clean_line(piece.text)) for piece in right if piece.text]
    wanted = sum(cell_width(text) for text, _ in lefts)
    while kept and wanted + sum(GAP + cell_width(piece.text) for piece in kept) > width:
        number = min(range(len(kept)), key=lambda n: (kept[n].priority, -n))
        if kept[number].priority >= ALWAYS:
            break
        del kept[number]
    rights = [part for piece in kept for part in ((" " * GAP, ""), (piece.text, piece.style))]
    rights = cut(rights, width, ellipsis)
    room = width - sum(cell_width(text) for text, _ in rights)
    lefts = cut(lefts, room, ellipsis)
    blank = room - sum(cell_width(text) for text, _ in lefts)
    return [*lefts, (" " * blank, ""), *rights]


def cut(pieces: list[tuple[str, str]], width: int, ellipsis: str) -> list[tuple[str, str]]:
    """The pieces, as far as they go; where some of them is left out, an ellipsis says so."""
    if sum(cell_width(text) for text, _ in pieces) <= width:
        return pieces
    room = width - cell_width(ellipsis)
    held: list[tuple[str, str]] = []
    for text, style in pieces:
        part = head(text, room)
        held.append((part, style))
        room -= cell_width(part)
        if part != text:
            break
    return [*held, (ellipsis, held[-1][1])] if width >= cell_width(ellipsis) else []


def head(text: str, width: int) -> str:
    """As many signs of a cleaned text as fit."""
    used = 0
    for start, end in clusters(text, 0, len(text)):
        used += cell_width(text[start:end])
        if used > width:
            return text[:start]
    return text
