"""CSV: our own tables, and any other whose columns are named by the user.

Columns that are called like ours (`tui.formats.csv`) are taken as they are; `--map` names the
others. A row needs an article (article_id, article_path or text_hash), a kind, and words
(quote) or a place (start and end). Files as `csv` writes them (BOM or CRLF) have their guard
against formulas taken off. What rows repeat of their article (its date, title, outlet, address)
is taken as said of that. With tags.csv beside articles.csv, actors.csv and links.csv, as
`datapackage` writes them, these are read, too.
"""

from __future__ import annotations

import csv as table
import re
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

from tui.importers._batch import Batch, Linked, NotImported, Proposed, Text
from tui.importers._units import Lines
from tui.model.actor import Actor
from tui.model.article import FACTS, ArticleRecord
from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.importers._batch import Wishes
    from tui.importers._source import Source

    Cells = dict[str, str]

NEEDED = ("article_path", "article_id", "text_hash")
OTHERS = ("articles.csv", "actors.csv", "links.csv")
"""Tables beside that of the tags."""
MOST_CELL = 16 * 2**20
SAID_OF_ARTICLES = {
    "title": "article_title", "outlet": "outlet", "url": "url", "published": "published",
}  # fmt: skip
"""Facts of articles with the columns in which rows of tags repeat them."""
SYMMETRIC = ("corroborates", "repeats", "contradicts")
"""Links that both of their claims' rows have."""
_GUARDED = re.compile(r"'(?:\s*[=+\-@＝＋－＠]|[\t\r\n'])")
_PART = re.compile(r"(\d{1,12})-(\d{1,12})")


class CsvImporter:
    """Reads a row a tag."""

    name = "csv"
    about = "CSV with our columns, or others by --map; a datapackage"

    def knows(self, source: Source) -> bool:
        """By its name."""
        tags = [name for name in source.ending(".csv", ".tsv") if not _beside(name)]
        return len(tags) == 1 and not source.ending(".ann", ".qde", ".xmi")

    def read(self, source: Source, wishes: Wishes) -> Batch:
        """The tags, then the tables beside them."""
        batch = Batch()
        files = [name for name in source.files if not _beside(name)]
        tags = [name for name in files if name.lower().endswith((".csv", ".tsv"))]
        for name in tags or files:
            for line, cells in _rows(name, source.files[name], wishes.columns):
                _take(batch, name, line, cells)
        for name in source.ending(*OTHERS):
            for _, cells in _rows(name, source.files[name], {}):
                _take_beside(batch, name, cells)
        _join_links(batch, bool(source.ending("links.csv")))
        _join_records(batch)
        for name in source.ending("codebook.toml"):
            batch.codebook = source.text_of(name)
        return batch


IMPORTER = CsvImporter()


def _beside(name: str) -> bool:
    return name.rpartition("/")[2].lower() in OTHERS


def _rows(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[tuple[int, Cells]]:
    """Every row by our names of its columns, with its line."""
    text, guarded = _decoded(name, data)
    table.field_size_limit(MOST_CELL)
    lines = table.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        header = next(lines, [])
        places = _places(name, header, columns)
        before = lines.line_num
        for cells in lines:
            line, before = before + 1, lines.line_num
            if not any(cells):
                continue
            row = {ours: cells[at] for ours, at in places.items() if at < len(cells)}
            row = {ours: _bare(cell) for ours, cell in row.items()} if guarded else row
            yield line, row | _constants(columns)
    except table.Error as error:
        raise NotImported(f"{name}:{lines.line_num}: {error}") from error


def _decoded(name: str, data: bytes) -> tuple[str, bool]:
    """The text, and whether it may be guarded: it is not written for programs."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise NotImported(f"{name}: neither UTF-8 nor Windows-1252") from error
    first = text.partition("\n")[0]
    return text, data.startswith(b"\xef\xbb\xbf") or first.endswith("\r")


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t|", key=head.count)


def _places(name: str, header: list[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Where the columns are, by our names. Raises NotImported for one that is not there."""
    there = {title.strip(): at for at, title in enumerate(header)}
    places = dict(there)
    for ours, theirs in columns.items():
        if theirs.startswith(":"):
            continue
        if theirs not in there:
            raise NotImported(f"{name}: no column {theirs!r}; there is {', '.join(there):.300}")
        places[ours] = there[theirs]
    return places


def _constants(columns: Mapping[str, str]) -> Cells:
    return {ours: word[1:] for ours, word in columns.items() if word.startswith(":")}


def _bare(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _take(batch: Batch, file: str, line: int, cells: Cells) -> None:
    named = {name: cells.get(name, "") for name in NEEDED}
    key = " ".join(named.values())
    if not any(named.values()):
        batch.refuse(file, line, "no article: article_path, article_id or text_hash")
        return
    if not cells.get("kind"):
        batch.refuse(file, line, "no kind")
        return
    try:
        parts, unit = _parts(cells)
    except ValueError as error:
        batch.refuse(file, line, str(error))
        return
    if not parts and not cells.get("quote"):
        batch.refuse(file, line, "neither words (quote) nor a place (start, end)")
        return
    path, id_, hash_ = named.values()
    said = {name: cells.get(column, "") for name, column in SAID_OF_ARTICLES.items()}
    text = batch.texts.get(key)
    if text is None:
        batch.texts[key] = Text(id_, path, hash_, facts=said)
    elif any(value and not text.facts[name] for name, value in said.items()):
        known = {name: value for name, value in text.facts.items() if value}
        batch.texts[key] = replace(text, facts=said | known)
    cell = cells.get
    batch.add(
        Proposed(
            file, line, key, cells["kind"], parts, cell("quote", ""), cell("prefix", ""),
            cell("suffix", ""), cell("tag_id", ""), cells, unit=unit,
        )
    )  # fmt: skip


def _parts(cells: Cells) -> tuple[tuple[Span, ...], str]:
    """The place and its unit, if that is plain. Raises ValueError."""
    if cells.get("parts"):
        found = [_PART.fullmatch(each) for each in cells["parts"].split(";")]
        spans = [Span(int(each[1]), int(each[2])) for each in found if each]
        if len(spans) < len(found):
            raise ValueError(f"parts: not like 0-5;9-12: {cells['parts']:.40}")
        return _ordered(spans), ""
    if cells.get("start") or cells.get("end"):
        ends = (_number(cells, name) for name in ("start", "end"))
        return _ordered([Span(*ends)]), ""
    if cells.get("line") and cells.get("column"):
        start = Lines.at_line(_number(cells, "line"), _number(cells, "column"))
        last = cells.get("end_line"), cells.get("end_column")
        if all(last):
            end = Lines.at_line(_number(cells, "end_line"), _number(cells, "end_column"))
        elif cells.get("quote"):
            return (), ""
        else:
            raise ValueError("no words: a line and a column are only where they begin")
        return _ordered([Span(start, end)]), "lines"
    return (), ""


def _number(cells: Cells, name: str) -> int:
    words = cells.get(name, "").strip().removesuffix(".0")  # spreadsheets and pandas
    if not words.isdecimal() or not words.isascii() or len(words) > 12:
        raise ValueError(f"{name}: not a whole number: {words[:40]!r}")
    return int(words)


def _ordered(spans: list[Span]) -> tuple[Span, ...]:
    if any(start >= end for start, end in spans):
        raise ValueError("a place that ends before it begins, or is empty")
    return tuple(spans)


def _take_beside(batch: Batch, name: str, cells: Cells) -> None:
    """A row of articles.csv, actors.csv or links.csv; one without its ids says nothing."""
    kind = name.rpartition("/")[2].lower()
    cell = cells.get
    if kind == "actors.csv" and cell("actor_id"):
        aliases = tuple(filter(None, cell("aliases", "").split(";")))
        batch.actors[cells["actor_id"]] = Actor(
            cells["actor_id"], cell("name", ""), aliases, cell("type", "") or "other",
            cell("note", ""), cell("ref", ""),
        )  # fmt: skip
    elif kind == "links.csv" and cell("a") and cell("b"):
        batch.links.append(
            Linked(name, 0, cells["a"], cells["b"], cell("type", ""), cell("aspect", ""),
                   cell("note", ""), cell("link_id", ""))
        )  # fmt: skip
    elif kind == "articles.csv" and cell("article_id"):
        record = ArticleRecord(
            cells["article_id"], cell("path", ""), cell("text_hash", ""),
            status=cell("status", "") or "new", note=cell("note", ""),
        )  # fmt: skip
        facts = {name: cell(name, "") for name in FACTS}
        batch.texts.setdefault(
            f"articles.csv {record.id}",
            Text(record.id, record.path, record.text_hash, record=record, facts=facts),
        )


def _join_links(batch: Batch, known: bool) -> None:
    """Links from the `links` cells of tags, unless a table of them is there."""
    if known:
        return
    seen: set[tuple[str, ...]] = set()
    for row in batch.rows:
        for word in filter(None, row.said.get("links", "").split(";")):
            type_, _, other = word.partition(":")
            ends = sorted((row.id, other)) if type_ in SYMMETRIC else (row.id, other)
            if (type_, *ends) not in seen:
                seen.add((type_, *ends))
                batch.links.append(Linked(row.file, row.line, row.id, other, type_))


def _join_records(batch: Batch) -> None:
    """What articles.csv says of the articles that tags name by id."""
    known = {each.id: each.record for each in batch.texts.values() if each.record}
    for key, each in batch.texts.items():
        if each.id in known:
            batch.texts[key] = replace(each, record=known[each.id])
