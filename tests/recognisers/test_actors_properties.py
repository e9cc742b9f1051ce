"""What holds for any text."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.article import Article
from tui.model.detail import ACTOR_TYPES, ActorSeen
from tui.model.span import Span
from tui.recognisers.actors import RECOGNISER

WORDS = st.sampled_from(
    ["President", "Assad", "al-Assad", "’s", "'s", "Iran", "-backed", "the", "of", "Bank",
     "rebels", "(", ")", "HTS", "U.S.", ".", ",", "\n", "\n\n", "“", "”", "and", "Abu", "said",
     "a", "Two", "security", "sources", "told", "-", "&", "IRAN", "3rd", "May", "Mr.", "‘",
     "\u00a0", "é"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join),
                  st.lists(WORDS, max_size=40).map("".join))  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(before=TEXTS, body=TEXTS, after=TEXTS)
def test_marks_lie_in_the_body_and_have_no_ragged_edges(
    before: str, body: str, after: str
) -> None:
    span = Span(len(before), len(before) + len(body))
    article = Article("a.txt", before + body + after, span)
    marks = list(RECOGNISER.find(article))
    for mark in marks:
        assert span.contains(mark.span)
        quote = article.quote(mark.span)
        assert quote
        assert quote == quote.strip()
        assert mark.kind == "actor"
        assert mark.rule.startswith("actors.")
        assert mark.why
        assert "\n" not in mark.why
        assert isinstance(mark.detail, ActorSeen)
        assert mark.detail.type in ACTOR_TYPES
        assert mark.detail.name
    assert all(one.span.end <= other.span.start for one, other in pairwise(marks))
    assert marks == list(RECOGNISER.find(article))


@settings(max_examples=50, deadline=None)
@given(before=st.text(max_size=50), body=TEXTS)
def test_what_stands_before_the_body_changes_nothing(before: str, body: str) -> None:
    alone = Article("a.txt", body, Span(0, len(body)))
    behind = Article("a.txt", before + body, Span(len(before), len(before) + len(body)))
    assert [(*mark.span, mark.detail) for mark in RECOGNISER.find(alone)] == [
        (mark.span.start - len(before), mark.span.end - len(before), mark.detail)
        for mark in RECOGNISER.find(behind)
    ]


NASTY = ["A", "A ", "Al-", "the (", "Bank of the ", "\"'", "Iran-", "X (Y) ", "Foo, ", "Mr. ",
         "U.S.-", "(ABC) ", "\n", "Ministry of Foo and ", "A\n", "senior "]  # fmt: skip


@pytest.mark.parametrize("piece", NASTY)
def test_time_grows_with_the_length_only(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        article = Article("a.txt", text, Span(0, len(text)))
        begin = time.process_time()
        list(RECOGNISER.find(article))
        return time.process_time() - begin

    seconds(1_000)
    short = min(seconds(10_000) for _ in range(2))
    assert seconds(40_000) < 10 * short + 0.1


def test_importing_reads_no_list() -> None:
    code = (
        "import sys, tui.recognisers.actors; "
        "print([name for name in sys.modules if '_actors' in name])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
