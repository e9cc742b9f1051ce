"""How many keys a review costs: `python -m tests.review.keys FOLDER GOLD [ARTICLE=DATE …]`.

Somebody who knows the right tags goes through the queue with the default keys, at a desk of
120 × 40: accepts what is right, refuses what is wrong, sets edges right, takes or refuses all
alike where that pays (A, X), and in passing tags what nobody suggested. Every key is really
pressed; where several ways lead to the same words, the shortest has been found by trying them.
The source of a claim is not looked at.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.review.gold import read_gold
from tests.review.player import Player
from tests.review.recognised import session_of
from tests.review.shortest import shortest
from tui.desk.scope import parts_for
from tui.model.detail import DateValue
from tui.session.everywhere import accept_identical

if TYPE_CHECKING:
    from tests.review.gold import Gold
    from tui.desk.queue import Item
    from tui.desk.review import Review
    from tui.desk.view import View
    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.span import Span
    from tui.model.tag import Tag
    from tui.session.session import Session

KIND_KEYS = {"actor": "a", "claim": "c", "date": "d"}


@dataclass
class Bill:
    """Keys by what they were for, and the tags that were there in the end."""

    keys: Counter[str] = field(default_factory=Counter)
    tags: int = 0
    wrong: list[str] = field(default_factory=list)
    """Tags that are not right, and right ones that are not there."""

    @property
    def per_tag(self) -> float:
        """Keys for every tag in the end."""
        return self.keys.total() / max(1, self.tags)


class Analyst(Player):
    """Knows the right tags; presses keys of the review."""

    def __init__(self, session: Session, gold: dict[str, list[Gold]]) -> None:
        super().__init__(session)
        self.session = session
        self.gold = gold
        self.bill = Bill()
        self.log: list[tuple[str, str, str]] = []

    def work(self) -> Bill:
        """Review everything, tag what nobody has suggested, take away what is wrong."""
        self._do("begin", "r")
        while (review := self.desk.review) is not None and review.waiting:
            here = review.here
            assert here is not None
            if not self._in_passing(here):
                self._decide(review, here)
                if review.here == here and review.waiting and review.is_there:
                    raise AssertionError(f"the review stays at {self._view().words!r}")
        for article, listed in self.gold.items():
            left = [gold for gold in listed if self._is_missing(article, gold)]
            for gold in left:
                self._go_to(article)
                self._tag(gold, "by hand")
            for tag in self._surplus(article):
                self._go_to(article)
                self._take_away(tag)
        self.bill.tags = len(self.session.state.tags)
        for article, listed in self.gold.items():
            text = self._article(article)
            missing = [gold.span for gold in listed if self._is_missing(article, gold)]
            surplus = [tag.span for tag in self._surplus(article)]
            self.bill.wrong += [text.quote(span) for span in (*missing, *surplus)]
        return self.bill

    def _decide(self, review: Review, item: Item) -> None:
        if not review.is_there:
            self._do("going on", "space")
            return
        gold = self._right(item)
        text = self._article(item.article)
        if gold is None:
            pays = len(alike := self._alike(item)) > 1 and not any(map(self._right, alike))
            self._do("refuse", "X" if pays else "x")
        elif gold.fits(text, item.kind, item.span):
            self._accept(item, gold)
        elif gold.fits(text, gold.kind, item.span):
            self._do("accept", KIND_KEYS[gold.kind])
        elif not self._tag(gold, "edges"):
            self._do("refuse", "x")

    def _accept(self, item: Item, gold: Gold) -> None:
        detail = self._mark(item).detail
        value = detail.value if isinstance(detail, DateValue) else ""
        if gold.values and value not in gold.values:
            self._value(gold)
        elif item.kind != "claim" and self._spreads_well(item):
            self._do("accept", "A")
        else:
            self._do("accept", "enter")

    def _in_passing(self, item: Item) -> bool:
        """Tag what nobody has suggested, when its place has just been passed."""
        view = self._view()
        if (
            view.article != item.article
            or not self.desk.review
            or not self.desk.review.is_there
        ):
            return False
        for gold in self.gold[item.article]:
            passed = gold.span.start < item.span.start and self._is_missing(item.article, gold)
            if passed and not self._is_coming(item.article, gold):
                return self._tag(gold, "by hand")
        return False

    def _tag(self, gold: Gold, what: str) -> bool:
        """Put the cursor on what is right and tag it. False: too far away."""
        text = self._article(self._view().article)

        def is_there(view: View) -> bool:
            if view.extending and view.head < (view.fixed or 0) and not view.cursor.length:
                return False
            (made,) = parts_for(view, gold.kind)
            exact = view.picked or view.chosen or made == view.cursor
            return exact and gold.fits(text, gold.kind, made)

        path = shortest(self, list(gold.spans), is_there)
        if path is None:
            return False
        self._do(what, *path, KIND_KEYS[gold.kind])
        self.log.append(("  that is", "", text.quote(gold.span)))
        if self.desk.bar is not None and gold.kind == "date" and not self._valued(gold):
            self._value(gold)
        return True

    def _value(self, gold: Gold) -> None:
        """Give a date its value: from the bar, or typed."""
        if self.desk.bar is None:
            self._do("values", "=")
        bar = self.desk.bar
        assert bar is not None, self._view().words
        offered = [each.label for each in bar.shown]
        for number, label in enumerate(offered[:9], 1):
            if label.split(" ")[0] in gold.values:
                self._do("values", str(number))
                return
        self._do("values", str(len(offered)), *gold.values[0], "enter")

    def _valued(self, gold: Gold) -> bool:
        tags = self.session.page(self._view().article).tags
        details = [tag.detail for tag in tags if tag.span in gold.spans and tag.kind == "date"]
        return not gold.values or any(
            isinstance(each, DateValue) and each.value in gold.values for each in details
        )

    def _take_away(self, tag: Tag) -> None:
        path = shortest(self, [tag.span], lambda view: view.cursor == tag.span)
        if path is not None:
            self._do("take away", *path, "x")
            self.log.append(("  that is", "", tag.quote))

    def _go_to(self, article: str) -> None:
        """By the order of the library, an article a key."""
        order = [row.article for row in self.desk.library.rows]
        by = order.index(article) - order.index(self._view().article)
        self._do("going on", *("J" if by > 0 else "K") * abs(by))

    # What is right.

    def _right(self, item: Item) -> Gold | None:
        """The right tag an item stands for: on its words, else one of its kind across them."""
        text = self._article(item.article)
        listed = [g for g in self.gold[item.article] if self._is_missing(item.article, g, True)]
        exact = [g for g in listed if g.fits(text, g.kind, item.span)]
        of_kind = [g for g in exact if g.kind == item.kind]
        if exact:
            return (of_kind or exact)[0]
        near = [
            gold
            for gold in listed
            if gold.kind == item.kind
            and not gold.optional
            and any(span.overlaps(item.span) for span in gold.spans)
            and not self._is_coming(item.article, gold)
        ]
        return max(near, key=lambda gold: _shared(gold.span, item.span), default=None)

    def _is_missing(self, article: str, gold: Gold, even: bool = False) -> bool:
        """Is it not tagged, nor covered by another right tag? `even` optional ones count."""
        if gold.optional and not even:
            return False
        text = self._article(article)
        for tag in self.session.page(article).tags:
            if tag.kind != gold.kind:
                continue
            if gold.fits(text, tag.kind, tag.span):
                return False
            over = gold.kind == "actor" and tag.span.overlaps(gold.span)
            if over and any(g.fits(text, tag.kind, tag.span) for g in self.gold[article]):
                return False
        return True

    def _is_coming(self, article: str, gold: Gold) -> bool:
        """Is it among what is still suggested?"""
        text = self._article(article)
        return any(
            gold.fits(text, mark.kind, mark.span) for mark in self.session.page(article).marks
        )

    def _surplus(self, article: str) -> list[Tag]:
        return [tag for tag in self.session.page(article).tags if not self._is_right(tag)]

    def _is_right(self, tag: Tag) -> bool:
        text, listed = self._article(tag.article), self.gold[tag.article]
        return any(_is(text, gold, tag) for gold in listed)

    def _spreads_well(self, item: Item) -> bool:
        """Would A save more keys than what it does wrong costs? It is tried and undone."""
        state = self.session.state
        before, waiting = set(state.tags), self._open()
        accept_identical(self.session, item.article, self._mark(item))
        made = [state.tags[each] for each in state.tags.keys() - before]
        wrong = sum(not self._is_right(tag) for tag in made)
        saved = waiting - self._open() - 1
        self.session.undo()
        return len(made) > 1 and (saved > 4 * wrong or not saved + wrong)

    def _mark(self, item: Item) -> Mark:
        marks = self.session.page(item.article).marks
        return next(each for each in marks if (each.span, each.kind) == item[1:])

    def _open(self) -> int:
        return sum(len(self.session.page(name).marks) for name in self.gold)

    def _alike(self, item: Item) -> list[Item]:
        words = self._article(item.article).quote(item.span)
        return [
            type(item)(name, mark.span, mark.kind)
            for name, article in self.session.state.articles.items()
            for mark in self.session.page(name).marks
            if mark.kind == item.kind and article.quote(mark.span) == words
        ]

    def _do(self, what: str, *keys: str) -> None:
        words = self._view().words if self.desk.view else ""
        self.press(*keys)
        self.bill.keys[what] += len(keys)
        self.log.append((what, " ".join(keys), words))

    def _view(self) -> View:
        assert self.desk.view is not None
        return self.desk.view

    def _article(self, name: str) -> Article:
        return self.session.state.articles[name]


def _is(text: Article, gold: Gold, tag: Tag) -> bool:
    if not gold.fits(text, tag.kind, tag.span):
        return False
    valued = not isinstance(tag.detail, DateValue) or tag.detail.value in gold.values
    return valued or not gold.values


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def bill_of(folder: Path, listed: Path, dates: dict[str, str] | None = None) -> Bill:
    """What a review of a folder costs, by a list of what is right in it."""
    return Analyst(*session_of(folder, read_gold(listed), dates or {})).work()


if __name__ == "__main__":
    given = dict(each.split("=", 1) for each in sys.argv[3:])
    analyst = Analyst(*session_of(Path(sys.argv[1]), read_gold(Path(sys.argv[2])), given))
    bill = analyst.work()
    told = [f"{what:10}  {keys:14}  {words[:90]!r}" for what, keys, words in analyst.log]
    told += [f"{what:10} {keys:5}" for what, keys in bill.keys.most_common()]
    told += [f"wrong: {words!r}" for words in bill.wrong]
    told.append(f"{bill.keys.total()} keys for {bill.tags} tags: {bill.per_tag:.2f} a tag")
    sys.stdout.write("\n".join(told) + "\n")
