from __future__ import annotations

from itertools import pairwise
from time import thread_time
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.span import Span
from tui.text.words import words


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Bashar al-Assad’s men,", "President|Bashar|al-Assad’s|men"),
        ("the U.S. and U.S.-backed (U.N.)", "the|U.S.|and|U.S.-backed|U.N."),
        ("1,200 men at 10:30, 3.5%.", "1,200|men|at|10:30|3.5"),
        ('the rebels’ army, \'tis "so"', "the|rebels|army|tis|so"),
        ("before the regime.The end.", "before|the|regime|The|end"),
        ("Homs — and [Hama] …", "Homs|and|Hama"),
        (
            "e\u0301te\u0301 Qa\u0304li\u0304ba\u0304f",
            "e\u0301te\u0301|Qa\u0304li\u0304ba\u0304f",
        ),
        ("محمّد باقری", "محمّد|باقری"),
        ("می\u200cشود", "می\u200cشود"),
        ("हिन्दी में", "हिन्दी|में"),
        ("叙利亚 シリア", "叙|利|亚|シリア"),
        ("👩\u200d👩\u200d👧👍🏽 ❤\ufe0f", "👩\u200d👩\u200d👧|👍🏽|❤\ufe0f"),
        ("🇸🇾🇮🇷", "🇸🇾|🇮🇷"),
        ("5\ufe0f\u20e3 of", "5\ufe0f\u20e3|of"),
        ("don't can’t e-mail", "don't|can’t|e-mail"),
        ("snake_case", "snake_case"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert found(text) == expected.split("|")


def test_symbols_count_only_where_a_line_has_nothing_else() -> None:
    assert found("One —\n* * *\r…\nTwo") == ["One", "*", "*", "*", "…", "Two"]


@given(st.text(max_size=60), st.integers(0, 10))
def test_sorted_disjoint_and_inside_the_body(text: str, start: int) -> None:
    body = Span(min(start, len(text)), len(text))
    spans = words(text, body)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(body.contains(span) and span.length for span in spans)


@given(
    st.text(alphabet="ab1'.- \u0301\u0327\u200d\ufe0f👩👍🏽🇸🇾ក្ខह्नि中—\n", max_size=40).filter(
        lambda text: text[:1] == "" or category(text[0])[0] != "M"
    )
)
def test_no_word_begins_or_ends_before_a_mark(text: str) -> None:
    for span in words(text, Span(0, len(text))):
        for edge in span:
            follower = text[edge : edge + 1]
            assert not follower or category(follower)[0] != "M" or text[edge - 1] in " \n"


@given(st.text(alphabet="aA1é中'.-,", min_size=1, max_size=30))
def test_letters_and_digits_all_lie_in_words(text: str) -> None:
    covered = {i for span in words(text, Span(0, len(text))) for i in range(*span)}
    assert {i for i, c in enumerate(text) if c.isalnum()} <= covered


@pytest.mark.parametrize(
    "unit", ["a.", "a-", "-\u0301", "👩\u200d", "\n ", "'a", "\u0600", "🇸"]
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = thread_time()
    words(text, Span(0, len(text)))
    assert thread_time() - began < 4
