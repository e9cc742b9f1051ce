from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.desk.labels import labels
from tui.text.cells import cell_width


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["001-harbour-times", "002-observer"], ["001", "002"]),
        (["report-a", "report-b"], ["a", "b"]),
        (["monitoring", "harbour"], ["mon…", "har…"]),
        (["the same", "the same"], ["1", "2"]),
        ([], []),
    ],
)
def test_labels_tell_articles_apart(names: list[str], expected: list[str]) -> None:
    assert labels(names, 4) == expected


@given(st.lists(st.text("ab-1名 ", max_size=9), max_size=9, unique=True))
def test_no_two_are_alike_and_all_fit(names: list[str]) -> None:
    found = labels(names, 4)
    assert len(set(found)) == len(found) == len(names)
    assert all(cell_width(each) <= 4 for each in found)
