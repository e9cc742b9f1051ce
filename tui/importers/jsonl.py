"""Dateline's own lines, as `tui.formats.jsonl` describes them: everything comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.importers._batch import Batch, Linked, NotImported, Proposed, Text
from tui.importers._checked import checked
from tui.importers._json import Object, first, objects
from tui.model.actor import Actor, Refusal
from tui.model.article import ArticleRecord
from tui.model.link import Link
from tui.model.row import RowError
from tui.model.tag import Tag

if TYPE_CHECKING:
    from tui.importers._batch import Wishes
    from tui.importers._source import Source
    from tui.model.step import Record

VERSION = 1


class JsonlImporter:
    """Reads all tables."""

    name = "jsonl"
    about = "Dateline's own lines"

    def knows(self, source: Source) -> bool:
        """Each line says so."""
        seen = first(source)
        return "dateline" in seen and "table" in seen

    def read(self, source: Source, wishes: Wishes) -> Batch:
        """Line by line; a later line of the same table and id is a fault."""
        batch = Batch()
        for name in source.ending(".jsonl", ".json") or list(source.files):
            for number, row in objects(source, name, batch):
                try:
                    _take(batch, name, number, row)
                except RowError as error:
                    batch.refuse(name, number, str(error))
        return batch


IMPORTER = JsonlImporter()


def _take(batch: Batch, file: str, line: int, row: Object) -> None:
    if row.get("dateline") != VERSION:
        if isinstance(row.get("dateline"), int):
            raise NotImported(f"{file}:{line}: of a later version of Dateline")
        raise RowError("not one of Dateline's own lines")
    table = row.get("table")
    if table == "codebook":
        text = row.get("text", "")
        if not isinstance(text, str):
            raise RowError("codebook: its text is no string")
        batch.codebook = text
    elif table in ("articles", "actors", "tags", "links", "refusals"):
        _take_record(batch, file, line, checked(table, _placed(row)))
    elif table != "case":
        raise RowError(f"no such table: {table!r:.40}")


def _placed(row: Object) -> Object:
    """An orphan's row has its place in `parts` only."""
    if row.get("table") == "tags" and row.get("start") is None and row.get("parts"):
        return {**row, "start": 0, "end": 0}
    return row


def _take_record(batch: Batch, file: str, line: int, record: Record) -> None:
    match record:
        case ArticleRecord():
            batch.texts[record.id] = Text(
                record.id, record.path, record.text_hash, record=record
            )
        case Actor():
            batch.actors[record.id] = record
        case Refusal():
            batch.refusals.append(record)
        case Link(id_, a, b, type_, aspect, note):
            batch.links.append(Linked(file, line, a, b, type_, aspect, note, id_))
        case Tag():
            batch.texts.setdefault(record.article, Text(record.article))
            batch.add(
                Proposed(
                    file, line, record.article, record.kind, record.parts, record.quote,
                    record.prefix, record.suffix, record.id, {"by": record.by},
                    unit="characters", tag=record,
                )
            )  # fmt: skip
