"""How claims stand to each other: linked by a person, from a proposal or on their own.

Every function that changes anything is one undoable step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.model.actor import Actor
from tui.model.detail import Claim, Mention
from tui.model.ids import new_id
from tui.model.link import Link
from tui.model.step import Change
from tui.model.tag import Tag
from tui.session.sources import accepting
from tui.session.state import fold_name
from tui.session.tagging import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.mark import Mark
    from tui.session.session import Session
    from tui.session.state import State

TYPES = ("corroborates", "repeats", "contradicts", "updates", "part-of")
"""The first three hold both ways; of the others `a` updates, or is a part of, `b`."""
ASPECTS = ("who", "what", "when", "where", "how-many", "certainty")
"""In what two claims differ."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A claim that nobody has tagged yet."""

    article: str
    mark: Mark


End = Tag | Suggested
"""What can be linked; a suggested claim is accepted by it."""


def link(session: Session, a: End, b: End, type_: str, aspect: str = "") -> Link:
    """Link two claims, in one step with accepting them; a link between them becomes this one.

    Raises ValueError for a claim and itself, and for a type or aspect that is none.
    """
    if type_ not in TYPES or (aspect and aspect not in ASPECTS):
        raise ValueError(f"no such link: {type_} {aspect}".rstrip())
    first, second, changes = _both(session, a, b)
    if first.id == second.id:
        raise ValueError("a claim is not linked to itself")
    before = between(session.state, first.id, second.id)
    after = Link(before.id if before else new_id(), first.id, second.id, type_, aspect)
    if before is not None:
        after = replace(after, note=before.note)
    if after != before or changes:
        label = f"{type_}: {short(first.quote, 24)} – {short(second.quote, 24)}"
        session.do(label, [*changes, Change(before, after)])
    return after


def unlink(session: Session, old: Link) -> None:
    """Take a link away."""
    session.do(f"no longer linked: {old.type}", [Change(old, None)])


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


def _both(session: Session, a: End, b: End) -> tuple[Tag, Tag, list[Change]]:
    """Both ends as tags, and what accepting them needs; no actor is made twice."""
    first, changes = _accepted(session, a)
    second, more = _accepted(session, b)
    made = {
        fold_name(change.after.name): change.after.id
        for change in changes
        if isinstance(change.after, Actor) and change.before is None
    }
    twins = {
        change.after.id: made[fold_name(change.after.name)]
        for change in more
        if isinstance(change.after, Actor) and fold_name(change.after.name) in made
    }
    second = _pointing(second, twins)
    kept = [
        Change(each.before, second) if each.record.id == second.id else each
        for each in more
        if each.record.id not in twins
    ]
    return first, second, [*changes, *kept]


def _accepted(session: Session, end: End) -> tuple[Tag, list[Change]]:
    if isinstance(end, Suggested):
        tag, changes = accepting(session, end.article, end.mark)
        return tag, changes
    return session.state.tags.get(end.id, end), []


def _pointing(tag: Tag, twins: dict[str, str]) -> Tag:
    match tag.detail:
        case Claim(source=source) as claim if source in twins:
            return replace(tag, detail=replace(claim, source=twins[source]))
        case Mention(actor=actor) as mention if actor in twins:
            return replace(tag, detail=replace(mention, actor=twins[actor]))
    return tag


def numbers(session: Session, article: str) -> dict[str, int]:
    """What each claim of an article is called on the screen: c1, c2 … in reading order."""
    claims: Sequence[Tag] = [
        tag for tag in session.state.standing(article) if tag.kind == "claim"
    ]
    return {tag.id: number for number, tag in enumerate(claims, start=1)}
