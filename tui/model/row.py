"""Records as rows of the database and back. Flat, JSON values only, defaults left out."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from typing import TYPE_CHECKING, Any

from tui.model.detail import Claim, DateValue, Mention, Own
from tui.model.span import Span
from tui.model.step import TABLES, Change, Step
from tui.model.tag import Tag, detail_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model.step import Record, Row


_FIELDS: dict[type[Any], tuple[tuple[str, Any], ...]] = {
    kind: tuple((field.name, field.default) for field in fields(kind))
    for kind in (*TABLES.values(), Mention, Claim, DateValue)
}
"""Names and defaults of what a record of a kind holds."""


class RowError(ValueError):
    """A row that is no record; the message says why."""


def row_of(record: Record) -> Row:
    """A record as a row. A tag's detail lies flat beside its common fields.

    What its codebook's fields say is an object under `fields`: {"flag_state": "Panama"}.
    """
    if not isinstance(record, Tag):
        return _flat(record)
    row = _flat(replace(record, detail=None))
    row["start"], row["end"] = record.span
    if len(record.parts) == 1:
        del row["parts"]
    if isinstance(record.detail, Own):
        return row | {"fields": dict(record.detail.fields)}
    return row | (_flat(record.detail) if record.detail is not None else {})


def record_of(table: str, row: Mapping[str, Any]) -> Record:
    """The record a row stands for. Raises RowError when fields are missing or wrong."""
    try:
        record: Record = _tag(row) if table == "tags" else _plain(TABLES[table], row)
    except (KeyError, TypeError, ValueError) as error:
        raise RowError(f"{table}: no record in {dict(row)!r:.200}: {error!r}") from error
    return record


def step_row(step: Step) -> Row:
    """A step of the history as a row."""
    changes = [
        [c.table, *(row_of(r) if r is not None else None for r in (c.before, c.after))]
        for c in step.changes
    ]
    row: Row = {
        "id": step.id,
        "label": step.label,
        "changes": changes,
        "at": step.at,
        "by": step.by,
    }
    return row | ({"undone": True} if step.undone else {})


def step_of(row: Mapping[str, Any]) -> Step:
    """The step a row stands for. Raises RowError."""
    try:
        changes = tuple(
            Change(*(record_of(table, r) if r is not None else None for r in (before, after)))
            for table, before, after in row["changes"]
        )
        undone = bool(row.get("undone"))
        return Step(row["id"], row["label"], changes, row["at"], row["by"], undone)
    except (KeyError, TypeError, ValueError) as error:
        raise RowError(f"history: no step in {dict(row)!r:.200}: {error!r}") from error


def _flat(record: Any) -> Row:
    row = {}
    for name, default in _FIELDS[type(record)]:
        value = getattr(record, name)
        if default is MISSING or value != default:
            row[name] = _json(value)
    return row


def _json(value: Any) -> Any:
    return [_json(item) for item in value] if isinstance(value, tuple) else value


def _plain(kind: type[Any], row: Mapping[str, Any]) -> Any:
    known = {name for name, _ in _FIELDS[kind]}
    return kind(**{
        name: tuple(value) if isinstance(value, list) else value
        for name, value in row.items()
        if name in known
    })  # fmt: skip


def _tag(row: Mapping[str, Any]) -> Tag:
    spans = row.get("parts") or [[row["start"], row["end"]]]
    parts = tuple(Span(int(start), int(end)) for start, end in spans)
    detail = detail_of(row["kind"])
    if detail is None and row.get("fields"):
        detail = Own(tuple(sorted((str(n), str(v)) for n, v in dict(row["fields"]).items())))
    elif detail is not None:
        detail = _plain(type(detail), row)
    if isinstance(detail, Claim):
        cue, source = (Span(*s) if (s := row.get(n)) else None for n in ("cue", "source_span"))
        detail = replace(detail, cue=cue, source_span=source)
    tag: Tag = _plain(
        Tag, {name: value for name, value in row.items() if name != "parts"} | {"parts": ()}
    )
    return replace(tag, parts=parts, detail=detail)
