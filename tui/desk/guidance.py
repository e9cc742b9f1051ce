"""What the codebook says of the tag at the cursor, and what it still asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.bar import Bar, Choice
from tui.model.detail import Own
from tui.model.kind import EVERY
from tui.model.tag import Tag
from tui.session import ruled
from tui.session.tagging import short
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.desk.desk import Desk
    from tui.model.kind import Kind, Rule
    from tui.model.mark import Mark


def called(desk: Desk, kind: str) -> str:
    """What the codebook calls a kind; one that it does not know, by its id."""
    known = desk.kinds.get(kind)
    return clean_line(known.name if known is not None else kind)


def missing(desk: Desk, tag: Tag) -> str:
    """Names of the fields that are required and open; empty when there are none."""
    kind, actors = desk.kinds.get(tag.kind), desk.session.state.actors
    found = ruled.missing(kind, tag, actors) if kind is not None else ()
    return ", ".join(clean_line(rule.name) for rule in found)


def written(desk: Desk, tag: Tag) -> list[tuple[str, str]]:
    """The fields of an own kind's tag, by the names that the codebook gives them."""
    if not isinstance(tag.detail, Own):
        return []
    kind = desk.kinds.get(tag.kind)
    names = {rule.id: rule.name for rule in kind.fields} if kind is not None else {}
    order = [*names, *(name for name, _ in tag.detail.fields if name not in names)]
    values = dict(tag.detail.fields)
    return [
        ("", f"{clean_line(names.get(name, name))}: {clean_line(values[name])}")
        for name in order
        if name in values
    ]


def guidance(desk: Desk, thing: Mark | Tag) -> list[tuple[str, str]]:
    """What the inspector adds: what is missing or not allowed, and when to use the kind."""
    kind = desk.kinds.get(thing.kind)
    if kind is None:
        return [("odd", "its kind is not in the codebook")]
    lines = []
    if isinstance(thing, Tag):
        lacks = missing(desk, thing)
        lines += [("missing", f"{lacks} (e)")] if lacks else []
        lines += [
            ("odd", f"{clean_line(rule.name)}: {clean_line(value)} is not in the codebook")
            for rule, value in ruled.strange(kind, thing, desk.session.state.actors)
        ]
    return lines + ([("use", brief(kind))] if kind.guideline else [])


def brief(kind: Kind) -> str:
    """A kind's guideline on one line, fit for the terminal."""
    return clean_line(" ".join(kind.guideline.split()))


def by_digit(kinds: Iterable[Kind]) -> list[Kind]:
    """For a list: own kinds at the place of their key, where it is as long; the rest around."""
    rest = [*kinds]
    placed = {int(kind.letter): kind for kind in rest if kind.letter.isdecimal()}
    placed = {at: kind for at, kind in placed.items() if at <= len(rest)}
    others = iter([kind for kind in rest if kind not in placed.values()])
    return [placed.get(at) or next(others) for at in range(1, len(rest) + 1)]


def asked(desk: Desk, tag: Tag, then: Callable[[], None] | None = None) -> Bar | None:
    """What the first required field says that is open, to choose from; then the next one.

    `then` is what comes after the last one; a review waits for it.
    """
    kind, actors = desk.kinds.get(tag.kind), desk.session.state.actors
    if kind is None:
        return None
    stored = desk.session.state.tags[tag.id]
    simple = isinstance(stored.detail, Own | None)
    for rule in ruled.missing(kind, stored, actors):
        values = rule.values or EVERY.get(rule.id, ())
        if values and (simple or rule.id in EVERY):
            choices = tuple(
                Choice(each, _taking(desk, tag, rule, each, then)) for each in values
            )
            return Bar(f"{clean_line(rule.name)}?", choices, first=then is not None)
    return None


def _taking(
    desk: Desk, tag: Tag, rule: Rule, value: str, then: Callable[[], None] | None
) -> Callable[[], None]:
    def take() -> None:
        fresh = ruled.fill_in(desk.session, tag, rule, value)
        desk.say(f"{short(rule.name)}: {value}")
        desk.ask(asked(desk, fresh, then))
        if then is not None and desk.bar is None:
            then()

    return take
