"""What searches the articles, and keeps the process that does it told of their texts."""

from __future__ import annotations

import threading
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.apart import LateError, LostError
from tui.app.news import Done
from tui.app.searching_child import Child, Complete, Corpus, Search, Texts
from tui.desk.found import MOST, Found, Places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.app.searching_child import Answer, Question, Searcher
    from tui.model.article import Article
    from tui.text.searching import Query

BATCH = 2**18
"""Characters of text handed over at once: a search waits no longer than that takes."""
FEW = 2**20
"""Characters that are handed over before a search rather than after it."""
SECONDS, SECONDS_ALL, SECONDS_TOLD = 1.0, 5.0, 120.0
"""That may be taken: by a search of one article, of all, and by anything else."""
TRIES = 3
"""How often in a row the process may get lost before only a search starts it again."""
PLACES = 200_000
"""Places in one article at most."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """A search, and who wants to know."""

    query: Query
    take: Callable[[Found], None]
    article: str = ""
    """Only in this one."""
    again: bool = False
    """Was the process lost once already?"""


class Searching:
    """Told of articles as they come and go; the latest search comes before everything else."""

    def __init__(
        self,
        tell: Callable[[Done], None],
        store: Path | None,
        child: Callable[[Path | None], Searcher] = Child,
    ) -> None:
        """Nothing runs before the first search or `begin`."""
        self._tell = tell
        self._child = child(store)
        self._change = threading.Condition()
        self._articles: dict[str, Article] = {}
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        """Which articles have a text, by its key."""
        self._wishes: dict[bool, _Wish] = {}
        """At most one for a single article (True) and one for all."""
        self._told: set[str] = set()
        """Keys that the process knows to belong to the corpus."""
        self._unsent: dict[str, None] = {}
        self._incomplete: _Wish | None = None
        """A search to be repeated when all texts are there."""
        self._changed = self._complete = self._stopped = False
        self._damages = self._lost = 0
        self._thread: threading.Thread | None = None

    # On the event loop.

    def want(self, name: str, article: Article | None) -> None:
        """An article as it stands now; None: it is gone."""
        with self._change:
            before = self._articles.pop(name, None)
            if before is not None:
                self._names[key_of(before)].discard(name)
            if article is not None:
                self._articles[name] = article
                self._names[key_of(article)].add(name)
            if before is None or article is None or key_of(before) != key_of(article):
                self._changed = True
                self._change.notify()

    def begin(self) -> None:
        """Build the index now, in the background."""
        with self._change:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="search", daemon=True)
                self._thread.start()
            self._change.notify()

    def search(self, query: Query, take: Callable[[Found], None], article: str = "") -> None:
        """Look in one article, or in all; a search still waiting is dropped for it."""
        with self._change:
            self._wishes[bool(article)] = _Wish(query, take, article)
            if not article:
                self._incomplete = None
        self.begin()

    def stop(self) -> None:
        """End; the process goes, too."""
        with self._change:
            self._stopped = True
            self._change.notify()
        self._child.stop()

    # On its own thread.

    def _work(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(self._has_work)
                if self._stopped:
                    return
                wish = self._wishes.pop(True, None) or self._wishes.pop(False, None)
            try:
                self._announce()
                if wish is not None:
                    self._fulfil(wish)
                elif self._unsent:
                    self._send_some()
                else:
                    self._finish()
            except LostError as reason:
                self._forget()
                if self._stopped:
                    return
                if wish is not None:
                    self._lose(wish, reason)

    def _has_work(self) -> bool:
        unfinished = self._changed or bool(self._unsent) or not self._complete
        return self._stopped or bool(self._wishes) or (unfinished and self._lost < TRIES)

    def _announce(self) -> None:
        """Say which texts belong to the corpus; those not known there are to be sent."""
        with self._change:
            if not self._changed:
                return
            self._changed = False
            keys = {key for key, names in self._names.items() if names}
        more, less = keys - self._told, self._told - keys
        if not more and not less:
            return
        self._complete = False
        answer = self._ask(Corpus(tuple(more), tuple(less)))
        self._told = keys
        for key in less:
            self._unsent.pop(key, None)
        self._unsent |= dict.fromkeys(answer.missing)

    def _send_some(self) -> None:
        """Hand over a batch of texts."""
        texts, size = [], 0
        while self._unsent and size < BATCH:
            key = next(iter(self._unsent))
            del self._unsent[key]
            article = self._of(key)
            if article is not None:
                texts.append((key, article.text, article.body))
                size += len(article.text)
        self._ask(Texts(tuple(texts)))

    def _finish(self) -> None:
        if not self._complete:
            self._ask(Complete())
            self._complete = not self._unsent
        with self._change:
            wish, self._incomplete = self._incomplete, None
            if wish is not None:
                self._wishes.setdefault(False, wish)

    def _fulfil(self, wish: _Wish) -> None:
        if wish.article:
            self._fulfil_one(wish)
            return
        articles = [self._of(key) for key in self._unsent]
        if sum(len(each.text) for each in articles if each is not None) < FEW:
            while self._unsent:
                self._send_some()
        question = Search(wish.query, MOST)
        answer = self._ask(question, SECONDS_ALL)
        waiting = len(self._articles) if self._changed else len(self._unsent)
        if waiting:
            self._incomplete = wish
        with self._change:
            places = tuple(
                Places(name, self._articles[name].hash, spans)
                for key, spans in answer.found
                for name in self._names.get(key, ())
            )
        self._answer(wish, Found(places, answer.more, waiting))

    def _fulfil_one(self, wish: _Wish) -> None:
        with self._change:
            article = self._articles.get(wish.article)
        if article is None:
            self._answer(wish, Found())
            return
        key = key_of(article)
        if key in self._unsent:
            del self._unsent[key]
            self._ask(Texts(((key, article.text, article.body),)))
        answer = self._ask(Search(wish.query, PLACES, key), SECONDS)
        places = tuple(Places(wish.article, article.hash, spans) for _, spans in answer.found)
        self._answer(wish, Found(places))

    def _of(self, key: str) -> Article | None:
        with self._change:
            return next((self._articles[name] for name in self._names.get(key, ())), None)

    def _ask(self, question: Question, seconds: float = SECONDS_TOLD) -> Answer:
        answer = self._child.ask(question, seconds)
        if answer.damages != self._damages:  # it knows no text any more
            self._damages = answer.damages
            self._told.clear()
            self._changed = True
        if isinstance(question, Search | Complete):
            self._lost = 0
        return answer

    def _forget(self) -> None:
        """The process is another: it has to be told all."""
        self._told, self._unsent, self._damages = set(), {}, 0
        self._changed = True
        self._lost += 1

    def _lose(self, wish: _Wish, reason: LostError) -> None:
        """Look again, once, when the process has gone by itself; else say why not."""
        if isinstance(reason, LateError) or wish.again:
            self._answer(wish, Found(trouble=f"given up: {wish.query} {reason}"))
            return
        with self._change:
            self._wishes.setdefault(bool(wish.article), replace(wish, again=True))

    def _answer(self, wish: _Wish, found: Found) -> None:
        self._tell(Done(lambda: wish.take(found)))


def key_of(article: Article) -> str:
    """What a text is known by: its hash, and the stretch of it that is searched."""
    return f"{article.hash}:{article.body.start}:{article.body.end}"
