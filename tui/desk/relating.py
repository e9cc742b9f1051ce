"""Linking claims from the reader: what the choice bar offers, and walking to the other end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.desk.bar import Bar, Choice
from tui.desk.relations import GONE, brief, name_of, sign_of
from tui.session.candidates import candidates, differing, end_of, key
from tui.session.linking import (
    AGREE,
    ASPECTS,
    TYPES,
    between,
    link,
    numbers,
    standing,
    unlink,
)
from tui.session.tagging import short
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.desk import Desk
    from tui.model.link import Link
    from tui.session.candidates import Candidate
    from tui.session.linking import End

NEAR = 24
"""Articles that are looked through beside the open ones and those comparing has found."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A link that has one end so far."""

    end: End
    type: str
    """corroborates or contradicts."""


def begin(desk: Desk, end: End, type_: str) -> None:
    """Offer the other ends; until one is taken, the same key on another claim takes that."""
    desk.walk = Walk(end, type_)
    beside = [view.article for view in desk.panes.visible]
    found = candidates(desk.session, end, type_, beside, _others(desk))
    if not found:
        again = "+" if type_ in AGREE else "-"
        desk.say(f"no other article has a claim yet: go to a claim and press {again} there")
        return
    size = max(20, min(40, desk.size[0] // 5))
    choices = tuple(_choice(desk, end, type_, each, size) for each in found)
    linked = sum(each.linked is not None for each in found)
    at = linked if linked < len(found) else 0
    desk.ask(Bar(f"{name_of(desk, end)} {sign_of(type_)}", choices, at=at))


def walking(desk: Desk, walk: Walk) -> str:
    """For the header: + c7 → ?"""
    return f"{sign_of(walk.type)} {name_of(desk, walk.end)} → ?"


def arrive(desk: Desk, walk: Walk, end: End) -> None:
    """The walk has come to its other end, or to where it began: then it is given up."""
    desk.walk = None
    first, second = standing(desk.session, walk.end), standing(desk.session, end)
    if first is None or second is None:
        desk.say(GONE)
    elif first == second:
        desk.say("not linked")
    else:
        relate(
            desk, first, second, walk.type, differing(desk.session, first, second, walk.type)
        )


def relate(desk: Desk, a: End, b: End, type_: str, aspect: str = "") -> None:
    """Link two claims; the same key on what is linked so takes the link away."""
    desk.walk = None
    old = between(desk.session.state, key(a), key(b))
    if old is not None and (old.type in AGREE) == (type_ in AGREE):
        unlink(desk.session, old)
        _say(desk, old.a, old.b, "no longer linked with")
    else:
        old = link(desk.session, a, b, type_, aspect)
        _say(desk, old.a, old.b, sign_of(old.type), old.aspect)
    known = _known(old, type_)
    desk.ask(_kin(desk, known) if type_ in AGREE else _aspects(desk, known))


def _known(made: Link, type_: str) -> Link:
    """A link that can be made: another program may have stored what is none here."""
    aspect = made.aspect if made.aspect in ASPECTS else ""
    return replace(made, type=made.type if made.type in TYPES else type_, aspect=aspect)


def _kin(desk: Desk, made: Link) -> Bar:
    """How exactly do the two agree? The first digit is what `+` means by itself."""
    own, other = _name(desk, made.a, made.b), _name(desk, made.b, made.a)
    kinds = (
        ("corroborates", False, "corroborates"),
        ("repeats", False, "repeats"),
        ("updates", False, "updates"),
        ("updates", True, "updated by"),
        ("part-of", False, "part of"),
        ("part-of", True, "has as part"),
    )
    choices = [
        Choice(label, _linking(desk, made, type_, made.aspect, turned=turned))
        for type_, turned, label in kinds
    ]
    choices.append(Choice("a detail differs…", lambda: desk.ask(_aspects(desk, made))))
    at = next(number for number, each in enumerate(kinds) if each[0] == made.type)
    return Bar(f"{own} {sign_of(made.type)} {other}", tuple(choices), at)


def _aspects(desk: Desk, made: Link) -> Bar:
    """In what do the two differ?"""
    choices = [Choice(each, _linking(desk, made, made.type, each)) for each in ASPECTS]
    choices.append(Choice("leave it open", _linking(desk, made, made.type, "")))
    usual = ASPECTS.index("how-many" if made.type in AGREE else "what")
    at = ASPECTS.index(made.aspect) if made.aspect in ASPECTS else usual
    own, other = _name(desk, made.a, made.b), _name(desk, made.b, made.a)
    return Bar(f"{own} {sign_of(made.type)} {other}, differing in", tuple(choices), at)


def _linking(
    desk: Desk, made: Link, type_: str, aspect: str, *, turned: bool = False
) -> Callable[[], None]:
    def take() -> None:
        tags = desk.session.state.tags
        if made.a not in tags or made.b not in tags:
            desk.say(GONE)
            return
        first, second = (made.b, made.a) if turned else (made.a, made.b)
        now = link(desk.session, tags[first], tags[second], type_, aspect)
        _say(desk, now.a, now.b, sign_of(now.type), now.aspect)

    return take


def _choice(desk: Desk, end: End, type_: str, each: Candidate, size: int) -> Choice:
    claim = each.claim
    number = numbers(desk.session, claim.article).get(claim.key)
    where, words = brief(desk, claim.article), clean_line(claim.text)
    where = f"{where} c{number}" if number else where
    how = ""
    if each.linked is not None:
        where = f"[{sign_of(each.linked.type)}] {where}"
    elif each.score:
        kind = _marked(each, type_)
        how = f"{kind} {each.score:.2f}".replace(" 0.", " .")

    def take() -> None:
        first, other = standing(desk.session, end), end_of(desk.session, claim)
        if first is None or other is None:
            desk.walk = None
            desk.say(GONE)
        else:
            relate(desk, first, other, each.type, each.aspect)

    why = " · ".join((*map(clean_line, each.evidence), words))
    label, long = f"{where} {short(words, size)}{how}", f"{where}{how}  {words}"
    return Choice(label, take, why, long)


def _marked(each: Candidate, type_: str) -> str:
    """What stands with a choice that is not quite what is looked for: it goes against that."""
    against = each.seen and (each.seen in AGREE) != (type_ in AGREE)
    kind = each.seen if against else each.type
    return "" if kind == type_ else f" {sign_of(kind)}"


def _others(desk: Desk) -> list[str]:
    """All articles while they are few enough to be looked through, else those that are open."""
    if len(desk.session.state.articles) <= NEAR:
        return desk.session.article_ids()
    return [view.article for view in desk.panes.views]


def _say(desk: Desk, a: str, b: str, how: str, aspect: str = "") -> None:
    differing = f" ({aspect})" if aspect else ""
    words = f"{_name(desk, a, b)} {how} {_name(desk, b, a)}{differing}"
    desk.say(f"{words} · u undoes")


def _name(desk: Desk, claim: str, beside: str) -> str:
    """What a claim is called, with its article where the other one is of another article."""
    tags = desk.session.state.tags
    if claim not in tags:
        return "it"
    name, article = name_of(desk, tags[claim]), tags[claim].article
    same = beside in tags and tags[beside].article == article
    return name if same else f"{brief(desk, article)} {name}"
