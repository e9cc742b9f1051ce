from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from time import thread_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.article import Article
from tui.model.detail import Claim
from tui.model.span import Span
from tui.recognisers.claims import RECOGNISER

if TYPE_CHECKING:
    from tui.model.mark import Mark


def marks(text: str, lang: str = "", start: int = 0) -> list[Mark]:
    found = RECOGNISER.find(Article("a.txt", text, Span(start, len(text)), lang=lang))
    return [mark for mark in found if mark.kind == "claim"]


def claim_of(mark: Mark) -> Claim:
    assert isinstance(mark.detail, Claim)
    return mark.detail


@pytest.mark.parametrize(("lang", "count"), [("", 1), ("en", 1), ("en-GB", 1), ("fr", 0)])
def test_only_english(lang: str, count: int) -> None:
    assert len(marks("The army said that Hama was calm.", lang)) == count


def test_only_the_body() -> None:
    text = "note: He said it was late.\nThe army said it left."
    assert [mark.span.start for mark in marks(text, start=27)] == [text.index("it left")]


WORDS = st.sampled_from(
    [
        "said",
        "that",
        "he",
        "the army",
        "according to",
        "Reuters",
        ",",
        ".",
        ":",
        "“",
        "”",
        '"',
        "\n",
        "adding",
        "will",
        "has",
        "cited",
        "as saying",
        "(",
        ")",
        "and",
        "but",
        "who",
        "claim",
        "reportedly",
        "to",
        "vowed",
        "told",
        ";",
        "—",
        "Haddad",
        "’s",
        "was",
        "it",
        "on Friday",
    ],
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_marks_lie_in_the_body_and_their_parts_are_in_order(text: str) -> None:
    body = Span(min(3, len(text)), len(text))
    for mark in RECOGNISER.find(Article("a.txt", text, body)):
        assert all(body.contains(span) and span.length for span in mark.parts)
        if mark.kind == "actor":
            continue
        claim = claim_of(mark)
        spans = [*mark.parts, *(s for s in (claim.source_span, claim.cue) if s)]
        assert all(body.contains(span) and span.length for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(mark.parts))
        assert claim.phase
        assert claim.mode


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_same_article_same_marks(text: str) -> None:
    assert marks(text) == marks(text)


@pytest.mark.parametrize(
    "unit",
    [
        "said ",
        "said that he ",
        "he said, ",
        "“a b c” ",
        "according to ",
        ", and ",
        "“",
        '"a, ',
        "He said it was late. ",
        "cited as saying ",
        "not ",
        "claim that ",
        "(",
        "who, ",
        "a. b, ",
        "“We go,” he said. “No.” ",
        "x",
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    began = thread_time()
    marks(text)
    assert thread_time() - began < 8


def test_it_is_imported_quickly_and_without_textual() -> None:
    code = (
        "import sys; from time import thread_time; import tui.recognisers; s = thread_time();"
        "import tui.recognisers.claims; print(thread_time() - s, 'textual' in sys.modules)"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    seconds, textual = out.stdout.split()
    assert float(seconds) < 1
    assert textual == "False"
