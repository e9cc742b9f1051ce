"""Dateline's own lines: one JSON object a line, everything a case holds, for handing on.

    {"dateline": 1, "table": "case", "tool": "dateline 0.1.0", "tags": 2, …}
    {"dateline": 1, "table": "codebook", "text": "[[kind]]…"}
    {"dateline": 1, "table": "articles", "id": "…", "path": "001.txt", "text_hash": "…", …}
    {"dateline": 1, "table": "actors", "id": "…", "name": "…", "aliases": […], …}
    {"dateline": 1, "table": "tags", "id": "…", "article": "…", "kind": "actor", "start": 0, …}
    {"dateline": 1, "table": "links", "id": "…", "a": "…", "b": "…", "type": "repeats", …}
    {"dateline": 1, "table": "refusals", "id": "…", "text": "…", "kind": "date", …}

`dateline` is the version of this shape and stands on every line, so that files may be joined
and cut by lines. The first line counts the rows of each table that follow, in this order:
codebook, articles, actors, tags, links, refusals; within a table by id, tags in reading order
(article path, start, end, kind, id). A file without its first line is read all the same.

Fields are those of the store and of `tui.model`, flat, and left out where they have their
default: `tui.model.row.record_of(table, line)` makes the record, and ignores what it does not
know. Offsets are code points into the text whose SHA-256 (of its UTF-8 bytes) is the tag's
`text_hash`: the text of now, where the tag has been found in it. The article's `text_hash` is
that of its file as it is now. `parts` is there when a tag has several. An orphan's `start` and
`end` are null, and its `parts` are where it stood in the text of its `text_hash`.

The codebook's `text` is `codebook.toml` as it stands in the store, without a byte order mark,
its newlines as they are. What a tag of an own kind says is an object under its `fields`, by
the ids of the codebook's fields: {"kind": "vessel", "fields": {"flag_state": "Panama"}, …}.

Texts are not in it. UTF-8, LF; a lone surrogate is written as JSON's escape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import __version__
from tui.formats import File
from tui.formats._facets import FACETS, lost
from tui.formats._facts import FACTS, fact
from tui.formats._json import line
from tui.model.row import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.formats import Loss
    from tui.model.case import Case
    from tui.model.step import Row
    from tui.model.tag import Tag

VERSION = 1
CHUNK = 2000
"""Lines handed over at a time."""


class JsonlFormat:
    """Writes all there is, so that it can be read back as it was."""

    name = "jsonl"
    suffix = ".jsonl"
    about = "all there is, to be imported by another Dateline"

    def losses(self, case: Case) -> Sequence[Loss]:
        """Nothing."""
        return lost(case, FACETS)

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """One file."""
        yield File("case.jsonl", _pieces(case))


FORMAT = JsonlFormat()


def _pieces(case: Case) -> Iterator[bytes]:
    some: list[bytes] = []
    for row in _rows(case):
        some.append(line({"dateline": VERSION, **row}))
        if len(some) == CHUNK:
            yield b"".join(some)
            some.clear()
    yield b"".join(some)


def _rows(case: Case) -> Iterator[Row]:
    tables = {
        "articles": [_article(case, id_) for id_ in sorted(case.records)],
        "actors": [row_of(actor) for _, actor in sorted(case.actors.items())],
        "links": [row_of(link) for link in sorted(case.links, key=lambda link: link.id)],
        "refusals": [row_of(each) for each in sorted(case.refusals, key=lambda each: each.id)],
    }
    yield {
        "table": "case", "tool": f"dateline {__version__}", "tags": len(case.tags),
        **{table: len(rows) for table, rows in tables.items()},
    }  # fmt: skip
    if case.codebook:
        yield {"table": "codebook", "text": case.codebook}
    for table in ("articles", "actors"):
        yield from ({"table": table, **row} for row in tables[table])
    yield from ({"table": "tags", **_tag(tag)} for tag in case.tags)
    for table in ("links", "refusals"):
        yield from ({"table": table, **row} for row in tables[table])


def _article(case: Case, id_: str) -> Row:
    record, read = case.records[id_], case.articles.get(id_)
    row = row_of(record)
    row |= {name: value for name in FACTS if (value := fact(name, record, read))}
    return row | ({"text_hash": read.hash} if read is not None and read.hash else {})


def _tag(tag: Tag) -> Row:
    row = row_of(tag)
    if tag.anchor == "orphan":
        row |= {"start": None, "end": None, "parts": [list(part) for part in tag.parts]}
    return row
