from __future__ import annotations

from itertools import pairwise
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.span import Span
from tui.text.paragraphs import paragraphs
from tui.text.quotations import quotations, quoted


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," he said.', ["We go,"]),
        ("“We go,” he said, “now.”", ["We go,", "now."]),
        ("« Oui », dit-il. »Ja«, „Nein“ and „Nej”", ["Oui", "Ja", "Nein", "Nej"]),
        ("''We go,'' he said.", ["We go,"]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,", "no"]),
        ("It isn’t the rebels’ town.", []),
        ("‘It isn’t so,’ he said in ’24.", ["It isn’t so,"]),
        ('A 6" pipe and a 3" one.', []),
        ("He called it “a trap", []),
        ("“First.\n“Second,” he said.", ["First.", "Second,"]),
        ("“First.\nNo mark here.", []),
        ('"" “ ”', []),
        ("「いいえ」", ["いいえ"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_with_their_marks() -> None:
    text = "“First.\n“Second,” he said."
    assert [text[a:b] for a, b in quoted(text, Span(0, len(text)))] == ["“First.", "“Second,”"]


QUOTING = st.text(alphabet="ab .,\"“”‘’«»„'\n", max_size=60)


@given(QUOTING)
def test_sorted_nested_and_inside_one_paragraph(text: str) -> None:
    body = Span(0, len(text))
    spans = quotations(text, body)
    assert list(spans) == sorted(spans, key=lambda s: (s.start, -s.end))
    for span in spans:
        assert any(part.contains(span) for part in paragraphs(text, body))
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
    for a, b in pairwise(spans):
        assert a.end <= b.start or a.contains(b)


@given(QUOTING)
def test_each_with_marks_holds_one_without(text: str) -> None:
    body = Span(0, len(text))
    outer, inner = quoted(text, body), quotations(text, body)
    assert len(outer) == len(inner)
    assert all(any(o.contains(i) and o != i for o in outer) for i in inner)


@pytest.mark.parametrize("unit", ['"', "“", "‘a", "»«", "“ \n", "''", "(\"'"])
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = thread_time()
    quotations(text, Span(0, len(text)))
    assert thread_time() - began < 4
