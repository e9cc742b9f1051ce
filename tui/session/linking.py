"""How claims stand to each other: linked by a person, from a proposal or on their own.

Every function that changes anything is one undoable step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.model.actor import Actor
from tui.model.detail import Claim, Mention
from tui.model.ids import new_id
from tui.model.link import Link
from tui.model.step import Change
from tui.model.tag import Tag
from tui.session.sources import accepting
from tui.session.state import fold_name
from tui.session.tagging import short, twin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.model.mark import Mark
    from tui.session.page import Page
    from tui.session.session import Session
    from tui.session.state import State

TYPES = ("corroborates", "repeats", "contradicts", "updates", "part-of")
"""The first three hold both ways; of the others `a` updates, or is a part of, `b`."""
AGREE = frozenset(("corroborates", "repeats", "updates", "part-of"))
"""Links whose ends say the same as far as they go."""
ASPECTS = ("who", "what", "when", "where", "how-many", "certainty")
"""In what two claims differ."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A claim that nobody has tagged yet."""

    article: str
    mark: Mark


End = Tag | Suggested
"""What can be linked; a suggested claim is accepted by it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A link to be made."""

    a: End
    b: End
    type: str
    aspect: str = ""


def link(session: Session, a: End, b: End, type_: str, aspect: str = "") -> Link:
    """Link two claims, in one step with accepting them; a link between them becomes this one.

    Raises ValueError for a claim and itself, and for a type or aspect that is none.
    """
    return link_all(session, (Wanted(a, b, type_, aspect),))[0]


def link_all(session: Session, wanted: Sequence[Wanted]) -> tuple[Link, ...]:
    """The same for several links, in one step. Raises ValueError likewise."""
    for each in wanted:
        if each.type not in TYPES or (each.aspect and each.aspect not in ASPECTS):
            raise ValueError(f"no such link: {each.type} {each.aspect}".rstrip())
    tags, changes = _accepted(session, [end for each in wanted for end in (each.a, each.b)])
    made = [_made(session, tags[each.a].id, tags[each.b].id, each) for each in wanted]
    fresh = [each for each in made if each.before != each.after]
    links = tuple(each.after for each in made if isinstance(each.after, Link))
    if fresh or changes:
        first, second = tags[wanted[0].a].quote, tags[wanted[0].b].quote
        more = f" and {len(made) - 1} more" if len(made) > 1 else ""
        label = f"{wanted[0].type}: {short(first, 24)} – {short(second, 24)}{more}"
        session.do(label, [*changes, *fresh])
    return links


def _made(session: Session, a: str, b: str, wanted: Wanted) -> Change:
    """What makes a link, or turns the one between these claims into it."""
    if a == b:
        raise ValueError("a claim is not linked to itself")
    before = between(session.state, a, b)
    after = Link(before.id if before else new_id(), a, b, wanted.type, wanted.aspect)
    return Change(before, replace(after, note=before.note) if before else after)


def unlink(session: Session, old: Link) -> None:
    """Take a link away, and what another window has put between the same two claims."""
    twins = [each for each in session.state.links_at(old.a) if old.b in (each.a, each.b)]
    session.do(f"no longer linked: {old.type}", [Change(each, None) for each in twins])


def standing(session: Session, end: End) -> End | None:
    """The end as it is now: a suggestion may be a tag meanwhile. None: it is gone."""
    if isinstance(end, Tag):
        return session.state.tags.get(end.id)
    if session.is_missing(end.article):
        return None
    tag = twin(session, end.article, end.mark.parts, "claim")
    return tag or (end if end.mark in session.page(end.article).marks else None)


def between(state: State, a: str, b: str) -> Link | None:
    """The link between two claims, whichever way round."""
    return next((each for each in links_of(state, a) if b in (each.a, each.b)), None)


def links_of(state: State, claim: str) -> tuple[Link, ...]:
    """A claim's links to claims that are there, oldest first."""
    return tuple(
        each for each in state.links_at(claim) if each.a in state.tags and each.b in state.tags
    )


def other_end(each: Link, claim: str) -> str:
    """The id at the other end of a link."""
    return each.b if each.a == claim else each.a


def _accepted(session: Session, ends: Sequence[End]) -> tuple[Mapping[End, Tag], list[Change]]:
    """The ends as tags, and what accepting them needs; no actor is made twice."""
    tags: dict[End, Tag] = {}
    changes: list[Change] = []
    made: dict[str, str] = {}
    for end in dict.fromkeys(ends):
        if isinstance(end, Tag):
            tags[end] = session.state.tags.get(end.id, end)
            continue
        tag, more = accepting(session, end.article, end.mark)
        twins: dict[str, str] = {}
        for each in more:
            if isinstance(each.after, Actor) and each.before is None:
                first = made.setdefault(fold_name(each.after.name), each.after.id)
                twins |= {each.after.id: first} if first != each.after.id else {}
        tags[end] = tag = _pointing(tag, twins)
        changes += [
            Change(each.before, tag) if each.record.id == tag.id else each
            for each in more
            if each.record.id not in twins
        ]
    return tags, changes


def _pointing(tag: Tag, twins: dict[str, str]) -> Tag:
    match tag.detail:
        case Claim(source=source) as claim if source in twins:
            return replace(tag, detail=replace(claim, source=twins[source]))
        case Mention(actor=actor) as mention if actor in twins:
            return replace(tag, detail=replace(mention, actor=twins[actor]))
    return tag


def numbers(session: Session, article: str) -> Mapping[str, int]:
    """What each claim of an article is called on the screen: c1, c2 … in reading order."""
    return {} if session.is_missing(article) else _numbers(session.page(article))


@lru_cache(maxsize=64)
def _numbers(page: Page) -> Mapping[str, int]:
    claims = (tag.id for tag in page.tags if tag.kind == "claim")
    return {claim: number for number, claim in enumerate(claims, start=1)}
