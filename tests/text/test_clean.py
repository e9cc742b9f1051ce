from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.clean import clean, clean_line

ANY = st.text(st.characters(exclude_categories=()))
ODD = st.text(
    st.one_of(
        st.sampled_from(
            "a\u180e\n\t\x1b\x7f\x9b\u202e\u2066\u200b\u200c\u200d\ufeff\u2028ب👩👍\U0001f3fb❤\ufe0f\u0301"
        ),
        st.characters(exclude_categories=()),
    )
)
TURNING = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
HIDING = {0x00AD, 0x200B, 0x2028, 0x2029, 0x2060, 0xFEFF, *range(0xE0000, 0xE0080)}


def forbidden(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs") or ord(sign) in TURNING | HIDING


@given(ODD)
def test_length_is_kept_and_nothing_that_acts_or_hides_is_left(text: str) -> None:
    shown = clean(text)
    assert len(shown) == len(text)
    assert [sign for sign in shown if forbidden(sign) and sign != "\n"] == []
    assert clean(shown) == shown


@given(ODD)
def test_newlines_are_kept_where_they_were_and_only_in_texts(text: str) -> None:
    shown = clean(text)
    assert [i for i, c in enumerate(shown) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]
    assert clean_line(text) == shown.replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Iran’s “plan” — 5 %\n\nnext", "Iran’s “plan” — 5 %\n\nnext"),
        ("\x1b]52;c;UFdO\x07", "␛]52;c;UFdO␇"),
        ("a\x00b\x7fc\x9bd", "a␀b␡c\ufffdd"),
        ("one\r\ntwo\tthree\x0b\x0c", "one \ntwo three  "),
        ("if \u202eadmin\u2066", "if ◇admin◇"),
        ("zero\u200bwidth\u00ad\ufeff\u2060", "zero·width···"),
        ("line\u2028end", "line end"),
        ("\ud800 \U000e0041", "\ufffd \ufffd"),
        ("[/close] [bold :smile:", "[/close] [bold :smile:"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d👧 ❤\ufe0f\u200d🔥 👍🏽", "👩\u200d👧 ❤\ufe0f\u200d🔥 👍🏽"),
        ("pass\u200cword\u200d \u200d👩 👩\u200d", "pass·word· ·👩 👩·"),
        ("👩\u200c👧 a\ufe0f\u200d👧 x🏽", "👩·👧 a\ufe0f·👧 x·"),
        ("ب\u200c\u200cب", "ب··ب"),
        ("👩🏽\u200d🚀 🏽🏽 x🏽\u200d🚀", "👩🏽\u200d🚀 ·· x··🚀"),
    ],
)
def test_signs(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_a_chain_of_joiners_does_not_make_a_sign_without_end() -> None:
    assert "\u200d" not in clean("👩\u200d" * 5000 + "👩")


def test_a_flood_of_marks_is_made_visible() -> None:
    assert clean("e" + "\u0301" * 500).count("·") == 470


def test_many_empty_lines_are_no_flood() -> None:
    assert clean("👩" + "\n" * 100) == "👩" + "\n" * 100
