"""Labels over a row of text, while a jump is being chosen."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.text.cells import cell_width, clusters
from tui.widgets.looks import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.widgets.looks import Piece

LOOK = ("hint",)


def lay_over(pieces: Iterable[Piece], labels: list[tuple[int, str]], width: int) -> list[Piece]:
    """The row with each label at its cell; the text keeps its place under them.

    A label that would leave the row begins earlier, one that would cover the next is cut, and
    of a sign of two cells that is half covered a blank is left.
    """
    cells = list(_cells(pieces))
    cells += [BLANK] * (width - len(cells))
    labels = sorted(labels)
    ends = [*(column for column, _ in labels), width][1:]
    for (column, label), end in zip(labels, ends, strict=True):
        start = max(0, min(column, width - len(label)))
        for at, letter in enumerate(label[: max(1, end - start)], start):
            _put(cells, at, letter)
    held = [cell for cell in cells if cell is not None]
    groups = groupby(held, key=itemgetter(1))
    return [("".join(text for text, _ in group), look) for look, group in groups]


def _cells(pieces: Iterable[Piece]) -> Iterator[Piece | None]:
    """One entry a cell; None under the second cell of a sign."""
    for text, look in pieces:
        for start, end in clusters(text, 0, len(text)):
            yield text[start:end], look
            for _ in range(cell_width(text[start:end]) - 1):
                yield None


def _put(cells: list[Piece | None], at: int, letter: str) -> None:
    if at >= len(cells):
        return
    if cells[at] is None:
        cells[at - 1] = BLANK
    if at + 1 < len(cells) and cells[at + 1] is None:
        cells[at + 1] = BLANK
    cells[at] = (letter, LOOK)
