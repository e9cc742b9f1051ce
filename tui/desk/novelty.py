"""What is new in an article to somebody who has read others before it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.compare import Vocabulary
    from tui.compare.telling import Question, Told
    from tui.desk.desk import Desk
    from tui.model.article import Article
    from tui.model.span import Span
    from tui.session.page import Page

ORDERS = ("read", "published")
"""Before an article come those opened before it; or, of those opened, the ones published
before it."""
PLACE = "opened"
"""Under this name the order is kept."""
AT_A_TIME = 8
"""Articles that are asked about at once."""
TRIES = 5
"""How often in a row there may be no answer before no more is asked."""
SAYS = 3
"""Words a sentence has at least to be gone to as something new."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is told already in an article."""

    asked: tuple[int, str]
    """The state of everything else when it was asked, and the article's text."""
    told: Told

    @property
    def share(self) -> int | None:
        """How many per cent of the sentences are new; None: there are none."""
        old, new = len(self.told.old), len(self.told.new)
        return round(100 * new / (old + new)) if old + new else None


class Novelty:
    """Knows the order of reading; asks aside what is old, and keeps the answers."""

    def __init__(self, desk: Desk) -> None:
        """Nothing has been opened."""
        self._desk = desk
        self.shown = True
        """Is what is old dimmed?"""
        self.by = ORDERS[0]
        self.ask: Callable[[Question], Sequence[Told]] | None = None
        """Answers on another thread; None: here."""
        self._order: dict[str, None] = {}
        self._restored = False
        self._seen: dict[str, tuple[str, str]] = {}
        """Of the articles that were opened: text and date, as far as looked at."""
        self._state = 0
        """Another one whenever an answer may be another."""
        self._all_at = -1
        """The state in which all articles were asked for last."""
        self._words: Vocabulary | None = None
        self._told: set[str] = set()
        """Texts that were handed over."""
        self._known: dict[str, _Known] = {}
        self._wanted: dict[str, None] = {}
        self._at_work = False
        self._lost = 0
        """How often in a row there was no answer."""

    # The order of reading.

    def opened(self, article: str) -> None:
        """An article is read; if that is so for the first time, it is the latest."""
        self._restore()
        if article not in self._order:
            self._order[article] = None
            self._state += 1
            self._desk.session.remember(PLACE, {"articles": list(self._order)})

    def before(self, article: str) -> tuple[str, ...]:
        """The articles that were read before one, as far as they are there."""
        self._restore()
        session = self._desk.session
        there = [each for each in self._order if not session.is_missing(each)]
        if self.by == "read":
            return tuple(there[: there.index(article)] if article in there else there)
        here = self._published(article)
        return tuple(e for e in there if e != article and self._published(e) < here)

    def _published(self, article: str) -> tuple[bool, str, str]:
        """Sorts by publication; what has no date comes last."""
        record = self._desk.session.record(article)
        return not record.published, record.published, record.path

    def _restore(self) -> None:
        """Take up the order of last time, behind nothing that was opened since."""
        if not self._restored:
            kept = self._desk.session.place(PLACE).get("articles")
            if isinstance(kept, list):
                self._order = dict.fromkeys(map(str, kept)) | self._order
            self._restored = True

    # What is new.

    def old(self, page: Page) -> tuple[Span, ...]:
        """The sentences to be dimmed; the same value as long as they are the same."""
        known = self._of(page.article)
        return known.told.old if known is not None and self.shown else ()

    def new(self, page: Page) -> tuple[Span, ...]:
        """Where the sentences begin that nobody has told before: their first words."""
        from tui.desk.units import units_of

        known, units = self._of(page.article), units_of(page.article)
        if known is None and self.before(page.article.id):
            return ()
        found = known.told.new if known is not None else units.sentences
        firsts = (_first_word(units.words, span) for span in found)
        return tuple(word for word in firsts if word is not None)

    def share(self, article: str) -> int | None:
        """How many per cent of the sentences are new; None: not known, or nothing before it."""
        known = self._known.get(article)
        return known.share if known is not None else None

    def _of(self, article: Article) -> _Known | None:
        known = self._known.get(article.id)
        return known if known is not None and known.asked[1] == article.hash else None

    @property
    def is_settled(self) -> bool:
        """Is nothing being found out?"""
        return not self._at_work and not self._wanted

    # Asking.

    def touched(self, articles: Iterable[str] | None) -> None:
        """These are others than before; None: all may be."""
        for name in tuple(self._order if articles is None else articles):
            article = self._desk.session.state.articles.get(name)
            if name in self._order:
                seen = (article.hash, article.published) if article is not None else ("", "")
                if self._seen.get(name, seen) != seen:
                    self._state += 1
                self._seen[name] = seen

    def want_all(self, articles: Iterable[str]) -> None:
        """The same for very many."""
        if self._order and self._all_at != self._state:
            self.want(articles)
            self._all_at = self._state

    def want(self, articles: Iterable[str]) -> None:
        """Find out what is new in these, if that is not known; the last first."""
        self._restore()
        if not self._order or self._lost > TRIES:
            return
        words = self._desk.session.words
        if words is not self._words:
            self._words, self._state = words, self._state + 1
        state = self._desk.session.state
        for name in articles:
            article, known = state.articles.get(name), self._known.get(name)
            if article is None or (known and known.asked == (self._state, article.hash)):
                self._wanted.pop(name, None)
            elif name not in self._wanted:
                self._wanted[name] = None
        self._go_on()

    def _go_on(self) -> None:
        while self._wanted and not self._at_work:
            names = [
                self._wanted.popitem()[0] for _ in range(min(AT_A_TIME, len(self._wanted)))
            ]
            self._ask(names)

    def _ask(self, names: Sequence[str]) -> None:
        articles = self._desk.session.state.articles
        before = {name: self.before(name) for name in names if name in articles}
        for name in names:
            if not before.get(name):
                self._known.pop(name, None)
        wanted = [articles[name] for name, others in before.items() if others]
        if not wanted:
            return
        from tui.compare.telling import Ask, Question, Telling, Text  # not for the first light

        if self.ask is None:
            self.ask = Telling().answer
        needed = {name: articles[name] for names in before.values() for name in names}
        needed |= {each.id: each for each in wanted}
        fresh = [each for each in needed.values() if each.hash not in self._told]
        texts = tuple(Text(each.hash, each.text, each.body) for each in fresh)
        asks = tuple(
            Ask(each.hash, tuple(articles[name].hash for name in before[each.id]))
            for each in wanted
        )
        words = self._words if self._words is not None and len(self._words) else None
        question, answer, state = Question(texts, asks, words), self.ask, self._state
        self._told |= {each.hash for each in fresh}
        self._at_work = True

        def take(told: Sequence[Told]) -> None:
            self._at_work = False
            if len(told) < len(wanted):  # what was known there is lost: all is told again
                self._told.clear()
                self._lost += 1
                return
            self._lost = 0
            for each, what in zip(wanted, told, strict=True):
                self._keep(each, _Known((state, each.hash), what))
            self._go_on()

        self._desk.outside.work_out(lambda: answer(question), take)

    def _keep(self, article: Article, now: _Known) -> None:
        was = self._known.get(article.id)
        if was is not None and was.told == now.told:
            now = replace(now, told=was.told)
        self._known[article.id] = now
        if was is None or was.share != now.share:
            self._desk.library.refresh()


def _first_word(words: Sequence[Span], sentence: Span) -> Span | None:
    """The first word of a sentence of some length."""
    first = bisect_left(words, sentence.start, key=lambda word: word.start)
    last = bisect_left(words, sentence.end, first, key=lambda word: word.start)
    return words[first] if last - first >= SAYS else None
