"""W3C Web Annotation, JSON-LD: ours, and others that select by position or quotation.

Positions are code points, as the recommendation says. A kind is the body whose purpose is
`tagging`, else the first body; `dateline:` names come back as they were written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.importers._batch import Batch, Linked, NotImported, Proposed, Text
from tui.importers._json import Object, dict_of, document, first, list_of, text, whole
from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.importers._batch import Wishes
    from tui.importers._source import Source

OURS = "dateline:"
TAG, LINK, ARTICLE = "urn:dateline:tag:", "urn:dateline:link:", "urn:dateline:article:"
DEEPEST = 20
"""Collections in pages, selectors in selectors."""


class WebAnnotationImporter:
    """Reads collections, pages, lists and single annotations."""

    name = "webannotation"
    about = "W3C Web Annotation, JSON-LD"

    def knows(self, source: Source) -> bool:
        """Its context, or its types."""
        seen = first(source)
        types = {str(each) for each in list_of(seen.get("type"))}
        named = types & {"Annotation", "AnnotationPage", "AnnotationCollection"}
        return bool(named) or "ns/anno.jsonld" in source.head[:2000]

    def read(self, source: Source, wishes: Wishes) -> Batch:
        """File by file; an annotation counts as a line of its own, from 1."""
        batch = Batch()
        for name in source.ending(".jsonld", ".json") or list(source.files):
            value = document(source, name)
            batch.codebook = batch.codebook or text(dict_of(value).get("dateline:codebook"))
            found = list(_annotations(value))
            if not found and not str(dict_of(value).get("type")).startswith("Annotation"):
                raise NotImported(f"{name}: no annotation in it")
            for number, each in enumerate(found, 1):
                _take(batch, name, number, each)
        return batch


IMPORTER = WebAnnotationImporter()


def _annotations(value: Any, deep: int = 0) -> Iterator[Object]:
    if deep > DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _annotations(each, deep + 1)
    elif isinstance(value, dict):
        inside = [value.get(name) for name in ("first", "items", "@graph") if name in value]
        if inside:
            yield from _annotations(inside, deep + 1)
        elif "target" in value:
            yield value


def _take(batch: Batch, file: str, line: int, each: Object) -> None:
    name = text(each.get("id")) or text(each.get("@id"))
    if each.get("motivation") == "linking":
        a, b = text(each.get("target")), text(dict_of(each.get("body")).get("id"))
        said = _ours(each)
        batch.links.append(
            Linked(
                file, line, a.removeprefix(TAG), b.removeprefix(TAG), said.get("type", ""),
                said.get("aspect", ""), said.get("note", ""), name.removeprefix(LINK),
            )
        )  # fmt: skip
        return
    bodies = [each_ if isinstance(each_, dict) else {"value": each_}
              for each_ in list_of(each.get("body"))]  # fmt: skip
    kind = next((_value(body) for body in bodies if body.get("purpose") == "tagging"), "")
    kind = kind or next(filter(None, map(_value, bodies)), "")
    if not kind:
        batch.refuse(file, line, "no body that would be its kind")
        return
    for target in list_of(each.get("target")):
        _take_target(batch, file, line, target, kind, name, _said(each, bodies))


def _take_target(
    batch: Batch, file: str, line: int, target: Any, kind: str, name: str, said: dict[str, str]
) -> None:
    if not isinstance(target, dict):
        batch.refuse(file, line, "a target without a selector: no words are meant")
        return
    parts, quotes = _selected(target.get("selector"))
    if not parts and not quotes:
        batch.refuse(file, line, "no position and no quotation among its selectors")
        return
    source = target.get("source")
    key = source if isinstance(source, str) else text(dict_of(source).get("id"))
    about = _ours(dict_of(source))
    hash_ = said.pop("text_hash", "")
    here = f"{key} {hash_}"
    id_ = key.removeprefix(ARTICLE) if key.startswith(ARTICLE) else ""
    batch.texts.setdefault(here, Text(id_, about.get("path", "") or key, hash_))
    quote, prefix, suffix = quotes[0] if len(quotes) == 1 and len(parts) < 2 else ("", "", "")
    quote = quote or " ".join(words for words, _, _ in quotes)
    batch.add(
        Proposed(
            file, line, here, kind, tuple(parts), quote, prefix, suffix,
            name.removeprefix(TAG), said, unit="",
        )
    )  # fmt: skip


def _said(each: Object, bodies: list[Object]) -> dict[str, str]:
    said = _ours(each)
    creator = each.get("creator")
    said["by"] = text(creator) or text(dict_of(creator).get("name"))
    said["created"] = text(each.get("created"))
    said["updated"] = text(each.get("modified")) or said["created"]
    notes = [_value(body) for body in bodies if body.get("purpose") == "commenting"]
    said["note"] = "\n".join(filter(None, notes))
    return said


def _value(body: Object) -> str:
    return text(body.get("value")) or text(body.get("id"))


def _ours(each: Object) -> dict[str, str]:
    """What stands under `dateline:` names, without them."""
    return {
        name.removeprefix(OURS): text(value)
        for name, value in each.items()
        if name.startswith(OURS)
    }


Quoted = tuple[str, str, str]


def _selected(value: Any, deep: int = 0) -> tuple[list[Span], list[Quoted]]:
    """Places and quotations, with their neighbours, of one or several selectors."""
    parts: list[Span] = []
    quotes: list[Quoted] = []
    for each in map(dict_of, list_of(value)) if deep < DEEPEST else ():
        start, end = whole(each.get("start")), whole(each.get("end"))
        kind = each.get("type")
        if kind == "TextPositionSelector" and start is not None and end is not None:
            if 0 <= start < end:
                parts.append(Span(start, end))
        elif kind == "TextQuoteSelector" and isinstance(each.get("exact"), str):
            beside = text(each.get("prefix")), text(each.get("suffix"))
            quotes.append((each["exact"], *beside))
        if "refinedBy" in each:
            more, words = _selected(each["refinedBy"], deep + 1)
            parts += more if not parts else []
            quotes += words
    return parts, quotes
