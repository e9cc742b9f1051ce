from __future__ import annotations

from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.span import Span
from tui.text.sentences import sentences


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "It rained.|They left.",
        "Mr. Haddad met Gen. Bagheri of the U.S. Army on Nov. 5.|He left.",
        "He came from the U.S.|The trip was long.",
        "It cost 3.5 million.|Nobody paid.",
        "J. R. Haddad spoke.",
        "She left at 5 p.m. on Friday.",
        "She left at 5 p.m.|The bus was late.",
        "“Go!” he said.|“Now.”|They went (all of them.)|It was late.",
        '"Did he?" she asked.|"Yes."',
        "They fled. , reported Al Jazeera.",
        "No. 5 was hit.|No.|No way!",
        "Really?!|Yes…|And so on... and on.",
        "It fell.[12]|It rose.",
        "他说。|好！|「是。」|走。",
        "هل؟|نعم۔|لا",
        "यह है।|वह था।",
        "visit example.com today.|Then rest.",
    ],
)
def test_where_sentences_end(text: str) -> None:
    blank = "" if text[0] == "他" else " "
    assert found(text.replace("|", blank)) == text.split("|")


def test_a_newline_ends_a_sentence() -> None:
    assert found("no full stop here\nNext line.") == ["no full stop here", "Next line."]


def test_a_newline_in_a_wrapped_paragraph_does_not() -> None:
    text = (
        "A line that is wrapped by\nhand in two places where it\nends.\n\n"
        "Another one, also wrapped\nby hand."
    )
    assert [part.split()[0] for part in found(text)] == ["A", "Another"]


@given(st.text(alphabet="aA1 .!?…\"'”’“)(,。؟\n\r", max_size=80) | st.text(max_size=60))
def test_every_character_that_is_not_blank_lies_in_exactly_one(text: str) -> None:
    spans = sentences(text, Span(0, len(text)))
    covered = [i for span in spans for i in range(*span)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(part == part.strip() for part in found(text))


@given(st.text(max_size=40), st.integers(0, 20), st.integers(0, 20))
def test_none_leaves_the_body(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    body = Span(start, min(start + length, len(text)))
    assert all(body.contains(span) for span in sentences(text, body))


@pytest.mark.parametrize("unit", [".", "a.", ".”", "A. ", "..a", "a\n", "\r", ". , "])
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = thread_time()
    sentences(text, Span(0, len(text)))
    assert thread_time() - began < 4
