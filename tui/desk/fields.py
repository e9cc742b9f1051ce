"""The fields of a tag and of an article as forms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.desk.bar import Field, Form
from tui.desk.guidance import called
from tui.model.actor import too_long
from tui.model.article import FACTS
from tui.model.detail import ACTOR_TYPES, ActorSeen, Claim, DateValue, Mention
from tui.model.kind import EVERY, FIELDS, Rule
from tui.model.step import Change
from tui.recognisers import dates
from tui.session import ruled, tagging
from tui.session.actors import actor_for
from tui.session.published import corrected, is_publication_date, publish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.desk.desk import Desk
    from tui.model.tag import Tag

FILLED = ("actor_type", "form", "type")
"""Fields that always say something."""
LABELS = {
    "actor_type": "type",
    "value": "value (EDTF)",
    "timex": "TIMEX3",
    "via": "via, nearest first",
}
_CLAIM_WORDS = ("gist", "amount_low", "amount_best", "amount_high", "amount_unit")
_BAR = " | "


def form_of(desk: Desk, tag: Tag) -> Form:
    """The fields of a tag, by its kind and what the codebook asks of it."""
    own = _own_rules(desk, tag)
    fields = tuple(_fields(desk, tag, own))

    def accept(values: dict[str, str]) -> str:
        values = {name: value.strip() for name, value in values.items()}
        try:
            _store(desk, tag, values, {rule.id: values[name] for name, rule in own.items()})
        except ValueError as error:
            return str(error)
        lines = [field.label for field in fields if field.required and not values[field.name]]
        if lines:
            desk.say(f"kept; still missing: {', '.join(lines)}")
        return ""

    title = f"{called(desk, tag.kind)}: {tagging.short(tag.quote)}"
    return Form(title, fields, accept)


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


def _own_rules(desk: Desk, tag: Tag) -> dict[str, Rule]:
    """Rules for the fields of an own kind, by the names of their lines.

    Also for what a tag says that the codebook no longer knows.
    """
    if tag.kind in FIELDS:
        return {}
    kind = desk.kinds.get(tag.kind)
    rules = {rule.id: rule for rule in (kind.fields if kind else ()) if rule.id not in EVERY}
    stored = ruled.said(tag, {}).keys() - EVERY.keys()
    rules |= {name: Rule(name, name) for name in sorted(stored - rules.keys())}
    return {f"own-{number}": rule for number, rule in enumerate(rules.values())}


def _fields(desk: Desk, tag: Tag, own: dict[str, Rule]) -> Iterator[Field]:
    said = ruled.said(tag, desk.session.state.actors)
    kind = desk.kinds.get(tag.kind)
    rules = {rule.id: rule for rule in (kind.fields if kind else ())}
    for name, rule in own.items():
        yield _field(name, Rule(name, rule.name), rule, said.get(rule.id, ""))
    for name, options in {**FIELDS.get(tag.kind, {}), **EVERY}.items():
        plain = Rule(name, LABELS.get(name, name.replace("_", " ")), values=options)
        yield _field(name, plain, rules.get(name), said[name])


def _field(name: str, plain: Rule, rule: Rule | None, value: str) -> Field:
    """A line of the form; the codebook's rule for it narrows what may be written."""
    options = rule.values or plain.values if rule is not None else plain.values
    if options and value and value not in options:
        options = (*options, value)  # it was allowed when it was written
    if options and name not in FILLED:
        options = ("", *options)
    label = plain.name if rule is None or rule.name == name else rule.name
    return Field(name, label, value, options, required=rule is not None and rule.required)


def _store(desk: Desk, tag: Tag, values: dict[str, str], own: dict[str, str]) -> None:
    """Keep what was written; `own` are the fields of an own kind. Raises ValueError."""
    stored = desk.session.state.tags[tag.id]
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
        case detail:
            fresh = replace(fresh, detail=ruled.filled(detail, own))
    tagging.change(desk.session, fresh, f"fields of {tagging.short(tag.quote)}", beside)


def _mention(desk: Desk, tag: Tag, values: dict[str, str]) -> tuple[Tag, list[Change]]:
    if not values["actor"]:
        gone = tagging.dropped(desk.session, tag)
        return replace(tag, detail=Mention("", values["form"])), gone
    state = desk.session.state
    _check_name("actor", values["actor"])
    actor, changes = actor_for(state, ActorSeen(values["actor"], values["actor_type"]))
    if actor.type != values["actor_type"]:
        changes = [Change(actor, replace(actor, type=values["actor_type"]))]
    changes += tagging.dropped(desk.session, tag, actor.id)
    return replace(tag, detail=Mention(actor.id, values["form"])), changes


def _check_name(field: str, name: str) -> None:
    if fault := too_long(name):
        raise ValueError(f"{field}: {fault}")


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
        _check_name("source", values["source"])
        actor, changes = actor_for(desk.session.state, ActorSeen(values["source"], "other"))
        source = actor.id
    changes += tagging.dropped(desk.session, tag, source)
    via = tuple(each.strip() for each in values["via"].split(ruled.VIA.strip()) if each.strip())
    words: dict[str, Any] = {n: values[n] for n in ("mode", "polarity", "phase", *_CLAIM_WORDS)}
    sure = claim.source_sure or source != claim.source
    detail = replace(claim, source=source, source_sure=sure, via=via, **words)
    return replace(tag, detail=detail), changes
