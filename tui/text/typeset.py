"""Break an article's body into rows that fit a width. Rows are stretches of the text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from tui.model.span import Span
from tui.text.cells import cell_width, cell_widths, is_simple
from tui.text.clean import clean
from tui.text.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

SKIP = "\u2060"
"""Stands in `Layout.text` for white space around a line end that is shown as one blank.

It has no width and is not painted; the article's own word joiners are cleaned away."""

_LINE_END = re.compile(r" *\n[ \n]*")


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A body in rows. Compared by identity."""

    text: str
    """The article's text, cleaned to be shown: same length, so that offsets hold."""
    width: int
    """Cells."""
    starts: array[int]
    """First offset of each row, rising; one row at least."""
    ends: array[int]
    """Where each row ends; the blank row between two paragraphs ends where it starts."""

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.starts)

    def row_of(self, offset: int) -> int:
        """The row an offset stands in; what is not shown counts to the row before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def column_of(self, offset: int) -> int:
        """The cell of its row in which the sign at an offset starts."""
        column = 0
        for sign, at, _ in self.signs(self.row_of(offset)):
            if offset < sign.end:
                return at
            column = at
        row = self.row_span(self.row_of(offset))
        return cell_width(self.text[row.start : row.end]) if offset >= row.end else column

    def offset_at(self, row: int, column: int) -> int:
        """The offset of the sign that covers a cell; both are clamped to what there is."""
        return self.sign_at(row, column).start

    def sign_at(self, row: int, column: int) -> Span:
        """The sign that covers a cell; beyond the end of the row an empty span there."""
        row = min(max(row, 0), self.rows - 1)
        for sign, at, size in self.signs(row):
            if column < at + size:
                return sign
        return Span(self.ends[row], self.ends[row])

    def signs(self, row: int) -> Iterator[tuple[Span, int, int]]:
        """The clusters of a row: where each stands, its first cell, its cells."""
        start, end = self.row_span(row)
        widths = cell_widths(self.text[start:end])
        first, column = 0, 0
        for index in range(1, len(widths) + 1):
            if index == len(widths) or widths[index]:
                yield Span(start + first, start + index), column, widths[first]
                first, column = index, column + widths[first]

    def row_span(self, row: int) -> Span:
        """The stretch of text a row shows."""
        return Span(self.starts[row], self.ends[row])

    def first_of_paragraph(self, row: int) -> bool:
        """Does a paragraph begin in this row?"""
        if self.starts[row] == self.ends[row]:
            return False
        return row == 0 or self.starts[row - 1] == self.ends[row - 1]


def typeset(text: str, body: Span, width: int) -> Layout:
    """Wrap the body's paragraphs at spaces, with a blank row between two of them.

    A longer word is cut between clusters. In a width of 1, a sign of 2 cells overflows.
    """
    parts = paragraphs(text, body)
    shown = _joined(clean(text), parts)
    width = max(1, width)
    simple = is_simple(shown)
    starts, ends = array("q"), array("q")
    for number, part in enumerate(parts):
        if number:
            blank = max(parts[number - 1].end, part.start - 1)
            starts.append(blank)
            ends.append(blank)
        if simple or is_simple(shown[part.start : part.end]):
            _wrap_simple(shown, part, width, starts, ends)
        else:
            _wrap_wide(shown, part, width, starts, ends)
    if not parts:
        starts.append(body.start)
        ends.append(body.start)
    return Layout(shown, width, starts, ends)


def _joined(text: str, parts: tuple[Span, ...]) -> str:
    """No line end is left; one inside a paragraph is shown as a single blank."""
    if all(text.find("\n", *part) < 0 for part in parts):
        return text.replace("\n", " ")
    edges = (0, *(edge for part in parts for edge in part), len(text))
    pieces = [text[start:end] for start, end in pairwise(edges)]
    pieces[1::2] = [_LINE_END.sub(_one_blank, piece) for piece in pieces[1::2]]
    return "".join(pieces).replace("\n", " ")


def _one_blank(match: re.Match[str]) -> str:
    return " " + SKIP * (len(match[0]) - 1)


def _wrap_simple(
    text: str, part: Span, width: int, starts: array[int], ends: array[int]
) -> None:
    """One code point, one cell."""
    at, end = part
    rfind = text.rfind
    while end - at > width:
        cut = rfind(" ", at, at + width + 1)
        if cut <= at:
            cut = at + width
        _row(text, at, cut, starts, ends)
        at = cut
        while text[at] == " ":
            at += 1
    starts.append(at)
    ends.append(end)


def _wrap_wide(text: str, part: Span, width: int, starts: array[int], ends: array[int]) -> None:
    """Signs of several code points, or of two cells: those may be parted from a neighbour."""
    piece = text[part.start : part.end]
    widths = cell_widths(piece)
    cells = array("q", accumulate(widths, initial=0))
    at, end = 0, len(piece)
    while cells[end] - cells[at] > width:
        stop = bisect_right(cells, cells[at] + width, at) - 1
        while stop <= at or (stop < end and not widths[stop]):
            stop += 1
        cut = max(_blank_before(piece, widths, at, stop), _wide_before(widths, at, stop))
        cut = cut if cut > at else stop
        _row(piece, at, cut, starts, ends, part.start)
        at = cut
        while at < end and piece[at] in (" ", SKIP):
            at += 1
    if at < end:
        starts.append(part.start + at)
        ends.append(part.end)


def _blank_before(piece: str, widths: bytearray, at: int, stop: int) -> int:
    """The last blank from `at` to `stop` that carries no mark, or -1."""
    blank = piece.rfind(" ", at, stop + 1)
    while blank >= 0 and blank + 1 < len(piece):
        if widths[blank + 1] or piece[blank + 1] == SKIP:
            break
        blank = piece.rfind(" ", at, blank)
    return blank


def _wide_before(widths: bytearray, at: int, stop: int) -> int:
    """The last place up to `stop` beside a sign of two cells, or -1."""
    if stop == len(widths) or widths[stop] == 2:
        return stop
    wide = widths.rfind(2, at, stop)
    if wide < 0:
        return -1
    wide += 1
    while wide < stop and not widths[wide]:
        wide += 1
    return wide


def _row(
    text: str, at: int, cut: int, starts: array[int], ends: array[int], base: int = 0
) -> None:
    """Add a row without the blanks at its end."""
    while cut > at and text[cut - 1] in (" ", SKIP):
        cut -= 1
    starts.append(base + at)
    ends.append(base + cut)
