"""The expression of time that somebody points at, or types."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.detail import DateValue
from tui.model.span import Span
from tui.recognisers._dates.edtf import is_edtf, timex_of
from tui.recognisers._dates.scan import Expression, expressions
from tui.recognisers._dates.words import (
    AMBIGUOUS,
    BEFORE_A_TIME,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
)

if TYPE_CHECKING:
    from tui.model.article import Article

READ_BEFORE, READ_AFTER = 16_384, 1_024
"""Code points around a place that are read for what it hangs on."""
CAPITALISED = AMBIGUOUS | SHORT_MONTHS.keys() | SHORT_WEEKDAYS.keys()
WORD = re.compile(r"[^\W\d_]+")


def expression_at(article: Article, span: Span) -> Expression | None:
    """The expression that shares most with a span; None: its words are none."""
    around = Span(
        max(article.body.start, span.start - READ_BEFORE),
        min(article.body.end, span.end + READ_AFTER),
    )
    found = _best(article, around, span)
    return found or _best(article, span, span)


def _best(article: Article, where: Span, span: Span) -> Expression | None:
    overlapping = []
    for found in expressions(article.text, where, article.published):
        if found.span.start >= span.end:
            break
        if found.span.overlaps(span):
            overlapping.append(found)
    return max(overlapping, key=lambda found: _shared(found.span, span), default=None)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def date_typed(words: str, published: str) -> DateValue | None:
    """What a person typed as a date; an EDTF value is taken as it stands. None: it is none."""
    words = words.strip()
    if is_edtf(words):
        timex = timex_of(words)
        return DateValue(words, timex, "TIME" if "T" in timex else "DATE", fixed_by="user")
    text = "on " + WORD.sub(_capitalised, words)
    found = next(expressions(text, Span(0, len(text)), published), None)
    if found is None or found.rule.vague or found.span.end < len(text):
        return None
    before = text[: found.span.start].lower().split()
    if not BEFORE_A_TIME.issuperset(before):
        return None
    return replace(found.readings[0], fixed_by="user")


def _capitalised(match: re.Match[str]) -> str:
    word = match[0]
    return word.capitalize() if word.lower() in CAPITALISED else word
