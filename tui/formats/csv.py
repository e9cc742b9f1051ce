"""CSV, one row per tag: opens in a spreadsheet, pandas and R, and runs nothing there.

RFC 4180 in UTF-8. Unless `raw`: with a BOM, CRLF, and a reversible guard against formulas.
A lone surrogate, which UTF-8 cannot hold, is written as six visible characters: \\udc80.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from io import SEEK_END, StringIO
from typing import IO, TYPE_CHECKING

from tui import __version__
from tui.model.article import ArticleRecord
from tui.model.detail import Claim, DateValue, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model.article import Article
    from tui.model.case import Case
    from tui.model.link import Link
    from tui.model.tag import Tag

COLUMNS = (
    "tag_id", "kind", "article_id", "article_path", "article_title", "outlet", "published",
    "url", "quote", "value", "timex", "date_type", "mod", "actor_id", "actor", "actor_type",
    "form", "source_id", "source", "source_quote", "via", "mode", "certainty", "polarity",
    "phase", "gist", "amount_low", "amount_best", "amount_high", "amount_unit", "links", "note",
    "flag", "start", "end", "parts", "line", "column", "prefix", "suffix", "anchor", "origin",
    "rule", "fixed_by", "by", "created", "updated", "text_hash", "tool",
)  # fmt: skip
TOOL = f"dateline {__version__}"
ONE_WAY = ("updates", "part-of")
"""Links that say something of their first claim only; the others stand in both rows."""
CHUNK = 2000
"""Rows encoded and handed over at a time."""

_NEWLINE = re.compile(r"\r\n?|\n")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*")
_AMOUNTS = slice(COLUMNS.index("amount_low"), COLUMNS.index("amount_unit") + 1)
_RISKY = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n']")
_RISKY_CELL = re.compile(rf"\0(?:{_RISKY.pattern})")


def guard(cell: str) -> str:
    """A text cell that no spreadsheet takes for a formula: a ' before the risky ones.

    Risky (OWASP, ASVS 1.2.10): = + - @ and their fullwidth forms, also after blanks; tab, CR
    and LF; and ' itself, so that `unguard` gives back every cell as it was.
    """
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguard(cell: str) -> str:
    """The cell before `guard`."""
    return cell[1:] if cell[:1] == "'" else cell


class CsvFormat:
    """Writes tags as rows. `quote` is the article's own words, newlines made `\\n`.

    Amounts that are plain numbers stay bare; in `via`, nearest first, " < " reads "who had
    it from"; `links` is "type:other;type:other"; `parts` "start-end;start-end".
    """

    name = "csv"
    suffix = ".csv"

    def write(self, case: Case, out: IO[bytes], *, raw: bool = False) -> int:
        """Write the header and a row per tag; `raw`: no guard, no BOM, LF."""
        lines = _BareLines() if raw else StringIO("\ufeff", newline="")
        lines.seek(0, SEEK_END)
        writer = csv.writer(lines, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        rows = _Rows(case, raw)
        for start in range(0, len(case.tags), CHUNK):
            writer.writerows(map(rows.row, case.tags[start : start + CHUNK]))
            _flush(lines, out)
        _flush(lines, out)
        return len(case.tags)


FORMAT = CsvFormat()


class _BareLines(StringIO):
    """Takes whole rows from csv.writer and ends them with LF.

    The writer itself always works with CRLF: with LF alone, Python before 3.13 leaves cells
    that hold a CR without quotes.
    """

    def __init__(self) -> None:
        super().__init__(newline="")

    def write(self, row: str) -> int:
        return super().write(row[:-2] + "\n")


def _flush(lines: StringIO, out: IO[bytes]) -> None:
    out.write(lines.getvalue().encode("utf-8", "backslashreplace"))
    lines.seek(0)
    lines.truncate()


class _Rows:
    """Makes rows of tags; what several rows share is made once."""

    def __init__(self, case: Case, raw: bool) -> None:
        self._case = case
        self._raw = raw
        self._links = _links_by_claim(case.links)
        self._article_cells = cache(self._article_cells_of)
        self._line_starts = cache(self._line_starts_of)

    def row(self, tag: Tag) -> Sequence[str]:
        fixed_by = tag.detail.fixed_by if isinstance(tag.detail, DateValue) else ""
        cells = [
            tag.id, tag.kind, *self._article_cells(tag.article), _one_newline(tag.quote),
            *self._detail_cells(tag), self._links.get(tag.id, ""), tag.note,
            "1" if tag.flag else "", *self._place_cells(tag), _one_newline(tag.prefix),
            _one_newline(tag.suffix), tag.anchor, tag.origin, tag.rule, fixed_by, tag.by,
            tag.created, tag.updated, tag.text_hash, TOOL,
        ]  # fmt: skip
        if self._raw or not _RISKY_CELL.search("\0".join(("", *cells))):
            return cells
        cells = [guard(cell) if cell else cell for cell in cells]
        cells[_AMOUNTS] = map(_bare_amount, cells[_AMOUNTS])
        return cells

    def _article_cells_of(self, article: str) -> tuple[str, ...]:
        record = self._case.records.get(article) or ArticleRecord(article, "")
        read = self._case.articles.get(article)
        facts = ("path", "title", "outlet", "published", "url")
        return (article, *(_fact(name, record, read) for name in facts))

    def _detail_cells(self, tag: Tag) -> tuple[str, ...]:
        sure, none = tag.certainty, ("",) * 13
        match tag.detail:
            case DateValue(value, timex, type_, mod):
                return (value, timex, type_, mod, *none[:9], sure, *none[:7])
            case Mention(actor, form):
                return (*none[:4], *self._actor_cells(actor), form, *none[:5], sure, *none[:7])
            case Claim() as claim:
                return (
                    *none[:8], *self._actor_cells(claim.source)[:2],
                    self._source_quote(tag, claim), " < ".join(claim.via), claim.mode, sure,
                    claim.polarity, claim.phase, claim.gist, claim.amount_low,
                    claim.amount_best, claim.amount_high, claim.amount_unit,
                )  # fmt: skip
        return (*none, sure, *none[:7])

    def _actor_cells(self, id_: str) -> tuple[str, str, str]:
        actor = self._case.actors.get(id_)
        return (id_, actor.name, actor.type) if actor else (id_, "", "")

    def _source_quote(self, tag: Tag, claim: Claim) -> str:
        article = self._case.articles.get(tag.article)
        if article is None or claim.source_span is None or tag.anchor == "orphan":
            return ""
        return _one_newline(article.quote(claim.source_span))

    def _place_cells(self, tag: Tag) -> tuple[str, str, str, str, str]:
        if tag.anchor == "orphan":
            return ("", "", "", "", "")
        start, end = tag.span
        parts = "" if len(tag.parts) == 1 else ";".join(f"{a}-{b}" for a, b in tag.parts)
        starts = self._line_starts(tag.article)
        if not starts:
            return (str(start), str(end), parts, "", "")
        line = bisect_right(starts, start)
        return (str(start), str(end), parts, str(line), str(start - starts[line - 1] + 1))

    def _line_starts_of(self, article: str) -> list[int]:
        read = self._case.articles.get(article)
        return [0, *(m.end() for m in _NEWLINE.finditer(read.text))] if read else []


def _fact(name: str, record: ArticleRecord, read: Article | None) -> str:
    kept: str = getattr(record, name)
    if kept or read is None or name in record.corrected:
        return kept
    fresh: str = getattr(read, name)
    return fresh


def _links_by_claim(links: Iterable[Link]) -> dict[str, str]:
    seen: dict[str, set[str]] = defaultdict(set)
    for link in links:
        seen[link.a].add(f"{link.type}:{link.b}")
        if link.type not in ONE_WAY:
            seen[link.b].add(f"{link.type}:{link.a}")
    return {claim: ";".join(sorted(found)) for claim, found in seen.items()}


def _one_newline(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _bare_amount(cell: str) -> str:
    bare = unguard(cell)
    return bare if _NUMBER.fullmatch(bare) else cell
