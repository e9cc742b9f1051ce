"""Claims of other articles that one claim may be linked with, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.compare import Index, proposals_for
from tui.compare.likeness import cosine, matter
from tui.compare.terms import terms
from tui.model.tag import Tag
from tui.session.linking import AGREE, Suggested, between
from tui.session.passages import claims, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare import Passage, Proposal
    from tui.model.link import Link
    from tui.session.linking import End
    from tui.session.session import Session

FAR = 12
"""Articles beside the given ones that comparing may lead to: a key has no time for more."""
_OPPOSED = 0.1
"""What it is worth for a contradiction that one of two claims denies."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The other end of a link that might be made."""

    claim: Passage
    type: str
    """What the link would be."""
    score: float = 0.0
    """How alike the two are, from 0 to 1."""
    aspect: str = ""
    evidence: tuple[str, ...] = ()
    linked: Link | None = None
    """The link that there is between the two."""


def candidates(
    session: Session, end: End, type_: str, articles: Sequence[str]
) -> tuple[Candidate, ...]:
    """The claims of these articles, and of those that comparing has found, but not its own.

    Those that are linked with it come first, then what seems to fit `type_` (corroborates or
    contradicts), then the most alike.
    """
    own = _passage(session, end)
    if own is None:
        return ()
    pool = [
        each for article in _near(session, own, articles) for each in claims(session, article)
    ]
    index = Index(session.words)
    index.add(pool)
    proposed = {
        each.b if each.a == own.key else each.a: each
        for each in proposals_for([own], index, session.words)
    }
    alike = {each.key: _likeness(session, own, each) for each in pool}
    found = [
        _candidate(session, own, each, type_, proposed.get(each.key), alike[each.key])
        for each in pool
    ]
    worth = {each.claim.key: _worth(own, each, proposed.get(each.claim.key)) for each in found}
    return tuple(sorted(found, key=lambda each: (each.linked is None, *worth[each.claim.key])))


def differing(session: Session, a: End, b: End, type_: str) -> str:
    """The aspect in which two claims are seen to differ; empty: none is seen."""
    own, other = _passage(session, a), _passage(session, b)
    if own is None or other is None:
        return ""
    index = Index(session.words)
    index.add([other])
    found = proposals_for([own], index, session.words)
    return _candidate(session, own, other, type_, found[0] if found else None, 0).aspect


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


def _near(session: Session, own: Passage, articles: Sequence[str]) -> list[str]:
    """Where to look: the given articles, and the first few that a proposal leads to."""
    near = dict.fromkeys(articles)
    led = dict.fromkeys(a for each in session.proposed.at(own.key) for a in each.articles)
    near |= dict.fromkeys([each for each in led if each not in near][:FAR])
    return [each for each in near if each != own.article and not session.is_missing(each)]


def _candidate(
    session: Session,
    own: Passage,
    other: Passage,
    type_: str,
    proposal: Proposal | None,
    score: float,
) -> Candidate:
    linked = between(session.state, own.key, other.key)
    if proposal is None:
        return Candidate(other, type_, score, linked=linked)
    aspect = proposal.aspect
    if type_ != "contradicts":
        type_ = proposal.type if proposal.type in AGREE else type_
        aspect = "" if aspect == "what" else aspect  # they say the same, by the user's word
    return Candidate(other, type_, proposal.score, aspect, proposal.evidence, linked)


def _likeness(session: Session, own: Passage, other: Passage) -> float:
    """How alike two claims are: all their words, and those that name nobody once more."""
    whole = cosine(terms(own.text), terms(other.text), session.words)
    return (2 * whole + cosine(matter(own), matter(other), session.words)) / 3


def _worth(own: Passage, each: Candidate, proposal: Proposal | None) -> tuple[int, float]:
    """For sorting: what is proposed as this comes first, then what is proposed at all."""
    if each.type != "contradicts":
        fits = 0 if proposal is None else 1 + (proposal.type in AGREE)
        return -fits, -each.score
    fits = 0 if proposal is None else 1 + bool(proposal.aspect)
    opposed = {own.polarity, each.claim.polarity} == {"+", "-"}
    return -fits, -each.score - _OPPOSED * opposed
