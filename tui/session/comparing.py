"""Compares the claims of many articles bit by bit, as they come, change and go."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from tui.compare import Found, Index, Vocabulary, proposals_at
from tui.compare.terms import terms
from tui.session.passages import claims
from tui.session.proposed import propose
from tui.text.sentences import sentences

if TYPE_CHECKING:
    from tui.compare import Passage, Proposal
    from tui.model.article import Article
    from tui.model.span import Span
    from tui.session.session import Session

FEW = 5000
"""Sentences up to which all is compared again whenever a text has come, changed or gone: what
is proposed hangs on what there is, not on the order in which it came. Of more, see `GROWN`."""
GROWN = 2
"""Times as many sentences as when all was compared last: all is compared again."""


class Comparing:
    """Holds the claims of a corpus; articles are kept no longer than it takes to read them."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.words = Vocabulary()
        self._index = Index(self.words)
        self._counted: dict[str, _Counted] = {}
        self._numbers = _Numbers()
        self._waiting: dict[str, None] = {}
        self._turned: set[str] = set()
        """Terms of the claims that came or went."""
        self._stale: set[str] = set()
        """Claims that have such terms, by key: they may find others now than they did."""
        self._found = Found()
        self._compared_at = 0
        """How many sentences there were when all was compared."""
        self._weighed = self.words.stamp
        """How words weighed then."""
        self._recounted = False

    def take(self, article: Article, claims: tuple[Passage, ...]) -> None:
        """An article with its claims as they stand now."""
        counted = self._counted.get(article.id)
        if counted is None or (counted.hash, counted.body) != (article.hash, article.body):
            self._discount(article.id)
            self._count(article)
        if claims != self._index.of(article.id):
            self._replace(article.id, claims)

    def drop(self, article: str) -> None:
        """An article that is there no longer."""
        if self._discount(article):
            self._replace(article, ())

    def _replace(self, article: str, claims: tuple[Passage, ...]) -> None:
        """Other claims: those of other articles may find others now, too."""
        before = frozenset(self._index.of(article))
        for each in before.difference(claims):
            self._found.drop(each.key)
            self._turned.update(self._index.weighed(each).terms)
        self._index.drop(article)
        self._index.add(claims)
        for each in frozenset(claims).difference(before):
            self._turned.update(self._index.weighed(each).terms)
        self._waiting[article] = None

    @property
    def left(self) -> int:
        """How much waits to be compared: articles, then claims of others."""
        return len(self._waiting) + len(self._stale) + bool(self._turned) + self._is_dated

    def fresh_words(self) -> Vocabulary | None:
        """The vocabulary of now, to be handed on; None: it has not changed since last time."""
        if not self._recounted:
            return None
        self._recounted = False
        return self.words.copy()

    def start_over(self) -> None:
        """Compare all again: words weigh otherwise than they did."""
        self._compared_at, self._weighed = len(self.words), self.words.stamp
        self._waiting |= dict.fromkeys(self._counted)
        self._turned.clear()
        self._stale.clear()

    def work(self, seconds: float) -> tuple[tuple[str, ...], tuple[Proposal, ...]]:
        """Compare what waits, for about so long: articles, and all links at their claims.

        While articles wait they alone are compared, so that they are told of at once.
        """
        grown = len(self.words) >= GROWN * self._compared_at
        if grown or (self.left == 1 and self._is_dated):
            self.start_over()
        end = monotonic() + seconds
        done: dict[str, None] = {}
        if self._waiting:
            while self._waiting and (not done or monotonic() < end):
                done[self._next_article()] = None
        else:
            self._stale.update(self._index.having(self._turned))
            self._turned.clear()
            while self._stale:
                done |= dict.fromkeys(self._next_claim())
                if monotonic() >= end:
                    break
        links: dict[tuple[str, str], Proposal] = {}
        for article in done:
            for claim in self._index.of(article):
                links |= self._found.at(claim.key)
        return tuple(done), tuple(links.values())

    @property
    def _is_dated(self) -> bool:
        """Do words weigh otherwise than they did, and are all soon compared again?"""
        return self._weighed != self.words.stamp and len(self.words) <= FEW

    def _next_article(self) -> str:
        """Compare it; which it was."""
        article = next(iter(self._waiting))
        del self._waiting[article]
        for claim in self._index.of(article):
            self._compare(claim)
        return article

    def _next_claim(self) -> tuple[str, ...]:
        """Compare it; its article, if it has found others than before."""
        claim = self._index.get(self._stale.pop())
        return (claim.article,) if claim is not None and self._compare(claim) else ()

    def _compare(self, claim: Passage) -> bool:
        return self._found.put(claim.key, proposals_at(claim, self._index, self.words))

    def _count(self, article: Article) -> None:
        self._recounted = True
        spans = sentences(article.text, article.body)
        found = [term for span in spans for term in terms(article.quote(span))]
        self.words.count(found, len(spans))
        numbers = array("I", map(self._numbers.__getitem__, found))
        self._counted[article.id] = _Counted(article.hash, article.body, len(spans), numbers)

    def _discount(self, article: str) -> bool:
        counted = self._counted.pop(article, None)
        if counted is not None:
            self._recounted = True
            found = map(self._numbers.terms.__getitem__, counted.terms)
            self.words.discount(found, counted.sentences)
        return counted is not None


def proposed_anew(session: Session) -> tuple[Proposal, ...]:
    """Compare all articles of a session at once; what is open then, the most alike first."""
    comparing = Comparing()
    for name in session.article_ids():
        if not session.is_missing(name):
            comparing.take(session.state.articles[name], claims(session, name))
    articles, links = comparing.work(inf)
    propose(session, articles, links, comparing.fresh_words())
    return session.proposed_links


class _Numbers(dict[str, int]):
    """A number for every term: the terms of all articles take little room so."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: list[str] = []

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self.terms)
        self.terms.append(term)
        return number


@dataclass(frozen=True, slots=True)
class _Counted:
    """Of which article's text the words are counted, so that they can be taken back."""

    hash: str
    body: Span
    sentences: int
    terms: array[int]
