"""What recognises the articles: the built-in recognisers, and beside them trained ones."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.app.news import NotRecognised, Recognised, Words
from tui.app.recognition_child import Child
from tui.app.recognition_engine import Engine
from tui.app.recognition_wishes import Wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from tui.app.recognition_child import Answer, Recognising
    from tui.model.article import Article
    from tui.model.mark import Mark


@dataclass(slots=True)
class _Findings:
    """What each engine found in an article, in the order in which it counts."""

    article: Article
    by_engine: dict[int, tuple[Mark, ...]] = field(default_factory=dict)


class Recognition:
    """Hands every article to every engine and tells of results on their threads.

    A trained pipeline has an engine, and so a process, of its own: the built-in marks do not
    wait for it. Whenever one of them has an answer, all marks known so far are told.
    """

    def __init__(
        self,
        tell: Callable[[Recognised | NotRecognised | Words], None],
        wishes: Wishes | None = None,
        store: Path | None = None,
        *,
        child: Callable[[Sequence[str]], Recognising] = Child,
    ) -> None:
        """The cache is in the store's folder. Before `start` articles only wait."""
        self._tell = tell
        self._wishes = wishes or Wishes()
        self._store = store
        self._child = child
        self._lock = threading.Lock()
        self._early: dict[str, Article] | None = {}
        """Articles that came before there was an engine; None: there are engines."""
        self._sight: tuple[str, ...] = ()
        self._stopped = False
        self.paused = False
        self.engines: list[Engine] = []
        self._found: dict[str, _Findings] = {}
        self._allowed: Callable[[tuple[Mark, ...]], tuple[Mark, ...]] = lambda marks: marks

    def start(self) -> None:
        """Begin."""
        threading.Thread(target=self._begin, name="recognisers", daemon=True).start()

    def want(self, article: Article) -> None:
        """Recognise an article; an older version of it still waiting is dropped."""
        with self._lock:
            if self._early is not None:
                self._early[article.id] = article
            for engine in self.engines:
                engine.waiting.put(article)

    def hurry(self, articles: Iterable[str]) -> None:
        """These are in sight: take them first, if they are waiting."""
        wanted = tuple(articles)
        if wanted != self._sight:
            self._sight = wanted
            for engine in self.engines:
                engine.waiting.hurry(wanted)

    def pause(self) -> bool:
        """Recognise no more than what is in sight, or go on. True: it rests now."""
        self.paused = not self.paused
        for engine in self.engines:
            engine.waiting.pause(paused=self.paused)
        return self.paused

    @property
    def progress(self) -> tuple[str, int, int]:
        """What is at work, and how many of how many articles it has done."""
        for engine in self.engines:
            done, total = engine.waiting.progress
            if total:
                return engine.names[0] if len(engine.names) == 1 else "", done, total
        return "", 0, 0

    def stop(self) -> None:
        """End; the children go, too."""
        self._stopped = True
        for engine in self.engines:
            engine.stop()

    def _begin(self) -> None:
        from tui.recognisers import choose  # not needed for the first light

        choice, problems = choose(self._wishes.recognisers, self._wishes.rules_off)
        for line in problems:
            self._tell(Words(f"settings.toml: {line}"))
        self._allowed = choice.allowed
        sets = [choice.built_in] if choice.built_in else []
        sets += [(name,) for name in choice.trained]
        engines = [self._engine(n, names) for n, names in enumerate(sets)]
        with self._lock:
            waiting, self._early = self._early or {}, None
            self.engines = engines
            for engine in engines:
                for article in waiting.values():
                    engine.waiting.put(article)
        for engine in engines:
            engine.waiting.hurry(self._sight)
            engine.waiting.pause(paused=self.paused)
            if not self._stopped:
                engine.start()

    def _engine(self, number: int, names: tuple[str, ...]) -> Engine:
        def say(article: Article, answer: Answer) -> None:
            self._heard(number, article, answer)

        def fail(reason: str) -> None:
            self._tell(Words(reason))

        hands = 2 if number == 0 else 1
        return Engine(names, self._store, say, fail, hands=hands, child=self._child)

    def _heard(self, number: int, article: Article, answer: Answer) -> None:
        if isinstance(answer, str):
            self._tell(NotRecognised(article, answer))
            return
        marks = self._allowed(answer)
        if len(self.engines) == 1:
            self._tell(Recognised(article, marks))
            return
        from tui.recognisers import merged

        with self._lock:  # what is told later is known later
            known = self._found.get(article.id)
            if known is None or known.article != article:
                known = self._found[article.id] = _Findings(article)
            known.by_engine[number] = marks
            all_marks = merged(known.by_engine[each] for each in sorted(known.by_engine))
            self._tell(Recognised(article, all_marks))
