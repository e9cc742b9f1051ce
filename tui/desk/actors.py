"""Everyone who is named: how often and where, under which names, and who may be the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.desk import dossier
from tui.desk.labels import labels
from tui.desk.listing import Listing
from tui.desk.mentions import show_first
from tui.desk.tally import Tally
from tui.model.actor import cut_name
from tui.session import merging
from tui.text.cells import cell_width, fitted
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.aliases import Proposal
    from tui.desk.desk import Desk
    from tui.model.actor import Actor
    from tui.session.session import Touched

NAME, COUNT = 22, 4
"""Cells for an actor's name, at least, and for its mentions in an article."""
SHORT = {"armed-group": "armed", "organisation": "org"}
"""Types as they are written where there is no room."""
WIDE, NARROW = 96, 56
"""Cells from which types are written out, and below which only names and mentions are left."""
AT_ONCE = 100
"""Actors up to which the proposals do not hold up a key."""


@dataclass(frozen=True, slots=True)
class Row:
    """One actor as the list shows it; texts are fit for the terminal."""

    actor: str
    name: str
    type: str
    names: int
    mentions: int
    articles: int
    claims: int
    places: Mapping[str, tuple[str, ...]]
    """The words of its mentions, by article."""


class Actors(Listing[Row]):
    """One row an actor."""

    SORTS = ("mentions", "name", "type", "names", "articles", "claims")
    FILTERED = "actors"

    def __init__(self, desk: Desk) -> None:
        """Nothing is counted yet."""
        super().__init__()
        self._desk = desk
        self._tally = Tally(desk.session)
        self.first_column = 0
        """The first article that has a column, of those with mentions."""
        self.offered: tuple[Proposal, ...] = ()
        """The proposals that stand on the screen, in the order of their digits."""
        self._proposals: tuple[Proposal, ...] = ()
        self._stale = True
        """Has something changed since those were worked out?"""
        self._at_work = False
        self._columns_of: tuple[int, list[tuple[str, str]]] = (-1, [])
        """The articles with mentions, and of which spread of the tally."""

    def make_rows(self) -> tuple[Row, ...]:
        """Every actor, with what the filter lets through."""
        wanted = self.filter.casefold()
        rows = [
            self._row(actor.id)
            for actor in self._known.values()
            if wanted in f"{' | '.join(actor.names)} {actor.type}".casefold()
        ]
        rows.sort(key=lambda row: (row.name.casefold(), row.actor))
        rows.sort(key=lambda row: _sort_key(row, self.sort), reverse=self.descending)
        return tuple(rows)

    def key(self, row: Row) -> str:
        """The actor's id."""
        return row.actor

    def touched(self, change: Touched) -> None:
        """Count anew what has changed."""
        if self._tally.touched(change):
            self._stale = True
            self.refresh()

    def place(self, desk: Desk) -> str:
        """How many actors under how many names."""
        actors, names = len(self.rows), sum(row.names for row in self.rows)
        return f"{_counted(actors, 'actor')}, {_counted(names, 'name')}"

    def state(self, desk: Desk) -> str:
        """The order, and how many proposals wait."""
        waiting = len(self.proposals())
        merges = f"  {_counted(waiting, 'merge')}?" if waiting else ""
        return f"ACTORS by {self.sort}{merges}"

    def empty(self, desk: Desk) -> Sequence[str]:
        """Who makes actors, or what hides them."""
        if self.filter:
            return ("No actor fits the filter. esc clears it.",)
        return (
            "Nobody is tagged yet.",
            "",
            "In an article, ⏎ accepts the suggestion at the cursor and a tags a name:",
            "whoever is named appears here, with all names and where they occur.",
            "",
            "g l   the articles        q   back        ?   keys",
        )

    def open(self, desk: Desk) -> None:
        """Read the first mention; n goes on to the next actor there."""
        row = self.here
        if row is not None and not show_first(desk, row.actor, self._speaking(row)):
            desk.say("nothing speaks of it in a text that is there")

    def text(self) -> str:
        """The actor's name."""
        return self.here.name if self.here else ""

    def status(self, desk: Desk) -> str:
        """What the digits do."""
        last = len(self.offered)
        taken = "1 takes the proposal" if last == 1 else f"1-{last} take a proposal"
        digits = f"{taken}, x then the number refuses it" if last else ""
        return " · ".join(each for each in (super().status(desk), digits) if each)

    def below(self, width: int, height: int) -> Sequence[tuple[str, str]]:
        """The actor at the cursor, and who may be the same as whom."""
        row = self.here
        if row is None or height < 1:
            self.offered = ()
            return ()
        where = [(label, row.places.get(each, ())) for each, label in self._labelled()]
        actor, most = self._known[row.actor], max(1, height // 2 - 1)
        lines = dossier.about(actor, where, row.claims, width, most)
        offers, self.offered = dossier.offers(
            self._known, self.proposals(), self.mentions, width, height - len(lines) - 1
        )
        return [*lines, ("", ""), *offers] if offers else lines

    def proposals(self) -> tuple[Proposal, ...]:
        """Who may be the same, the likeliest first; with a filter, among what it shows."""
        if self._stale and not self._at_work:
            self._propose()
        shown = {row.actor for row in self.rows} if self.filter else self._known.keys()
        return tuple(
            each
            for each in self._proposals
            if each.a in self._known
            and each.b in self._known
            and not shown.isdisjoint((each.a, each.b))
        )

    def forget(self, proposal: Proposal) -> None:
        """It has been refused."""
        self._proposals = tuple(each for each in self._proposals if each != proposal)

    def mentions(self, actor: str) -> int:
        """How many mentions point to an actor."""
        return self._tally.mentions(actor)

    def shift(self, by: int) -> None:
        """Show the columns of later articles, or (negative) of earlier ones."""
        last = len(self._labelled()) - 1
        self.first_column = max(0, min(self.first_column + by, last))

    def _speaking(self, row: Row) -> list[str]:
        """Articles that mention the actor, else all: it may be the source of a claim."""
        named = [each for each, _ in self._labelled() if each in row.places]
        return named or sorted(self._desk.session.state.tagged_articles())

    # The table.

    def head(self, width: int) -> str:
        """Columns, and the articles there is room for."""
        shown, rest = self._columns(width)
        cells = [label for _, label in shown] + ([f"+{rest}"] if rest else [])
        return _laid_out(("actor", "type", "names", "mentions", "claims"), cells, width)

    def line(self, row: Row, width: int) -> str:
        """An actor with its counts."""
        shown, rest = self._columns(width)
        counts = [len(row.places.get(article, ())) for article, _ in shown]
        if rest:
            counts.append(row.mentions - sum(counts))
        sort = row.type if width >= WIDE else SHORT.get(row.type, row.type)
        values = (row.name, sort, str(row.names), str(row.mentions), str(row.claims))
        return _laid_out(values, [str(each) if each else "." for each in counts], width)

    @property
    def _known(self) -> Mapping[str, Actor]:
        return self._desk.session.state.actors

    def _propose(self) -> None:
        """At once where that is quick; else on a thread, and till then what is known stays."""
        self._stale = False
        job = merging.proposing(self._desk.session, self._tally.pointing)
        if len(self._known) <= AT_ONCE:
            self._proposals = job()
        else:
            self._at_work = True
            self._desk.outside.work_out(job, self._take)

    def _take(self, found: tuple[Proposal, ...]) -> None:
        self._proposals, self._at_work = found, False

    def _row(self, name: str) -> Row:
        actor, tally = self._known[name], self._tally
        places = tally.words(name)
        return Row(
            actor=name,
            name=clean_line(cut_name(actor.name)),
            type=actor.type,
            names=len(actor.names),
            mentions=tally.mentions(name),
            articles=len(places),
            claims=tally.claims(name),
            places=places,
        )

    def _columns(self, width: int) -> tuple[list[tuple[str, str]], int]:
        """Articles with their labels, as many as fit; and how many have no column."""
        articles = self._labelled()
        room = max(0, width - cell_width(_laid_out(("",) * 5, (), width))) // (COUNT + 1)
        if room >= len(articles):
            return articles, 0
        first = min(self.first_column, max(0, len(articles) - room + 1))
        shown = articles[first : first + max(0, room - 1)]
        return shown, len(articles) - len(shown) if room else 0

    def _labelled(self) -> list[tuple[str, str]]:
        """The articles with mentions, and what their columns are called."""
        self._tally.count()
        if self._columns_of[0] != self._tally.spread:
            found = self._tally.articles()
            names = [self._desk.name(each) for each in found]
            columns = list(zip(found, labels(names, COUNT), strict=True))
            self._columns_of = (self._tally.spread, columns)
        return self._columns_of[1]


def _laid_out(values: Sequence[str], counts: Sequence[str], width: int) -> str:
    """Name, type, names, mentions, then a cell for each article, then claims."""
    name, sort, names, mentions, claims = values
    if width < NARROW:
        return f"{fitted(name, max(8, width - 10))} {fitted(mentions, 8, right=True)}"
    wide = width >= WIDE
    spare = max(0, min(16, (width - WIDE) // 4))
    cells = [fitted(name, NAME + spare), fitted(sort, 12 if wide else 7)]
    cells += [fitted(names, 5, right=True), fitted(mentions, 8, right=True)]
    cells += [fitted(each, COUNT, right=True) for each in counts]
    return " ".join([*cells, fitted(claims, 6, right=True)])


def _sort_key(row: Row, sort: str) -> tuple[object, ...]:
    return {
        "mentions": (-row.mentions,),
        "name": (),
        "type": (row.type, -row.mentions),
        "names": (-row.names,),
        "articles": (-row.articles, -row.mentions),
        "claims": (-row.claims,),
    }[sort]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
