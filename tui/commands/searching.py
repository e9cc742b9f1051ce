"""Looking for words: in the article as one types, and in all articles."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tui.commands import command
from tui.commands.tagging import kind_of
from tui.desk.bar import Prompt
from tui.desk.hits import Hits
from tui.desk.search import Search, said_of_none, shown
from tui.session.gathering import tag_places
from tui.text.searching import PATTERN, BadPatternError, query_of

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.text.searching import Query

IN_ARTICLE, IN_ALL, AS_PATTERN = "search", "search all articles", "regular expression"


@command("search.open")
def search(desk: Desk) -> None:
    """Search in the article as you type; a line that begins with \\ is a regular expression."""
    view = desk.view
    if view is None:
        desk.say("open an article first: ⏎")
        return
    _Typing(desk, view).ask()


@command("search.all")
def search_all(desk: Desk) -> None:
    """Search all articles, as in one; nothing typed: for the same as last time."""
    hits = _hits(desk)
    sought = desk.sought if desk.view is not None else None
    known = sought.query if isinstance(sought, Search) else hits.query
    again = f"{IN_ALL}, ⏎ {shown(known)}" if known else IN_ALL

    def accept(typed: str) -> str:
        try:
            query = query_of(typed, smart_case=desk.smart_case)
        except BadPatternError as reason:
            return str(reason)
        wanted = query or known
        if wanted is None:
            return "type what to look for, or esc leaves"
        hits.ask(wanted)
        desk.screens.go("hits")
        return ""

    def typing(typed: str) -> str:
        return (AS_PATTERN if typed.startswith(PATTERN) else IN_ALL) if typed else again

    desk.prompt = Prompt(again, "", accept, typing)


@command("hits.mark")
def mark(desk: Desk) -> None:
    """Mark the place, or all of the article; the kinds then tag only what is marked."""
    hits = _hits(desk)
    hits.toggle_mark()
    desk.say(f"{len(hits.marked)} marked" if hits.marked else "none marked: all are meant")


@command("hits.whole")
def whole(desk: Desk) -> None:
    """Only whole words, or also inside longer ones."""
    hits = _hits(desk)
    if hits.query is None:
        desk.say("nothing has been looked for: / looks")
    else:
        desk.say("whole words only" if hits.turn_whole() else "also inside longer words")


@command("hits.tag", "actor", "claim", "date", *"123456789")
def tag(desk: Desk, which: str) -> None:
    """Tag all these places, or the marked ones; one step for u."""
    hits, kind = _hits(desk), kind_of(desk, which)
    places = hits.chosen()
    if kind is None:
        desk.say(f"kind {which} is not defined: codebook.toml in the store defines it")
    elif kind.id == "claim":
        desk.say("a claim is more than a word: ⏎ opens the place, and c tags it there")
    elif not places or hits.query is None:
        desk.say("there is nothing to tag")
    else:
        made, articles, left = tag_places(
            desk.session, places, kind.id, one_actor=not hits.query.regex
        )
        where = "1 article" if articles == 1 else f"{articles} articles"
        had = f", {left} had such a tag" if left else ""
        done = f"{kind.name.lower()}: {made} tagged in {where}{had}"
        desk.say(f"{done} · u undoes" if made else f"all {left} have such a tag already")
        hits.marked.clear()


def _hits(desk: Desk) -> Hits:
    listing = desk.screens.list_of("hits")
    assert isinstance(listing, Hits)
    return listing


class _Typing:
    """A line being typed; the view goes to the first place and, if it is left, comes back."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk, self._view = desk, view
        self._cursor, self._top, self._before = view.cursor, view.top, desk.sought

    def ask(self) -> None:
        """Let the user type."""
        desk = self._desk
        desk.prompt = Prompt(IN_ARTICLE, "", self._accept, self._typed, self._return)

    def _typed(self, text: str) -> str:
        """Look for what has been typed so far."""
        question = AS_PATTERN if text.startswith(PATTERN) else IN_ARTICLE
        try:
            query = self._query(text)
        except BadPatternError as reason:
            self._return()
            self._desk.say(str(reason))
            return question
        if query is None:
            self._return()
        else:
            self._look_for(query)
        return question

    def _query(self, text: str) -> Query | None:
        return query_of(text, smart_case=self._desk.smart_case)

    def _look_for(self, query: Query) -> None:
        desk = self._desk
        sought = Search(query, desk.outside)
        sought.arrived = self._arrived
        desk.sought = sought
        self._go()

    def _arrived(self, article: str, trouble: str) -> None:
        if trouble:
            self._desk.say(trouble)
        if article == self._view.article and self._desk.view is self._view:
            self._go()
            if self._desk.prompt is None and not trouble:
                self._say_when_none()

    def _go(self) -> None:
        """To the first place from where the cursor was, else from the beginning."""
        view, sought = self._view, self._desk.sought
        if not isinstance(sought, Search):
            return
        places = sought.spans(self._desk.session, view.page)
        if not places:
            self._put_back()
            return
        at = bisect_left(places, (self._cursor.start,)) % len(places)
        view.select(places[at], scroll=False)
        view.centre()

    def _put_back(self) -> None:
        self._view.select(self._cursor, scroll=False)
        self._view.scroll_to(self._top)

    def _return(self) -> None:
        """As it was before."""
        self._desk.sought = self._before
        self._put_back()

    def _accept(self, text: str) -> str:
        desk = self._desk
        try:
            query = self._query(text)
        except BadPatternError as reason:
            return str(reason)
        if query is None:
            self._return()
            if not isinstance(desk.sought, Search):
                desk.say("nothing to look for")
            return ""
        if not isinstance(desk.sought, Search) or desk.sought.query != query:
            self._look_for(query)
        self._put_back()
        desk.places.leave()
        self._go()
        self._say_when_none()
        return ""

    def _say_when_none(self) -> None:
        desk, view, sought = self._desk, self._view, self._desk.sought
        if not isinstance(sought, Search) or sought.is_looking(view.page):
            return
        if not sought.spans(desk.session, view.page):
            desk.say(said_of_none(desk, sought, view))
