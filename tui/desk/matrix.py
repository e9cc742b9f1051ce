"""The claims matrix: a row for what is claimed, a column for each article, a cursor on both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.desk import quoted, relating
from tui.desk.columns import Columns, columns_for
from tui.desk.labels import labels
from tui.desk.listing import Listing
from tui.desk.matrix_line import Line, weight
from tui.session import grid
from tui.session.grid import PROPOSED, Square
from tui.session.offers import expected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk.desk import Desk
    from tui.desk.listing import Picture
    from tui.session.grid import Row
    from tui.session.offers import Origin
    from tui.session.session import Touched

EVERY = 12
"""Articles up to which those that say nothing of anything have a column, too."""
ROOMY = 100
"""Columns from which the header has room for the order, too."""


@dataclass(frozen=True, slots=True)
class Picked:
    """Claims that have been picked up, to be put on another row."""

    claims: tuple[str, ...]
    article: str


class Matrix(Listing[Line]):
    """One row a matter, and one a detail that differs."""

    SORTS = ("articles", "sources", "conflicts", "reading order")
    FILTERED = "rows"

    def __init__(self, desk: Desk) -> None:
        """The cursor is in the first column."""
        super().__init__()
        self._desk = desk
        self._stale = True
        """Has something changed since those were made?"""
        self._grid = grid.Grid(desk.session)
        self._all: tuple[Row, ...] = ()
        self._articles: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._labels: dict[str, str] = {}
        self._column = ""
        self.picked: Picked | None = None
        self._before: Line | None = None
        """The line at the cursor before something changed."""
        self._expected: dict[str, tuple[tuple[Origin, ...], ...]] = {}

    # Rows.

    def make_rows(self) -> tuple[Line, ...]:
        """What is claimed, with what the filter lets through; what is proposed comes last."""
        if self._stale:
            self._all, self._stale = self._grid.rows(), False
        self._articles = self._with_columns()
        self._names = tuple(self._desk.name(each) for each in self._articles)
        self._labels = dict(zip(self._articles, labels(list(self._names), 8), strict=True))
        wanted = self.filter.casefold()
        rows = [row for row in self._all if not wanted or wanted in self._searched(row)]
        if self.sort == "reading order":
            rows.sort(key=self._place)
        else:
            rows.sort(key=lambda row: weight(row, self.sort), reverse=True)
        if self.descending:
            rows.reverse()
        rows.sort(key=lambda row: row.matter is None)
        lines = tuple(
            line
            for row in rows
            for line in (Line(row), *(Line(row, each) for each in row.details))
        )
        self._stay(lines)
        return lines

    def key(self, row: Line) -> str:
        """The first claim, and the aspect of a detail."""
        return f"{row.row.key} {row.detail.aspect if row.detail else ''}"

    def touched(self, change: Touched) -> None:
        """Make the rows again, and forget what was picked up if it has gone."""
        tags = self._desk.session.state.tags
        if self.picked is not None and not all(each in tags for each in self.picked.claims):
            self.picked = None
        self._stale = True
        self._expected.clear()
        self.refresh()

    def refresh(self) -> None:
        """Make the rows again; the cursor stays with its claims."""
        if self._rows:
            self._before = self.here
        super().refresh()

    def _stay(self, lines: Sequence[Line]) -> None:
        """Where the row at the cursor is no more, go to that which has its first claim now."""
        if self._before is None or any(self.key(line) == self._here for line in lines):
            return
        aspect = self._before.detail.aspect if self._before.detail else ""
        for name in self._before.row.names:
            found = [self.key(line) for line in lines if name in line.row.names]
            if found:
                same = (key for key in found if aspect and key.endswith(f" {aspect}"))
                self._here = next(same, found[0])
                return

    # The cursor on columns.

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that have columns, from left to right."""
        return self._articles if self.rows else ()

    @property
    def column(self) -> str:
        """The article of the cursor's column; empty: there is none."""
        articles = self.articles
        return self._column if self._column in articles else next(iter(articles), "")

    def across(self, by: int) -> bool:
        """Move the cursor by columns. False: there are no more."""
        articles = self.articles
        at = articles.index(self.column) + by if articles else -1
        if not 0 <= at < len(articles):
            return False
        self._column = articles[at]
        return True

    def put_in(self, article: str) -> None:
        """Put the cursor on an article's column."""
        self._column = article

    @property
    def square(self) -> Square:
        """What the article at the cursor says of the matter at the cursor."""
        line = self.here
        return line.row.squares.get(self.column, Square()) if line else Square()

    def give_up(self) -> None:
        """Leave what was picked up where it was; else the filter."""
        if self.picked is not None:
            self.picked = None
        else:
            super().give_up()

    def follow(self, claim: str) -> None:
        """Put the cursor on the matter that a claim is in now."""
        for line in self.rows:
            matter = line.row.matter
            if matter is not None and claim in matter.claims:
                self.put_on(self.key(line))
                return

    # What is said.

    def expected(self, row: Row) -> tuple[tuple[Origin, ...], ...]:
        """What would stand behind each side of a row if all that is proposed were taken."""
        if row.key not in self._expected:
            self._expected[row.key] = expected(self._desk.session, row)
        return self._expected[row.key]

    def sources_of(self, row: Row) -> str:
        """How many independent sources stand behind each side: 2, or 2≠1 where they disagree.

        With ? behind: so many would, if what is proposed were taken.
        """
        if row.matter is not None:
            return "≠".join(map(str, row.sources))
        return "≠".join(str(len(side)) for side in self.expected(row)) + PROPOSED

    def place(self, desk: Desk) -> str:
        """How much there is."""
        rows = [line.row for line in self.rows if line.detail is None]
        tagged = [row for row in rows if row.matter]
        more = len(rows) - len(tagged)
        claims, articles = (
            _counted(len(tagged), "claim"),
            _counted(len(self.articles), "article"),
        )
        return f"{claims} × {articles}{f', {more} proposed' if more else ''}"

    def state(self, desk: Desk) -> str:
        """How many claims are disputed, and the order; or what waits for its other end."""
        if desk.walk is not None:
            return f"MATRIX  {relating.walking(desk, desk.walk)}"
        if self.picked is not None:
            return f"MATRIX  {quoted.waiting(desk, self)}"
        disputed = sum(line.detail is None and line.row.is_disputed for line in self.rows)
        conflicts = f"  {_counted(disputed, 'conflict')}" if disputed else ""
        order = f" by {self.sort}" if desk.size[0] >= ROOMY or not disputed else ""
        return f"MATRIX{order}{conflicts}"

    def status(self, desk: Desk) -> str:
        """What is at the cursor."""
        told = quoted.told(desk, self) if self.here else ""
        return " · ".join(each for each in (super().status(desk), told) if each)

    def empty(self, desk: Desk) -> Sequence[str]:
        """What makes rows, or what hides them."""
        if self.filter:
            return ("No claim fits the filter. esc clears it.",)
        return (
            "No claim is tagged yet, and none is proposed.",
            "",
            "In an article, c tags the quotation or sentence at the cursor as a claim and",
            "⏎ accepts a suggested one. + and - link it with a claim of another article:",
            "linked claims become one row here, with the sources that stand behind it.",
            "",
            "g l   the articles        q   back        ?   keys",
        )

    def open(self, desk: Desk) -> None:
        """Read the article's words beside those of the matter."""
        quoted.read(desk, self)

    def text(self) -> str:
        """The matter and what the article at the cursor says of it."""
        line = self.here
        if line is None:
            return ""
        words = [
            grid.said_by(self._desk.session, key, self.column) for key in self.square.claims
        ]
        return "\n".join(dict.fromkeys((line.row.gist, *words)))

    def below(self, width: int, height: int) -> Sequence[tuple[str, str]]:
        """What the signs mean, and the words of the accounts."""
        return quoted.below(self._desk, self, width, height)

    # The table.

    def picture(self, desk: Desk, width: int, height: int) -> Picture:
        """Rows, the cell at the cursor reversed; and below what is known of it."""
        plain = super().picture(desk, width, height)
        if not self.rows:
            return plain
        columns = self._columns(width - 3)
        drawn: Picture = [((f"   {columns.head('', 'sources')}", "head"),)]
        at = self.at
        for number in range(self.top, min(len(self.rows), self.top + self.height)):
            line, column = self.rows[number], self.column if number == at else None
            drawn.append(line.drawn(columns, self.sources_of(line.row), column))
        return [*drawn, *plain[len(drawn) :]]

    def _columns(self, width: int) -> Columns:
        at = self._articles.index(self.column) if self._articles else 0
        return columns_for(self._articles, self._names, width, at)

    def label(self, article: str) -> str:
        """What an article is called where there is little room."""
        return self._labels.get(article, "?")

    def _with_columns(self) -> tuple[str, ...]:
        session = self._desk.session
        used = {article for row in self._all for article in row.squares}
        if len(session.state.articles) <= EVERY:
            used |= session.state.articles.keys()
        return tuple(sorted(used, key=lambda each: (session.record(each).path, each)))

    def _searched(self, row: Row) -> str:
        """What the filter looks at: gist, words, names of articles."""
        session = self._desk.session
        words = [row.gist]
        for article, square in row.squares.items():
            words.append(self._desk.name(article))
            words += [grid.text_of(session, key, article) for key in square.claims]
        return "\n".join(words).casefold()

    def _place(self, row: Row) -> tuple[object, ...]:
        tag = self._desk.session.state.tags.get(row.key)
        if tag is None:
            return ("",)
        return (self._desk.session.record(tag.article).path, tag.span)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
