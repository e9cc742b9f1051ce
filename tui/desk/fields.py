"""The fields of a tag and of an article as forms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.desk.bar import Field, Form
from tui.model.article import FACTS
from tui.model.detail import ACTOR_TYPES, ActorSeen, Claim, DateValue, Mention
from tui.model.step import Change
from tui.recognisers import dates
from tui.session import tagging
from tui.session.actors import actor_for
from tui.session.published import corrected, is_publication_date, publish

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.model.tag import Tag

CERTAINTIES = ("", "certain", "probable", "possible", "uncommitted")
FORMS = ("name", "role", "metonym", "pronoun")
MODES = ("", "direct", "indirect", "mixed", "own")
PHASES = ("", "happened", "ongoing", "planned", "hypothetical")
POLARITIES = ("", "+", "-", "?")
_CLAIM_WORDS = ("gist", "amount_low", "amount_best", "amount_high", "amount_unit")
_ARROW = " < "
_BAR = " | "


def form_of(desk: Desk, tag: Tag) -> Form:
    """The fields of a tag, by its kind."""
    every = (
        Field("certainty", "certainty", tag.certainty, CERTAINTIES),
        Field("note", "note", tag.note),
        Field("flag", "flag", "yes" if tag.flag else "", ("", "yes")),
    )
    own = _own_fields(desk, tag)

    def accept(values: dict[str, str]) -> str:
        try:
            _store(desk, tag, values)
        except ValueError as error:
            return str(error)
        return ""

    return Form(f"{tag.kind}: {tagging.short(tag.quote)}", own + every, accept)


def form_of_article(desk: Desk, article: str) -> Form:
    """What is known of an article; what the user writes wins over the file."""
    record = desk.session.record(article)
    fields = [Field(name, name, getattr(record, name)) for name in FACTS]
    fields.append(Field("note", "note", record.note))

    def accept(values: dict[str, str]) -> str:
        shown, now = record, desk.session.record(article)  # the file may have moved meanwhile
        published = values.pop("published").strip()
        if published not in ("", shown.published) and not is_publication_date(published):
            return f"published: “{published}” is no date; write it like 2024-12-06"
        facts = {name: values[name].strip() for name in FACTS if name in values}
        facts = {name: value for name, value in facts.items() if value != getattr(shown, name)}
        fresh = replace(corrected(now, facts), note=values["note"].strip())
        if fresh != now:
            kept = desk.session.state.records.get(article)
            made = [] if kept else [Change(None, now)]
            desk.session.do(f"fields of {desk.name(article)}", [*made, Change(now, fresh)])
        if published != shown.published:
            publish(desk.session, [article], published)
        return ""

    return Form(f"article {desk.name(article)}", tuple(fields), accept)


def form_of_actor(desk: Desk, name: str) -> Form:
    """What is known of an actor; a name it had before stays as one of its names."""
    actor = desk.session.state.actors[name]
    fields = (
        Field("name", "name", actor.name),
        Field("type", "type", actor.type, ACTOR_TYPES),
        Field("aliases", "other names", _BAR.join(actor.aliases)),
        Field("note", "note", actor.note),
        Field("ref", "reference", actor.ref),
    )

    def accept(values: dict[str, str]) -> str:
        first = " ".join(values["name"].split())
        if not first:
            return "name: an actor needs one"
        written = [" ".join(each.split()) for each in values["aliases"].split(_BAR.strip())]
        aliases = dict.fromkeys(each for each in written if each)
        if first != actor.name:
            aliases.setdefault(actor.name)
        now = desk.session.state.actors[name]
        fresh = replace(
            now,
            name=first,
            type=values["type"].strip() or "other",
            aliases=tuple(each for each in aliases if each != first),
            note=values["note"].strip(),
            ref=values["ref"].strip(),
        )
        if fresh != now:
            desk.session.do(f"fields of {tagging.short(actor.name)}", [Change(now, fresh)])
        return ""

    return Form(f"actor: {tagging.short(actor.name)}", fields, accept)


def _own_fields(desk: Desk, tag: Tag) -> tuple[Field, ...]:
    actors = desk.session.state.actors
    match tag.detail:
        case Mention(actor=name, form=form):
            actor = actors.get(name)
            return (
                Field("actor", "actor", actor.name if actor else ""),
                Field("actor_type", "type", actor.type if actor else "other", ACTOR_TYPES),
                Field("form", "form", form, FORMS),
            )
        case DateValue() as date:
            return (
                Field("value", "value (EDTF)", date.value),
                Field("timex", "TIMEX3", date.timex),
                Field("type", "type", date.type, ("DATE", "TIME", "DURATION", "SET")),
                Field("mod", "mod", date.mod),
            )
        case Claim() as claim:
            source = actors.get(claim.source)
            words = [Field(n, n.replace("_", " "), getattr(claim, n)) for n in _CLAIM_WORDS]
            return (
                Field("source", "source", source.name if source else ""),
                Field("via", "via, nearest first", _ARROW.join(claim.via)),
                Field("mode", "mode", claim.mode, MODES),
                Field("polarity", "polarity", claim.polarity, POLARITIES),
                Field("phase", "phase", claim.phase, PHASES),
                *words,
            )
    return ()


def _store(desk: Desk, tag: Tag, values: dict[str, str]) -> None:
    """Raises ValueError with what is wrong."""
    stored = desk.session.state.tags[tag.id]
    values = {name: value.strip() for name, value in values.items()}
    fresh = replace(
        stored, certainty=values["certainty"], note=values["note"], flag=values["flag"] == "yes"
    )
    beside: list[Change] = []
    match stored.detail:
        case Mention():
            fresh, beside = _mention(desk, fresh, values)
        case DateValue() as date:
            fresh = replace(fresh, detail=_date(date, values))
        case Claim() as claim:
            fresh, beside = _claim(desk, fresh, claim, values)
    tagging.change(desk.session, fresh, f"fields of {tagging.short(tag.quote)}", beside)


def _mention(desk: Desk, tag: Tag, values: dict[str, str]) -> tuple[Tag, list[Change]]:
    if not values["actor"]:
        gone = tagging.dropped(desk.session, tag)
        return replace(tag, detail=Mention("", values["form"])), gone
    state = desk.session.state
    actor, changes = actor_for(state, ActorSeen(values["actor"], values["actor_type"]))
    if actor.type != values["actor_type"]:
        changes = [Change(actor, replace(actor, type=values["actor_type"]))]
    changes += tagging.dropped(desk.session, tag, actor.id)
    return replace(tag, detail=Mention(actor.id, values["form"])), changes


def _date(date: DateValue, values: dict[str, str]) -> DateValue:
    value = values["value"]
    if value and not dates.is_edtf(value):
        raise ValueError(f"value: “{value}” is not EDTF; write it like 2024-12-06 or 2024-12")
    fields = {name: values[name] for name in ("value", "timex", "type", "mod")}
    fresh = replace(date, **fields)
    return replace(fresh, fixed_by="user") if fresh != date else date


def _claim(
    desk: Desk, tag: Tag, claim: Claim, values: dict[str, str]
) -> tuple[Tag, list[Change]]:
    source = ""
    changes: list[Change] = []
    if values["source"]:
        actor, changes = actor_for(desk.session.state, ActorSeen(values["source"], "other"))
        source = actor.id
    changes += tagging.dropped(desk.session, tag, source)
    via = tuple(each.strip() for each in values["via"].split(_ARROW.strip()) if each.strip())
    words: dict[str, Any] = {n: values[n] for n in ("mode", "polarity", "phase", *_CLAIM_WORDS)}
    sure = claim.source_sure or source != claim.source
    detail = replace(claim, source=source, source_sure=sure, via=via, **words)
    return replace(tag, detail=detail), changes
