"""brat standoff: a .txt and an .ann for each article, and annotation.conf.

Newlines are LF; offsets are code points into that text. brat wants no line's end inside a
fragment, so a tag over several lines is a discontinuous one, as is a tag in pieces. Actors and
dates are normalisations (N), certainty and the like attributes (A), links between claims of one
article relations (R), and all that a tag says is JSON in its AnnotatorNotes (#).
"""

from __future__ import annotations

import json
import re
from itertools import count
from typing import TYPE_CHECKING

from tui.formats import File, Loss
from tui.formats._facets import OF_A_TAG, lost
from tui.formats._fields import fields
from tui.formats._kinds import codebook_file
from tui.formats._links import far_links
from tui.formats._offsets import LineFeeds, lone
from tui.formats._places import pages, placeless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.formats._places import Page
    from tui.model.case import Case
    from tui.model.span import Span
    from tui.model.tag import Tag

HOLDS = (*OF_A_TAG, "pieces", "links", "untagged", "codebook")
ATTRIBUTES = ("certainty", "polarity", "phase", "mode", "form", "date_type", "flag")
_LINE = re.compile("[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""What Python takes for one line, as brat does when it reads .ann."""
_UNFIT = re.compile("[^A-Za-z0-9_-]")


class BratFormat:
    """Writes two files for each article."""

    name = "brat"
    suffix = ""
    about = "brat standoff: .txt and .ann"

    def losses(self, case: Case) -> Sequence[Loss]:
        """What has no line in standoff."""
        found = list(pages(case))
        nothing = sum(not _fragments(page, tag) for page in found for tag in page.tags)
        return lost(
            case,
            HOLDS,
            *placeless(case),
            Loss("tags of nothing but blanks", nothing, tags=True),
            far_links(case),
            Loss("characters that are none (lone surrogates)",
                 sum(lone(page.article.text) for page in found)),
        )  # fmt: skip

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """The configuration, then article by article."""
        yield File("annotation.conf", [_configuration(case)])
        yield from codebook_file(case)
        for page in pages(case):
            text = LineFeeds(page.article.text)
            yield File(f"{page.name}.txt", [text.text.encode()])
            yield File(f"{page.name}.ann", ["".join(_lines(case, page, text)).encode()])


FORMAT = BratFormat()


class _Numbers:
    """brat's ids: T1, T2, …, each letter counted on its own."""

    def __init__(self) -> None:
        self.a, self.n, self.r = count(1), count(1), count(1)


def _lines(case: Case, page: Page, text: LineFeeds) -> Iterator[str]:
    numbers = _Numbers()
    written = [(tag, found) for tag in page.tags if (found := _fragments(page, tag))]
    ids: dict[str, str] = {}
    for number, (tag, fragments) in enumerate(written, 1):
        ids[tag.id] = own = f"T{number}"
        places = [text.span(each) for each in fragments]
        where = ";".join(f"{start} {end}" for start, end in places)
        words = " ".join(text.text[start:end] for start, end in places)
        yield f"{own}\t{_word(tag.kind)} {where}\t{words}\n"
        said = {"id": tag.id, **fields(case, tag)}
        yield from _attributes(said, own, numbers)
        yield f"#{number}\tAnnotatorNotes {own}\t{json.dumps(said)}\n"
    for link in case.links:
        if link.a in ids and link.b in ids and link.a != link.b:
            ends = f"Arg1:{ids[link.a]} Arg2:{ids[link.b]}"
            yield f"R{next(numbers.r)}\t{_word(link.type)} {ends}\n"


def _attributes(said: dict[str, str], own: str, numbers: _Numbers) -> Iterator[str]:
    for name in ATTRIBUTES:
        if said.get(name):
            yield f"A{next(numbers.a)}\t{name} {own} {_value(said[name])}\n"
    for name, base, shown in (("actor_id", "Dateline", "actor"), ("value", "EDTF", "value")):
        if said.get(name):
            words = " ".join(said.get(shown, "").split()).encode("utf-8", "replace").decode()
            known = f"{base}:{_value(said[name])}"
            yield f"N{next(numbers.n)}\tReference {own} {known}\t{words}\n"


def _fragments(page: Page, tag: Tag) -> list[tuple[int, int]]:
    """Where the tag's words are, line by line; nothing when they are blanks only."""
    text = page.article.text
    if not text[tag.span.start : tag.span.end].strip():
        return []
    return [found.span() for part in _apart(tag) for found in _LINE.finditer(text, *part)]


def _apart(tag: Tag) -> list[Span]:
    """The pieces in order; such as touch or overlap are one, for brat refuses them."""
    merged: list[Span] = []
    for part in sorted(tag.parts):
        if merged and part.start <= merged[-1].end:
            last = merged.pop()
            merged.append(last._replace(end=max(last.end, part.end)))
        else:
            merged.append(part)
    return merged


def _configuration(case: Case) -> bytes:
    kinds = sorted({_word(tag.kind) for tag in case.tags} or {"actor", "claim", "date"})
    types = sorted({_word(link.type) for link in case.links})
    relations = [f"{type_}\tArg1:<ENTITY>, Arg2:<ENTITY>" for type_ in types]
    values: dict[str, set[str]] = {name: set() for name in ATTRIBUTES}
    for tag in case.tags:
        for name, value in fields(case, tag).items():
            if name in values:
                values[name].add(_value(value))
    attributes = [
        f"{name}\tArg:<ENTITY>, Value:{'|'.join(sorted(seen))}"
        for name, seen in values.items()
        if seen
    ]
    sections = {
        "entities": kinds, "relations": relations, "events": [], "attributes": attributes,
    }  # fmt: skip
    return "\n".join(
        line for name, lines in sections.items() for line in (f"[{name}]", *lines, "")
    ).encode()


def _word(name: str) -> str:
    """A type as brat takes it."""
    return _UNFIT.sub("_", name) or "_"


def _value(value: str) -> str:
    """A value without blanks."""
    return "_".join(value.encode("utf-8", "replace").decode().split()) or "_"
