"""How alike two passages are, and which of many is the other account of one."""

from __future__ import annotations

from math import fsum, sqrt
from typing import TYPE_CHECKING

from tui.compare.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare.passage import Passage
    from tui.compare.vocabulary import Vocabulary

SAME_MATTER = 0.28
"""Cosine from which two sentences tell the same more often than not (tests/benchmarks)."""
TELLING = 2
"""Terms that must be shared at least: one is a topic, not an account."""


def cosine(a: frozenset[str], b: frozenset[str], vocabulary: Vocabulary) -> float:
    """The cosine of two sets of terms as vectors of their weights, from 0 to 1.

    Summed exactly: a set has no order, and equal sets must be equally alike.
    """
    squares = vocabulary.squares
    shared = fsum([squares[term] for term in a & b])
    if not shared:
        return 0.0
    return shared / (norm(a, vocabulary) * norm(b, vocabulary))


def norm(some: frozenset[str], vocabulary: Vocabulary) -> float:
    """The length of a set of terms as a vector."""
    squares = vocabulary.squares
    return sqrt(fsum([squares[term] for term in some]))


def matter(passage: Passage) -> frozenset[str]:
    """The terms of what is said, without who it is said of."""
    return terms(passage.matter or passage.text)


def counterpart(
    passage: Passage, among: Sequence[Passage], vocabulary: Vocabulary
) -> tuple[Passage, float] | None:
    """The one of `among` that tells the same, with its likeness; None where none is sure."""
    wanted = terms(passage.text)
    best: tuple[Passage, float] | None = None
    for other in among:
        found = terms(other.text)
        if len(wanted & found) < TELLING:
            continue
        score = cosine(wanted, found, vocabulary)
        if score >= SAME_MATTER and (best is None or score > best[1]):
            best = (other, score)
    return best
