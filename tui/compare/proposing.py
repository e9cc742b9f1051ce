"""Pairs of claims to put before the user: the same, the same from one source, otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare.differences import difference
from tui.compare.index import Index
from tui.compare.likeness import TELLING, cosine, matter, norm
from tui.compare.passage import Proposal
from tui.compare.sources import same_source
from tui.compare.terms import terms, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.compare.passage import Passage
    from tui.compare.vocabulary import Vocabulary

FOUND = 0.12
"""Cosine from which a pair is looked at more closely."""
ALIKE = 0.34
"""Cosine from which two claims are about the same matter (tests/benchmarks/comparison.py)."""
TOGETHER = 0.26
"""The same where they name an actor or a day in common besides."""
ONE_MOUTH = 0.17
"""The same where both have it from one source and name two actors in common."""
SAID_ALIKE = 0.5
"""The same for what is said, leaving out of whom: “asked for soldiers”."""
DENIED = 0.36
"""The same where one of them says that it is not so."""
COVERED = 0.7
"""The share of what the shorter one's words weigh that the longer one has, too."""
VERBATIM = 0.72
"""Cosine from which the words themselves are the same."""
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
    """Pairs of these claims with those of an index, the most alike first; each pair once."""
    found: dict[tuple[str, str], Proposal | None] = {}
    for passage in passages:
        for other, score in index.alike(passage, FOUND):
            pair = min(passage.key, other.key), max(passage.key, other.key)
            if pair not in found:
                found[pair] = _proposal(passage, other, score, vocabulary)
    made = [each for each in found.values() if each is not None]
    return tuple(sorted(made, key=lambda each: (-each.score, each.a, each.b)))


def _proposal(a: Passage, b: Passage, score: float, vocabulary: Vocabulary) -> Proposal | None:
    if a.span.overlaps(b.span) and a.article == b.article:
        return None
    said = _said_alike(a, b, vocabulary)
    if not _is_one_matter(a, b, score, said) and not _is_within(a, b, vocabulary):
        return None
    a, b = sorted((a, b), key=lambda each: (each.article, each.span, each.key))
    articles = a.article, b.article
    score = max(score, said)
    differing = difference(a, b, score)
    source = same_source(a, b)
    evidence = [f"both tell: {', '.join(_shared(a, b, vocabulary))}"]
    if differing is not None and differing.grave:
        if a.article == b.article:
            return None  # an account that gives two figures means two things
        evidence.append(differing.words)
        return Proposal(
            a.key, b.key, "contradicts", score, differing.aspect, tuple(evidence), articles
        )
    kind = "repeats" if source or score >= VERBATIM else "corroborates"
    if source:
        evidence.append("both from the same source")
    elif score >= VERBATIM:
        evidence.append("nearly the same words")
    aspect = differing.aspect if differing else ""
    evidence += [differing.words] if differing else []
    return Proposal(a.key, b.key, kind, score, aspect, tuple(evidence), articles)


def _is_one_matter(a: Passage, b: Passage, score: float, said: float) -> bool:
    opposed = {a.polarity, b.polarity} == {"+", "-"}
    if said >= (DENIED if opposed else SAID_ALIKE):
        return True
    if len(terms(a.text) & terms(b.text)) <= TELLING:
        return False
    together = bool(a.actors & b.actors or a.dates & b.dates)
    if len(a.actors & b.actors) >= TELLING and same_source(a, b):
        return score >= ONE_MOUTH
    return score >= (TOGETHER if together else ALIKE)


def _is_within(a: Passage, b: Passage, vocabulary: Vocabulary) -> bool:
    """Does the longer one tell nearly all that the shorter one tells?"""
    shared = terms(a.text) & terms(b.text)
    if len(shared) <= TELLING:
        return False
    shorter = min(norm(terms(a.text), vocabulary), norm(terms(b.text), vocabulary))
    return norm(shared, vocabulary) >= COVERED * shorter


def _said_alike(a: Passage, b: Passage, vocabulary: Vocabulary) -> float:
    """The likeness of what is said; 0 where too few words are shared."""
    shared = matter(a) & matter(b)
    return cosine(matter(a), matter(b), vocabulary) if len(shared) >= TELLING else 0.0


def _shared(a: Passage, b: Passage, vocabulary: Vocabulary) -> list[str]:
    """The words of `a` that tell most among those they share."""
    shared = terms(a.text) & terms(b.text)
    told = sorted(shared, key=lambda term: (-vocabulary.weight(term), term))[:SHOWN]
    words = words_of(a.text)
    return [words[term] for term in told]
