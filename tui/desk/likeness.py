"""Who the actor at the cursor may be: the choices of `=`, and what is asked after a new tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.bar import Bar, Choice
from tui.desk.relations import GONE
from tui.model.detail import ActorSeen, Mention
from tui.session import merging, tagging
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.aliases import Proposal
    from tui.desk.desk import Desk
    from tui.model.mark import Mark
    from tui.model.tag import Tag

ASKED = 0.4
"""A tag that has made a new actor asks only about proposals that are worth this much."""
_OFFERED = 5
"""Actors that are offered after a new tag."""
_EXPLAINED = 2
"""Proposals whose reasons are said when the bar opens."""


def same_as(desk: Desk, tag: Tag) -> Bar | None:
    """Everybody whom a tagged actor may be: the likely ones first, then all by name."""
    own = _actor_of(desk, tag)
    found = merging.likened(desk.session, own) if own else ()
    return _everybody(desk, found, own, tag.quote, lambda other: _joining(desk, tag, other))


def same_as_seen(desk: Desk, article: str, mark: Mark, seen: ActorSeen) -> Bar | None:
    """Everybody whom a suggestion may be; taking one accepts it as that actor."""
    words = desk.session.state.articles[article].quote(mark.span)
    found = merging.likened_to(desk.session, seen, words)

    def accepting(other: str) -> Callable[[], None]:
        def take() -> None:
            if other not in desk.session.state.actors:
                desk.say(GONE)
                return
            made = merging.accept_as(desk.session, article, mark, other)
            _say_who(desk, made.quote, other)

        return take

    return _everybody(desk, found, "", words, accepting)


def asked_of_new(desk: Desk, tag: Tag) -> Bar | None:
    """Is the actor that a tag has just made one we know? Only where a name says so."""
    own = _actor_of(desk, tag)
    if not own or merging.mentions(desk.session)[own] > 1:
        return None
    found = [each for each in merging.likened(desk.session, own) if each.score >= ASKED]
    if not found:
        return None
    name = clean_line(desk.session.state.actors[own].name)
    keep = Choice(f"{name}, as it is", lambda: None)
    likely = [_other(each, own) for each in found[:_OFFERED]]
    known = desk.session.state.actors
    return Bar(
        "actor",
        (
            keep,
            *(Choice(f"= {clean_line(known[i].name)}", _joining(desk, tag, i)) for i in likely),
        ),
    )


def _everybody(
    desk: Desk,
    found: Sequence[Proposal],
    own: str,
    words: str,
    taking: Callable[[str], Callable[[], None]],
) -> Bar | None:
    known, count = desk.session.state.actors, merging.mentions(desk.session)
    scores = {_other(each, own): each.score for each in found}
    others = [each for each in known.values() if each.id != own]
    others.sort(key=lambda each: (-scores.get(each.id, 0), each.name.casefold(), each.id))

    def label(name: str) -> str:
        score = f" {scores[name]:.2f}" if name in scores else ""
        return f"{clean_line(known[name].name)}{score} ×{count[name]}"

    if not others:
        return None
    reasons = [each.evidence[0] for each in found[:_EXPLAINED]]
    desk.say(" · ".join(reasons) or f"no name is like {tagging.short(words)}: / filters")
    choices = tuple(Choice(label(each.id), taking(each.id)) for each in others)
    return Bar(f"{tagging.short(clean_line(words), 24)} =", choices)


def _joining(desk: Desk, tag: Tag, other: str) -> Callable[[], None]:
    """Merge the tag's actor into another; words that are no name move by themselves."""

    def take() -> None:
        state = desk.session.state
        stored = state.tags.get(tag.id)
        if stored is None or other not in state.actors:
            desk.say(GONE)
            return
        own, detail = _actor_of(desk, stored), stored.detail
        if own and own != other and isinstance(detail, Mention) and detail.form == "name":
            moved = merging.merge(desk.session, other, own)
            _say_who(desk, stored.quote, other, moved)
        else:
            tagging.same_actor(desk.session, stored, state.actors[other])
            _say_who(desk, stored.quote, other)

    return take


def _say_who(desk: Desk, words: str, actor: str, moved: int = 1) -> None:
    name = desk.session.state.actors[actor].name
    mentions = "" if moved == 1 else f" · {moved} mentions moved"
    desk.say(f"{tagging.short(words)} = {tagging.short(name)}{mentions} · u undoes")


def _actor_of(desk: Desk, tag: Tag) -> str:
    """Id of the actor that a stored tag points to, if there still is one."""
    stored = desk.session.state.tags.get(tag.id, tag)
    name = stored.detail.actor if isinstance(stored.detail, Mention) else ""
    return name if name in desk.session.state.actors else ""


def _other(proposal: Proposal, own: str) -> str:
    return proposal.b if proposal.a == own else proposal.a
