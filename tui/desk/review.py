"""The review: one thing to be decided after the other, through as many articles as wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.desk.queue import ORDERS, Item, Queue
from tui.desk.scope import mark_at, tag_at
from tui.model.actor import Refusal
from tui.model.tag import Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.desk.desk import Desk
    from tui.model.mark import Mark
    from tui.model.step import Step
    from tui.session.progress import Share


@dataclass(frozen=True, slots=True)
class Scope:
    """Articles to go through, with a name for them."""

    name: str
    articles: tuple[str, ...] | None
    """Ids in their order; None: all there are, also those still to come."""


class Review:
    """A mode of the reader. The item in hand is where the cursor has been put."""

    def __init__(self, desk: Desk, scopes: Sequence[Scope]) -> None:
        """Through the first of these scopes, as one reads; `begin` starts it."""
        self._desk = desk
        self._scopes = scopes
        self.scope = scopes[0]
        self.order = ORDERS[0]
        self.by_rule = False
        """Are tags made by rule gone through, too?"""
        self.here: Item | None = None
        self.done = ""
        """What the last key has done, for the status line."""
        self._ended = False
        """Has the end been reached? Then going on begins again."""
        self._trail: list[Item] = []
        self._made: dict[str, Item] = {}
        """The item in hand when a step was made, by the step's id."""
        self._queue = self._fresh()

    @property
    def share(self) -> Share:
        """Decided of all, in the articles of the scope."""
        return self._desk.progress.share(self.scope.articles, by_rule=self.by_rule)

    @property
    def left(self) -> int:
        """How many are still to be decided."""
        return len(self._now)

    @property
    def waiting(self) -> bool:
        """Is the item in hand still to be decided?"""
        return self.here is not None and self.here in self._now

    @property
    def is_there(self) -> bool:
        """Is the cursor on the item in hand?"""
        view = self._desk.view
        return (
            view is not None
            and self.here is not None
            and (view.article, view.cursor) == self.here[:2]
        )

    @property
    def tag(self) -> Tag | None:
        """The tag on the item in hand."""
        view = self._desk.view
        tag = tag_at(view, self.here.kind) if view and self.here and self.is_there else None
        return tag if tag is not None and tag.span == (self.here and self.here.span) else None

    @property
    def mark(self) -> Mark | None:
        """What had been suggested as the item in hand, if its article is as it was then."""
        mark = self._queue.mark(self.here) if self.here is not None else None
        seen = self._desk.session.state.marks.get(self.here.article, ()) if self.here else ()
        return mark if mark in seen else None

    # Going.

    def begin(self) -> bool:
        """Put the cursor on the first item from where it is. False: there is none."""
        view, queue = self._desk.view, self._now
        key = queue.place(view.article, view.cursor.start) if view is not None else None
        first = (queue.after(key) if key is not None else None) or queue.first()
        first = self._still(first)
        if first is None:
            return False
        self._go(first)
        return True

    def forward(self) -> None:
        """To the next item that is open; at the end it is said what is left."""
        queue = self._now
        key = queue.key(self.here) if self.here is not None else None
        following = self._still(queue.after(key) if key is not None else queue.first())
        if following is None and self._ended:
            following = self._still(queue.first())
        if following is not None:
            self._trail += [self.here] if self.here is not None else []
            self._go(following)
            return
        self._ended = True
        left = f", {self.left} left: going on begins again" if self.left else ""
        self._desk.say(f"the end: {self.share} decided{left} · q to the reader")

    def _still(self, item: Item | None) -> Item | None:
        """This item, if its article as it stands now has it; else the next one there."""
        while item is not None:
            key = self._queue.key(item)
            self._desk.session.page(item.article)
            if item in self._now or key is None:
                return item
            item = self._queue.after(key)
        return None

    def back(self) -> None:
        """To the item before: where this one was come to from, else the open one before it."""
        key = self._now.key(self.here) if self.here is not None else None
        before = self._now.before(key) if key is not None else None
        while self._trail:
            last = self._trail.pop()
            if last.article in self._desk.session.state.articles:
                before = last
                break
        if before is None:
            self._desk.say("this is the first one")
        else:
            self._go(before)

    def return_to_it(self) -> None:
        """Put the cursor on the item in hand again."""
        if self.here is not None:
            self._go(self.here)

    def undone(self, step: Step) -> None:
        """Go to what was in hand when a step was made that has been undone."""
        item = self._made.get(step.id) or self._item_of(step)
        if item is not None and item.article in self._desk.session.state.articles:
            self._go(item)

    # What is gone through, and how.

    def turn_order(self) -> None:
        """Take the next order; the item in hand stays."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self._renew()

    def turn_scope(self) -> bool:
        """Take the next scope. False: there is no other."""
        at = self._scopes.index(self.scope)
        self.scope = self._scopes[(at + 1) % len(self._scopes)]
        self._renew()
        return len(self._scopes) > 1

    def turn_rules(self) -> None:
        """Go through tags made by rule, too, or no longer."""
        self.by_rule = not self.by_rule
        self._renew()

    # Following.

    def during(self, act: Callable[[], None]) -> None:
        """Do what a key does; when that has decided the item in hand, go on to the next."""
        desk = self._desk
        self.done = ""
        self._take_up()
        here, was_waiting, step = self.here, self.waiting, self._last_step
        act()
        if desk.review is not self or desk.view is None:
            return
        if here is not None and self._last_step != step:
            self._made[self._last_step] = here
        if desk.bar is not None and desk.bar.first:
            return
        if was_waiting and self.here == here and not self.waiting:
            self.done, desk.message, desk.bar = desk.message, "", None
            self.forward()
        elif was_waiting and self.here == here and self._has_tagged_in_passing(step):
            self.done, desk.message, desk.bar = desk.message, "", None
            self.return_to_it()

    def _has_tagged_in_passing(self, before: str) -> bool:
        """Has the latest step tagged words of this article that are not the item in hand?"""
        step = self._desk.session.state.history.get(self._last_step)
        if step is None or step.id == before or self.is_there or self.here is None:
            return False
        made = [change.record for change in step.changes if change.before is None]
        return any(isinstance(each, Tag) and each.article == self.here.article for each in made)

    @property
    def _last_step(self) -> str:
        return next(reversed(self._desk.session.state.history), "")

    def follow(self) -> None:
        """Take in what has changed in the articles that are gone through."""
        self._queue.follow(self._articles())

    @property
    def _now(self) -> Queue:
        self.follow()
        return self._queue

    def _articles(self) -> Iterable[str]:
        known = self._desk.session.state.articles
        if self.scope.articles is None:
            return known
        return filter(known.__contains__, self.scope.articles)

    def _fresh(self) -> Queue:
        articles = self._articles()
        if self.scope.articles is None:  # as the library lists them; its filter hides none
            rows = (row.article for row in self._desk.library.rows if row.article in articles)
            articles = dict.fromkeys((*rows, *articles))
        return Queue(self._desk.session, articles, self.order, by_rule=self.by_rule)

    def _renew(self) -> None:
        self._queue, self._ended = self._fresh(), False

    def _take_up(self) -> None:
        """An item that the user has gone to by other means is the one in hand."""
        view = self._desk.view
        if view is None or self.is_there or view.extending:
            return
        mark, tag = mark_at(view), tag_at(view)
        for each in (mark, tag):
            if each is not None and each.span == view.cursor:
                item = Item(view.article, each.span, each.kind)
                if item in self._now:
                    self._trail += [self.here] if self.here is not None else []
                    self.here = item
                    return

    def _go(self, item: Item) -> None:
        desk = self._desk
        self.here, self._ended = item, False
        if desk.view is None or desk.view.article != item.article:
            desk.places.leave()
            desk.show(item.article)
        view = desk.view
        if view is not None and view.article == item.article:
            inside = view.units.body.contains(item.span)
            view.select(
                item.span if inside else view.units.word_at(item.span.start), scroll=False
            )
            view.centre()

    def _item_of(self, step: Step) -> Item | None:
        for change in step.changes:
            match change.record:
                case Tag() as tag:
                    return Item(tag.article, tag.span, tag.kind)
                case Refusal(scope=name, start=start) if start >= 0:
                    return self._now.at(name, start)
        return None
