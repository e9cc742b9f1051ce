"""Label Studio: tasks with annotations, or JSON_MIN; in a list, or with labels.xml in a zip.

A region's kind is its label. Regions carry their words, so that it does not matter whether a
version counts code points or UTF-16 units. Relations become links. Predictions, and
annotations that were cancelled, are not taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tui.importers._batch import Batch, Linked, Proposed
from tui.importers._json import Object, dict_of, first, list_of, objects, text, whole
from tui.importers._tasks import text_of
from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.importers._batch import Wishes
    from tui.importers._source import Source


_OURS = re.compile("[0-9a-f]{16}")


class LabelStudioImporter:
    """Reads tasks."""

    name = "labelstudio"
    about = "tasks of Label Studio: JSON or JSON_MIN"

    def knows(self, source: Source) -> bool:
        """Tasks with annotations, or with labels that are objects with words."""
        if any(name.endswith("tasks.json") for name in source.files):
            return True
        seen = first(source)
        if isinstance(seen.get("data"), dict) and "annotations" in seen:
            return True
        return any(_is_region(value) for value in seen.values())

    def read(self, source: Source, wishes: Wishes) -> Batch:
        """Task by task; a task counts as a line, from 1."""
        batch = Batch()
        for name in source.ending(".json", ".jsonl") or list(source.files):
            for number, (_, task) in enumerate(objects(source, name, batch), 1):
                _take(batch, name, number, task)
        for name in source.ending("codebook.toml"):
            batch.codebook = source.text_of(name)
        return batch


IMPORTER = LabelStudioImporter()


def _is_region(value: Any) -> bool:
    return isinstance(value, list) and any(
        {"start", "end", "labels"} <= dict_of(each).keys() for each in value
    )


def _take(batch: Batch, file: str, line: int, task: Object) -> None:
    data = dict_of(task.get("data")) or task
    found = [*_results(task)]
    words = _text(data, [result for result, _ in found])
    if words is None:
        batch.refuse(file, line, "no text")
        return
    key = f"{file} {line}"
    batch.texts[key] = text_of({**data, "meta": data.get("meta")}, words)
    for result, by in found:
        if result.get("type") == "relation":
            a, b = (_own(key, result.get(end)) for end in ("from_id", "to_id"))
            types = list_of(result.get("labels")) or [""]
            batch.links.append(Linked(file, line, a, b, text(types[0])))
        else:
            _take_region(batch, file, line, key, result, by)


def _own(key: str, id_: Any) -> str:
    """A region's id: ours are their own, those of others only within a task."""
    name = text(id_)
    return name if _OURS.fullmatch(name) else f"{key} {name}"


def _results(task: Object) -> Iterator[tuple[Object, str]]:
    """Regions and relations with who made them."""
    for each in map(dict_of, list_of(task.get("annotations"))):
        if not each.get("was_cancelled"):
            by = each.get("completed_by")
            who = text(dict_of(by).get("email")) if isinstance(by, dict) else ""
            yield from ((dict_of(result), who) for result in list_of(each.get("result")))
    if "annotations" not in task:
        who = text(dict_of(task.get("annotator")).get("email"))
        for value in task.values():
            if _is_region(value):
                yield from (({"value": each}, who) for each in map(dict_of, value))


def _text(data: Object, results: list[Object]) -> str | None:
    """The text that the regions are of: `text`, or else where their words stand."""
    texts = [data["text"]] if isinstance(data.get("text"), str) else []
    texts += sorted((each for each in data.values() if isinstance(each, str)), key=len)[::-1]
    words = [text(dict_of(each.get("value")).get("text")) for each in results]
    return next((each for each in texts if all(one in each for one in words)), None) or (
        texts[0] if texts else None
    )


def _take_region(batch: Batch, file: str, line: int, key: str, result: Object, by: str) -> None:
    value = dict_of(result.get("value"))
    start, end = whole(value.get("start")), whole(value.get("end"))
    kinds = [each for name, each in value.items() if name.endswith("labels")]
    kind = next((text(each) for labels in kinds for each in list_of(labels)), "")
    if start is None or end is None or not kind or not 0 <= start < end:
        batch.refuse(file, line, f"no region with a place and a label: {result!r:.60}")
        return
    said = {"by": by} if by else {}
    for name, cells in dict_of(result.get("meta")).items():
        said[name] = "\n".join(map(text, list_of(cells)))
    if "text" in said:  # what annotators type beside a region
        said.setdefault("note", said.pop("text"))
    own = _own(key, result.get("id"))
    batch.add(
        Proposed(file, line, key, kind, (Span(start, end),), text(value.get("text")),
                 id=own, said=said)
    )  # fmt: skip
