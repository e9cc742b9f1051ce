"""Claims moved between matters: joined, split off, turned round; each is one undoable step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.ids import new_id
from tui.model.link import Link
from tui.model.step import Change
from tui.session.linking import (
    AGREE,
    Suggested,
    Wanted,
    between,
    link_all,
    links_of,
    other_end,
)
from tui.session.proposed import span_of
from tui.session.tagging import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.compare import Proposal
    from tui.session.linking import End
    from tui.session.matters import Matter
    from tui.session.session import Session


def end_at(session: Session, key: str, article: str) -> End | None:
    """A claim by its key, tagged or suggested; None: it is no longer there."""
    tag = session.state.tags.get(key)
    if tag is not None or ":" not in key or session.is_missing(article):
        return tag
    span = span_of(key)
    marks = (m for m in session.page(article).marks if m.kind == "claim" and m.span == span)
    return next((Suggested(article, mark) for mark in marks), None)


def take(session: Session, offers: Iterable[Proposal], type_: str = "") -> int:
    """Make proposed links, accepting suggested claims; returns how many there were.

    `type_`: as links of this type, whatever was proposed.
    """
    wanted = []
    for each in offers:
        a = end_at(session, each.a, each.articles[0])
        b = end_at(session, each.b, each.articles[1])
        if a is not None and b is not None:
            wanted.append(Wanted(a, b, type_ or each.type, each.aspect))
    if wanted:
        link_all(session, wanted)
    return len(wanted)


def turn(session: Session, matter: Matter, claim: str, type_: str) -> str:
    """Let a claim agree with a matter's first side, or contradict it.

    Returns the claim of that side that it is linked with.
    """
    state = session.state
    first = next(each for each in matter.sides[0] if each != claim)
    against = type_ not in AGREE
    met = [
        (other, each)
        for each in links_of(state, claim)
        if (other := other_end(each, claim)) in matter.sides[0]
        and (each.type in AGREE) == against
    ]
    others = dict.fromkeys([first, *(other for other, _ in met)])
    wanted = []
    for other in others:
        old = between(state, claim, other)
        aspect = old.aspect if old else ""
        wanted.append(Wanted(state.tags[claim], state.tags[other], type_, aspect))
    link_all(session, wanted)
    return first


def split_off(session: Session, matter: Matter, claims: Sequence[str]) -> None:
    """Let claims of a matter be a matter of their own; the rest of it stays together."""
    words = short(session.state.tags[claims[0]].quote)
    session.do(f"split off: {words}", _parted(session, matter, claims))


def move(session: Session, matter: Matter, claims: Sequence[str], to: str) -> None:
    """Take claims out of a matter and let them corroborate a claim of another."""
    state = session.state
    changes = _parted(session, matter, claims)
    fresh = Link(new_id(), claims[0], to, "corroborates")
    words = f"{short(state.tags[claims[0]].quote, 24)} → {short(state.tags[to].quote, 24)}"
    session.do(f"moved: {words}", [*changes, Change(None, fresh)])


def _parted(session: Session, matter: Matter, claims: Sequence[str]) -> list[Change]:
    """What takes claims out of a matter: links cut, and bridges for what hung on them."""
    state = session.state
    gone = set(claims)
    cut: dict[str, Link] = {}
    neighbours: list[tuple[str, str]] = []
    for claim in claims:
        for each in links_of(state, claim):
            other = other_end(each, claim)
            if other not in gone:
                cut[each.id] = each
                neighbours.append((other, each.type))
    left = [each for each in matter.claims if each not in gone]
    bridges = _bridges(session, matter, left, dict(reversed(neighbours)))
    return [*(Change(each, None) for each in cut.values()), *bridges]


def _bridges(
    session: Session, matter: Matter, left: Sequence[str], linked: dict[str, str]
) -> list[Change]:
    """Links that keep together what was linked only through claims that are taken out."""
    side = {claim: n for n, claims in enumerate(matter.sides) for claim in claims}
    ends = [each for each in left if each in linked]
    made, reached = [], _reached(session, ends[:1], set(left))
    for other in ends[1:]:
        if other in reached:
            continue
        first = ends[0]
        type_ = "corroborates" if side[first] == side[other] else "contradicts"
        if {linked[first], linked[other]} == {"repeats"}:
            type_ = "repeats"
        made.append(Change(None, Link(new_id(), first, other, type_)))
        reached |= _reached(session, [other], set(left))
    return made


def _reached(session: Session, start: Iterable[str], among: set[str]) -> set[str]:
    """The claims that hang together with these, by links among some."""
    reached, waiting = set(start), list(start)
    while waiting:
        claim = waiting.pop()
        for each in links_of(session.state, claim):
            other = other_end(each, claim)
            if other in among and other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached
