"""Dates and times: found, resolved against the day of publication, given as EDTF and TIMEX3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.mark import Mark
from tui.recognisers._dates.asked import date_typed, expression_at
from tui.recognisers._dates.edtf import is_edtf as _is_edtf
from tui.recognisers._dates.scan import expressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model.article import Article
    from tui.model.detail import DateValue
    from tui.model.span import Span


class DateRecogniser:
    """Finds expressions of time in English text."""

    def find(self, article: Article) -> Iterator[Mark]:
        """Yield marks in reading order; none in an article of another language."""
        if article.lang and not article.lang.lower().startswith("en"):
            return
        for found in expressions(article.text, article.body, article.published):
            rule, value = found.rule, found.readings[0]
            yield Mark("date", (found.span,), value, rule.name, rule.vague, found.why)


def readings(article: Article, span: Span) -> tuple[DateValue, ...]:
    """What the expression of time in or around a span may mean, the likeliest first.

    Empty: the words are no expression of time. One with empty values: it is one, but what it
    hangs on is not known.
    """
    found = expression_at(article, span)
    return found.readings if found else ()


def expression(article: Article, span: Span) -> Span | None:
    """Where the expression of time in or around a span stands."""
    found = expression_at(article, span)
    return found.span if found else None


def read_date(words: str, published: str) -> DateValue | None:
    """A date as a person types it: "6 dec 2024", "last friday", any EDTF value. None: no date.

    Relative words count from `published` where that is a full day, else they are unresolved.
    """
    return date_typed(words, published)


def is_edtf(text: str) -> bool:
    """Is it a date, month, year, season or interval in EDTF?"""
    return _is_edtf(text)


RECOGNISER = DateRecogniser()
