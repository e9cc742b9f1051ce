"""Tags as lines of CSV.

The cells are put between their commas here, not by csv.writer: what many rows share is then
written once, and a row costs less than csv.writer takes for it. The tests hold the two equal.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from tui import __version__
from tui.formats._cells import amount, bare, guarded, one_newline
from tui.formats._facts import fact
from tui.formats._fields import AMOUNTS, fixed_by, own_fields, source_quote
from tui.model.article import ArticleRecord
from tui.model.detail import Claim, DateValue, Mention, Own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model.case import Case
    from tui.model.detail import Detail
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

_NEWLINE = re.compile(r"\r\n?|\n")


class Rows:
    """Makes lines of tags; what several rows share is made once."""

    def __init__(self, case: Case, raw: bool) -> None:
        """Lines for the tags of this case."""
        self._case = case
        self._cell = bare if raw else guarded
        self._amount = bare if raw else amount
        self._links = _links_by_claim(case.links)
        self._article = cache(self._article_of)
        self._line_starts = cache(self._line_starts_of)
        self._plain_detail = cache(self._plain_detail_of)
        self._source = cache(self._source_of)
        self._how = cache(self._how_of)
        self._ways = cache(self._cells)
        self._time = cache(self._cell)
        self._end = f",{self._cell(TOOL)}"

    def line(self, tag: Tag) -> str:
        """A tag's row, without the line's end."""
        cell, detail = self._cell, tag.detail
        if isinstance(detail, Claim):
            said = self._claim(tag, detail)
        else:
            said = self._plain_detail(detail, tag.certainty)
        extra = ",,"
        if tag.note or tag.flag or self._links:
            flag = "1" if tag.flag else ""
            extra = f"{cell(self._links.get(tag.id, ''))},{cell(tag.note)},{flag}"
        return (
            f"{cell(tag.id)},{self._time(tag.kind)},{self._article(tag.article)},"
            f"{cell(one_newline(tag.quote))},{said},{extra},{self._place(tag)},"
            f"{cell(one_newline(tag.prefix))},{cell(one_newline(tag.suffix))},"
            f"{self._ways(tag.anchor, tag.origin, tag.rule, fixed_by(detail), tag.by)},"
            f"{self._time(tag.created)},{self._time(tag.updated)},{self._time(tag.text_hash)}"
            f"{self._end}"
        )

    def _cells(self, *cells: str) -> str:
        return ",".join(map(self._cell, cells))

    def _article_of(self, article: str) -> str:
        record = self._case.records.get(article) or ArticleRecord(article, "")
        read = self._case.articles.get(article)
        facts = ("path", "title", "outlet", "published", "url")
        return self._cells(article, *(fact(name, record, read) for name in facts))

    def _plain_detail_of(self, detail: Detail | None, sure: str) -> str:
        """Fourteen columns, of `value` to `certainty`, and seven that only claims have."""
        match detail:
            case DateValue(value, timex, type_, mod):
                return self._cells(value, timex, type_, mod, *[""] * 9, sure, *[""] * 7)
            case Mention(actor, form):
                who = self._actor_cells(actor)
                return self._cells(*[""] * 4, *who, form, *[""] * 5, sure, *[""] * 7)
            case Own() as own:
                return self._cells(own_fields(own), *[""] * 12, sure, *[""] * 7)
        return self._cells(*[""] * 13, sure, *[""] * 7)

    def _claim(self, tag: Tag, claim: Claim) -> str:
        words = one_newline(source_quote(self._case, tag, claim))
        how = claim.via, claim.mode, tag.certainty, claim.polarity, claim.phase
        figures = [getattr(claim, name) for name in AMOUNTS]
        return (
            f",,,,,,,,{self._source(claim.source)},{self._cell(words)},{self._how(*how)},"
            f"{self._cell(claim.gist)},"
            f"{','.join(map(self._amount, figures)) if any(figures) else ',,,'}"
        )

    def _source_of(self, id_: str) -> str:
        return self._cells(*self._actor_cells(id_)[:2])

    def _how_of(self, via: tuple[str, ...], *said: str) -> str:
        return self._cells(" < ".join(via), *said)

    def _actor_cells(self, id_: str) -> tuple[str, str, str]:
        actor = self._case.actors.get(id_)
        return (id_, actor.name, actor.type) if actor else (id_, "", "")

    def _place(self, tag: Tag) -> str:
        if tag.anchor == "orphan":
            return ",,,,"
        pieces = tag.parts
        if len(pieces) == 1:
            (start, end), parts = pieces[0], ""
        else:
            start, end = tag.span
            parts = ";".join(f"{a}-{b}" for a, b in pieces)
        starts = self._line_starts(tag.article)
        if not starts:
            return f"{start},{end},{parts},,"
        line = bisect_right(starts, start)
        return f"{start},{end},{parts},{line},{start - starts[line - 1] + 1}"

    def _line_starts_of(self, article: str) -> list[int]:
        read = self._case.articles.get(article)
        return [0, *(m.end() for m in _NEWLINE.finditer(read.text))] if read else []


def _links_by_claim(links: Iterable[Link]) -> dict[str, str]:
    seen: dict[str, set[str]] = defaultdict(set)
    for link in links:
        seen[link.a].add(f"{link.type}:{link.b}")
        if link.type not in ONE_WAY:
            seen[link.b].add(f"{link.type}:{link.a}")
    return {claim: ";".join(sorted(found)) for claim, found in seen.items()}
