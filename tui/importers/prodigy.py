"""Prodigy: an article a line, with `spans`; by characters, or by tokens where they say no more.

Lines whose answer is "reject" or "ignore" are left out, and said.
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


class ProdigyImporter:
    """Reads JSON lines, or one list."""

    name = "prodigy"
    about = "Prodigy's JSON lines: text and spans"

    def knows(self, source: Source) -> bool:
        """A text and spans."""
        seen = first(source)
        return isinstance(seen.get("text"), str) and isinstance(seen.get("spans"), list)

    def read(self, source: Source, wishes: Wishes) -> Batch:
        """Article by article."""
        batch = Batch()
        for name in source.ending(".jsonl", ".json") or list(source.files):
            for number, task in objects(source, name, batch):
                _take(batch, name, number, task)
        return batch


IMPORTER = ProdigyImporter()


def _take(batch: Batch, file: str, line: int, task: Object) -> None:
    words = task.get("text")
    if not isinstance(words, str):
        batch.refuse(file, line, "no text")
        return
    if task.get("answer", "accept") != "accept":
        batch.refuse(file, line, f"its answer is {text(task['answer'])!r:.20}")
        return
    key = f"{file} {line} {len(batch.texts)}"
    batch.texts[key] = text_of(task, words)
    tokens = [dict_of(each) for each in list_of(task.get("tokens"))]
    ids: dict[Any, str] = {}
    for each in map(dict_of, list_of(task.get("spans"))):
        span, kind = _span(each, tokens), text(each.get("label"))
        if span is None or not kind:
            batch.refuse(file, line, f"no span with a place: {each!r:.60}")
            continue
        own = text(each.get("id")) or f"{key} {span}"
        ids[_ends(each)] = own
        said = {name: text(value) for name, value in dict_of(each.get("meta")).items()}
        if "by" not in said:
            said["by"] = text(task.get("_annotator_id"))
        batch.add(Proposed(file, line, key, kind, (span,), id=own, said=said))
    for each in map(dict_of, list_of(task.get("relations"))):
        a, b = (
            ids.get(_ends(dict_of(each.get(end))), "") for end in ("head_span", "child_span")
        )
        batch.links.append(Linked(file, line, a, b, text(each.get("label"))))


def _ends(span: Object) -> tuple[int | None, int | None]:
    return whole(span.get("start")), whole(span.get("end"))


def _span(each: Object, tokens: list[Object]) -> Span | None:
    start, end = _ends(each)
    first_, last = whole(each.get("token_start")), whole(each.get("token_end"))
    if start is None and first_ is not None and 0 <= first_ < len(tokens):
        start = whole(tokens[first_].get("start"))
    if end is None and last is not None and 0 <= last < len(tokens):
        end = whole(tokens[last].get("end"))
    if start is None or end is None or not 0 <= start < end:
        return None
    return Span(start, end)
