"""The timeline: a row for each day, month or year, and the dates that fall on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.desk.bars import bar, named, where
from tui.desk.labels import labels
from tui.desk.listing import Listing
from tui.session.calendar import UNITS, order, within
from tui.session.dated import dates_of
from tui.session.matters import speaker
from tui.text.cells import cell_width, fitted
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk.desk import Desk
    from tui.session.dated import Dated
    from tui.session.session import Touched

OPEN = "?"
"""The last row: dates that have no value."""
BAR, WIDE_BAR = 8, 16
"""Cells of the longest bar, and where there is room."""
WIDE = 110
WHEN, MOST_WHEN = 15, 22
"""Cells of the first column, at least and at most."""
WHERE = 12
"""Cells for the articles, at least."""


@dataclass(frozen=True, slots=True)
class Row:
    """One day, month, year or stretch of time, and all that falls on it."""

    when: str
    dates: tuple[Dated, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that speak of it."""
        return tuple(dict.fromkeys(each.tag.article for each in self.dates))


class Timeline(Listing[Row]):
    """Rows in the order of time; within a row, a cursor on its dates."""

    FILTERED = "rows"

    def __init__(self, desk: Desk) -> None:
        """By day."""
        super().__init__()
        self._desk = desk
        self.unit = UNITS[0]
        self._known: dict[str, tuple[Dated, ...]] = {}
        """The dates of each article that has some, read so far."""
        self._due: set[str] | None = None
        """Articles to be read anew; None: all."""
        self._chosen = ""
        """The date the cursor was put on."""
        self._when, self._most = WHEN, 0
        """Cells of the first column, and dates of the fullest row."""
        self._labels: dict[str, str] = {}
        """What articles are called, since the rows were made."""

    # Rows.

    def make_rows(self) -> tuple[Row, ...]:
        """What the filter lets through; dates without a value come last."""
        self._read()
        wanted = self.filter.casefold()
        found: dict[str, list[Dated]] = {}
        for article in self._in_order():
            for each in self._known[article]:
                if not wanted or wanted in self._searched(each):
                    when = within(each.value, self.unit) if each.value else OPEN
                    found.setdefault(when, []).append(each)
        undated = found.pop(OPEN, None)
        rows = [
            Row(when, tuple(sorted(found[when], key=lambda each: order(each.value))))
            for when in sorted(found, key=order)
        ]
        if self.descending:
            rows.reverse()
        rows += [Row(OPEN, tuple(undated))] if undated else []
        longest = max((cell_width(named(row.when)) for row in rows), default=0)
        self._when = max(WHEN, min(longest, MOST_WHEN))
        self._most = max((len(row.dates) for row in rows), default=0)
        return tuple(rows)

    def key(self, row: Row) -> str:
        """When it is."""
        return row.when

    def touched(self, change: Touched) -> None:
        """Read anew what has changed."""
        if change.everything:
            self._due = None
        elif self._due is not None:
            self._due |= change.articles
        self.refresh()

    def next_unit(self) -> str:
        """By day, month, year in turn; the cursor stays on its date."""
        chosen = self.chosen
        self.unit = UNITS[(UNITS.index(self.unit) + 1) % len(UNITS)]
        self.refresh()
        if chosen is not None:
            self.follow(chosen.tag.id)
        return self.unit

    # The cursor within a row.

    @property
    def chosen(self) -> Dated | None:
        """The date at the cursor."""
        row = self.here
        if row is None:
            return None
        return next((d for d in row.dates if d.tag.id == self._chosen), row.dates[0])

    def along(self, by: int) -> bool:
        """Move to another date of the row. False: there are no more."""
        row, chosen = self.here, self.chosen
        if row is None or chosen is None:
            return False
        at = row.dates.index(chosen) + by
        if not 0 <= at < len(row.dates):
            return False
        self._chosen = row.dates[at].tag.id
        return True

    def follow(self, tag: str) -> None:
        """Put the cursor on a date, wherever it stands now."""
        for row in self.rows:
            if any(each.tag.id == tag for each in row.dates):
                self._chosen = tag
                self.put_on(row.when)
                return

    # What is said.

    def place(self, desk: Desk) -> str:
        """How many dates have a place in time, and how many have none."""
        undated = sum(len(row.dates) for row in self.rows if row.when == OPEN)
        dated = sum(len(row.dates) for row in self.rows) - undated
        return f"TIMELINE   {dated} dated, {undated} open"

    def state(self, desk: Desk) -> str:
        """By what."""
        return f"TIMELINE by {self.unit}"

    def status(self, desk: Desk) -> str:
        """Which of the dated articles have no publication date."""
        session = desk.session
        without = [
            desk.name(each)
            for each in self._in_order()
            if self._known[each]
            and not session.record(each).published
            and not (each in session.state.articles and session.state.articles[each].published)
        ]
        named = " ".join(without[:6]) + (" …" if len(without) > 6 else "")
        missing = f"no publication date: {named} · P sets it" if without else ""
        return " · ".join(each for each in (super().status(desk), missing) if each)

    def empty(self, desk: Desk) -> Sequence[str]:
        """What makes rows, or what hides them."""
        if self.filter:
            return ("No date fits the filter. esc clears it.",)
        return (
            "No date is tagged yet.",
            "",
            "In an article, d tags the expression of time at the cursor and ⏎ accepts a",
            "suggested one; T d and n step through them. Dates inside a claim bring the",
            "claim along.",
            "",
            "g l   the articles        q   back        ?   keys",
        )

    def open(self, desk: Desk) -> None:
        """Read the date at the cursor in its article."""
        chosen = self.chosen
        if chosen is None:
            return
        view = desk.show(chosen.tag.article)
        if view is not None:
            view.select(chosen.tag.span, scroll=False)
            view.centre()
            desk.target = "dates"

    def text(self) -> str:
        """When, and what is said."""
        chosen = self.chosen
        return f"{chosen.value or OPEN}  {chosen.words}" if chosen else ""

    # The table.

    def head(self, width: int) -> str:
        """The names of the columns."""
        when, size, words, room = self._cells(width - 3)
        cells = (fitted("when", when), fitted("", size), fitted("what", words))
        return " ".join((*cells, fitted("in", room, right=True)))

    def line(self, row: Row, width: int) -> str:
        """When, a bar as long as there are dates, what is said, and where."""
        when, size, words, room = self._cells(width)
        sign = "○" if row.when == OPEN else "●"
        names = [self._label(each) for each in row.articles]
        said = dict.fromkeys(each.near(words) for each in row.dates)
        if row.when == OPEN:
            said = dict.fromkeys(f"“{each.tag.quote}”" for each in row.dates)
        cells = (
            fitted(named(row.when), when),
            fitted(bar(len(row.dates), self._most, size, sign), size),
            fitted(clean_line("; ".join(said)), words),
            fitted(where(names, room), room, right=True),
        )
        return " ".join(cells)

    def below(self, width: int, height: int) -> Sequence[tuple[str, str]]:
        """The dates of the row at the cursor: where, in what words, of whom."""
        row, chosen = self.here, self.chosen
        if row is None or chosen is None or height < 2:
            return ()
        claims = sum(each.claim is not None for each in row.dates)
        counts = (_counted(len(row.articles), "article"), _counted(len(row.dates), "date"))
        inside = f", {claims} in claims" if claims else ""
        head = f" {named(row.when)}   {', '.join(counts)}{inside}"
        room = min(height - 1, max(4, self._desk.size[1] // 3))
        first = max(0, min(row.dates.index(chosen) - room + 1, len(row.dates) - room))
        shown = row.dates[first : first + room]
        lines = [(self._entry(each, width, each is chosen), "") for each in shown]
        styled = [
            (line, "strong" if each is chosen else "")
            for (line, _), each in zip(lines, shown, strict=True)
        ]
        return [(head, "head"), *styled]

    def _entry(self, each: Dated, width: int, here: bool) -> str:
        session = self._desk.session
        name = fitted(self._label(each.tag.article), 10)
        value = each.value if each.value and within(each.value, self.unit) != each.value else ""
        means = f" = {value}" if value else ""
        date = clean_line(" ".join(each.tag.quote.split()))
        said = f" ({clean_line(speaker(session, each.claim.id))})" if each.claim else ""
        start = f"{' ▸ ' if here else '   '}{name}“{date}”{means}  "
        room = max(10, width - cell_width(start) - cell_width(said))
        words = clean_line(each.near(room))
        return f"{start}{fitted(words, room).rstrip()}{said}"

    def _cells(self, width: int) -> tuple[int, int, int, int]:
        """Cells for when, the bar, the words, the articles."""
        when = self._when
        size = WIDE_BAR if width >= WIDE else BAR
        room = min(40, max(WHERE, (width - 80) // 2)) if width >= 60 else 0
        return when, size, max(0, width - when - size - room - 3), room

    def _label(self, article: str) -> str:
        if not self._labels:
            known = [each for each in self._in_order() if self._known[each]]
            names = labels([self._desk.name(each) for each in known], 8)
            self._labels = dict(zip(known, names, strict=True))
        return self._labels.get(article, "?")

    # Reading.

    def _read(self) -> None:
        session = self._desk.session
        if self._due is None:
            self._known.clear()
            self._due = session.state.tagged_articles()
        for article in self._due:
            found = dates_of(session, article)
            self._known.pop(article, None)
            if found:
                self._known[article] = found
        self._due = set()
        self._labels = {}

    def _in_order(self) -> list[str]:
        record = self._desk.session.record
        return sorted(self._known, key=lambda each: (record(each).path, each))

    def _searched(self, each: Dated) -> str:
        name = self._desk.name(each.tag.article)
        speaking = speaker(self._desk.session, each.claim.id) if each.claim else ""
        texts = (each.value, each.tag.quote, each.words, name, speaking)
        return "\n".join(texts).casefold()


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
