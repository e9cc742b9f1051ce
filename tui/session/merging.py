"""Actors made one, taken apart and renamed. Every function here is one undoable step, or none.

Another window may have taken an actor away meanwhile: then these functions raise KeyError,
and nothing has changed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.aliases import Named, Proposal, matches, proposals
from tui.model.actor import Actor, Refusal, too_long
from tui.model.detail import ActorSeen, Claim, Mention
from tui.model.ids import new_id
from tui.model.step import Change
from tui.session.actors import actors_of
from tui.session.marks import EVERYWHERE
from tui.session.state import fold_name
from tui.session.tagging import from_mark, short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.model.mark import Mark
    from tui.model.tag import Tag
    from tui.session.session import Session
    from tui.session.state import State

REFUSED = "alias"
"""The kind of a refusal that keeps two names apart. No suggestion is of this kind."""
_BETWEEN = " ≠ "
"""Stands between the two names of such a refusal."""


def proposed(session: Session) -> tuple[Proposal, ...]:
    """Which stored actors may be one, the likeliest first, without what was refused."""
    return _proposed(_named(session.state), _refused(session.state))


def proposing(
    session: Session, pointing: Callable[[str], int]
) -> Callable[[], tuple[Proposal, ...]]:
    """`proposed` as work for a thread: what it needs to know of the session is noted now.

    `pointing`: how many tags point to an actor, for who has counted them already.
    """
    actors, refused = session.state.actors.values(), _refused(session.state)
    named = tuple(Named(each.id, each.names, each.type, pointing(each.id)) for each in actors)
    return lambda: _proposed(named, refused)


def likened(session: Session, actor: str) -> tuple[Proposal, ...]:
    """Who a stored actor may be, the likeliest first, without what was refused."""
    named = {each.id: each for each in _named(session.state)}
    found = matches(named[actor], tuple(named.values()))
    return _unrefused(found, named, _refused(session.state))


def likened_to(session: Session, seen: ActorSeen, words: str) -> tuple[Proposal, ...]:
    """Which stored actors a suggestion may mean; a proposal's other id is empty."""
    named = {each.id: each for each in _named(session.state)}
    one = Named("", tuple(dict.fromkeys((seen.name, words))), seen.type)
    found = matches(one, tuple(named.values()))
    return _unrefused(found, named | {"": one}, _refused(session.state))


def mentions(session: Session) -> Counter[str]:
    """How many tags point to each actor: mentions, and claims it is the source of."""
    return Counter(each for tag in session.state.tags.values() for each in actors_of(tag))


def merge(session: Session, kept: str, other: str) -> int:
    """Let two actors be one, under the name of `kept`. Returns how many mentions moved.

    The other's names become aliases; its note and outside identifier are kept where `kept`
    has none, and of two notes both.
    """
    state = session.state
    stays, goes = state.actors[kept], state.actors[other]
    if kept == other:
        return 0
    whole = replace(
        _with_names(stays, goes.names),
        type=stays.type if stays.type != "other" else goes.type,
        note="; ".join(dict.fromkeys(each for each in (stays.note, goes.note) if each)),
        ref=stays.ref or goes.ref,
    )
    moved = [_pointed(tag, kept) for tag in _tags_of(state, other)]
    label = f"{short(goes.name)} = {short(stays.name)}"
    _do(session, label, moved, [Change(stays, whole), Change(goes, None)])
    return sum(isinstance(tag.detail, Mention) for tag in moved)


def split(session: Session, actor: str, name: str) -> Actor:
    """Give a name of an actor to one of its own, with the mentions and claims of those words.

    Raises ValueError where it is the only name, or no name of the actor.
    """
    state = session.state
    old, wanted = state.actors[actor], fold_name(name)
    moved = [tag for tag in _tags_of(state, actor) if _words(state, tag) == wanted]
    rest = [each for each in old.names if fold_name(each) != wanted]
    if not rest:
        raise ValueError(f"{name} is the only name of this actor")
    if not moved and len(rest) == len(old.names):
        raise ValueError(f"{name} is no name of {old.name}")
    left = replace(old, name=rest[0], aliases=tuple(rest[1:]))
    fresh = Actor(new_id(), name, type=old.type)
    changes = [Change(None, fresh)] + ([Change(old, left)] if left != old else [])
    label = f"{short(name)} split from {short(left.name)}"
    _do(session, label, [_pointed(tag, fresh.id) for tag in moved], changes)
    return fresh


def rename(session: Session, actor: str, name: str) -> Actor:
    """Give an actor another first name; the old one becomes an alias. Raises ValueError."""
    old, name = session.state.actors[actor], " ".join(name.split())
    if not name:
        raise ValueError("an actor needs a name")
    if fault := too_long(name):
        raise ValueError(fault)
    aliases = tuple(each for each in old.names if each != name)
    new = replace(old, name=name, aliases=aliases)
    return _put(session, old, new, f"{short(old.name)} renamed {short(name)}")


def retype(session: Session, actor: str, sort: str) -> Actor:
    """Say what an actor is: one of `ACTOR_TYPES`."""
    old = session.state.actors[actor]
    return _put(session, old, replace(old, type=sort), f"{short(old.name)}: {sort}")


def refuse(session: Session, proposal: Proposal) -> None:
    """Do not propose again that these two are one, whatever becomes of their ids."""
    actors = session.state.actors
    one, other = actors[proposal.a].name, actors[proposal.b].name
    text = _BETWEEN.join(sorted(map(fold_name, (one, other))))
    refusal = Refusal(new_id(), text, REFUSED, EVERYWHERE)
    session.do(f"{short(one)} is not {short(other)}", [Change(None, refusal)])


def accept_as(session: Session, article: str, mark: Mark, actor: str) -> Tag:
    """Take a suggestion over as a mention of a stored actor, in one step."""
    known = session.state.actors[actor]
    made, _ = from_mark(session, session.state.articles[article], mark, mark.kind)
    form = made.detail.form if isinstance(made.detail, Mention) else "name"
    made = replace(made, detail=Mention(known.id, form))
    named = _with_names(known, (made.quote,) if form == "name" else ())
    beside = [Change(known, named)] if named != known else []
    label = f"{short(made.quote)} = {short(known.name)}"
    session.do(label, [*beside, Change(None, made)])
    return made


@lru_cache(maxsize=4)
def _proposed(
    named: tuple[Named, ...], refused: frozenset[tuple[str, str]]
) -> tuple[Proposal, ...]:
    return _unrefused(proposals(named), {each.id: each for each in named}, refused)


def _named(state: State) -> tuple[Named, ...]:
    count = Counter(each for tag in state.tags.values() for each in actors_of(tag))
    return tuple(
        Named(each.id, each.names, each.type, count[each.id]) for each in state.actors.values()
    )


def _refused(state: State) -> frozenset[tuple[str, str]]:
    """The pairs of names that are kept apart, both ways round."""
    pairs = [
        each.text.split(_BETWEEN)
        for each in state.refusals.values()
        if each.kind == REFUSED and each.text.count(_BETWEEN) == 1
    ]
    return frozenset(way for one, other in pairs for way in ((one, other), (other, one)))


def _unrefused(
    found: Iterable[Proposal],
    named: dict[str, Named],
    refused: frozenset[tuple[str, str]],
) -> tuple[Proposal, ...]:
    if not refused:
        return tuple(found)

    def is_refused(each: Proposal) -> bool:
        ones = [fold_name(name) for name in named[each.a].names]
        others = [fold_name(name) for name in named[each.b].names]
        return any((one, other) in refused for one in ones for other in others)

    return tuple(each for each in found if not is_refused(each))


def _tags_of(state: State, actor: str) -> list[Tag]:
    return [tag for tag in state.tags.values() if actor in actors_of(tag)]


def _pointed(tag: Tag, actor: str) -> Tag:
    """The tag with another actor in the place of its own."""
    match tag.detail:
        case Mention() as mention:
            return replace(tag, detail=replace(mention, actor=actor))
        case Claim() as claim:
            return replace(tag, detail=replace(claim, source=actor))
    return tag


def _words(state: State, tag: Tag) -> str:
    """The words that name the actor, folded: those of a mention, or of a claim's source."""
    tag = state.anchored.get(tag.id, tag)
    if not isinstance(tag.detail, Claim):
        return fold_name(tag.quote)
    article, span = state.articles.get(tag.article), tag.detail.source_span
    if article is None or span is None or tag.text_hash != article.hash:
        return ""
    return fold_name(article.quote(span))


def _with_names(actor: Actor, names: Iterable[str]) -> Actor:
    """The actor with these names, too."""
    known = set(map(fold_name, actor.names))
    new = tuple(each for each in names if fold_name(each) not in known)
    return replace(actor, aliases=(*actor.aliases, *new)) if new else actor


def _put(session: Session, old: Actor, new: Actor, label: str) -> Actor:
    if new != old:
        session.do(label, [Change(old, new)])
    return new


def _do(session: Session, label: str, tags: Iterable[Tag], beside: list[Change]) -> None:
    """One step of these tags as they are to be, and what goes with them."""
    at, stored = session.clock(), session.state.tags
    moved = [Change(stored[tag.id], replace(tag, updated=at)) for tag in tags]
    session.do(label, [*beside, *moved])
