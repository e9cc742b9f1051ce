"""Canonical actors: found by name, made when there is none, dropped when nothing needs them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.actor import LONGEST, Actor, cut_name
from tui.model.detail import Claim, Mention
from tui.model.ids import new_id
from tui.model.step import Change
from tui.session.state import fold_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.detail import ActorSeen
    from tui.model.tag import Tag
    from tui.session.state import State


def actor_for(state: State, seen: ActorSeen, alias: str = "") -> tuple[Actor, list[Change]]:
    """The actor a mention means, and the changes that make it: none when all is there.

    Of a name that is too long the beginning is taken; such an alias is none.
    """
    name, alias = cut_name(seen.name), alias if len(alias) <= LONGEST else ""
    known = state.actors_named(name)
    if known:
        actor = known[0]
        if not alias or fold_name(alias) in map(fold_name, actor.names):
            return actor, []
        named = replace(actor, aliases=(*actor.aliases, alias))
        return named, [Change(actor, named)]
    aliases = (alias,) if alias and fold_name(alias) != fold_name(name) else ()
    actor = Actor(new_id(), name, aliases, seen.type)
    return actor, [Change(None, actor)]


def unused(state: State, gone: Sequence[Tag]) -> list[Actor]:
    """Actors that only these tags point to, and that nobody has written anything about."""
    used = Counter(each for tag in state.tags.values() for each in actors_of(tag))
    used.subtract(each for tag in gone for each in actors_of(tag))
    pointed = {each: None for tag in gone for each in actors_of(tag) if each in state.actors}
    actors = [state.actors[each] for each in pointed if used[each] <= 0]
    return [actor for actor in actors if not actor.note and not actor.ref]


def actors_of(tag: Tag) -> tuple[str, ...]:
    """Ids of the actors a tag points to."""
    match tag.detail:
        case Mention(actor=actor) if actor:
            return (actor,)
        case Claim(source=source) if source:
            return (source,)
    return ()
