"""Records from rows that others may have changed: every field is of its own type."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from tui.model.actor import Actor, Refusal
from tui.model.article import ArticleRecord
from tui.model.detail import Claim, DateValue, Mention
from tui.model.link import Link
from tui.model.row import RowError, record_of
from tui.model.tag import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model.detail import Detail
    from tui.model.span import Span
    from tui.model.step import Record

ANCHORS = ("exact", "moved", "edited", "review", "orphan")
_SAMPLES: tuple[Record | Detail, ...] = (
    *(ArticleRecord("", ""), Actor("", ""), Refusal("", "", "", ""), Link("", "", "", "")),
    *(Tag("", "", "", (), ""), Mention(), Claim(), DateValue()),
)
_TYPES: dict[type, dict[str, type]] = {
    type(sample): {
        field.name: type(getattr(sample, field.name))
        for field in fields(sample)
        if field.name not in ("detail", "source_span", "cue")
    }
    for sample in _SAMPLES
}


def checked(table: str, row: Mapping[str, Any]) -> Record:
    """The record a row stands for. Raises RowError, also for a field of another type."""
    try:
        record = record_of(table, row)
    except (AttributeError, OverflowError) as error:
        raise RowError(f"{table}: no record: {error}") from error
    _check(table, record)
    if isinstance(record, Tag):
        _check_tag(record)
    if not record.id:
        raise RowError(f"{table}: no id")
    return record


def _check_tag(tag: Tag) -> None:
    if tag.detail is not None:
        _check("tags", tag.detail)
    spans = [*tag.parts]
    if isinstance(tag.detail, Claim):
        spans += [s for s in (tag.detail.source_span, tag.detail.cue) if s is not None]
    if not tag.parts or not all(map(_is_place, spans)):
        raise RowError("tags: no place in any text")
    if tag.anchor not in ANCHORS:
        raise RowError(f"tags: anchor is one of {', '.join(ANCHORS)}, not {tag.anchor:.40}")


def _is_place(span: Span) -> bool:
    whole = all(type(each) is int for each in span)
    return whole and 0 <= span.start < span.end < 1 << 40


def _check(table: str, record: Record | Detail) -> None:
    for name, wanted in _TYPES.get(type(record), {}).items():
        value = getattr(record, name)
        words = value if isinstance(value, tuple) and name != "parts" else ()
        if type(value) is not wanted or not all(isinstance(each, str) for each in words):
            raise RowError(f"{table}: {name} is of the wrong type: {value!r:.40}")
