"""Actors: who is the same as whom, who is not, and what is known of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.desk.actors import Actors
from tui.desk.bar import Bar, Choice
from tui.desk.fields import form_of_actor
from tui.desk.relations import GONE
from tui.session import merging
from tui.session.tagging import short
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from tui.aliases import Proposal
    from tui.desk.desk import Desk
    from tui.model.actor import Actor


@command("actor.merge", *"123456789")
def merge(desk: Desk, number: str) -> None:
    """Take the proposal of this number: the two are one."""
    actors = _actors(desk)
    at = int(number) - 1
    if actors is None:
        return
    if at >= len(actors.offered):
        desk.say(f"there is no proposal {number}")
        return
    each = actors.offered[at]
    _merge(desk, actors, each.a, each.b)


@command("actor.part")
def part(desk: Desk) -> None:
    """Refuse a proposal by its number, or split off a name of the actor."""
    actors = _actors(desk)
    if actors is None:
        return
    splits = _splits(desk, actors)
    refusals = [_refusal(desk, actors, each, named=not splits) for each in actors.offered]
    if not refusals and not splits:
        desk.say("no proposal to refuse, and the actor has one name only")
    desk.ask(Bar("not the same:", (*refusals, *splits)))


@command("actor.split")
def split(desk: Desk) -> None:
    """Give a name of the actor, with its mentions, to an actor of its own."""
    actors = _actors(desk)
    if actors is None:
        return
    splits = _splits(desk, actors)
    if not splits:
        desk.say("the actor has one name only")
    desk.ask(Bar("an actor of its own:", tuple(splits)))


@command("actor.same")
def same(desk: Desk) -> None:
    """Say that the actor at the cursor is another one in the list; / filters."""
    actors = _actors(desk)
    if actors is None or actors.here is None:
        return
    here, known = actors.here, desk.session.state.actors
    scores: dict[str, float] = {}
    for each in actors.proposals():
        if here.actor in (each.a, each.b):
            scores[each.a if each.b == here.actor else each.b] = each.score
    others = [each for each in known.values() if each.id != here.actor]
    others.sort(key=lambda each: (-scores.get(each.id, 0), each.name.casefold(), each.id))

    def choice(other: Actor) -> Choice:
        score = f" {scores[other.id]:.2f}" if other.id in scores else ""
        label = f"{clean_line(other.name)} ×{actors.mentions(other.id)}{score}"
        return Choice(label, lambda: _merge(desk, actors, other.id, here.actor))

    if not others:
        desk.say("there is no other actor yet")
    desk.ask(Bar(f"{short(here.name, 24)} =", tuple(map(choice, others))))


@command("actor.edit")
def edit(desk: Desk) -> None:
    """Edit what is known of the actor: name, type, note, reference, other names."""
    actors = _actors(desk)
    if actors is not None and actors.here is not None:
        desk.outside.fill_in(form_of_actor(desk, actors.here.actor))


@command("actor.columns", "later", "earlier")
def columns(desk: Desk, which: str) -> None:
    """Show the columns of other articles."""
    actors = _actors(desk)
    if actors is not None:
        actors.shift(1 if which == "later" else -1)


def _actors(desk: Desk) -> Actors | None:
    listing = desk.screens.listing
    if isinstance(listing, Actors):
        return listing
    desk.say("this works on the actors screen: g a")
    return None


def _merge(desk: Desk, actors: Actors, kept: str, other: str) -> None:
    known = desk.session.state.actors
    if kept not in known or other not in known:
        desk.say(GONE)
        return
    here = actors.here.actor if actors.here else ""
    words = f"{short(known[other].name, 30)} = {short(known[kept].name, 30)}"
    moved = merging.merge(desk.session, kept, other)
    actors.put_on(kept if here == other else here)
    mentions = "1 mention moved" if moved == 1 else f"{moved} mentions moved"
    desk.say(f"{words}: {mentions} · u undoes")


def _refusal(desk: Desk, actors: Actors, proposal: Proposal, *, named: bool) -> Choice:
    """`named`: with the two names; else only a sign, they stand above with the number."""
    known = desk.session.state.actors
    one, other = known[proposal.b].name, known[proposal.a].name

    def take() -> None:
        if proposal.a not in known or proposal.b not in known:
            desk.say(GONE)
            return
        merging.refuse(desk.session, proposal)
        actors.forget(proposal)
        desk.say(f"{short(one, 30)} is not {short(other, 30)} · u undoes")

    label = f"{short(one, 16)} ≠ {short(other, 16)}" if named else "≠"
    return Choice(clean_line(label), take)


def _splits(desk: Desk, actors: Actors) -> list[Choice]:
    """A choice for each name of the actor at the cursor; none where it has but one."""
    here = actors.here
    names = desk.session.state.actors[here.actor].names if here else ()

    def choice(name: str) -> Choice:
        def take() -> None:
            try:
                fresh = merging.split(desk.session, here.actor if here else "", name)
            except KeyError:
                desk.say(GONE)
            except ValueError as reason:
                desk.say(str(reason))
            else:
                desk.say(f"{short(fresh.name, 30)} is an actor of its own · u undoes")

        return Choice(f"split off {short(clean_line(name), 24)}", take)

    return [choice(name) for name in names] if len(names) > 1 else []
