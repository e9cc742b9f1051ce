"""The one owner of state. Every change goes through `do` and becomes one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from tui.model.article import ArticleRecord
from tui.model.ids import id_for
from tui.model.row import RowError, step_row
from tui.model.step import Change, Step
from tui.session.history import forgotten, next_step_id, steps_of
from tui.session.pages import Pages
from tui.session.proposed import Proposed
from tui.session.records import (
    concerned,
    record_of_article,
    records_needed,
    replayed,
    writes_of,
)
from tui.session.shelf import Shelf
from tui.session.state import State
from tui.session.touched import Touched as Touched  # part of what a session is

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tui.compare import Proposal, Vocabulary
    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.step import Row
    from tui.model.tag import Tag
    from tui.session.page import Page

Write = tuple[str, str, "Row | None"]
"""What goes to the disk: table, id, the row after (None: taken away)."""


def now() -> str:
    """The time as it is stored: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Session:
    """Keeps the state, makes steps of it, undoes them, and tells one listener what changed."""

    def __init__(
        self,
        save: Callable[[Sequence[Write]], object],
        *,
        by: str,
        store_id: str = "",
        clock: Callable[[], str] = now,
    ) -> None:
        """`save` hands rows to the disk, in order; `by` names the annotator."""
        self.state = State()
        self.by = by
        self.store_id = store_id
        self.clock = clock
        self.on_change: Callable[[Touched], None] = lambda touched: None
        self._save = save
        self.pages = Pages(self.state)
        self.shelf = Shelf(self.state, self.id_at, self.note, self._touch)
        """The articles that are there."""
        self.proposed = Proposed(self.state)
        """Links between claims that comparing found; quick at one claim or article."""

    def save_with(self, save: Callable[[Sequence[Write]], object]) -> None:
        """From now on rows go there."""
        self._save = save

    # What there is.

    def load(self, tables: Mapping[str, Mapping[str, Row]]) -> list[str]:
        """Start from what is in the store; returns lines about rows that make no sense."""
        return self.state.load(tables)

    def page(self, article: str) -> Page:
        """The article as it stands now."""
        return self.pages.page(article)

    def article_ids(self) -> list[str]:
        """Every article that can be read or has tags, by path."""
        return sorted(
            self.state.articles.keys() | self.state.tagged_articles(),
            key=lambda each: (self.record(each).path, each),
        )

    def record(self, article: str) -> ArticleRecord:
        """What is known of an article; made from its file when nothing is kept of it yet."""
        kept = self.state.records.get(article)
        if kept is None and article not in self.state.articles:  # its row was damaged
            return ArticleRecord(article, "?")
        return kept if kept is not None else record_of_article(self.state.articles[article])

    def is_missing(self, article: str) -> bool:
        """Is it known, and its file not there?"""
        return article not in self.state.articles

    @cached_property
    def words(self) -> Vocabulary:
        """How much each word tells in this corpus, as far as it has been compared."""
        from tui.compare import Vocabulary  # not needed for the first light

        return Vocabulary()

    @property
    def proposed_links(self) -> tuple[Proposal, ...]:
        """All links that are proposed, and neither made nor refused; the most alike first."""
        return self.proposed.all()

    # What the folder and the recognisers say: not the user's steps.

    def id_at(self, path: str) -> str:
        """The id of the article at a path: of its record, else the one this path will have."""
        kept = self.state.id_of_path(path)
        if kept is not None:
            return kept
        fresh, number = id_for(self.store_id, path), 1
        while fresh in self.state.records:
            number += 1
            fresh = id_for(self.store_id, path, str(number))
        return fresh

    def take(self, article: Article) -> str:
        """Take in an article as read from its file; gives its id."""
        return self.shelf.take(article)

    def lose(self, path: str) -> None:
        """The file at a path is gone; what is tagged in it is kept."""
        self.shelf.lose(path)

    def move(self, was: str, path: str) -> None:
        """A file has another name now; its tags go with it."""
        self.shelf.move(was, path)

    def see(self, article: str, marks: tuple[Mark, ...]) -> None:
        """Take in what the recognisers saw."""
        if article in self.state.articles:
            self.state.marks[article] = marks
            self._touch({article})

    def anchor(self, tags: Iterable[Tag]) -> None:
        """Where stored tags stand in texts that have changed. Nothing is stored."""
        touched = set()
        for tag in tags:
            if tag.id in self.state.tags:
                self.state.anchored[tag.id] = tag
                touched.add(tag.article)
        self._touch(touched)

    def absorb(self, writes: Sequence[Write]) -> None:
        """What another window or program has written."""
        tagged = set()
        for table, name, row in writes:
            if table == "places":  # where the user of the other window is
                continue
            try:
                self.state.put_row(table, name, row)
            except RowError:
                continue
            if table == "articles":
                self.shelf.lay_over(name)
            elif table == "tags" and row is not None:
                tagged.add(self.state.tags[name].article)
        self._touch(tagged, everything=True)

    # What the user does.

    def do(self, label: str, changes: Sequence[Change]) -> Step:
        """Make one step: in memory, then on its way to the disk, then the listener."""
        changes = (*records_needed(changes, self.state.records, self.record), *changes)
        number = next_step_id(self.state.history)
        step = Step(number, label, tuple(changes), self.clock(), self.by)
        lost = forgotten(self.state.history)
        self._apply(step.changes)
        self.state.history[step.id] = step
        writes = writes_of(step.changes)
        writes.append(("history", step.id, step_row(step)))
        for old in lost:
            del self.state.history[old.id]
            writes.append(("history", old.id, None))
        self._save(writes)
        self._touch_changes(step.changes)
        return step

    def undo(self) -> Step | None:
        """Take back the latest step that stands."""
        done = [step for step in steps_of(self.state.history) if not step.undone]
        return self._turn(done[-1], undone=True) if done else None

    def redo(self) -> Step | None:
        """Do the latest undone step again."""
        undone = [step for step in steps_of(self.state.history) if step.undone]
        return self._turn(undone[0], undone=False) if undone else None

    def note(self, record: ArticleRecord) -> None:
        """Keep what is no step of the user's: an article's status, its path."""
        change = Change(self.state.records.get(record.id), record)
        self.state.put(change)
        self._save(writes_of([change]))
        self._touch({record.id})

    def remember(self, name: str, place: Row) -> bool:
        """Keep where the user is: panes, cursors, bookmarks. False: nothing has changed."""
        row = {**place, "id": id_for("places", name)}
        if self.state.places.get(row["id"]) == row:
            return False
        self.state.places[row["id"]] = row
        self._save([("places", row["id"], row)])
        return True

    def place(self, name: str) -> Row:
        """What was remembered under a name."""
        return self.state.places.get(id_for("places", name), {})

    def _turn(self, step: Step, *, undone: bool) -> Step:
        changes = replayed(step, self.state.records, undone=undone)
        turned = replace(step, undone=undone)
        self._apply(changes)
        self.state.history[step.id] = turned
        self._save([*writes_of(changes), ("history", step.id, step_row(turned))])
        self._touch_changes(changes)
        return turned

    def _apply(self, changes: Iterable[Change]) -> None:
        for change in changes:
            self.state.put(change)
            if change.table == "articles":
                self.shelf.lay_over(change.record.id)

    def _touch_changes(self, changes: Sequence[Change]) -> None:
        self._touch(concerned(changes, self.state.articles))

    def _touch(self, articles: set[str], *, everything: bool = False) -> None:
        taught = self.state.learned.relearn()
        self.pages.doubt(None if everything else taught)
        self.pages.forget(articles)
        self.proposed.look_again()
        self.on_change(Touched(frozenset(articles | taught), everything))

    def renew(self, seconds: float) -> None:
        """Bring pages out of sight up to date, for about so long; tell what is other now."""
        renewed = self.pages.renew(seconds)
        if renewed:
            self.on_change(Touched(renewed))
