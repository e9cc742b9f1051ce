from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.span import Span
from tui.text.cells import cell_width
from tui.text.typeset import SKIP, Layout, typeset

WORDS = st.sampled_from([
    "Homs", "a", "—", "naïve", "漢字", "仮名交じり文", "e\u0301", "שלום", "می\u200cخواهم",
    "👩\u200d👩\u200d👧", "❤\ufe0f", "🇫🇷🇩🇪", "supercalifragilistic", "\x1b[31m", "\u202e",
    " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u0301", "\u1112\u1161\u11ab", "[/close]",
])  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, st.just(" "), st.text(max_size=4)), max_size=40).map("".join)


def whole(text: str, width: int) -> Layout:
    return typeset(text, Span(0, len(text)), width)


def shown(layout: Layout) -> list[str]:
    rows = (layout.row_span(row) for row in range(layout.rows))
    return [layout.text[start:end].replace(SKIP, "") for start, end in rows]


def test_words_wrap_at_blanks_and_paragraphs_are_parted_by_one_blank_row() -> None:
    layout = whole("Iran plans to send weapons.\n\n\nSuch a move\n", 12)
    assert shown(layout) == ["Iran plans", "to send", "weapons.", "", "Such a move"]
    assert [layout.first_of_paragraph(row) for row in range(5)] == [
        True,
        False,
        False,
        False,
        True,
    ]


def test_lines_wrapped_by_hand_flow_together_whatever_ends_them() -> None:
    lines = [
        "one two three four five six",
        "seven eight nine ten eleven",
        "twelve thirteen fourteen",
    ]
    blocks = "\r\n\r\n".join(["\r\n  ".join(lines)] * 3)
    layout = whole(blocks, 200)
    assert shown(layout) == [" ".join(lines), "", " ".join(lines), "", " ".join(lines)]
    assert len(layout.text) == len(blocks)


def test_a_long_word_is_cut_between_signs() -> None:
    assert shown(whole("e\u0301" * 5, 2)) == ["e\u0301e\u0301", "e\u0301e\u0301", "e\u0301"]
    assert shown(whole("https://example.org/a", 10)) == ["https://ex", "ample.org/", "a"]


def test_wide_writing_breaks_anywhere_and_latin_words_in_it_do_not() -> None:
    assert shown(whole("漢字仮名Homs交じり", 7)) == ["漢字仮", "名Homs", "交じり"]


def test_only_the_body_is_shown() -> None:
    text = "title: x\n\nIran plans"
    layout = typeset(text, Span(10, len(text)), 40)
    assert layout.row_span(0) == (10, 20)


def test_an_empty_body_has_one_empty_row() -> None:
    layout = whole("\n \n", 10)
    assert layout.rows == 1
    assert layout.row_of(2) == layout.offset_at(3, 4) == layout.column_of(0) == 0
    assert not layout.first_of_paragraph(0)


def test_a_cell_inside_a_wide_sign_gives_its_start() -> None:
    layout = whole("a漢b", 10)
    assert [layout.offset_at(0, column) for column in range(-1, 6)] == [0, 0, 1, 1, 2, 3, 3]
    assert [layout.column_of(offset) for offset in range(4)] == [0, 1, 3, 4]
    assert layout.offset_at(99, 0) == layout.offset_at(-1, 0) == 0


@given(TEXTS, st.integers(2, 30))
def test_no_row_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    layout = whole(text, width)
    rows = shown(layout)
    assert all(cell_width(row) <= width for row in rows)
    assert not any("\n" in row for row in rows)
    held = {offset for row in range(layout.rows) for offset in range(*layout.row_span(row))}
    seen = {
        o
        for o, sign in enumerate(text)
        if not sign.isspace() and sign not in "\x1c\x1d\x1e\x1f\x85"
    }
    assert {offset for offset in seen - held if layout.text[offset] not in (" ", SKIP)} == set()


@given(TEXTS, st.integers(1, 30))
def test_rows_rise_and_do_not_overlap(text: str, width: int) -> None:
    layout = whole(text, width)
    spans = [layout.row_span(row) for row in range(layout.rows)]
    assert len(layout.text) == len(text)
    assert all(start <= end for start, end in spans)
    assert all(a.end <= b.start and a.start < b.start for a, b in pairwise(spans))
    blank = [start == end for start, end in spans]
    assert len(spans) == 1 or not (blank[0] or blank[-1])
    assert not any(a and b for a, b in pairwise(blank))


@given(TEXTS, st.integers(1, 30))
def test_every_sign_is_found_again_at_its_cell(text: str, width: int) -> None:
    layout = whole(text, width)
    for row in range(layout.rows):
        for sign, column, size in layout.signs(row):
            assert layout.row_of(sign.start) == row
            assert layout.column_of(sign.start) == layout.column_of(sign.end - 1) == column
            if size:
                assert layout.offset_at(row, column) == sign.start


@pytest.mark.parametrize("text", ["", "\n", "漢", "a", "\u0301", "👩\u200d👧"])
@pytest.mark.parametrize("width", [-3, 0, 1])
def test_no_width_is_too_small(text: str, width: int) -> None:
    assert whole(text, width).rows == 1


def best(text: str) -> float:
    times = []
    for _ in range(5):
        began = time.process_time()
        whole(text, 60)
        times.append(time.process_time() - began)
    return min(times)


def test_a_long_text_costs_little_more_than_its_share() -> None:
    short, long = (
        best("Rebels “took” the town. " * 200),
        best("Rebels “took” the town. " * 20000),
    )
    assert long < 200 * max(short, 0.0001)
