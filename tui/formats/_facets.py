"""What a case may hold, facet by facet, so that each format need only name those it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.formats import Loss
from tui.formats._facts import FACTS, fact
from tui.formats._fields import fixed_by
from tui.formats._kinds import defined
from tui.model.detail import Claim, DateValue, Mention, Own

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tui.model.case import Case
    from tui.model.tag import Tag

OF_A_TAG = (
    *("values", "actors", "claims", "guesses", "fields"),
    *("notes", "by", "rules", "anchors"),
)
"""What belongs to a tag alone: a format with room for properties holds all of it."""


def lost(case: Case, holds: Collection[str], *more: Loss) -> tuple[Loss, ...]:
    """What a format loses that holds only these facets; `more` is what it counts itself."""
    assert FACETS.keys() >= set(holds)
    counted = (
        Loss(words, count(case)) for name, (words, count) in FACETS.items() if name not in holds
    )
    return tuple(loss for loss in (*more, *counted) if loss.count)


def _tags(true: Callable[[Tag], object]) -> Callable[[Case], int]:
    return lambda case: sum(1 for tag in case.tags if true(tag))


def _articles_with_facts(case: Case) -> int:
    return sum(
        any(fact(name, record, case.articles.get(id_)) for name in FACTS)
        for id_, record in case.records.items()
    )


def _untagged(case: Case) -> int:
    return len(case.records.keys() - {tag.article for tag in case.tags})


def _described(case: Case) -> int:
    return sum(bool(each.aliases or each.note or each.ref) for each in case.actors.values())


def _ruled(tag: Tag) -> bool:
    return tag.origin != "hand" or bool(tag.rule)


def _value(tag: Tag) -> bool:
    return isinstance(tag.detail, DateValue) and bool(tag.detail.value or tag.detail.timex)


def _said(tag: Tag) -> bool:
    return isinstance(tag.detail, Claim) and tag.detail != Claim()


FACETS: dict[str, tuple[str, Callable[[Case], int]]] = {
    "values": ("values of dates", _tags(_value)),
    "actors": (
        "actors behind mentions",
        _tags(lambda tag: isinstance(tag.detail, Mention) and tag.detail.actor),
    ),
    "claims": ("claims' sources and details", _tags(_said)),
    "guesses": (
        "claims whose source is a guess (not marked as such)",
        _tags(lambda tag: isinstance(tag.detail, Claim) and fixed_by(tag.detail)),
    ),
    "fields": ("fields of own kinds", _tags(lambda tag: isinstance(tag.detail, Own))),
    "pieces": ("tags in pieces (written as one stretch)", _tags(lambda t: len(t.parts) > 1)),
    "notes": (
        "notes, flags and degrees of certainty",
        _tags(lambda tag: tag.note or tag.flag or tag.certainty),
    ),
    "by": ("annotators and times", _tags(lambda tag: tag.by or tag.created)),
    "rules": (
        "origins of tags (by hand, which rule)",
        _tags(lambda tag: tag.origin != "hand" or tag.rule),
    ),
    "anchors": (
        "tags whose text has changed (not marked as such)",
        _tags(lambda tag: tag.anchor not in ("exact", "orphan")),
    ),
    "links": ("links between claims", lambda case: len(case.links)),
    "aspects": (
        "links' aspects and notes",
        lambda case: sum(bool(link.aspect or link.note) for link in case.links),
    ),
    "names": (
        "actors' other names, notes and references",
        _described,
    ),
    "facts": ("articles' titles, outlets and dates", _articles_with_facts),
    "untagged": ("articles without a tag", _untagged),
    "refusals": ("refused suggestions", lambda case: len(case.refusals)),
    "codebook": ("definitions of kinds", lambda case: len(defined(case.codebook))),
}
"""Facets by name: what the user is told, and how much of it a case has."""
