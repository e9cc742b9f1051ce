"""What tags say, field by field, held against what the codebook asks of their kinds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.detail import Claim, DateValue, Mention, Own
from tui.model.kind import FIELDS
from tui.session.tagging import change, short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.model.actor import Actor
    from tui.model.kind import Kind, Rule
    from tui.model.tag import Tag
    from tui.session.session import Session

VIA = " < "
"""Between those through whom a claim came."""


def said(tag: Tag, actors: Mapping[str, Actor]) -> dict[str, str]:
    """What a tag says, by the ids of its kind's fields; empty where it says nothing."""
    every = {
        "certainty": tag.certainty,
        "note": tag.note,
        "flag": "yes" if tag.flag else "",
    }
    return _detail(tag, actors) | every


def missing(kind: Kind, tag: Tag, actors: Mapping[str, Actor]) -> Iterator[Rule]:
    """The fields that the codebook requires and the tag leaves open.

    A claim in the article's own voice has no source to be named.
    """
    values = said(tag, actors) if kind.fields else {}
    own_voice = isinstance(tag.detail, Claim) and tag.detail.mode == "own"
    for rule in kind.fields:
        if (
            rule.required
            and not values.get(rule.id)
            and not (own_voice and rule.id == "source")
        ):
            yield rule


def strange(kind: Kind, tag: Tag, actors: Mapping[str, Actor]) -> Iterator[tuple[Rule, str]]:
    """Fields with what they say that the codebook does not allow."""
    values = said(tag, actors) if kind.fields else {}
    for rule in kind.fields:
        value = values.get(rule.id)
        if rule.values and value and value not in rule.values:
            yield rule, value


def filled(detail: object, values: Mapping[str, str]) -> Own | None:
    """The detail of an own kind's tag with these fields written anew; None: it says nothing."""
    before = dict(detail.fields) if isinstance(detail, Own) else {}
    now = {name: value for name, value in (before | dict(values)).items() if value}
    return Own(tuple(sorted(now.items()))) if now else None


def fill_in(session: Session, tag: Tag, rule: Rule, value: str) -> Tag:
    """Give a field of a tag a value, in one step; `certainty` and `note` are fields, too."""
    stored = session.state.tags[tag.id]
    if rule.id == "flag":
        fresh = replace(stored, flag=value == "yes")
    elif rule.id == "certainty":
        fresh = replace(stored, certainty=value)
    elif rule.id == "note":
        fresh = replace(stored, note=value)
    else:
        fresh = replace(stored, detail=filled(stored.detail, {rule.id: value}))
    change(session, fresh, f"{short(rule.name)} of {short(tag.quote)}")
    return session.state.tags[tag.id]


def _detail(tag: Tag, actors: Mapping[str, Actor]) -> dict[str, str]:
    match tag.detail:
        case Mention(actor=name, form=form):
            actor = actors.get(name)
            known = (actor.name, actor.type) if actor else ("", "other")
            return {"actor": known[0], "actor_type": known[1], "form": form}
        case DateValue() as date:
            return {name: getattr(date, name) for name in FIELDS["date"]}
        case Claim() as claim:
            source = actors.get(claim.source)
            words = {name: getattr(claim, name) for name in FIELDS["claim"]}
            whose = {"source": source.name if source else "", "via": VIA.join(claim.via)}
            return words | whose
        case Own(fields=fields):
            return dict(fields)
    return {}
