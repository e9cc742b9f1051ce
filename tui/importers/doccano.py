"""doccano: an article a line, with `label` as [start, end, kind], or its older and newer forms.

Also `labels` and `entities`; entities as objects with start_offset, end_offset, label and id,
and relations between them. Offsets are code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.importers._batch import Batch, Linked, Proposed
from tui.importers._json import Object, dict_of, first, list_of, objects, text, whole
from tui.importers._tasks import text_of
from tui.model.span import Span

if TYPE_CHECKING:
    from tui.importers._batch import Wishes
    from tui.importers._source import Source

LISTS = ("label", "labels", "entities")


class DoccanoImporter:
    """Reads JSON lines, or one list."""

    name = "doccano"
    about = "doccano's JSON lines: text and labels"

    def knows(self, source: Source) -> bool:
        """A text, and triples or entities."""
        seen = first(source)
        return isinstance(seen.get("text", seen.get("data")), str) and any(
            isinstance(seen.get(name), list) and all(map(_is_entity, seen[name]))
            for name in LISTS
        )

    def read(self, source: Source, wishes: Wishes) -> Batch:
        """Article by article."""
        batch = Batch()
        for name in source.ending(".jsonl", ".json") or list(source.files):
            for number, task in objects(source, name, batch):
                _take(batch, name, number, task)
        return batch


IMPORTER = DoccanoImporter()


def _is_entity(value: Any) -> bool:
    if isinstance(value, list):
        return len(value) == 3 and whole(value[0]) is not None and isinstance(value[2], str)
    return isinstance(value, dict) and "label" in value and "start_offset" in value


def _take(batch: Batch, file: str, line: int, task: Object) -> None:
    words = task.get("text", task.get("data"))
    if not isinstance(words, str):
        batch.refuse(file, line, "no text")
        return
    key = f"{file} {line} {len(batch.texts)}"
    batch.texts[key] = text_of(task, words)
    ids: dict[str, str] = {}
    for entity in (each for name in LISTS for each in list_of(task.get(name))):
        start, end, kind, own = _entity(entity)
        if start is None or end is None or not kind or not 0 <= start < end:
            batch.refuse(file, line, f"no label with a place: {entity!r:.60}")
            continue
        ids[own] = f"{key} {own}" if own else ""
        batch.add(Proposed(file, line, key, kind, (Span(start, end),), id=ids[own]))
    for relation in map(dict_of, list_of(task.get("relations"))):
        a, b = (ids.get(str(relation.get(end)), "") for end in ("from_id", "to_id"))
        batch.links.append(Linked(file, line, a, b, text(relation.get("type"))))


def _entity(value: Any) -> tuple[int | None, int | None, str, str]:
    if isinstance(value, dict):
        start, end = whole(value.get("start_offset")), whole(value.get("end_offset"))
        return start, end, text(value.get("label")), text(value.get("id"))
    if isinstance(value, list) and len(value) == 3:
        return whole(value[0]), whole(value[1]), text(value[2]), ""
    return None, None, "", ""
