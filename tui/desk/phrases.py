"""Edges that a name or a claim may sensibly have: of noun phrases, clauses, quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PHRASE = 8
"""Words that a phrase has at most."""
_LINKS = _words("of in at for from on")
"""Words that tie a name to the noun before it: "office of the governor of Sarhoun"."""
_ARTICLES = _words("a an the")
_NO_NOUNS = _words(
    "a an the this that these those his her its their our my your some any no every each all "
    "both of in at for from on to by with as into over under near about after before since "
    "until during between against among through without within than and or but nor so if "
    "because while when where who whom whose which what that how why not also only just then "
    "there here now he she it they we i you him them us me is are was were be been being has "
    "have had do does did will would shall should may might must can could said says say told "
    "tell tells wrote writes spoke added adds noted reported reports cited quoted asked saw "
    "knew thought went came took gave made left began held sent kept set put led met won lost "
    "fell rose found"
)
"""Function words, and verbs that no ending tells: a noun phrase ends there."""
_VERBAL = re.compile(r"\w+(?:ed|ing|ly|n't|n’t)$")
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-]+(?=\s)")
_MARKS = '"“”„«»'


def wider_phrase(text: str, span: Span, words: Sequence[Span]) -> Span | None:
    """The next larger noun phrase around some words of one; None: they are none, or alone.

    First to its last noun, then to its first word without an article, then to the noun that a
    preposition ties it to: Sarhoun, governor of Sarhoun, office of the governor of Sarhoun.
    """
    first = bisect_right(words, span.start, key=lambda word: word.start) - 1
    last = bisect_left(words, span.end, key=lambda word: word.start) - 1
    if first < 0 or last < first or last - first >= _PHRASE:
        return None
    phrase = _Phrase(text, words)
    if not (phrase.is_noun(first) and phrase.is_noun(last)):
        return None
    after = phrase.to_the_right(last)
    if after > last:
        return Span(span.start, phrase.bare(after).end)
    before = phrase.to_the_left(first)
    if before == first:
        before = phrase.tied_to(first)
    return Span(phrase.bare(before).start, span.end) if before < first else None


def without_clause(text: str, span: Span, quotations: Sequence[Span]) -> Span | None:
    """What is left of a span without its last clause; the quotation in it; None: neither."""
    inside = [q for q in quotations if span.contains(q) and q.length < span.length - 2]
    cuts = [
        Span(span.start, found.start())
        for found in _CLAUSE.finditer(text, span.start, span.end)
        if not any(q.start <= found.start() < q.end for q in inside)
        and text[span.start : found.start()].strip(_MARKS)
    ]
    quoted = [
        Span(q.start - 1, min(q.end + 1, span.end)) for q in inside if q.start > span.start
    ]
    return max([*cuts, *quoted], key=lambda each: each.length, default=None)


class _Phrase:
    """Goes from word to word as long as they may belong to one noun phrase."""

    def __init__(self, text: str, words: Sequence[Span]) -> None:
        self.text = text
        self.words = words

    def to_the_right(self, last: int) -> int:
        """The last of the small nouns that follow: Halef → Halef bridge."""
        while self._touch(last) and self.is_noun(last + 1) and self._word(last + 1).islower():
            last += 1
        return last

    def to_the_left(self, first: int) -> int:
        """The first of the words that describe: source → Taziran security source."""
        while first > 0 and self._touch(first - 1) and self.is_noun(first - 1):
            first -= 1
        return first

    def tied_to(self, first: int) -> int:
        """The noun before a preposition, with what describes it: Maraj → office of Maraj."""
        link = first - 1
        while link > 0 and self._touch(link) and self._word(link) in _ARTICLES:
            link -= 1
        tied = link > 0 and self._touch(link - 1) and self._touch(link)
        if not (tied and self._word(link) in _LINKS and self.is_noun(link - 1)):
            return first
        return self.to_the_left(link - 1)

    def bare(self, index: int) -> Span:
        """A word without the punctuation around it."""
        word = self.words[index]
        held = self.text[word.start : word.end]
        start = word.start + len(held) - len(held.lstrip("\"“”„«»‘’'([{"))
        return Span(start, max(start, word.start + len(held.rstrip("\"“”«»’'.,;:!?)]}"))))

    def _word(self, index: int) -> str:
        bare = self.bare(index)
        return self.text[bare.start : bare.end]

    def _touch(self, index: int) -> bool:
        """Is there but a blank between a word and the next one?"""
        if index + 1 >= len(self.words):
            return False
        between = self.text[self.bare(index).end : self.bare(index + 1).start]
        return between == " "

    def is_noun(self, index: int) -> bool:
        """May it be a noun or what describes one?"""
        if not 0 <= index < len(self.words):
            return False
        word = self._word(index)
        return bool(word) and word.lower() not in _NO_NOUNS and not _VERBAL.match(word)
