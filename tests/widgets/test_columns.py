from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.widgets.columns import changed_columns

BOLD = Style(bold=True)


def strip(text: str, *bold: int) -> Strip:
    return Strip([Segment(sign, BOLD if at in bold else None) for at, sign in enumerate(text)])


@pytest.mark.parametrize(
    ("before", "after", "columns"),
    [
        (strip("abc"), strip("abc"), (0, 0)),
        (strip("abc"), Strip([Segment("abc")]), (0, 0)),
        (strip("abcd", 0), strip("abcd", 2), (0, 3)),
        (strip("abcd"), strip("abxd"), (2, 3)),
        (strip("漢b"), strip("漢c"), (0, 3)),
        (strip("ab"), strip("abc"), (0, 3)),
    ],
)
def test_the_stretch_that_holds_every_difference(
    before: Strip, after: Strip, columns: tuple[int, int]
) -> None:
    assert changed_columns(before, after) == columns
