"""Articles that wait to be recognised, the ones in sight first."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model.article import Article

MANY = 16
"""A second process helps while more articles than this wait."""
SLOW = 2.0
"""Seconds without an article taken after which it helps, however few wait."""
IDLE = 10.0
"""Seconds without work after which a helping process goes."""


class Waiting:
    """First looked up in the cache, then, if need be, recognised. For any thread."""

    def __init__(self) -> None:
        """Nothing waits."""
        self._change = threading.Condition()
        self._new: dict[str, Article] = {}
        self._missed: dict[str, Article] = {}
        self._in_hand = 0
        self._total = 0
        self._sight: frozenset[str] = frozenset()
        self.stopped = False
        self.paused = False

    def put(self, article: Article) -> None:
        """One more; an older version of it still waiting is dropped."""
        with self._change:
            if not self.stopped:
                self._drop(article.id)
                self._total += 1
                self._new[article.id] = article
                self._put_ahead(self._sight)
                self._change.notify_all()

    def hurry(self, names: Iterable[str]) -> None:
        """These are in sight: they come first, and a pause is not for them."""
        with self._change:
            self._sight = frozenset(names)
            self._put_ahead(self._sight)
            self._change.notify_all()

    def pause(self, *, paused: bool) -> None:
        """Recognise only what is in sight; or all again."""
        with self._change:
            self.paused = paused
            self._change.notify_all()

    def stop(self) -> None:
        """Nothing more is taken or put."""
        with self._change:
            self.stopped = True
            self._new.clear()
            self._missed.clear()
            self._change.notify_all()

    @property
    def progress(self) -> tuple[int, int]:
        """How many of how many are done, since nothing waited."""
        with self._change:
            return (0, 0) if self.stopped else (self._total - self._left, self._total)

    def look(self) -> Article | None:
        """The next one to be looked up; waits for it. None: the end."""
        with self._change:
            self._change.wait_for(lambda: self.stopped or bool(self._new))
            if self.stopped:
                return None
            self._in_hand += 1
            return self._new.pop(next(iter(self._new)))

    def miss(self, article: Article) -> None:
        """It is not in the cache, so it is to be recognised."""
        with self._change:
            self._in_hand -= 1
            if article.id in self._new or self.stopped:  # there is a newer version of it
                self._total -= 1
                return
            self._missed[article.id] = article
            self._put_ahead(self._sight & {article.id})
            self._change.notify_all()

    def take(self, *, helping: bool = False) -> Article | None:
        """The next one to be recognised; waits for it. None: the end, or no need of help."""
        with self._change:
            name = ""
            while not self.stopped:
                name = self._next()
                if name and (not helping or len(self._missed) > MANY):
                    break
                if self._change.wait((SLOW if name else IDLE) if helping else None):
                    continue
                if name != self._next():
                    continue
                if not name:
                    return None
                break  # nobody else has come for it
            if self.stopped:
                return None
            self._in_hand += 1
            return self._missed.pop(name)

    def done(self) -> None:
        """An article that was taken, or looked up, is known now."""
        with self._change:
            self._in_hand -= 1
            if not self._left:
                self._total = 0

    @property
    def _left(self) -> int:
        return len(self._new) + len(self._missed) + self._in_hand

    def _next(self) -> str:
        names = iter(self._missed)
        if self.paused:
            names = (each for each in self._missed if each in self._sight)
        return next(names, "")

    def _drop(self, name: str) -> None:
        for each in (self._new, self._missed):
            self._total -= each.pop(name, None) is not None

    def _put_ahead(self, names: Iterable[str]) -> None:
        for each in (self._new, self._missed):
            ahead = {name: each.pop(name) for name in names if name in each}
            if ahead:
                rest = dict(each)
                each.clear()
                each |= ahead | rest
