"""W3C Web Annotation, JSON-LD: an annotation a tag, links between claims as annotations, too.

One annotation collection with one page. Each target has a TextPositionSelector (code points,
as the recommendation asks) and a TextQuoteSelector; pieces are selectors each with its own.
A tag's kind is a `tagging` body; its value, if any, an `identifying` or `describing` one, and
everything else is under `dateline:` names. The context is named, not fetched.
An orphan has its quote only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.formats import File
from tui.formats._facets import OF_A_TAG, lost
from tui.formats._facts import facts_of
from tui.formats._fields import fields
from tui.formats._json import document, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.formats import Loss
    from tui.model.article import Article
    from tui.model.case import Case
    from tui.model.link import Link
    from tui.model.span import Span
    from tui.model.tag import Tag

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OURS = {"dateline": "urn:dateline:field:"}
HOLDS = (*OF_A_TAG, "pieces", "links", "facts", "aspects", "codebook")
CHUNK = 500
"""Annotations handed over at a time."""


class WebAnnotationFormat:
    """Writes one collection."""

    name = "webannotation"
    suffix = ".jsonld"
    about = "W3C Web Annotation, JSON-LD"

    def losses(self, case: Case) -> Sequence[Loss]:
        """What is about no place in a text."""
        return lost(case, HOLDS)

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """One file."""
        yield File("annotations.jsonld", _pieces(case))


FORMAT = WebAnnotationFormat()


def _pieces(case: Case) -> Iterator[bytes]:
    head = {
        "@context": [CONTEXT, OURS],
        "id": "urn:dateline:collection",
        "type": "AnnotationCollection",
        **({"dateline:codebook": case.codebook} if case.codebook else {}),
        "total": len(case.tags) + len(case.links),
        "first": {
            "id": "urn:dateline:page:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [],
        },
    }
    before, _, after = document(head).rpartition(b"[]")
    yield before + b"["
    some: list[bytes] = []
    between = b"\n"
    for each in _annotations(case):
        some.append(between + line(each)[:-1])
        between = b",\n"
        if len(some) == CHUNK:
            yield b"".join(some)
            some.clear()
    yield b"".join(some) + b"]" + after


def _annotations(case: Case) -> Iterator[dict[str, Any]]:
    sources = {id_: _source(case, id_) for id_ in case.records}
    for tag in case.tags:
        yield _annotation(case, tag, sources.get(tag.article) or _source(case, tag.article))
    for link in case.links:
        yield _link(link)


def _annotation(case: Case, tag: Tag, source: dict[str, Any]) -> dict[str, Any]:
    said = fields(case, tag)
    by, created, updated = (said.pop(name, "") for name in ("by", "created", "updated"))
    note = said.pop("note", "")
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": tag.kind}]
    value = said.get("actor") or said.get("value") or said.get("gist")
    if value:
        purpose = "describing" if tag.kind == "claim" else "identifying"
        bodies.append({"type": "TextualBody", "purpose": purpose, "value": value})
    if note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": note})
    made = {"created": created, "modified": updated if updated != created else ""}
    return {
        "id": f"urn:dateline:tag:{tag.id}",
        "type": "Annotation",
        **({"creator": {"type": "Person", "name": by}} if by else {}),
        **{name: time for name, time in made.items() if time},
        "body": bodies,
        "target": {"source": source, "selector": _selectors(case, tag)},
        "dateline:text_hash": tag.text_hash,
        **{f"dateline:{name}": each for name, each in said.items()},
    }


def _selectors(case: Case, tag: Tag) -> list[dict[str, Any]]:
    article = case.articles.get(tag.article)
    if tag.anchor == "orphan":
        return [_quote(tag.quote, tag.prefix, tag.suffix)]
    if len(tag.parts) == 1 or article is None:
        whole = _quote(tag.quote, tag.prefix, tag.suffix)
        return [{"type": "TextPositionSelector", "start": tag.span.start, "end": tag.span.end},
                whole]  # fmt: skip
    return [_piece(article, part) for part in tag.parts]


def _piece(article: Article, part: Span) -> dict[str, Any]:
    """A position that is refined by its words: each piece is a selector of its own."""
    return {
        "type": "TextPositionSelector",
        "start": part.start,
        "end": part.end,
        "refinedBy": _quote(article.quote(part), "", ""),
    }


def _quote(exact: str, prefix: str, suffix: str) -> dict[str, Any]:
    beside = {"prefix": prefix, "suffix": suffix}
    said = {name: words for name, words in beside.items() if words}
    return {"type": "TextQuoteSelector", "exact": exact, **said}


def _source(case: Case, article: str) -> dict[str, Any]:
    record, facts = case.records.get(article), facts_of(case, article)
    said = {"dateline:path": record.path if record else "", **_renamed(facts)}
    return {
        "id": f"urn:dateline:article:{article}",
        "type": "Text",
        **{name: value for name, value in said.items() if value},
    }


def _renamed(facts: dict[str, str]) -> dict[str, str]:
    return {f"dateline:{name}": value for name, value in facts.items()}


def _link(link: Link) -> dict[str, Any]:
    said = {"dateline:aspect": link.aspect, "dateline:note": link.note}
    return {
        "id": f"urn:dateline:link:{link.id}",
        "type": "Annotation",
        "motivation": "linking",
        "body": {"id": f"urn:dateline:tag:{link.b}"},
        "target": f"urn:dateline:tag:{link.a}",
        "dateline:type": link.type,
        **{name: value for name, value in said.items() if value},
    }
