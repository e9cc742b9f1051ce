"""Pairs of claims to put before the user: the same, the same from one source, otherwise."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from tui.compare.differences import difference, is_denied
from tui.compare.index import Index
from tui.compare.likeness import TELLING
from tui.compare.passage import Proposal
from tui.compare.sources import same_source, two_sources
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


def proposals_at(
    passage: Passage, index: Index, vocabulary: Vocabulary
) -> tuple[Proposal, ...]:
    """What one claim finds in an index, the most alike first."""
    found = _likely(passage, index, vocabulary)
    return tuple(_proposal(passage, other, score, vocabulary) for other, score in found)


def _likely(
    passage: Passage, index: Index, vocabulary: Vocabulary
) -> list[tuple[Passage, float]]:
    """The claims of an index that are about the matter of one, with their likeness."""
    own = index.weighed(passage).weigh(vocabulary)
    matter = frozenset(own.matter)
    found = []
    for other, score, shared in index.near(passage, FOUND):
        if _is_same_place(passage, other.passage):
            continue
        both = [term for term in other.matter if term in matter]
        said = 0.0
        if len(both) >= TELLING:
            said = weight(both, vocabulary) / (own.matter_norm * other.matter_norm)
        if (  # without `both` one long name might be all that they share
            _is_alike_in_matter(passage, other.passage, said)
            or (both and _is_one_matter(passage, other.passage, score, len(shared)))
            or _is_within(own, other, shared, vocabulary)
            or _is_one_count(passage, other.passage, shared)
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
    """An account that gives two figures means two things.

    Where one says it is so and the other that it is not, they do not agree; if they are not
    alike enough for the one to deny the other, they may be about two things.
    """
    differing = difference(a, b, score)
    grave = differing is not None and differing.grave
    return grave if a.article == b.article else not grave and is_denied(a, b)


def _proposal(a: Passage, b: Passage, score: float, vocabulary: Vocabulary) -> Proposal:
    a, b = sorted((a, b), key=lambda each: (each.article, each.span, each.key))
    differing = difference(a, b, score)
    source = same_source(a, b)
    evidence = [f"both tell: {', '.join(_shared(a, b, vocabulary))}"]
    aspect = differing.aspect if differing else ""
    if differing is not None and differing.grave:
        kind = "contradicts"
    else:
        copied = score >= VERBATIM and not two_sources(a, b)
        kind = "repeats" if source or copied else "corroborates"
        if source:
            evidence.append("both from the same source")
        elif score >= VERBATIM:
            evidence.append("nearly the same words")
    evidence += [differing.words] if differing else []
    return Proposal(a.key, b.key, kind, score, aspect, tuple(evidence), (a.article, b.article))


def _is_alike_in_matter(a: Passage, b: Passage, said: float) -> bool:
    """Is the same said, of whomever?"""
    denied = "-" in (a.polarity, b.polarity)
    return said >= (DENIED if denied else SAID_ALIKE)


def _is_one_matter(a: Passage, b: Passage, score: float, shared: int) -> bool:
    """Are they alike enough, for as many terms as they share, and who is in them?"""
    if score < ONE_MOUTH or shared <= TELLING:
        return False
    if score >= ALIKE:
        return True
    actors = a.actors & b.actors
    if len(actors) >= TELLING and same_source(a, b):
        return True
    return score >= TOGETHER and bool(actors or a.dates & b.dates)


def _is_one_count(a: Passage, b: Passage, shared: Sequence[str]) -> bool:
    """Does one source give one figure for one thing?"""
    counted = any(term.isdecimal() and len(term) > 1 for term in shared)  # 3 is no mark
    return counted and len(shared) >= TELLING and bool(same_source(a, b))


def _is_within(
    own: Weighed, other: Weighed, shared: Sequence[str], vocabulary: Vocabulary
) -> bool:
    """Does the longer one tell nearly all that the shorter one tells?"""
    if len(shared) <= TELLING:
        return False
    return sqrt(weight(shared, vocabulary)) >= COVERED * min(own.norm, other.norm)


def _shared(a: Passage, b: Passage, vocabulary: Vocabulary) -> list[str]:
    """The words of `a` that tell most among those they share."""
    shared = terms(a.text) & terms(b.text)
    told = sorted(shared, key=lambda term: (-vocabulary.weight(term), term))[:SHOWN]
    words = words_of(a.text)
    return [words[term] for term in told]
