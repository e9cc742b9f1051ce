"""Claims of other articles that one claim may be linked with, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.compare import Index, proposals_for
from tui.compare.likeness import cosine, matter
from tui.compare.terms import terms
from tui.model.tag import Tag
from tui.session.linking import AGREE, Suggested, links_of, other_end
from tui.session.passages import claims, key_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.compare import Passage, Proposal
    from tui.model.link import Link
    from tui.session.linking import End
    from tui.session.session import Session

FAR = 12
"""Articles beside the given ones that comparing may lead to: a key has no time for more."""
MOST = 200
"""Candidates: whoever wants a less likely one walks there."""
_OPPOSED = 0.1
"""What it is worth for a contradiction, and costs otherwise, that one of two claims denies."""
_TOGETHER = 0.05
"""What it is worth that two claims name somebody in common, or a day: of the pairs listed by
hand in tests/compare/corpus.toml 72 % come first with it, 67 % without."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The other end of a link that might be made."""

    claim: Passage
    type: str
    """What the link would be."""
    seen: str = ""
    """What comparing takes the two for, which may be another type; empty: for nothing."""
    score: float = 0.0
    """How alike the two are, from 0 to 1."""
    aspect: str = ""
    evidence: tuple[str, ...] = ()
    linked: Link | None = None
    """The link that there is between the two."""


def candidates(
    session: Session, end: End, type_: str, beside: Sequence[str], others: Sequence[str] = ()
) -> tuple[Candidate, ...]:
    """The claims of these articles, and what comparing has found in others and its own.

    At most `MOST`, those that are most alike. Those that are linked with it come first, then
    what comparing has found to be about the same: for a contradiction what contradicts or
    differs at least, else what agrees, before what does not, and of these the most alike.
    Then what lies beside it, then what else is like it; after these what its own article
    says, and last what is in nothing like it.
    """
    own = _passage(session, end)
    if own is None:
        return ()
    linked = {other_end(each, own.key): each for each in links_of(session.state, own.key)}
    proposals = session.proposed.at(own.key)
    ends = {each.b if each.a == own.key else each.a for each in proposals}
    pool = [
        each
        for name in _near(session, own, proposals, (*beside, *others))
        for each in claims(session, name)
        if each.article != own.article or each.key in ends or each.key in linked
    ]
    alike = {each.key: _likeness(session, own, each) for each in pool}
    place = {each.key: number for number, each in enumerate(pool)}
    pool.sort(key=lambda each: (each.key not in linked, -alike[each.key]))
    del pool[max(MOST, len(linked)) :]
    index = Index(session.words)
    index.add(pool)
    proposed = {
        each.b if each.a == own.key else each.a: each
        for each in proposals_for([own], index, session.words)
    }

    def worth(other: Passage) -> tuple[bool, int, int, bool, float, int]:
        fits, likeness = _worth(own, other, type_, proposed, alike)
        there = bool(fits) or other.article in beside
        far = 2 if not alike[other.key] else other.article == own.article
        return other.key not in linked, far, fits, not there, likeness, place[other.key]

    return tuple(
        _candidate(each, type_, proposed.get(each.key), alike[each.key], linked.get(each.key))
        for each in sorted(pool, key=worth)
    )


def differing(session: Session, a: End, b: End, type_: str) -> str:
    """The aspect in which two claims are seen to differ; empty: none is seen."""
    own, other = _passage(session, a), _passage(session, b)
    if own is None or other is None:
        return ""
    index = Index(session.words)
    index.add([other])
    found = proposals_for([own], index, session.words)
    return _candidate(other, type_, found[0] if found else None, 0, None).aspect


def end_of(session: Session, claim: Passage) -> End | None:
    """The claim as what can be linked; None: it is no longer there."""
    tag = session.state.tags.get(claim.key)
    if tag is not None or session.is_missing(claim.article):
        return tag
    marks = session.page(claim.article).marks
    return next(
        (
            Suggested(claim.article, mark)
            for mark in marks
            if mark.kind == "claim" and key_of(claim.article, mark.span) == claim.key
        ),
        None,
    )


def key(end: End) -> str:
    """How comparing knows a claim."""
    return end.id if isinstance(end, Tag) else key_of(end.article, end.mark.span)


def _passage(session: Session, end: End) -> Passage | None:
    if session.is_missing(end.article):
        return None
    found = (each for each in claims(session, end.article) if each.key == key(end))
    return next(found, None)


def _near(
    session: Session, own: Passage, proposals: Sequence[Proposal], articles: Sequence[str]
) -> list[str]:
    """Where to look: the given articles, and the first few that a proposal leads to."""
    near = dict.fromkeys((*articles, own.article))
    led = dict.fromkeys(article for each in proposals for article in each.articles)
    near |= dict.fromkeys([each for each in led if each not in near][:FAR])
    return [each for each in near if not session.is_missing(each)]


def _candidate(
    other: Passage, type_: str, proposal: Proposal | None, score: float, linked: Link | None
) -> Candidate:
    if proposal is None:
        return Candidate(other, type_, score=score, linked=linked)
    aspect, seen = proposal.aspect, proposal.type
    if type_ != "contradicts":
        type_ = proposal.type if proposal.type in AGREE else type_
        # They say the same, by the user's word; only two figures show by themselves that they
        # differ, and stand in the evidence.
        aspect = aspect if aspect == "how-many" else ""
    return Candidate(other, type_, seen, proposal.score, aspect, proposal.evidence, linked)


def _likeness(session: Session, own: Passage, other: Passage) -> float:
    """How alike two claims are: all their words, and those that name nobody once more."""
    if terms(own.text).isdisjoint(terms(other.text)):
        return 0.0
    whole = cosine(terms(own.text), terms(other.text), session.words)
    return (2 * whole + cosine(matter(own), matter(other), session.words)) / 3


def _worth(
    own: Passage,
    other: Passage,
    type_: str,
    proposed: Mapping[str, Proposal],
    alike: Mapping[str, float],
) -> tuple[int, float]:
    """For sorting: what is proposed, what fits before what is against it; then how alike."""
    together = bool(own.actors & other.actors) + bool(own.dates & other.dates)
    proposal, against = proposed.get(other.key), type_ == "contradicts"
    if proposal is None:
        opposed = {own.polarity, other.polarity} == {"+", "-"}
        sign = _OPPOSED * opposed * (1 if against else -1)
        return 0, -alike[other.key] - sign - _TOGETHER * together
    fits = 1 + ((proposal.type == "contradicts") is against) * 2
    fits += against and fits == 1 and bool(proposal.aspect)
    return -fits, -proposal.score - _TOGETHER * together
