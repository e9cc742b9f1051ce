"""A line of the claims matrix: what it weighs among the others, and what it looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.desk.columns import at_the_end, middle
from tui.session.grid import PROPOSED, SILENT, Square
from tui.text.cells import fitted
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from tui.desk.columns import Columns
    from tui.session.grid import Row
    from tui.session.matters import Detail

INDENT = "  "
ASPECTS = {"how-many": "how many"}
"""Aspects as they are read."""


@dataclass(frozen=True, slots=True)
class Line:
    """A matter, or a detail of it in which the accounts differ."""

    row: Row
    detail: Detail | None = None

    def drawn(
        self, columns: Columns, sources: str, column: str | None
    ) -> tuple[tuple[str, str], ...]:
        """The line in pieces with their styles. `column`: the cursor's, if it is here."""
        row, detail = self.row, self.detail
        quiet = "quiet" if row.matter is None else ""
        style = quiet if column is None else "strong"
        words = INDENT + ASPECTS.get(detail.aspect, detail.aspect) if detail else row.gist
        start = "   " if column is None else " ▸ "
        pieces = [(start + fitted(clean_line(words), columns.text), style)]
        for article in columns.shown:
            sign = detail.letters.get(article, SILENT) if detail else _sign(row, article)
            marked = "warning" if sign == "≠" else style
            pieces.append(
                (middle(sign, columns.cells), "cursor" if article == column else marked)
            )
        last = "≠" if detail else sources
        pieces.append((columns.side + at_the_end(last), style))
        return tuple(pieces)


def weight(row: Row, sort: str) -> tuple[object, ...]:
    """By what a row is sorted: articles, sources, conflicts."""
    sources = sum(row.sources)
    return {
        "articles": (row.articles, sources),
        "sources": (sources, row.articles),
        "conflicts": (len(row.sources), len(row.details), sources),
    }[sort]


def _sign(row: Row, article: str) -> str:
    square = row.squares.get(article, Square())
    more = PROPOSED if square.offers and square.sign != PROPOSED else ""
    return f"{square.sign}{more}"
