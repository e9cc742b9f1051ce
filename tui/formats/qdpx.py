"""REFI-QDA project exchange (QDPX 1.0): for QualCoder, NVivo, ATLAS.ti, MAXQDA and others.

A zip with project.qde and a text for each article (UTF-8, LF, no BOM: other endings shift
offsets there). Codes are the kinds, with guideline and fields of the codebook in their
description, and below actor one for each actor; selections are tags, with what they say in
their description; links are links. A program may keep only one of two tags
that have code, place and annotator in common.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from tui import __version__
from tui.formats import File, Loss
from tui.formats._facets import OF_A_TAG, lost
from tui.formats._facts import FACTS, facts_of
from tui.formats._fields import fields
from tui.formats._kinds import kinds_of
from tui.formats._offsets import LineFeeds, for_xml, lone
from tui.formats._places import pages, placeless
from tui.formats._zipped import write_zip
from tui.model.detail import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.formats._places import Page
    from tui.model.actor import Actor
    from tui.model.case import Case
    from tui.model.kind import Kind
    from tui.model.tag import Tag

HOLDS = (*OF_A_TAG, "links", "names", "facts", "untagged", "codebook")
OURS = UUID("6f1b9c1e-6f0e-5d0c-9d55-0d9d8f6a2f10")
"""The space of names that our GUIDs are made in."""
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
SHORT = 60
"""Characters of a selection's name."""


class QdpxFormat:
    """Writes a project."""

    name = "qdpx"
    suffix = ".qdpx"
    about = "REFI-QDA project: QualCoder, NVivo, ATLAS.ti, MAXQDA"

    def losses(self, case: Case) -> Sequence[Loss]:
        """Pieces, and what was refused."""
        strange = sum(lone(page.article.text) for page in pages(case))
        more = Loss("characters that are none (lone surrogates)", strange)
        loose = Loss("links to tags that are left out", len(case.links) - len(_linked(case)))
        return lost(case, HOLDS, *placeless(case), loose, more)

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """One zip."""
        out = BytesIO()
        write_zip(_inside(case), out)
        yield File("project.qdpx", [out.getvalue()])


FORMAT = QdpxFormat()


def _inside(case: Case) -> Iterator[File]:
    yield File("project.qde", ("".join([piece, "\n"]).encode() for piece in _project(case)))
    for page in pages(case):
        yield File(f"Sources/{_guid('article', page.id)}.txt", [_text(page).text.encode()])


def _text(page: Page) -> LineFeeds:
    return LineFeeds(page.article.text)


def _project(case: Case) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield (
        f'<Project xmlns="urn:QDA-XML:project:1.0" name="Dateline"'
        f" origin={_quoted(f'dateline {__version__}')}>"
    )
    users = sorted({tag.by for tag in case.tags if tag.by})
    if users:
        yield "<Users>"
        for name in users:
            yield f'<User guid="{_guid("user", name)}" name={_quoted(name)}/>'
        yield "</Users>"
    yield "<CodeBook><Codes>"
    yield from _codes(case)
    yield "</Codes></CodeBook>"
    yield from _variables()
    sources = list(pages(case))
    if sources:
        yield "<Sources>"
        for page in sources:
            yield from _source(case, page)
        yield "</Sources>"
    links = _linked(case)
    if links:
        yield "<Links>"
        yield from links
        yield "</Links>"
    yield "</Project>"


def _codes(case: Case) -> Iterator[str]:
    for kind in kinds_of(case):
        head = f'<Code guid="{_guid("kind", kind.id)}" name={_quoted(kind.name)}'
        yield f'{head} isCodable="true" color="{kind.colour}">'
        if about := _about(kind):
            yield f"<Description>{_escaped(about)}</Description>"
        if kind.id == "actor":
            actors = sorted(case.actors.values(), key=lambda actor: (actor.name, actor.id))
            yield from (_actor_code(actor, kind.colour) for actor in actors)
        yield "</Code>"


def _about(kind: Kind) -> str:
    """A kind's guideline, then a line for each of its fields."""
    lines = [kind.guideline] if kind.guideline else []
    for rule in kind.fields:
        wanted = ", required" if rule.required else ""
        values = f": {' | '.join(rule.values)}" if rule.values else ""
        lines.append(f"{rule.name} ({rule.id}{wanted}){values}")
    return "\n".join(lines)


def _actor_code(actor: Actor, colour: str) -> str:
    said = {"type": actor.type, "also": "; ".join(actor.aliases), "note": actor.note}
    about = _described({**said, "ref": actor.ref, "id": actor.id})
    head = f'<Code guid="{_guid("actor", actor.id)}" name={_quoted(actor.name)}'
    return f'{head} isCodable="true" color="{colour}">{about}</Code>'


def _variables() -> Iterator[str]:
    yield "<Variables>"
    for name in FACTS:
        guid = _guid("variable", name)
        yield f'<Variable guid="{guid}" name="{name}" typeOfVariable="Text"/>'
    yield "</Variables>"


def _source(case: Case, page: Page) -> Iterator[str]:
    guid, text = _guid("article", page.id), _text(page)
    path = f'plainTextPath="internal://{guid}.txt"'
    yield f'<TextSource guid="{guid}" name={_quoted(page.path)} {path}>'
    for tag in page.tags:
        yield _selection(case, tag, text)
    for name, value in facts_of(case, page.id).items():
        ref = f'<VariableRef targetGUID="{_guid("variable", name)}"/>'
        text_value = f"<TextValue>{_escaped(value)}</TextValue>"
        yield f"<VariableValue>{ref}{text_value}</VariableValue>"
    yield "</TextSource>"


def _selection(case: Case, tag: Tag, text: LineFeeds) -> str:
    start, end = text.span(tag.span)
    who = f' creatingUser="{_guid("user", tag.by)}"' if tag.by else ""
    made = f' creationDateTime="{tag.created}"' if _TIME.fullmatch(tag.created) else ""
    changed = f' modifiedDateTime="{tag.updated}"' if _TIME.fullmatch(tag.updated) else ""
    name = _quoted(" ".join(tag.quote.split())[:SHORT])
    return (
        f'<PlainTextSelection guid="{_guid("tag", tag.id)}" name={name}'
        f' startPosition="{start}" endPosition="{end}"{who}{made}{changed}>'
        f"{_described({'id': tag.id, **fields(case, tag)})}"
        f'<Coding guid="{_guid("coding", tag.id)}"{who}{made}>'
        f'<CodeRef targetGUID="{_code(case, tag)}"/></Coding></PlainTextSelection>'
    )


def _code(case: Case, tag: Tag) -> UUID:
    if (
        isinstance(tag.detail, Mention)
        and tag.kind == "actor"
        and tag.detail.actor in case.actors
    ):
        return _guid("actor", tag.detail.actor)
    return _guid("kind", tag.kind)


def _linked(case: Case) -> list[str]:
    if not case.links:
        return []
    there = {tag.id for page in pages(case) for tag in page.tags}
    return [
        f'<Link guid="{_guid("link", link.id)}" name={_quoted(link.type)} direction="OneWay"'
        f' originGUID="{_guid("tag", link.a)}" targetGUID="{_guid("tag", link.b)}"/>'
        for link in case.links
        if link.a in there and link.b in there
    ]


def _described(said: dict[str, str]) -> str:
    """Fields as lines of a description."""
    lines = (f"{name}: {value}" for name, value in said.items() if value)
    return f"<Description>{_escaped(chr(10).join(lines))}</Description>"


def _guid(*words: str) -> UUID:
    return uuid5(OURS, "\0".join(words).encode("utf-8", "backslashreplace").decode())


def _escaped(words: str) -> str:
    return escape(for_xml(words))


def _quoted(words: str) -> str:
    return quoteattr(for_xml(words))
