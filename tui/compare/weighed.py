"""A passage with its terms, as it is compared again and again."""

from __future__ import annotations

from math import sqrt
from sys import intern
from typing import TYPE_CHECKING

from tui.compare.likeness import matter
from tui.compare.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.compare.passage import Passage
    from tui.compare.vocabulary import Vocabulary


class Weighed:
    """Terms as tuples, which take an eighth of the room of sets; norms for one vocabulary."""

    __slots__ = ("gone", "matter", "matter_norm", "norm", "passage", "stamp", "terms")

    def __init__(self, passage: Passage) -> None:
        """The norms are there once it has been weighed."""
        self.passage = passage
        implied = terms(passage.implied)
        self.terms = tuple(map(intern, sorted(terms(passage.text) | implied)))
        said = tuple(map(intern, sorted(matter(passage) | implied)))
        self.matter = self.terms if said == self.terms else said
        self.stamp = -1
        """The state of the vocabulary that the norms belong to."""
        self.norm = self.matter_norm = 0.0
        self.gone = False
        """Has it been dropped from its index?"""

    def weigh(self, vocabulary: Vocabulary) -> Weighed:
        """Bring the norms up to date."""
        if self.stamp != vocabulary.stamp:
            self.norm = sqrt(weight(self.terms, vocabulary))
            same = self.matter is self.terms
            self.matter_norm = self.norm if same else sqrt(weight(self.matter, vocabulary))
            self.stamp = vocabulary.stamp
        return self


def weight(some: Iterable[str], vocabulary: Vocabulary) -> float:
    """The weights of terms, squared and added."""
    squares = vocabulary.squares
    return sum([squares[term] for term in some])
