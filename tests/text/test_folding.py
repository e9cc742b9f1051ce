"""Folding: what differs only in case and marks is found, and every offset is the text's own."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.span import Span
from tui.text.folding import fold, plain
from tui.text.searching import BadPatternError, query_of, spans

SIGNS = st.one_of(
    st.characters(),
    st.sampled_from(
        "ßẞıİIiﬃﬁﬀŉǰΐΣςσéÉ\u0301\u0323\u0307\u064e\u0651ـﷺیکي한がか\u3099"
        "\r\n\t \u00ad\u200d’“…½"
    ),
)
TEXTS = st.text(SIGNS, max_size=40)


def found(typed: str, text: str, *, smart_case: bool = False, whole: bool = False) -> list[str]:
    query = query_of(typed, smart_case=smart_case)
    assert query is not None
    query = query.turned() if whole else query
    body = Span(0, len(text))
    return [text[start:end] for start, end in spans(query, fold(text, body))]


@pytest.mark.parametrize(
    ("typed", "text", "places"),
    [
        ("homs", "Ḥoms HOMS ho\u00adms home", ["Ḥoms", "HOMS", "ho\u00adms"]),
        ("homs", "H\u0323oms", ["H\u0323oms"]),
        ("strasse", "Straße STRASSE Straẞe", ["Straße", "STRASSE", "Straẞe"]),
        ("Straße", "strasse", ["strasse"]),
        ("istanbul", "İstanbul ıstanbul ISTANBUL", ["İstanbul", "ıstanbul", "ISTANBUL"]),
        ("office", "oﬃce", ["oﬃce"]),
        ("f", "oﬃce", ["ﬃ"]),
        ("cafe", "Cafe\u0301, café", ["Cafe\u0301", "café"]),
        ("محمد", "مُحَمَّد محـــمد", ["مُحَمَّد", "محـــمد"]),
        ("كتاب", "کتاب", ["کتاب"]),
        ("σοφος", "Σοφός ΣΟΦΌΣ", ["Σοφός", "ΣΟΦΌΣ"]),
        ("in homs", "in\n  Homs", ["in\n  Homs"]),
        ("assad's", "Assad’s", ["Assad’s"]),
        ("か", "が か", ["か"]),
        ("하", "한 하", ["하"]),
        ("\\b\\w{3}\\b", "é12 ab çde", []),
        ("\\\\b\\w{3}\\b", "é12 ab çde", ["é12", "çde"]),
        ("\\^b", "a\nB", ["B"]),
        ("\\x*", "axxb", ["xx"]),
    ],
)  # fmt: skip
def test_what_is_found(typed: str, text: str, places: list[str]) -> None:
    assert found(typed, text) == places


def test_wishes() -> None:
    assert found("Homs", "Homs homs HOMS", smart_case=True) == ["Homs"]
    assert found("homs", "Homs homs HOMS", smart_case=True) == ["Homs", "homs", "HOMS"]
    assert found("\\H\\w+", "Homs homs", smart_case=True) == ["Homs"]
    assert found("syria", "Syrian Syria", whole=True) == ["Syria"]
    assert query_of("  ") is None
    assert query_of("\\") is None
    assert query_of("\u0301") is None


@pytest.mark.parametrize("typed", ["\\(", "\\[a", "\\*", "\\a{1,99999999999}", "\\(?<=a*)b"])
def test_bad_patterns(typed: str) -> None:
    with pytest.raises(BadPatternError) as error:
        query_of(typed)
    assert "\n" not in str(error.value)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_a_text_is_found_where_it_stands(before: str, words: str, after: str) -> None:
    query = query_of(words.lstrip("\\"))
    if query is None:
        return
    text = before + words + after
    places = spans(query, fold(text, Span(0, len(text))))
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one.end <= two.start for one, two in pairwise(places))
    wanted = plain(query.words).casefold().split()
    for start, end in places:
        assert " ".join(wanted) in " ".join(plain(text[start:end]).casefold().split())
    inside = spans(query, fold(text, Span(len(before), len(before) + len(words))))
    assert all(len(before) <= s < e <= len(before) + len(words) for s, e in inside)
    assert inside


@settings(max_examples=100, deadline=None)
@given(st.text("aàâäåeéêiîoôuüçñsšžıŁøHhمُحَدἄΆώΣйё .", min_size=1, max_size=20))
def test_composed_or_not_is_the_same(words: str) -> None:
    query = query_of(words)
    if query is None:
        return
    for form in ("NFC", "NFD"):
        text = normalize(form, f"{words} x {words.upper()} x {words.lower()}")
        assert len(spans(query, fold(text, Span(0, len(text))))) >= 3
