"""Which columns of a row have changed: the fewer are sent, the better it feels over ssh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text.cells import is_simple

if TYPE_CHECKING:
    from textual.strip import Strip


def changed_columns(before: Strip, after: Strip) -> tuple[int, int]:
    """The first cell that differs and the one after the last; equal when none does.

    Rows of the same width. Where a sign takes more or less than a cell, it is the whole row.
    """
    width = after.cell_length
    if before == after:
        return 0, 0
    old, new = ([(c, s.style) for s in strip for c in s.text] for strip in (before, after))
    if len(old) != len(new) or not (is_simple(before.text) and is_simple(after.text)):
        return 0, width
    differ = [x for x, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    return (differ[0], differ[-1] + 1) if differ else (0, 0)
