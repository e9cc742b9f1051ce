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

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """The vocabulary of passages."""
        made = cls()
        for text in texts:
            made.add(text)
        return made

    def add(self, text: str) -> None:
        """One passage more."""
        self._counts.update(terms(text))
        self._passages += 1

    def drop(self, text: str) -> None:
        """One passage less; it must have been added."""
        self._counts.subtract(terms(text))
        self._passages -= 1

    def __len__(self) -> int:
        """How many passages there are."""
        return self._passages

    def weight(self, term: str) -> float:
        """From 0 (in every passage) upwards."""
        return log((self._passages + 1) / (max(0, self._counts[term]) + 0.5))
