"""Comparing accounts: which passages tell the same, which tell it otherwise, what is new.

Pure: passages go in, pairs with their evidence come out. Precision before recall: what is not
sure is not proposed, and a contradiction is always a question.
"""

from __future__ import annotations

from tui.compare.found import Found
from tui.compare.index import Index
from tui.compare.likeness import counterpart
from tui.compare.novelty import old
from tui.compare.passage import Passage, Proposal
from tui.compare.proposing import proposals, proposals_at, proposals_for
from tui.compare.vocabulary import Vocabulary

__all__ = [
    "Found", "Index", "Passage", "Proposal", "Vocabulary", "counterpart", "old", "proposals",
    "proposals_at", "proposals_for",
]  # fmt: skip
