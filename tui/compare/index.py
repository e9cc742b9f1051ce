"""Finds the passages that share telling words with one, among very many."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tui.compare.likeness import TELLING, cosine
from tui.compare.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.compare.passage import Passage
    from tui.compare.vocabulary import Vocabulary

COMMON = 300
"""A term in more passages than this names nobody; it counts only for those found by others."""


class Index:
    """Passages by their terms; articles come and go."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """`vocabulary` weighs the terms; whoever owns it keeps it up to date."""
        self._vocabulary = vocabulary
        self._passages: dict[str, Passage] = {}
        self._of_article: dict[str, dict[str, None]] = defaultdict(dict)
        self._with_term: dict[str, dict[str, None]] = defaultdict(dict)

    def add(self, passages: Iterable[Passage]) -> None:
        """Take passages in; one of a known key replaces the one before."""
        for passage in passages:
            if passage.key in self._passages:
                self._forget(passage.key)
            self._passages[passage.key] = passage
            self._of_article[passage.article][passage.key] = None
            for term in terms(passage.text):
                self._with_term[term][passage.key] = None

    def drop(self, article: str) -> None:
        """Forget an article's passages."""
        for key in self._of_article.pop(article, ()):
            if key in self._passages:
                self._forget(key)

    def of(self, article: str) -> tuple[Passage, ...]:
        """An article's passages, in the order in which they came."""
        return tuple(self._passages[key] for key in self._of_article.get(article, ()))

    def passages(self) -> Iterator[Passage]:
        """All there are."""
        return iter(self._passages.values())

    def alike(self, passage: Passage, least: float) -> list[tuple[Passage, float]]:
        """The others with a likeness of at least `least`, the most alike first."""
        wanted = terms(passage.text)
        found = []
        for key in self._sharing(passage, wanted):
            other = self._passages[key]
            score = cosine(wanted, terms(other.text), self._vocabulary)
            if score >= least:
                found.append((other, score))
        return sorted(found, key=lambda each: (-each[1], each[0].key))

    def _sharing(self, passage: Passage, wanted: frozenset[str]) -> list[str]:
        """Keys of those that share enough terms, one of them an uncommon one."""
        shared: dict[str, int] = defaultdict(int)
        by_rarity = sorted(wanted, key=lambda term: (len(self._with_term.get(term, ())), term))
        for term in by_rarity:
            holders = self._with_term.get(term, {})
            if len(holders) <= COMMON:
                for key in holders:
                    shared[key] += 1
            else:
                for key in shared.keys() & holders.keys():
                    shared[key] += 1
        shared.pop(passage.key, None)
        return [key for key, times in shared.items() if times >= TELLING]

    def _forget(self, key: str) -> None:
        passage = self._passages.pop(key)
        for term in terms(passage.text):
            holders = self._with_term[term]
            holders.pop(key, None)
            if not holders:
                del self._with_term[term]
