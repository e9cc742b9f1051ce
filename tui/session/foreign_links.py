"""Links and refusals that come with somebody else's tags."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

from tui.importers import Refused
from tui.model.actor import Refusal
from tui.model.link import Link
from tui.model.step import Change
from tui.session.foreign_actors import fresh
from tui.session.linking import TYPES, between
from tui.session.marks import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.importers import Linked
    from tui.model.tag import Tag
    from tui.session.state import State


def linked(
    state: State,
    rows: Sequence[Linked],
    ids: Mapping[str, str],
    tags: Mapping[str, Tag],
    refused: list[Refused],
) -> list[Change]:
    """What makes the links that are not there; `ids` are ours by what the source says."""
    made: dict[str, Link] = {}
    taken = ChainMap(made, state.links)
    for row in rows:
        a, b = ids.get(row.a, ""), ids.get(row.b, "")
        type_ = row.type.casefold().replace("_", "-")
        why = _why_not(tags.get(a), tags.get(b), type_)
        if why:
            refused.append(Refused(row.file, row.line, f"link {row.type!r:.40}: {why}"))
        elif between(state, a, b) is None:
            own = fresh(row.id, taken)
            made[own] = Link(own, a, b, type_, row.aspect, row.note)
    return [Change(None, link) for link in made.values()]


def _why_not(a: Tag | None, b: Tag | None, type_: str) -> str:
    if a is None or b is None:
        return "one of its ends is not here"
    if type_ not in TYPES:
        return f"links are {', '.join(TYPES)}"
    if a.id == b.id:
        return "between a claim and itself"
    if not a.kind == b.kind == "claim":
        return "links are between claims"
    return ""


def refusals(
    state: State, rows: Sequence[Refusal], articles: Mapping[str, str]
) -> list[Change]:
    """What makes the refusals that are not there, of articles that are."""
    there = {_sense(each) for each in state.refusals.values()}
    made: dict[str, Refusal] = {}
    taken = ChainMap(made, state.refusals)
    for row in rows:
        scope = EVERYWHERE if row.scope == EVERYWHERE else articles.get(row.scope, "")
        own = fresh(row.id, taken)
        refusal = Refusal(own, row.text, row.kind, scope, row.start, row.rule)
        if scope and _sense(refusal) not in there:
            made[own] = refusal
    return [Change(None, each) for each in made.values()]


def _sense(refusal: Refusal) -> tuple[object, ...]:
    return refusal.text, refusal.kind, refusal.scope, refusal.start
