"""A sentence as a row of words, marks and whole quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tui.model.span import Span
from tui.text.quotations import quoted
from tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTE = '"'
"""The word of an item that is a whole quotation."""

LONGEST = 250
"""A sentence of more words and marks is a list or no prose at all: it is passed over."""

_ITEM = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-[^\W_]+)*|[^\W_]+(?:['’.,&/@‐‑-][^\W_]+)*|[^\w\s]|_+"
)
_MARKS = "\"'“”„‟«»‹›‘’‚「」『』"


class Item(NamedTuple):
    """A word, a punctuation mark, or a quotation with its marks."""

    start: int
    end: int
    word: str
    """In small letters; `QUOTE` for a quotation."""
    named: bool = False
    """Does it begin with a capital letter or a digit?"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or several when a quotation holds them together."""

    text: str
    span: Span
    items: tuple[Item, ...]
    paragraph: int
    """Its paragraph's number."""

    def word(self, index: int) -> str:
        """The word of an item; empty beyond the ends."""
        return self.items[index].word if 0 <= index < len(self.items) else ""

    def is_quote(self, index: int) -> bool:
        """Is this item a whole quotation?"""
        return self.word(index) == QUOTE

    def is_speech(self, index: int) -> bool:
        """Is this item a quotation of more than a word or two?"""
        if not self.is_quote(index):
            return False
        words = self.text[self.items[index].start : self.items[index].end].strip(_MARKS)
        return words[-1:] in (",", ".", "!", "?", "…") or words.count(" ") >= 2

    def is_word(self, index: int) -> bool:
        """Is this item a word (no mark, no quotation)?"""
        return self.word(index)[:1].isalnum()

    def place(self, first: int, last: int) -> Span:
        """From the first of these items to the last."""
        return Span(self.items[first].start, self.items[last].end)

    def cover(self, first: int, last: int) -> Span:
        """From the first of these items to the last, without the marks that end a clause."""
        while last > first and self.word(last) in {",", ";", ":", ".", "—", "–", "-"}:
            last -= 1
        while first < last and self.word(first) in {",", ";", ":", ".", "—", "–", "-"}:
            first += 1
        return self.place(first, last)

    def quote(self, first: int, last: int) -> str:
        """The words of these items."""
        return self.text[self.items[first].start : self.items[last].end]

    def without(self, first: int, last: int) -> Sentence:
        """The sentence without these items, first and last included."""
        kept = self.items[:first] + self.items[last + 1 :]
        return Sentence(self.text, self.span, kept, self.paragraph)


def read(text: str, body: Span) -> Iterator[Sentence]:
    """The sentences of a body; a quotation is never cut."""
    outer = _outermost(quoted(text, body))
    number, end = 0, body.start
    for span, quotes in _joined(sentences(text, body), outer):
        number += _breaks(text, end, span.start)
        end = span.end
        items = tuple(_items(text, span, quotes))
        if len(items) <= LONGEST:
            yield Sentence(text, span, items, number)


def _breaks(text: str, start: int, end: int) -> bool:
    """Does a paragraph end between these places?"""
    between = text[start:end]
    return "\n" in between or "\r" in between


def _outermost(quotes: tuple[Span, ...]) -> list[Span]:
    """Only quotations that are in no other."""
    kept: list[Span] = []
    for quote in quotes:
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept


def _joined(spans: tuple[Span, ...], quotes: list[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Sentences, joined where a quotation spans several, each with its quotations."""
    index, at = 0, 0
    while index < len(spans):
        span, mine = spans[index], []
        index += 1
        while at < len(quotes) and quotes[at].start < span.end:
            mine.append(quotes[at])
            while index < len(spans) and spans[index].start < quotes[at].end:
                span = Span(span.start, spans[index].end)
                index += 1
            at += 1
        yield span, mine


def _items(text: str, span: Span, quotes: list[Span]) -> Iterator[Item]:
    start = span.start
    for quote in quotes:
        yield from _words(text, start, quote.start)
        yield Item(*quote, QUOTE)
        start = quote.end
    yield from _words(text, start, span.end)


def _words(text: str, start: int, end: int) -> Iterator[Item]:
    for match in _ITEM.finditer(text, start, end):
        word = match[0]
        yield Item(*match.span(), word.lower(), word[0].isupper() or word[0].isdigit())
