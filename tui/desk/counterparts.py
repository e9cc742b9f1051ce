"""What tells the same in another pane as the cursor's passage in the active one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.compare import Vocabulary
from tui.compare.account import Account
from tui.desk.scope import stack_at
from tui.model.tag import Tag
from tui.session.linking import links_of, other_end
from tui.session.passages import key_of
from tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.model.article import Article
    from tui.model.link import Link
    from tui.model.span import Span
    from tui.session.page import Page

Here = tuple[str, "Span", tuple["Link", ...]]
"""A claim at the cursor: its key, where it stands, its links."""
AT_ONCE = 60_000
"""Characters of a text whose words are read on the event loop, in some ten milliseconds."""


class Counterparts:
    """Finds them: by link, by proposal, by likeness."""

    def __init__(self, desk: Desk, ready: Callable[[], None]) -> None:
        """`ready` is called when the words of a long text have been read."""
        self._desk = desk
        self._ready = ready
        self._reading: set[str] = set()
        """Texts whose words are being read aside."""
        self._own: tuple[tuple[str, ...], Vocabulary] = ((), Vocabulary())
        """How much words tell in these texts alone."""

    def claims_at(self, view: View) -> tuple[Here, ...]:
        """The claims at the cursor, the innermost first."""
        state = self._desk.session.state
        found: list[Here] = []
        for thing in stack_at(view):
            if thing.kind == "claim" and isinstance(thing, Tag):
                found.append((thing.id, thing.span, links_of(state, thing.id)))
            elif thing.kind == "claim":
                found.append((key_of(view.article, thing.span), thing.span, ()))
        return tuple(found)

    def find(
        self, view: View, sentence: Span, claims: tuple[Here, ...], other: View
    ) -> tuple[Span, Span | None] | None:
        """The passage at the cursor, and what tells the same there; None: not known yet."""
        linked, account = self._linked(claims, other), self._account(other.page.article)
        if account is None:
            return linked
        alike = account.counterpart(view.page.article.quote(sentence), self._words())
        if linked is None or (alike is not None and alike.overlaps(linked[1])):
            return sentence, alike
        return linked

    def _linked(self, claims: tuple[Here, ...], other: View) -> tuple[Span, Span] | None:
        """A claim at the cursor and the one there that it is linked to, or proposed to be."""
        if not claims:
            return None
        spans = _claims_in(other.page)
        for key, here, links in claims:
            linked = [spans[end] for end in (other_end(e, key) for e in links) if end in spans]
            if linked:
                return here, min(linked)
        for key, here, _ in claims:
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
                self._ready()

            self._desk.outside.work_out(account.read, take)
        return None


@lru_cache(maxsize=16)
def _claims_in(page: Page) -> dict[str, Span]:
    """Where its claims stand, by the ids of tags and the keys of suggestions."""
    marks = (mark.span for mark in page.marks if mark.kind == "claim")
    tags = {tag.id: tag.span for tag in page.tags if tag.kind == "claim"}
    return tags | {key_of(page.article.id, span): span for span in marks}


@lru_cache(maxsize=16)
def account_of(name: str, text: str, body: Span) -> Account:
    """A text's sentences; `name` is its hash."""
    return Account(text, sentences(text, body))
