"""How many keys a review costs: `python -m tests.review.keys FOLDER GOLD`.

Somebody who knows the right tags goes through the queue with the default keys: accepts what is
right, refuses what is wrong, sets edges right (v), takes or refuses all alike where that pays
(A, X), and tags what nobody suggested (f with a label of two letters). A wrong value of a date
is typed. Counted is every key, also those that set edges and labels; the source of a claim is
not looked at.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tests.desk.made import Nobody
from tests.review.gold import Gold, gold_of, read_gold
from tui import readers
from tui.commands import commands
from tui.desk.desk import Desk
from tui.model.detail import DateValue
from tui.model.span import Span
from tui.recognisers import recognise
from tui.recognisers.dates import readings
from tui.session import tagging
from tui.session.everywhere import mentions
from tui.session.session import Session

if TYPE_CHECKING:
    from tui.desk.queue import Item
    from tui.desk.review import Review
    from tui.desk.view import View
    from tui.model.article import Article
    from tui.model.tag import Tag

QUOTES = "\"“”’‘' .,;:\n"
"""What may be more or less at the ends of a claim."""
KIND_KEYS = {"actor": "a", "claim": "c", "date": "d"}


@dataclass
class Bill:
    """Keys by what they were for, and the tags that were there in the end."""

    keys: Counter[str] = field(default_factory=Counter)
    tags: int = 0
    wrong: int = 0
    """Tags that are not right, and right ones that are not there."""

    @property
    def per_tag(self) -> float:
        """Keys for every tag in the end."""
        return self.keys.total() / max(1, self.tags)


class Analyst:
    """Knows the right tags; presses keys of the review."""

    def __init__(self, session: Session, gold: dict[str, list[Gold]]) -> None:
        self.desk = Desk(session, Nobody())
        session.on_change = self.desk.touched
        self.desk.resize(120, 40)
        self.session = session
        self.gold = gold
        self.bill = Bill()

    def work(self) -> Bill:
        """Review everything, then tag what nobody has suggested."""
        self._press("review.toggle", "begin")
        for _ in count():
            review = self.desk.review
            if review is None or not review.waiting:
                break
            assert review.here is not None
            here = review.here
            self._decide(review, here)
            if review.here == here and review.waiting:
                raise AssertionError(f"the review stays at {self._view().words!r}")
        self.desk.review = None
        for article in self.gold:
            for gold in self._missing(article):
                self._by_hand(article, gold)
            for tag in self._surplus(article):
                self._count("take away", 4)  # f, its label, x
                tagging.remove(self.session, [tag])
        self.bill.tags = len(self.session.state.tags)
        self.bill.wrong = sum(
            len(self._missing(each)) + len(self._surplus(each)) for each in self.gold
        )
        return self.bill

    def _decide(self, review: Review, item: Item) -> None:
        right = self._right(item)
        if right is None:
            alike = self._alike(item)
            pays = len(alike) > 1 and not any(self._right(each) for each in alike)
            self._press("tag.reject_identical" if pays else "review.refuse", "refuse")
        elif (right.span, right.kind) != (item.span, item.kind) and not _same(
            self._article(item.article), right, item
        ):
            self._set_edges(item, right)
        elif item.kind == "actor" and self._spreads_well(item):
            self._press("review.accept_identical", "accept")
        else:
            self._press("review.accept", "accept")
            self._look_at_value(item, right)

    def _right(self, item: Item) -> Gold | None:
        """The right tag an item stands for: on its words, else one of its kind across them."""
        gold = self._open_gold(item.article)
        article = self._article(item.article)
        exact = [g for g in gold if g.span == item.span or _same(article, g, item)]
        of_kind = [g for g in exact if g.kind == item.kind]
        if of_kind or exact:
            return (of_kind or exact)[0]
        near = [g for g in gold if g.kind == item.kind and g.span.overlaps(item.span)]
        return max(near, key=lambda g: _shared(g.span, item.span), default=None)

    def _open_gold(self, article: str) -> list[Gold]:
        tags = self.session.page(article).tags
        text = self._article(article)
        return [g for g in self.gold[article] if not any(_is(text, g, tag) for tag in tags)]

    def _spreads_well(self, item: Item) -> bool:
        """Would A tag more than this one, and nothing wrong?"""
        words = self._article(item.article).quote(item.span)
        places = [
            (name, span)
            for name, article in self.session.state.articles.items()
            for span in mentions(words, article)
            if not any(
                tag.kind == item.kind and tag.span.overlaps(span)
                for tag in self.session.page(name).tags
            )
        ]
        right = {
            (name, g.span) for name in self.gold for g in self.gold[name] if g.kind == item.kind
        }
        wrong = [place for place in places if place not in right]
        return len(places) - 1 > 4 * len(wrong)

    def _alike(self, item: Item) -> list[Item]:
        words = self._article(item.article).quote(item.span)
        return [
            type(item)(name, mark.span, mark.kind)
            for name, article in self.session.state.articles.items()
            for mark in self.session.page(name).marks
            if mark.kind == item.kind and article.quote(mark.span) == words
        ]

    def _set_edges(self, item: Item, right: Gold) -> None:
        """v, the end, o, the beginning, and the kind; a kind alone is one key."""
        view = self._view()
        if right.span != item.span:
            keys = 1 + _end_keys(view, item.span.end, right.span.end)
            keys += _start_keys(view, item.span.start, right.span.start)
            self._count("edges", keys)
            view.select(right.span, picked=True, scroll=False)
        self._press("tag.add", "edges", right.kind)
        self._look_at_value(item, right)
        review = self.desk.review
        if review is not None and review.here == item and review.waiting:
            if not review.is_there:
                self._press("review.skip", "refuse")
            self._press("review.refuse", "refuse")

    def _by_hand(self, article: str, gold: Gold) -> None:
        self.desk.show(article)
        view = self._view()
        words = [w for w in view.units.words if gold.span.overlaps(w)]
        more = 0 if len(words) < 2 else 1 + (len(words) + 7) // 9
        if gold.kind == "claim" and any(s == gold.span for s in view.units.sentences):
            more = -1  # F and one letter
        self._count("by hand", 3 + more)
        view.select(gold.span, picked=True)
        self._press("tag.add", "by hand", gold.kind)
        self.desk.bar = None
        self._value(article, gold)

    def _look_at_value(self, item: Item, right: Gold) -> None:
        self._value(item.article, right)

    def _value(self, article: str, gold: Gold) -> None:
        if not gold.value:
            return
        for tag in self.session.page(article).tags:
            dated = isinstance(tag.detail, DateValue) and tag.detail.value != gold.value
            if dated and tag.span == gold.span:
                text = self._article(article)
                offered = [each.value for each in readings(text, tag.span)][:9]
                # Back, the bar, and a digit; or “type…”, the value, ⏎.
                typed = 0 if gold.value in offered else len(gold.value) + 1
                self._count("values", 3 + typed)
                given = DateValue(value=gold.value, fixed_by="user")
                tagging.date_value(self.session, tag, given)

    def _missing(self, article: str) -> list[Gold]:
        return self._open_gold(article)

    def _surplus(self, article: str) -> list[Tag]:
        text = self._article(article)
        gold = self.gold[article]
        tags = self.session.page(article).tags
        return [tag for tag in tags if not any(_is(text, each, tag) for each in gold)]

    def _press(self, name: str, what: str, argument: str = "") -> None:
        commands()[name].run(self.desk, argument)
        self._count(what, 1)

    def _count(self, what: str, keys: int) -> None:
        self.bill.keys[what] += keys

    def _view(self) -> View:
        assert self.desk.view is not None
        return self.desk.view

    def _article(self, name: str) -> Article:
        return self.session.state.articles[name]


def _is(article: Article, gold: Gold, tag: Tag) -> bool:
    if gold.kind != tag.kind:
        return False
    if gold.kind == "claim":
        return _bare(article, gold.span) == _bare(article, tag.span)
    return gold.span == tag.span


def _same(article: Article, gold: Gold, item: Item) -> bool:
    """Is it the same claim, but for quotation marks at its ends?"""
    if (gold.kind, item.kind) != ("claim", "claim"):
        return False
    return _bare(article, gold.span) == _bare(article, item.span)


def _bare(article: Article, span: Span) -> Span:
    words = article.quote(span)
    start = span.start + len(words) - len(words.lstrip(QUOTES))
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip(QUOTES)))))


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _between(view: View, start: int, end: int) -> int:
    low, high = sorted((start, end))
    return sum(low <= word.start < high for word in view.units.words)


def _end_keys(view: View, old: int, new: int) -> int:
    """Digits for words more, b for each word less."""
    words = _between(view, old, new)
    return (words + 8) // 9 if new > old else words


def _start_keys(view: View, old: int, new: int) -> int:
    """o, then b or w for each word."""
    words = _between(view, old, new)
    return 1 + words if words else 0


def session_of(
    folder: Path, lists: dict[str, list[tuple[str, str]]], dates: dict[str, str]
) -> tuple[Session, dict[str, list[Gold]]]:
    """The articles of a folder that are on the list, recognised, and what is right in them."""
    from dataclasses import replace

    ticks = count()
    session = Session(
        lambda writes: None, by="tester", clock=lambda: f"2025-03-20T08:00:00.{next(ticks):06}Z"
    )
    gold = {}
    for path in readers.scan(folder):
        if path not in lists:
            continue
        article = readers.read(folder, path)
        article = replace(article, published=dates.get(path, article.published))
        name = session.take(article)
        session.see(name, recognise(article))
        gold[name] = gold_of(session.state.articles[name], lists[path])
    return session, gold


def bill_of(folder: Path, listed: Path, dates: dict[str, str] | None = None) -> Bill:
    """What a review of a folder costs, by a list of what is right in it."""
    return Analyst(*session_of(folder, read_gold(listed), dates or {})).work()


if __name__ == "__main__":
    given = dict(each.split("=", 1) for each in sys.argv[3:])
    bill = bill_of(Path(sys.argv[1]), Path(sys.argv[2]), given)
    told = [f"{what:10} {keys:5}" for what, keys in bill.keys.most_common()]
    told.append(f"{bill.keys.total()} keys for {bill.tags} tags: {bill.per_tag:.2f} a tag")
    sys.stdout.write("\n".join(told) + "\n")
