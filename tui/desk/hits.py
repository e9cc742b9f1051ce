"""Where all articles have what was looked for: a line for each place, in its context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.desk import context_line
from tui.desk.listing import Listing
from tui.desk.search import Search, shown
from tui.model.span import Span
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk.desk import Desk
    from tui.desk.found import Found, Places
    from tui.desk.listing import Picture
    from tui.model.article import Article
    from tui.session.session import Touched
    from tui.text.searching import Query


@dataclass(frozen=True, slots=True)
class Row:
    """One place; or, with no words, the article that those after it are in."""

    article: str
    span: Span
    count: int = 0
    """Of an article: how many places it has."""

    @property
    def key(self) -> str:
        """Which it is."""
        return f"{self.article}:{'' if self.count else self.span.start}"


class Hits(Listing[Row]):
    """Places by article, in the order of their paths."""

    FILTERED = "lines"

    def __init__(self, desk: Desk) -> None:
        """Nothing has been looked for."""
        super().__init__()
        self._desk = desk
        self.query: Query | None = None
        self.found: Found | None = None
        self.marked: set[str] = set()
        self._looking = self._due = False
        self._numbers: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        """The hash of every article's text when it was looked for."""

    # Looking.

    def ask(self, query: Query) -> None:
        """Look for this in all articles."""
        if query != self.query:
            self.query, self.found = query, None
            self.filter, self.top = "", 0
            self.marked.clear()
            self.put_on("")
        self._look()

    def _look(self) -> None:
        query = self.query
        if query is None:
            return
        self._looking, self._due = True, False
        self._texts = {name: a.hash for name, a in self._desk.session.state.articles.items()}

        def take(found: Found) -> None:
            if query == self.query:
                self._looking = False
                if not found.trouble:
                    self.found = found
                else:
                    self._desk.say(found.trouble)
                self.refresh()

        self._desk.outside.search(query, take)

    def touched(self, change: Touched) -> None:
        """Look again when a text is another; tags are seen when a line is drawn."""
        articles = self._desk.session.state.articles
        for name in change.articles:
            now = articles.get(name)
            if (now.hash if now is not None else None) != self._texts.get(name):
                self._due = True
        if self._due or change.everything:
            self.refresh()

    # Rows.

    @property
    def total(self) -> int:
        """How many places there are in all articles, as far as they are listed."""
        return sum(len(each.spans) for each in self.found.places) if self.found else 0

    def make_rows(self) -> tuple[Row, ...]:
        """An article, then its places; those whose text has changed are left out."""
        session, rows = self._desk.session, []
        places = self.found.places if self.found else ()
        for each in sorted(places, key=lambda p: (session.record(p.article).path, p.article)):
            article = session.state.articles.get(each.article)
            if article is not None and article.hash == each.hash:
                spans = self._fitting(article, each)
                if spans:
                    rows.append(
                        Row(article.id, Span(spans[0].start, spans[0].start), len(spans))
                    )
                    rows += [Row(article.id, span) for span in spans]
        self._numbers = {row.key: number for number, row in enumerate(rows)}
        return tuple(rows)

    def _fitting(self, article: Article, places: Places) -> Sequence[Span]:
        """Those that the filter lets through: by the article, else by the words around."""
        wanted = self.filter.casefold()
        facts = f"{article.path} {article.outlet} {article.title}"
        if wanted in facts.casefold():
            return places.spans
        around = ((s, article.text[max(0, s.start - 60) : s.end + 60]) for s in places.spans)
        return [span for span, words in around if wanted in " ".join(words.split()).casefold()]

    def key(self, row: Row) -> str:
        """The article and where in it."""
        return row.key

    @property
    def at(self) -> int:
        """Which row the cursor is on; quick among thousands. At first the first place."""
        rows = self.rows
        known = self._numbers.get(self.kept)
        if known is not None:
            return known
        return (
            min(1, len(rows) - 1) if not self.kept else max(0, min(self._last, len(rows) - 1))
        )

    def narrow(self, wanted: str) -> None:
        """Show only places with these letters around them, or in such articles."""
        super().narrow(wanted)
        self.marked &= self._numbers.keys()

    def turn_whole(self) -> bool:
        """Only whole words, or any again. True: only whole words now."""
        if self.query is None:
            return False
        query = self.query.turned()
        kept, wanted = self.kept, self.filter
        self.ask(query)
        self.filter = wanted
        self.put_on(kept)
        return query.whole

    # What is chosen.

    def toggle_mark(self) -> None:
        """Mark the place, or all of the article; or no longer. Then the next row."""
        row = self.here
        if row is None:
            return
        keys = {each.key for each in self._under(row)}
        if keys <= self.marked:
            self.marked -= keys
        else:
            self.marked |= keys
        self.down(row.count + 1 if row.count else 1)

    def _under(self, row: Row) -> list[Row]:
        if not row.count:
            return [row]
        return list(self.rows[self.at + 1 : self.at + 1 + row.count])

    def chosen(self) -> list[tuple[str, Span]]:
        """The marked places, else all that are shown."""
        shown = [row for row in self.rows if not row.count]
        marked = [row for row in shown if row.key in self.marked]
        return [(row.article, row.span) for row in marked or shown]

    def open(self, desk: Desk) -> None:
        """Read the article at the place; n goes on from there."""
        row = self.here
        if row is None or self.query is None:
            desk.say("nothing to open: / looks for something")
            return
        span = row.span if not row.count else self.rows[self.at + 1].span
        if desk.panes.views:
            desk.screens.go("reader")
            desk.places.leave()
        view = desk.show(row.article)
        if view is not None:
            desk.sought = Search(self.query, desk.outside)
            view.select(span, scroll=False)
            view.centre()

    def text(self) -> str:
        """The line as it is shown, in one piece."""
        row = self.here
        if row is None:
            return ""
        article = self._desk.session.state.articles[row.article]
        if row.count:
            return article.path
        return f"{article.path}: {context_line.around(article, row.span)}"

    # What it looks like.

    def place(self, desk: Desk) -> str:
        """What was looked for, how often it stands, and in how many articles."""
        if self.query is None:
            return f"{clean_line(desk.corpus)}   search"
        name = shown(self.query, 40)
        if self.found is None:
            return f"{clean_line(desk.corpus)}   {name}"
        more = "more than " if self.found.more else ""
        articles = len({each.article for each in self.found.places})
        told = f"{more}{_counted(self.total, 'place')} in {_counted(articles, 'article')}"
        return f"{clean_line(desk.corpus)}   {name} {told}"

    def state(self, desk: Desk) -> str:
        """Which screen this is, and how far it has looked."""
        if self.found is None or self._due:
            return "SEARCH  looking …" if self._looking or self._due else "SEARCH"
        if self.found.waiting:
            return f"SEARCH  {_counted(self.found.waiting, 'article')} to go"
        return "SEARCH  whole words" if self.query and self.query.whole else "SEARCH"

    def status(self, desk: Desk) -> str:
        """What is marked and filtered, and where the place is."""
        words = [f"{len(self.marked)} marked"] if self.marked else []
        if self.filter:
            words.append(super().status(desk))
        if self.here is not None and not desk.session.is_missing(self.here.article):
            words.append(clean_line(desk.session.record(self.here.article).title))
        if self.found is not None and self.found.more:
            words.append("only the first are listed: more letters find fewer")
        return " · ".join(each for each in words if each)

    def empty(self, desk: Desk) -> Sequence[str]:
        """Why there is nothing."""
        if self.query is None:
            return ("Nothing has been looked for yet.", "", "/   look in all articles")
        name = shown(self.query, 40)
        if self.filter:
            return (f"No place of {name} fits the filter. esc clears it.",)
        if self.found is None:
            return (f"looking for {name} …",)
        if self.found.waiting:
            return (f"{name}: {_counted(self.found.waiting, 'article')} to go …",)
        whole = ("w   also inside longer words",) if self.query.whole else ()
        return (f"No article has {name}.", "", "/   look for something else", *whole)

    def picture(self, desk: Desk, width: int, height: int) -> Picture:
        """The places around a common column; articles above theirs."""
        if self._due and not self._looking:
            self._look()
        if not self.rows:
            return super().picture(desk, width, height)
        self.height = max(1, height - 1)
        self.keep_in_sight()
        shown: Picture = [((context_line.head(width), "head"),)]
        here = self.at
        for number, row in enumerate(self.rows[self.top : self.top + self.height], self.top):
            at = number == here
            if row.count:
                shown.append(
                    context_line.of_article(desk, row.article, row.count, width, at=at)
                )
            else:
                marked = row.key in self.marked
                place = row.article, row.span
                shown.append(context_line.of_place(desk, *place, width, at=at, marked=marked))
        return shown


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"
