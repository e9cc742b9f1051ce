from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.text.cells import cell_width, cell_widths, clusters, is_simple, thin_floods
from tui.text.clean import clean

HARD = st.text(
    st.sampled_from(
        "aé e\u0301漢字שלום한\u1112\u1161\u11ab👍\U0001f3fb👩\u200d❤\ufe0f🇫🇷\u0e33·"
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "cells", "signs"),
    [
        ("Homs", 4, 4),
        ("e\u0301t\u0301", 2, 2),
        ("漢字", 4, 2),
        ("❤\ufe0f!", 3, 2),
        ("👩\u200d👩\u200d👧!", 3, 2),
        ("🇫🇷🇩🇪", 4, 2),
        ("👍\U0001f3fb", 2, 1),
        ("\u1112\u1161\u11ab", 2, 1),
        ("می\u200cخواهم", 7, 7),
        ("", 0, 0),
    ],
)
def test_a_sign_is_what_is_drawn_as_one(text: str, cells: int, signs: int) -> None:
    assert cell_width(text) == cells
    assert len(list(clusters(text, 0, len(text)))) == signs


@given(HARD)
def test_clusters_cover_the_text_without_gaps(text: str) -> None:
    spans = list(clusters(text, 0, len(text)))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


@given(HARD)
def test_cleaned_text_is_measured_as_the_painter_measures_it(text: str) -> None:
    assert cell_width(clean(text)) == cell_len(clean(text).replace("🇫🇷", "xx"))


@given(st.text())
def test_simple_text_has_one_cell_a_character(text: str) -> None:
    if is_simple(text):
        assert cell_widths(text) == b"\1" * len(text)


def test_clusters_of_a_stretch_keep_the_offsets_of_the_whole() -> None:
    assert list(clusters("ab漢e\u0301x", 2, 5)) == [(2, 3), (3, 5)]


def test_a_flood_of_marks_is_thinned_and_keeps_its_length() -> None:
    text = "x" + "\u0301" * 1000 + "y"
    thinned = thin_floods(text, "·")
    assert len(thinned) == len(text)
    assert thinned.count("\u0301") == 30
    assert thin_floods("x" + "\u0301" * 30, "·") == "x" + "\u0301" * 30
