"""Claims moved between matters: joined, split off, turned round; each is one undoable step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.ids import new_id
from tui.model.link import Link
from tui.model.step import Change
from tui.session.linking import (
    AGREE,
    TYPES,
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
    from collections.abc import Collection, Iterable, Mapping, Sequence

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


def take(session: Session, offers: Iterable[Proposal]) -> int:
    """Make proposed links, accepting suggested claims; returns how many there were."""
    wanted = []
    for each in offers:
        a = end_at(session, each.a, each.articles[0])
        b = end_at(session, each.b, each.articles[1])
        if a is not None and b is not None:
            wanted.append(Wanted(a, b, each.type, each.aspect))
    if wanted:
        link_all(session, wanted)
    return len(wanted)


def turn(session: Session, matter: Matter, claims: Sequence[str], type_: str) -> str:
    """Let claims agree with a matter's first side, or contradict it; the rest of it stays.

    Returns the claim of that side that they are linked with; it is none of them.
    """
    state, side = session.state, matter.sides[0]
    first, *rest = (each for each in side if each not in claims)
    against = type_ not in AGREE
    wanted = []
    for claim in claims:
        met = (
            other
            for each in links_of(state, claim)
            if (other := other_end(each, claim)) in rest and (each.type in AGREE) == against
        )
        for other in dict.fromkeys((first, *met)):
            old = between(state, claim, other)
            aspect = old.aspect if old else ""
            wanted.append(Wanted(state.tags[claim], state.tags[other], type_, aspect))
    if against:
        wanted += _held(session, first, rest)
    link_all(session, wanted)
    return first


def _held(session: Session, first: str, rest: Sequence[str]) -> list[Wanted]:
    """Links that keep claims on the side of another that agreed with it by way of others."""
    tags = session.state.tags
    made, reached = [], _reached(session, [first], {first, *rest}, AGREE)
    for other in rest:
        if other not in reached and between(session.state, first, other) is None:
            made.append(Wanted(tags[first], tags[other], "corroborates"))
            reached |= _reached(session, [other], set(rest), AGREE)
    return made


def split_off(session: Session, matter: Matter, claims: Sequence[str]) -> None:
    """Let claims of a matter be a matter of their own; they and the rest stay together."""
    words = short(session.state.tags[claims[0]].quote)
    session.do(f"split off: {words}", _parted(session, matter, claims))


def move(session: Session, matter: Matter, claims: Sequence[str], to: str) -> None:
    """Take claims out of a matter; the first corroborates a claim of another matter."""
    state = session.state
    changes = _parted(session, matter, claims)
    fresh = Link(new_id(), claims[0], to, "corroborates")
    words = f"{short(state.tags[claims[0]].quote, 24)} → {short(state.tags[to].quote, 24)}"
    session.do(f"moved: {words}", [*changes, Change(None, fresh)])


def _parted(session: Session, matter: Matter, claims: Sequence[str]) -> list[Change]:
    """What takes claims out of a matter: links cut, and bridges for what hung on them."""
    gone = set(claims)
    cut: dict[str, Link] = {}
    types: dict[str, str] = {}
    for claim in claims:
        for each in links_of(session.state, claim):
            other = other_end(each, claim)
            if other not in gone:
                cut[each.id] = each
                types.setdefault(claim, each.type)
                types.setdefault(other, each.type)
    left = [each for each in matter.claims if each not in gone]
    bridges = (
        *_bridges(session, matter, left, types),
        *_bridges(session, matter, claims, types),
    )
    return [*(Change(each, None) for each in cut.values()), *bridges]


def _bridges(
    session: Session, matter: Matter, among: Sequence[str], cut: Mapping[str, str]
) -> list[Change]:
    """Links that keep claims together that hung only on those on the other side of a cut.

    `cut`: the type of a link that was cut, by the claim at either end of it.
    """
    side = {claim: n for n, claims in enumerate(matter.sides) for claim in claims}
    ends = [each for each in among if each in cut]
    made, reached = [], _reached(session, ends[:1], set(among))
    for other in ends[1:]:
        if other in reached:
            continue
        first = ends[0]
        type_ = "corroborates" if side[first] == side[other] else "contradicts"
        if {cut[first], cut[other]} == {"repeats"}:
            type_ = "repeats"
        made.append(Change(None, Link(new_id(), first, other, type_)))
        reached |= _reached(session, [other], set(among))
    return made


def _reached(
    session: Session, start: Iterable[str], among: set[str], types: Collection[str] = TYPES
) -> set[str]:
    """The claims that hang together with these, by links among some."""
    reached, waiting = set(start), list(start)
    while waiting:
        claim = waiting.pop()
        for each in links_of(session.state, claim):
            other = other_end(each, claim)
            if other in among and other not in reached and each.type in types:
                reached.add(other)
                waiting.append(other)
    return reached
