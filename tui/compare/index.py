"""Finds the passages that share telling words with one, among very many."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tui.compare.likeness import TELLING
from tui.compare.weighed import Weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.compare.passage import Passage
    from tui.compare.vocabulary import Vocabulary

SEEN = 150
"""Passages that are looked at for one: those that hold its rarest terms."""
ENOUGH = 24
"""Of these, the passages that are compared with it word by word."""
SPREAD = 1000
"""A term in more passages than this does not decide which are alike."""
REFUSE = 256
"""Passages that may have gone before the lists of terms are made anew: or as many as stay."""


class Index:
    """Passages by their terms; articles come and go."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """`vocabulary` weighs the terms; whoever owns it keeps it up to date."""
        self._vocabulary = vocabulary
        self._held: dict[str, Weighed] = {}
        self._of_article: dict[str, dict[str, None]] = defaultdict(dict)
        self._with_term: dict[str, list[Weighed]] = defaultdict(list)
        self._times: dict[str, int] = defaultdict(int)
        """In how many passages that have not gone each term stands."""
        self._gone = 0

    def add(self, passages: Iterable[Passage]) -> None:
        """Take passages in; one of a known key replaces the one before."""
        for passage in passages:
            self._forget(passage.key)
            held = self._held[passage.key] = Weighed(passage)
            self._of_article[passage.article][passage.key] = None
            for term in held.terms:
                self._with_term[term].append(held)
                self._times[term] += 1

    def drop(self, article: str) -> None:
        """Forget an article's passages."""
        for key in self._of_article.pop(article, ()):
            self._forget(key)
        if self._gone > max(REFUSE, len(self._held)):
            self._tidy()

    def of(self, article: str) -> tuple[Passage, ...]:
        """An article's passages, in the order in which they came."""
        return tuple(self._held[key].passage for key in self._of_article.get(article, ()))

    def get(self, key: str) -> Passage | None:
        """The passage of a key, if it is held."""
        held = self._held.get(key)
        return held.passage if held is not None else None

    def having(self, words: Iterable[str]) -> Iterator[str]:
        """Keys of the passages that have one of these terms, if it is not in very many."""
        for term in words:
            if self._times.get(term, 0) <= SPREAD:
                holders = self._with_term.get(term, ())
                yield from (each.passage.key for each in holders if not each.gone)

    def passages(self) -> Iterator[Passage]:
        """All there are."""
        return (held.passage for held in self._held.values())

    def weighed(self, passage: Passage) -> Weighed:
        """A passage with its terms, whether it is held or not."""
        held = self._held.get(passage.key)
        return held if held is not None and held.passage == passage else Weighed(passage)

    def alike(self, passage: Passage, least: float) -> list[tuple[Passage, float]]:
        """The others with a likeness of at least `least`, the most alike first."""
        found = [(each.passage, score) for each, score, _ in self.near(passage, least)]
        return sorted(found, key=lambda each: (-each[1], each[0].key))

    def near(
        self, passage: Passage, least: float
    ) -> Iterator[tuple[Weighed, float, list[str]]]:
        """The same in no order, with their terms and those they share."""
        vocabulary, squares = self._vocabulary, self._vocabulary.squares
        own = self.weighed(passage).weigh(vocabulary)
        wanted = frozenset(own.terms)
        for held in self._likeliest(own):
            norms = held.weigh(vocabulary).norm * own.norm
            shared = [term for term in held.terms if term in wanted]
            score = sum([squares[term] for term in shared]) / norms
            if len(shared) >= TELLING and score >= least:
                yield held, score, shared

    def _likeliest(self, own: Weighed) -> list[Weighed]:
        """Those that share the rarest terms, and of these the ones that share the most.

        Nothing of it hangs on the order in which passages have come, nor on those that went.
        """
        times, squares = self._times, self._vocabulary.squares
        told: dict[Weighed, float] = defaultdict(float)
        seen = 0
        for count, term in sorted([(times.get(term, 0), term) for term in own.terms]):
            seen += count
            if seen > SEEN and len(told) >= ENOUGH:
                break
            square = squares[term]
            for held in self._with_term.get(term, ()):
                if not held.gone:
                    told[held] += square
        key = own.passage.key
        return [each for each in _first(told, ENOUGH + 1) if each.passage.key != key]

    def _forget(self, key: str) -> None:
        held = self._held.pop(key, None)
        if held is not None:
            held.gone = True
            self._gone += 1
            for term in held.terms:
                self._times[term] -= 1
                if not self._times[term]:
                    del self._times[term]

    def _tidy(self) -> None:
        """Make the lists of terms anew, without those that have gone."""
        self._gone = 0
        self._with_term.clear()
        for held in self._held.values():
            for term in held.terms:
                self._with_term[term].append(held)


def _first(told: dict[Weighed, float], most: int) -> list[Weighed]:
    """Those with the most, in any order; of those that have as much, the first by key."""
    likely = sorted(told, key=told.__getitem__, reverse=True)
    if len(likely) <= most:
        return likely
    least = told[likely[most]]
    first = [each for each in likely[:most] if told[each] > least]
    if len(first) < most:
        equal = [each for each in likely if told[each] == least]
        equal.sort(key=lambda each: each.passage.key)
        first += equal[: most - len(first)]
    return first
