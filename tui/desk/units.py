"""The units of a text that a cursor moves by, worked out when first needed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from tui.model.span import Span
from tui.text.paragraphs import paragraphs
from tui.text.quotations import quotations
from tui.text.sentences import sentences
from tui.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.article import Article


class Units:
    """Words, sentences, paragraphs and quotations of one text; each sorted by start."""

    def __init__(self, text: str, body: Span) -> None:
        """Nothing is computed yet."""
        self.text = text
        self.body = body

    @cached_property
    def words(self) -> Sequence[Span]:
        """What the cursor covers at least."""
        return words(self.text, self.body)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences, within paragraphs."""
        return sentences(self.text, self.body)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Paragraphs."""
        return paragraphs(self.text, self.body)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The insides of quotations; they may nest."""
        return quotations(self.text, self.body)

    def first_word(self) -> Span:
        """Where a cursor starts; empty in an article without words."""
        return self.words[0] if self.words else Span(self.body.start, self.body.start)

    def word_at(self, offset: int) -> Span:
        """The word at an offset, or the one nearest to it."""
        return nearest(self.words, offset) or self.first_word()


@lru_cache(maxsize=16)
def _units(name: str, text: str, body: Span) -> Units:
    return Units(text, body)


def units_of(article: Article) -> Units:
    """The units of an article; kept for the latest sixteen."""
    return _units(article.hash, article.text, article.body)


def at(spans: Sequence[Span], offset: int) -> Span | None:
    """The last span that begins at or before an offset and holds it."""
    found = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[found] if found >= 0 and spans[found].end > offset else None


def after(spans: Sequence[Span], offset: int) -> Span | None:
    """The first span that begins after an offset."""
    found = bisect_right(spans, offset, key=lambda span: span.start)
    return spans[found] if found < len(spans) else None


def before(spans: Sequence[Span], offset: int) -> Span | None:
    """The last span that begins before an offset."""
    found = bisect_left(spans, offset, key=lambda span: span.start) - 1
    return spans[found] if found >= 0 else None


def nearest(spans: Sequence[Span], offset: int) -> Span | None:
    """The span at an offset, else the nearest one by characters."""
    left = bisect_right(spans, offset, key=lambda span: span.start) - 1
    near = spans[max(0, left) : left + 2]
    return min(
        near, key=lambda span: max(span.start - offset, offset - span.end + 1, 0), default=None
    )


def innermost(spans: Sequence[Span], span: Span) -> Span | None:
    """The shortest of `spans` that holds `span` and is longer."""
    holding = [each for each in spans if each.contains(span) and each != span]
    return min(holding, key=lambda each: each.length, default=None)
