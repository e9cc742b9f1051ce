"""One set of recognisers at work: the cache first, then one or two processes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tui.app.recognition_child import Child, NoChildError
from tui.app.recognition_queue import Waiting
from tui.storage.mark_cache import MarkCache

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tui.app.recognition_child import Answer, Recognising
    from tui.model.article import Article

PRUNE = 1000
"""New articles after which old ones are put out of the cache, besides when all is done."""


class Engine:
    """Says the answer to each article on one of its threads; a failure as an own line."""

    def __init__(
        self,
        names: Sequence[str],
        store: Path | None,
        say: Callable[[Article, Answer], None],
        fail: Callable[[str], None],
        *,
        hands: int = 2,
        child: Callable[[Sequence[str]], Recognising] = Child,
    ) -> None:
        """Recognisers by name; nothing runs before `start`."""
        self.names = tuple(names)
        self.waiting = Waiting()
        self._store = store
        self._say, self._fail = say, fail
        self.children = [child(self.names) for _ in range(hands)]
        self._cache: MarkCache | None = None
        self._kept = 0

    def start(self) -> None:
        """Begin."""
        threading.Thread(target=self._look_up, name="marks known", daemon=True).start()
        for number, child in enumerate(self.children):
            args = (child, number > 0)
            threading.Thread(
                target=self._work, args=args, name="recognition", daemon=True
            ).start()

    def stop(self) -> None:
        """End; the children go, too."""
        self.waiting.stop()
        for child in self.children:
            child.stop()

    def _look_up(self) -> None:
        from tui.recognisers import edition_of  # not needed for the first light

        if self._store is not None:
            self._cache = MarkCache(self._store, edition_of(self.names))
        while (article := self.waiting.look()) is not None:
            marks = self._cache.get(article) if self._cache is not None else None
            if marks is None:
                self.waiting.miss(article)
            else:
                self.waiting.done()
                self._say(article, marks)

    def _work(self, child: Recognising, helping: bool) -> None:
        while not self.waiting.stopped:
            article = self.waiting.take(helping=helping)
            if article is None:
                child.stop()
                continue
            try:
                answer = child.ask(article)
            except NoChildError as reason:
                self._give_up(str(reason))
                return
            if self.waiting.stopped:
                return
            self.waiting.done()
            self._say(article, answer)
            if not isinstance(answer, str) and self._cache is not None:
                self._keep(self._cache, article, answer)

    def _keep(self, cache: MarkCache, article: Article, marks: Answer) -> None:
        assert not isinstance(marks, str)
        cache.put(article, marks)
        self._kept += 1
        if self._kept >= PRUNE or self.waiting.progress == (0, 0):
            self._kept = 0
            cache.prune()

    def _give_up(self, reason: str) -> None:
        if not self.waiting.stopped:
            self.stop()
            self._fail(reason)
