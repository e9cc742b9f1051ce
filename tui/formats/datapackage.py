"""Tables that describe themselves: CSV with Frictionless and CSVW metadata.

tags.csv, articles.csv, actors.csv and links.csv, joined by ids; datapackage.json (Frictionless
Data Package 1) and csv-metadata.json (W3C CSV on the Web) give columns, types and keys. Written
for programs: UTF-8 without BOM, LF, no guard; the same columns as `csv`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.formats import File
from tui.formats._cells import bare, encoded
from tui.formats._facets import FACETS, lost
from tui.formats._facts import FACTS, fact
from tui.formats._json import document
from tui.formats._kinds import codebook_file
from tui.formats._rows import COLUMNS
from tui.formats.csv import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.formats import Loss
    from tui.model.case import Case

ARTICLES = ("article_id", "path", *FACTS, "status", "note", "text_hash", "length")
ACTORS = ("actor_id", "name", "type", "aliases", "note", "ref")
LINKS = ("link_id", "a", "b", "type", "aspect", "note")
WHOLE = ("start", "end", "line", "column", "length")
"""Columns of whole numbers; the others are strings."""
KEYS = {"tags": "tag_id", "articles": "article_id", "actors": "actor_id", "links": "link_id"}
JOINS = {
    "tags": (("article_id", "articles", "article_id"),),
    "links": (("a", "tags", "tag_id"), ("b", "tags", "tag_id")),
}
TABLES = {"tags": COLUMNS, "articles": ARTICLES, "actors": ACTORS, "links": LINKS}
HOLDS = FACETS.keys() - {"refusals"}


class DataPackageFormat:
    """Writes four tables, two descriptions of them, and the codebook."""

    name = "datapackage"
    suffix = ""
    about = "all tables as CSV, with Frictionless and CSVW metadata"

    def losses(self, case: Case) -> Sequence[Loss]:
        """What was refused; everything else is in a table."""
        return lost(case, HOLDS)

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """Descriptions first."""
        yield File("datapackage.json", [document(_package())])
        yield File("csv-metadata.json", [document(_csvw())])
        yield from codebook_file(case)
        yield File("tags.csv", lines(case, raw=True))
        yield File("articles.csv", _lines(ARTICLES, _articles(case)))
        yield File("actors.csv", _lines(ACTORS, _actors(case)))
        yield File("links.csv", _lines(LINKS, _links(case)))


FORMAT = DataPackageFormat()


def _articles(case: Case) -> Iterator[tuple[str, ...]]:
    for id_, record in sorted(case.records.items()):
        read = case.articles.get(id_)
        facts = (fact(name, record, read) for name in FACTS)
        hash_ = read.hash if read is not None and read.hash else record.text_hash
        length = str(len(read.text)) if read is not None else ""
        yield (id_, record.path, *facts, record.status, record.note, hash_, length)


def _actors(case: Case) -> Iterator[tuple[str, ...]]:
    for id_, actor in sorted(case.actors.items()):
        names = ";".join(alias.replace(";", ",") for alias in actor.aliases)
        yield (id_, actor.name, actor.type, names, actor.note, actor.ref)


def _links(case: Case) -> Iterator[tuple[str, ...]]:
    for link in case.links:
        yield (link.id, link.a, link.b, link.type, link.aspect, link.note)


def _lines(columns: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Iterator[bytes]:
    yield encoded(",".join(columns) + "\n")
    yield encoded("".join(",".join(map(bare, row)) + "\n" for row in rows))


def _package() -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "dateline-export",
        "resources": [_resource(table, columns) for table, columns in TABLES.items()],
    }


def _resource(table: str, columns: Sequence[str]) -> dict[str, Any]:
    fields = [{"name": name, "type": _type(name)} for name in columns]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": [KEYS[table]]}
    schema["missingValues"] = [""]
    if table in JOINS:
        schema["foreignKeys"] = [
            {"fields": [here], "reference": {"resource": there, "fields": [key]}}
            for here, there, key in JOINS[table]
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"'},
        "schema": schema,
    }


def _csvw() -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"lineTerminators": ["\n"], "encoding": "utf-8"},
        "tables": [_table(table, columns) for table, columns in TABLES.items()],
    }


def _table(table: str, columns: Sequence[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [
            {"name": name, "titles": name, "datatype": _type(name)} for name in columns
        ],
        "primaryKey": KEYS[table],
    }
    if table in JOINS:
        schema["foreignKeys"] = [
            {
                "columnReference": here,
                "reference": {"resource": f"{there}.csv", "columnReference": key},
            }
            for here, there, key in JOINS[table]
        ]
    return {"url": f"{table}.csv", "tableSchema": schema}


def _type(column: str) -> str:
    return "integer" if column in WHOLE else "string"
