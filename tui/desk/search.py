"""What is looked for in the open articles: its places are what `n` steps through."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.desk.targets import following, preceding
from tui.session.tagging import short
from tui.text.clean import clean_line
from tui.text.folding import fold
from tui.text.searching import spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.desk import Desk
    from tui.desk.found import Found
    from tui.desk.outside import Outside
    from tui.desk.view import View
    from tui.model.article import Article
    from tui.model.span import Span
    from tui.session.page import Page
    from tui.session.session import Session
    from tui.text.folding import Folded
    from tui.text.searching import Query

AT_ONCE = 2**17
"""Characters of a text in which words are looked for while a key waits."""
SHOWN = 24
"""Characters of what is looked for that the header shows."""


class Search:
    """Words or a regular expression, and where they stand in articles looked at so far.

    A regular expression may take for ever, and a long text too long for a key: another process
    looks there, and there are no places until it has.
    """

    def __init__(self, query: Query, outside: Outside) -> None:
        """Nothing has been looked at."""
        self.query = query
        self._outside = outside
        self._places: dict[str, tuple[Span, ...]] = {}
        self._asked: dict[str, str] = {}
        """The hash of the text each article was last asked about."""
        self.arrived: Callable[[str, str], None] = lambda article, trouble: None
        """Told when another process has looked at an article, or why it could not."""

    @property
    def name(self) -> str:
        """As it is shown."""
        return shown(self.query)

    def spans(self, session: Session, page: Page) -> tuple[Span, ...]:
        """Its places in an article, by start; the same value as long as the text stays."""
        article = page.article
        key = f"{article.id} {article.hash} {article.body}"
        if key not in self._places:
            if self.query.regex or len(article.text) > AT_ONCE:
                self._ask(article, key)
                return ()
            self._places[key] = tuple(spans(self.query, _folded(article)))
        return self._places[key]

    def is_looking(self, page: Page) -> bool:
        """Is another process still at it?"""
        return page.article.id in self._asked

    def _ask(self, article: Article, key: str) -> None:
        if self._asked.get(article.id) == key:
            return
        self._asked[article.id] = key

        def take(found: Found) -> None:
            if self._asked.get(article.id) != key:
                return
            del self._asked[article.id]
            self._places[key] = next((each.spans for each in found.places), ())
            self.arrived(article.id, found.trouble)

        self._outside.search(self.query, take, article.id)


def shown(query: Query, most: int = SHOWN) -> str:
    """What is looked for, as it is shown."""
    return short(clean_line(str(query)), most)


def place_in(search: Search, session: Session, view: View) -> str:
    """Which of its places in an article the cursor is on, and how many there are."""
    if search.is_looking(view.page):
        return "…"
    places = search.spans(session, view.page)
    at = bisect_left(places, view.cursor)
    number = str(at + 1) if places[at : at + 1] == (view.cursor,) else "–"
    return f"{number}/{len(places)}"


def step(desk: Desk, sought: Search, *, forward: bool) -> None:
    """To a neighbour of the cursor among the places in the article."""
    view = desk.view
    if view is None:
        return
    places = sought.spans(desk.session, view.page)
    if sought.is_looking(view.page):
        desk.say(f"still looking for {sought.name}")
        return
    span, wrapped = (following if forward else preceding)(places, view.cursor)
    if span is None:
        desk.say(said_of_none(desk, sought, view))
        return
    view.select(span, scroll=False)
    view.centre()
    if wrapped:
        desk.say(f"wrapped: {len(places)} × {sought.name} in {desk.name(view.article)}")


def said_of_none(desk: Desk, sought: Search, view: View) -> str:
    """That there is none, and what may help."""
    words = sought.query.words
    digits = sought.query.regex and words[:1] in "dwsbDWSB"
    hint = f" · \\\\{words[:1]} would be a class" if digits else " · g / looks in all articles"
    return f"no {sought.name} in {desk.name(view.article)}{hint}"


def _folded(article: Article) -> Folded:
    return _folded_text(article.hash, article.text, article.body)


@lru_cache(maxsize=16)
def _folded_text(name: str, text: str, body: Span) -> Folded:
    return fold(text, body)
