"""The other panes follow the cursor: to what tells the same there, or by their share."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.compare import Vocabulary
from tui.compare.account import Account
from tui.desk.scope import stack_at
from tui.desk.units import at
from tui.model.span import Span
from tui.model.tag import Tag
from tui.session.linking import links_of, other_end
from tui.session.passages import key_of
from tui.text.sentences import sentences

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.model.article import Article
    from tui.model.link import Link

MODES = ("follow", "lock", "off")
"""What `z s` goes through."""
AT_ONCE = 60_000
"""Characters of a text whose words are read on the event loop, in some ten milliseconds."""

_Here = tuple[str, Span, tuple["Link", ...]]
"""A claim at the cursor: its key, where it stands, its links."""
_Place = tuple[str, str, Span, tuple[str, ...]]
"""The active article, its text, the sentence the cursor is in, and what is visible."""


class Following:
    """Scrolls the panes beside the active one, and knows what it has found in them."""

    def __init__(self, desk: Desk) -> None:
        """Nothing is followed before the first key."""
        self._desk = desk
        self.mode = MODES[0]
        self._place: _Place | None = None
        self._claims: tuple[_Here, ...] = ()
        """The claims at the cursor, the innermost first, whose counterparts were found."""
        self._found: dict[str, tuple[str, Span | None]] = {}
        """By article: the text, and what tells the same in it; None: nothing does."""
        self._led: set[str] = set()
        """Articles that were scrolled to where they are by no key of their own."""
        self._reading: set[str] = set()
        """Texts whose words are being read aside."""
        self._own: tuple[tuple[str, ...], Vocabulary] = ((), Vocabulary())
        """How much words tell in these texts alone."""

    def turn(self) -> str:
        """The next way to follow; returns it."""
        self.mode = MODES[(MODES.index(self.mode) + 1) % len(MODES)]
        self._place, self._found = None, {}
        self.update()
        return self.mode

    # What is to be shown.

    def beside(self, view: View) -> Span | None:
        """What tells in this pane what the cursor's passage tells in the active one."""
        found = self._found.get(view.article)
        known = found is not None and found[0] == view.page.article.hash
        return found[1] if found is not None and known else None

    def is_silent(self, view: View) -> bool:
        """Is nothing in this pane like the cursor's passage?"""
        found = self._found.get(view.article)
        return found is not None and found == (view.page.article.hash, None)

    def has_led(self, article: str) -> bool:
        """Does an article stand where following has put it? Then nobody has read so far."""
        return article in self._led

    # When something may have moved.

    def update(self) -> None:
        """The user has done something: bring the other panes to where they belong."""
        desk, view = self._desk, self._desk.view
        others = [each for each in desk.panes.visible if each is not view]
        if view is not None:
            self._led.discard(view.article)
        if view is None or not others or self.mode == "off":
            self._place, self._found = None, {}
        elif self.mode == "lock":
            self._found = {}
            self._lock(view, others)
        else:
            self._follow(view, others)

    def _lock(self, view: View, others: list[View]) -> None:
        place = (view.article, view.page.article.hash, Span(view.top, view.height), ())
        if place == self._place:
            return
        self._place = place
        share = view.top / view.bottom if view.bottom else 0.0
        for other in others:
            self._lead(other, round(share * other.bottom))

    def _lead(self, view: View, row: int) -> None:
        self._led.add(view.article)
        view.scroll_to(row)

    def _follow(self, view: View, others: list[View]) -> None:
        self._enter(view)
        article = view.page.article
        sentence = at(view.units.sentences, view.cursor.start) or view.cursor
        visible = tuple(sorted((view.article, *(each.article for each in others))))
        place = (view.article, article.hash, sentence, visible)
        claims = self._claims_at(view)
        if place == self._place and claims == self._claims:
            return
        moved, self._place, self._claims = place != self._place, place, claims
        self._found = {}
        for other in others:
            self._find(view, sentence, other, scroll=moved)

    def _enter(self, view: View) -> None:
        """Keys go to a pane that has followed: there the cursor is on what was found."""
        found = self.beside(view)
        came = self._place is not None and self._place[0] != view.article
        if found is None or not came or view.extending or view.in_sight(view.cursor.start):
            return
        view.select(view.units.word_at(found.start), scroll=False)

    def _find(self, view: View, sentence: Span, other: View, *, scroll: bool) -> None:
        article = other.page.article
        here, span = self._linked(other) or (sentence, None)
        if span is None:
            account = self._account(article)
            if account is None:
                return
            span = account.counterpart(view.page.article.quote(sentence), self._words())
        self._found[other.article] = (article.hash, span)
        if span is not None and scroll:
            row = max(0, view.layout.row_of(here.start) - view.top)
            self._lead(other, other.layout.row_of(span.start) - row)

    # Where the counterpart comes from.

    def _claims_at(self, view: View) -> tuple[_Here, ...]:
        state = self._desk.session.state
        found: list[_Here] = []
        for thing in stack_at(view):
            if thing.kind == "claim" and isinstance(thing, Tag):
                found.append((thing.id, thing.span, links_of(state, thing.id)))
            elif thing.kind == "claim":
                found.append((key_of(view.article, thing.span), thing.span, ()))
        return tuple(found)

    def _linked(self, other: View) -> tuple[Span, Span] | None:
        """A claim at the cursor and the one there that it is linked to, or proposed to be."""
        page = other.page
        spans = {tag.id: tag.span for tag in page.tags if tag.kind == "claim"}
        for key, here, links in self._claims:
            linked = [spans[end] for end in (other_end(e, key) for e in links) if end in spans]
            if linked:
                return here, min(linked)
        marks = (mark.span for mark in page.marks if mark.kind == "claim")
        spans |= {key_of(other.article, span): span for span in marks}
        for key, here, _ in self._claims:
            for each in self._desk.session.proposed.at(key):
                end = each.b if each.a == key else each.a
                if end in spans:
                    return here, spans[end]
        return None

    def _words(self) -> Vocabulary:
        """How much words tell; until all has been compared, in the visible articles alone."""
        known = self._desk.session.words
        if len(known):
            return known
        articles = [view.page.article for view in self._desk.panes.visible]
        accounts = [account_of(each.hash, each.text, each.body) for each in articles]
        read = [account for account in accounts if account.is_read]
        texts = tuple(a.hash for a, account in zip(articles, accounts, strict=True)
                      if account.is_read)  # fmt: skip
        if self._own[0] != texts:
            made = Vocabulary()
            for account in read:
                for terms in account.terms:
                    made.count(terms, 1)
            self._own = texts, made
        return self._own[1]

    def _account(self, article: Article) -> Account | None:
        """A text's sentences; None: it is long, and they will be there in a moment."""
        account = account_of(article.hash, article.text, article.body)
        if account.is_read or len(article.text) <= AT_ONCE:
            return account.read()
        if article.hash not in self._reading:
            self._reading.add(article.hash)

            def take(read: Account) -> None:
                self._reading.discard(article.hash)
                self._place = None
                self.update()

            self._desk.outside.work_out(account.read, take)
        return None


@lru_cache(maxsize=16)
def account_of(name: str, text: str, body: Span) -> Account:
    """A text's sentences; `name` is its hash."""
    return Account(text, sentences(text, body))
