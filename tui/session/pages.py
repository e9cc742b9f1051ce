"""The pages of all articles: those in sight always as things stand, the others soon after."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from tui.session.marks import open_marks
from tui.session.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.session.state import State


class Pages:
    """Made when they are asked for, and kept until something in them changes.

    What a tag teaches may change suggestions in a thousand articles: those are made anew a few
    at a time, by `renew`.
    """

    def __init__(self, state: State) -> None:
        """None is made yet."""
        self._state = state
        self._made: dict[str, Page] = {}
        self._stale: dict[str, None] = {}

    def page(self, article: str) -> Page:
        """The article as it stands now."""
        if article in self._stale:
            del self._stale[article]
            self._made.pop(article, None)
        return self.latest(article)

    def latest(self, article: str) -> Page:
        """The page as it was made last: its tags are those of now, its suggestions nearly."""
        page = self._made.get(article)
        if page is None:
            page = self._made[article] = self._make(article)
        return page

    def forget(self, articles: Iterable[str]) -> None:
        """Something in these has changed: they are made anew when next asked for."""
        for article in articles:
            self._made.pop(article, None)
            self._stale.pop(article, None)

    def doubt(self, articles: Iterable[str] | None = None) -> None:
        """The suggestions of these, or of all, may be others now."""
        wanted = self._made if articles is None else articles
        self._stale.update((article, None) for article in wanted if article in self._made)

    @property
    def are_settled(self) -> bool:
        """Is every page as things stand?"""
        return not self._stale

    def renew(self, seconds: float) -> frozenset[str]:
        """Make pages that are in doubt anew, for about so long; returns whose they are."""
        until = monotonic() + seconds
        renewed = set()
        while self._stale and monotonic() < until:
            article = next(iter(self._stale))
            renewed.add(article)
            if article in self._state.articles:
                self.page(article)
            else:
                self.forget([article])
        return frozenset(renewed)

    def _make(self, name: str) -> Page:
        state = self._state
        article, seen = state.articles[name], state.marks.get(name)
        tags = tuple(tag for tag in state.standing(name) if tag.text_hash == article.hash)
        marks = () if seen is None else state.learned.marks(article, seen)
        marks = open_marks(marks, article, tags, state.refusals.values())
        return Page(article, marks, tags, state.actors, tuple(state.orphans(name)))
