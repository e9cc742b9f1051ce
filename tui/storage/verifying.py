"""Is the store what it should be? It is opened, and every row is looked at."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.model.detail import Claim, Mention
from tui.model.row import RowError, record_of, step_of
from tui.model.step import TABLES as RECORDS
from tui.model.tag import Tag
from tui.storage import texts
from tui.storage.recovery import TABLES
from tui.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tui.model.step import Row


@dataclass(slots=True)
class Verified:
    """What was found."""

    counts: dict[str, int] = field(default_factory=dict)
    """Rows by table."""
    faults: list[str] = field(default_factory=list)
    """What is wrong, or was and has been mended just now; a line each."""


def verify(folder: Path) -> Verified:
    """Open a store and look at all of it. Raises StoreError when it cannot be opened."""
    with closing(Store.open(folder, create=False)) as store:
        tables = {name: store.rows(name) for name in TABLES}
        faults = list(store.notices)
        for name, rows in tables.items():
            faults += _no_records(name, rows)
        faults += _misplaced(folder, tables)
        faults += _without_ends(tables)
        return Verified({name: len(rows) for name, rows in tables.items()}, faults)


def _no_records(table: str, rows: Mapping[str, Row]) -> Iterator[str]:
    for row in rows.values():
        try:
            if table in RECORDS:
                record_of(table, row)
            elif table == "history":
                step_of(row)
        except RowError as error:
            yield str(error)


def _misplaced(folder: Path, tables: Mapping[str, Mapping[str, Row]]) -> Iterator[str]:
    """Tags that do not stand on their words, or point to what is not there."""

    @lru_cache(maxsize=8)
    def text_of(name: str) -> str | None:
        return texts.text_of(folder, name)

    order = sorted(tables["tags"].values(), key=lambda row: str(row.get("text_hash")))
    for row in order:
        try:
            tag = record_of("tags", row)
        except RowError:
            continue
        assert isinstance(tag, Tag)
        text, (start, end) = text_of(tag.text_hash), tag.span
        if text is None:
            yield f"tag {tag.id}: the text it was put on is not kept: {tag.text_hash or 'none'}"
        elif text[start:end] != tag.quote:
            yield f"tag {tag.id}: its text has other words at {start}-{end}: “{tag.quote}”"
        if tag.article not in tables["articles"]:
            yield f"tag {tag.id}: nothing is known of its article {tag.article}"
        if (actor := _actor(tag)) and actor not in tables["actors"]:
            yield f"tag {tag.id}: nothing is known of its actor {actor}"


def _without_ends(tables: Mapping[str, Mapping[str, Row]]) -> Iterator[str]:
    """Links to tags that are not there, as when these were removed in another window."""
    for name, row in sorted(tables["links"].items()):
        for end in dict.fromkeys((row.get("a"), row.get("b"))):
            if end not in tables["tags"]:
                yield f"link {name}: nothing is known of its tag {end}: it is shown nowhere"


def _actor(tag: Tag) -> str:
    match tag.detail:
        case Mention(actor=actor) | Claim(source=actor):
            return actor
    return ""
