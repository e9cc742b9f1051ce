"""What an article tells that those read before it have not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare.index import Index
from tui.compare.likeness import norm
from tui.compare.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare.passage import Passage
    from tui.compare.vocabulary import Vocabulary

TOLD = 0.4
"""Cosine from which a sentence is taken as told before."""
COVERED = 0.62
"""Or this share of what its words weigh stands in one earlier sentence."""


def old(
    passages: Sequence[Passage], before: Sequence[Passage], vocabulary: Vocabulary
) -> frozenset[str]:
    """Keys of those `passages` that one of those `before` has told already."""
    index = Index(vocabulary)
    index.add(before)
    return frozenset(each.key for each in passages if told_before(each, index, vocabulary))


def told_before(passage: Passage, index: Index, vocabulary: Vocabulary) -> bool:
    """Has a passage of the index told this?"""
    wanted = terms(passage.text)
    if not wanted:
        return False
    length = norm(wanted, vocabulary)
    for other, score in index.alike(passage, 0.25):
        shared = norm(wanted & terms(other.text), vocabulary)
        if score >= TOLD or shared / length >= COVERED**0.5:
            return True
    return False
