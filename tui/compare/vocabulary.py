"""How much a word tells: rare words much, common ones little (inverse document frequency).

Spärck Jones, "A statistical interpretation of term specificity", J. Documentation 28 (1972).
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from tui.compare.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable


class Vocabulary:
    """Counts in how many passages each term stands."""

    def __init__(self) -> None:
        """Empty."""
        self._counts: Counter[str] = Counter()
        self._passages = 0
        self.stamp = 0
        """Another number whenever anything weighs otherwise."""
        self.squares = _Squares(self)
        """The weights of terms, squared, as comparing wants them."""

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """The vocabulary of passages."""
        made = cls()
        for text in texts:
            made.add(text)
        return made

    def add(self, text: str) -> None:
        """One passage more."""
        self.count(terms(text), 1)

    def count(self, found: Iterable[str], passages: int) -> None:
        """Passages more: the terms of each of them, one after the other."""
        self._counts.update(found)
        self._turn(passages)

    def discount(self, found: Iterable[str], passages: int) -> None:
        """The same passages less; they must have been counted."""
        for term in found:
            left = self._counts[term] - 1
            if left > 0:
                self._counts[term] = left
            else:
                del self._counts[term]
        self._turn(-passages)

    def copy(self) -> Vocabulary:
        """The same at this moment, to be handed on."""
        made = Vocabulary()
        made._counts, made._passages = self._counts.copy(), self._passages
        return made

    def __len__(self) -> int:
        """How many passages there are."""
        return self._passages

    def __reduce__(self) -> tuple[type[_Kept], tuple[dict[str, int], int]]:
        """What crosses to another process: the counts alone."""
        return _Kept, (dict(self._counts), self._passages)

    def weight(self, term: str) -> float:
        """From 0 (in every passage) upwards."""
        return log((self._passages + 1) / (self._counts[term] + 0.5))

    def _turn(self, passages: int) -> None:
        self._passages += passages
        self.stamp += 1
        self.squares.clear()


class _Kept(Vocabulary):
    """A vocabulary that has come from another process."""

    def __init__(self, counts: dict[str, int], passages: int) -> None:
        super().__init__()
        self._counts.update(counts)
        self._passages = passages


class _Squares(dict[str, float]):
    """Worked out when first asked for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, term: str) -> float:
        square = self[term] = self._vocabulary.weight(term) ** 2
        return square
