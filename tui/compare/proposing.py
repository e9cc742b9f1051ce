"""Pairs of claims to put before the user: the same, the same from one source, otherwise."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from tui.compare.differences import difference
from tui.compare.index import Index
from tui.compare.likeness import TELLING
from tui.compare.passage import Proposal
from tui.compare.sources import same_source
from tui.compare.terms import terms, words_of
from tui.compare.weighed import weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.compare.passage import Passage
    from tui.compare.vocabulary import Vocabulary
    from tui.compare.weighed import Weighed

FOUND = 0.12
"""Cosine from which a pair is looked at more closely."""
ALIKE = 0.34
"""Cosine from which two claims are about the same matter (tests/benchmarks/comparison.py)."""
TOGETHER = 0.24
"""The same where they name an actor or a day in common besides."""
ONE_MOUTH = 0.17
"""The same where both have it from one source and name two actors in common."""
SAID_ALIKE = 0.5
"""The same for what is said, leaving out of whom: “asked for soldiers”."""
DENIED = 0.3
"""The same where one of them, or both, say that it is not so."""
COVERED = 0.7
"""The share of what the shorter one's words weigh that the longer one has, too."""
SMALL = 10
"""Figures up to this stand for many things."""
VERBATIM = 0.72
"""Cosine from which the words themselves are the same."""
MOST = 5
"""Links at most that are proposed at a claim for its own sake: of twenty copies of a report
every one is linked to some, and so all of them to one another."""
SHOWN = 4
"""Shared words that are given as evidence."""


def proposals(passages: Sequence[Passage], vocabulary: Vocabulary) -> tuple[Proposal, ...]:
    """Pairs among these claims, the most alike first; each pair once."""
    index = Index(vocabulary)
    index.add(passages)
    return proposals_for(passages, index, vocabulary)


def proposals_for(
    passages: Iterable[Passage], index: Index, vocabulary: Vocabulary
) -> tuple[Proposal, ...]:
    """Pairs of these claims with those of an index, the most alike first; each pair once.

    Of a claim that is like very many, only those that are most alike (`MOST`).
    """
    found: dict[tuple[str, str], Proposal] = {}
    for passage in passages:
        for other, score in _likely(passage, index, vocabulary):
            pair = min(passage.key, other.key), max(passage.key, other.key)
            if pair not in found:
                found[pair] = _proposal(passage, other, score, vocabulary)
    return tuple(sorted(found.values(), key=lambda each: (-each.score, each.a, each.b)))


def _likely(
    passage: Passage, index: Index, vocabulary: Vocabulary
) -> list[tuple[Passage, float]]:
    """The claims of an index that are about the matter of one, with their likeness."""
    own = index.weighed(passage).weigh(vocabulary)
    found = []
    for other, score in index.near(passage, FOUND):
        if _is_same_place(passage, other.passage):
            continue
        said = _said_alike(own, other, vocabulary)
        if (
            _is_one_matter(own, other, score, said)
            or _is_within(own, other, vocabulary)
            or _is_one_count(own, other)
        ):
            found.append((other.passage, max(score, said)))
    found.sort(key=lambda each: (-each[1], each[0].key))
    kept: list[tuple[Passage, float]] = []
    for other_passage, score in found:
        if len(kept) == MOST:
            break
        if not _is_two_matters(passage, other_passage, score):
            kept.append((other_passage, score))
    return kept


def _is_same_place(a: Passage, b: Passage) -> bool:
    return a.article == b.article and a.span.overlaps(b.span)


def _is_two_matters(a: Passage, b: Passage, score: float) -> bool:
    """An account that gives two figures means two things."""
    if a.article != b.article:
        return False
    differing = difference(a, b, score)
    return differing is not None and differing.grave


def _proposal(a: Passage, b: Passage, score: float, vocabulary: Vocabulary) -> Proposal:
    a, b = sorted((a, b), key=lambda each: (each.article, each.span, each.key))
    differing = difference(a, b, score)
    source = same_source(a, b)
    evidence = [f"both tell: {', '.join(_shared(a, b, vocabulary))}"]
    aspect = differing.aspect if differing else ""
    if differing is not None and differing.grave:
        kind = "contradicts"
    else:
        kind = "repeats" if source or score >= VERBATIM else "corroborates"
        if source:
            evidence.append("both from the same source")
        elif score >= VERBATIM:
            evidence.append("nearly the same words")
    evidence += [differing.words] if differing else []
    return Proposal(a.key, b.key, kind, score, aspect, tuple(evidence), (a.article, b.article))


def _is_one_matter(own: Weighed, other: Weighed, score: float, said: float) -> bool:
    a, b = own.passage, other.passage
    denied = "-" in (a.polarity, b.polarity)
    if said >= (DENIED if denied else SAID_ALIKE):
        return True
    if score < ONE_MOUTH or len(_common(own.terms, other.terms)) <= TELLING:
        return False
    if not _common(own.matter, other.matter):  # one long name is no account
        return False
    if score >= ALIKE:
        return True
    shared = a.actors & b.actors
    if len(shared) >= TELLING and same_source(a, b):
        return True
    return score >= TOGETHER and bool(shared or a.dates & b.dates)


def _is_one_count(own: Weighed, other: Weighed) -> bool:
    """Does one source give one figure for one thing?"""
    shared = _common(own.terms, other.terms)
    counted = any(term.isdecimal() and int(term) > SMALL for term in shared)
    return counted and len(shared) >= TELLING and bool(same_source(own.passage, other.passage))


def _is_within(own: Weighed, other: Weighed, vocabulary: Vocabulary) -> bool:
    """Does the longer one tell nearly all that the shorter one tells?"""
    shared = _common(own.terms, other.terms)
    if len(shared) <= TELLING:
        return False
    return sqrt(weight(shared, vocabulary)) >= COVERED * min(own.norm, other.norm)


def _said_alike(own: Weighed, other: Weighed, vocabulary: Vocabulary) -> float:
    """The likeness of what is said; 0 where too few words are shared."""
    shared = _common(own.matter, other.matter)
    if len(shared) < TELLING:
        return 0.0
    return weight(shared, vocabulary) / (own.matter_norm * other.matter_norm)


def _common(some: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    return [term for term in some if term in others]


def _shared(a: Passage, b: Passage, vocabulary: Vocabulary) -> list[str]:
    """The words of `a` that tell most among those they share."""
    shared = terms(a.text) & terms(b.text)
    told = sorted(shared, key=lambda term: (-vocabulary.weight(term), term))[:SHOWN]
    words = words_of(a.text)
    return [words[term] for term in told]
