"""What is still to be decided, in an order; it follows whatever changes."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tui.model.span import Span
from tui.session.checking import is_unchecked
from tui.session.progress import Rate, fates, rate_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tui.model.mark import Mark
    from tui.session.page import Page
    from tui.session.progress import Fate
    from tui.session.session import Session

    Rank = Callable[[Page, Mark | None, "Item"], str | float]
    """What an item is sorted by before its place."""

ORDERS = ("reading", "kind", "sure")
"""As one reads; actors, then claims, then dates; what was right most often first."""


class Item(NamedTuple):
    """A suggestion, or a tag made by rule, at its place."""

    article: str
    span: Span
    kind: str


Key = tuple[str | float, int, int, int, Item]
"""Rank in the order, the article's number, the beginning, the end less than nothing, the item.

Of two that begin together the longer one comes first. No two items have the same.
"""


class Queue:
    """Open items by key. Only articles that have another page than before are looked at."""

    def __init__(
        self, session: Session, articles: Iterable[str], order: str, *, by_rule: bool
    ) -> None:
        """`by_rule`: tags made by rule wait here, too, until somebody has confirmed them."""
        self._session = session
        self._by_rule = by_rule
        self._number: dict[str, int] = {}
        self._pages: dict[str, tuple[Page, dict[Item, Key]]] = {}
        self._keys: list[Key] = []
        self._known: dict[Item, tuple[Key, Mark | None]] = {}
        """Everything that has waited here so far."""
        self._order = order
        self._rank = _RANKS[order](session)
        self.follow(articles)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, item: Item) -> bool:
        known = self._pages.get(item.article)
        return known is not None and item in known[1]

    def follow(self, articles: Iterable[str]) -> None:
        """Take in what has changed in these articles; others are no longer in the queue."""
        wanted = dict.fromkeys(articles)
        for name in [each for each in self._pages if each not in wanted]:
            self._put(name, self._pages.pop(name)[1], {})
        fresh: list[Key] = []
        for name in wanted:
            page = self._session.pages.latest(name)
            old = self._pages.get(name)
            if old is not None and old[0] is page:
                continue
            before = old[1] if old is not None else {}
            now = {item: self._keyed(page, item, mark) for item, mark in self._waiting(page)}
            self._pages[name] = page, now
            if old is None:
                fresh += now.values()
            else:
                self._put(name, before, now)
        if fresh:
            self._keys = sorted(self._keys + fresh)

    def first(self) -> Item | None:
        """The first item."""
        return self._keys[0][-1] if self._keys else None

    def after(self, key: Key) -> Item | None:
        """The item that follows a key."""
        at = bisect_right(self._keys, key)
        return self._keys[at][-1] if at < len(self._keys) else None

    def before(self, key: Key) -> Item | None:
        """The item that comes before a key."""
        at = bisect_left(self._keys, key)
        return self._keys[at - 1][-1] if at else None

    def key(self, item: Item) -> Key | None:
        """Where an item is in the order, or was; None: it has never waited here."""
        known = self._known.get(item)
        return known[0] if known is not None else None

    def place(self, article: str, start: int) -> Key | None:
        """Just before what waits at an offset; None: not in this order or these articles."""
        number = self._number.get(article)
        if number is None or self._order != "reading":
            return None
        return 0, number, start, -sys.maxsize, Item(article, Span(start, start), "")

    def at(self, article: str, start: int) -> Item | None:
        """What waits at an offset of an article."""
        known = self._pages.get(article)
        items = known[1] if known is not None else ()
        return next((item for item in items if item.span.start == start), None)

    def mark(self, item: Item) -> Mark | None:
        """The suggestion that an item is or was; none: it is a tag."""
        known = self._known.get(item)
        return known[1] if known is not None else None

    def _keyed(self, page: Page, item: Item, mark: Mark | None) -> Key:
        known = self._known.get(item)
        number = self._number.setdefault(item.article, len(self._number))
        start, end = item.span
        rank = self._rank(page, mark, item) if known is None else 0
        key = known[0] if known is not None else (rank, number, start, -end, item)
        self._known[item] = key, mark or (known[1] if known is not None else None)
        return key

    def _waiting(self, page: Page) -> Iterator[tuple[Item, Mark | None]]:
        article = page.article.id
        for mark in page.marks:
            yield Item(article, mark.span, mark.kind), mark
        if self._by_rule:
            for tag in page.tags:
                if is_unchecked(tag):
                    yield Item(article, tag.span, tag.kind), None

    def _put(self, name: str, before: dict[Item, Key], now: dict[Item, Key]) -> None:
        for item, key in before.items():
            if item not in now:
                del self._keys[bisect_left(self._keys, key)]
        for item, key in now.items():
            if item not in before:
                insort(self._keys, key)


def _by_reading(session: Session) -> Rank:
    return lambda page, mark, item: 0


def _by_kind(session: Session) -> Rank:
    return lambda page, mark, item: item.kind


def _by_sureness(session: Session) -> Rank:
    """By the share of right ones so far: of the rule, and nearer at hand of these words.

    With nothing decided one half; two decisions on the same words weigh as much as the rule.
    """
    rules: dict[str, Counter[Fate]] = defaultdict(Counter)
    words: dict[tuple[str, str], Counter[Fate]] = defaultdict(Counter)
    for name in session.state.articles:
        page = session.page(name)
        for mark, fate in fates(session, page):
            if fate != "open":
                rules[mark.rule][fate] += 1
                words[mark.kind, page.article.quote(mark.span)][fate] += 1

    def rank(page: Page, mark: Mark | None, item: Item) -> float:
        rule = rate_of(rules[mark.rule]) if mark is not None else Rate()
        known = words.get((item.kind, page.article.quote(item.span)))
        same = rate_of(known) if known is not None else Rate()
        of_rule = (rule.taken + 1) / (rule.decided + 2)
        return -round((same.taken + 2 * of_rule) / (same.decided + 2), 4)

    return rank


_RANKS = {"reading": _by_reading, "kind": _by_kind, "sure": _by_sureness}
