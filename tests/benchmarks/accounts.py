"""Made-up articles in numbers: several accounts of each of many events.

Words are as frequent as in newspapers (Mandelbrot's law); an event has names and words of its
own, and every article on it tells some of its claims in other words.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

from tui.model.article import Article, text_hash
from tui.model.detail import ActorSeen, Claim
from tui.model.mark import Mark
from tui.model.span import Span
from tui.session.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS = 40_000
"""In the language."""
OFFSET = 40
"""Mandelbrot's: the function words are not among the words."""
ACCOUNTS = 8
"""Articles on one event."""
SENTENCES = 30
"""Of an article: about 5 kB."""
CLAIMS = 12
"""Of these."""
LENGTH = 15
"""Words of a sentence."""


@dataclass(frozen=True, slots=True)
class Event:
    """What several articles are about."""

    names: tuple[str, ...]
    told: tuple[tuple[str, ...], ...]
    """Its claims, as words."""


class World:
    """A language and what happens."""

    def __init__(self, seed: int = 1) -> None:
        """The same seed makes the same world."""
        self._chance = Random(seed)
        letters = ("ba", "re", "mi", "ko", "tu", "sal", "ven", "dor", "pil", "gra", "shu")
        made: dict[str, None] = {}
        while len(made) < WORDS:
            made["".join(self._chance.choices(letters, k=self._chance.randint(2, 5)))] = None
        self._words = tuple(made)
        self._steps = tuple(accumulate(1 / (rank + OFFSET) for rank in range(WORDS)))

    def pages(self, articles: int) -> Iterator[Page]:
        """So many articles, with their suggestions."""
        for number in range(articles):
            if number % ACCOUNTS == 0:
                event = self._event()
            yield self._page(number, event)

    def _some(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._steps, k=count)

    def _event(self) -> Event:
        names = tuple(each.capitalize() for each in self._some(6))
        topic = self._some(25)
        told = tuple(
            (self._chance.choice(names), *self._chance.sample(topic, 4), *self._some(9))
            for _ in range(20)
        )
        return Event(names, told)

    def _page(self, number: int, event: Event) -> Page:
        claims = self._chance.sample(event.told, CLAIMS)
        sentences = [self._told(each) for each in claims]
        sentences += [self._some(LENGTH) for _ in range(SENTENCES - CLAIMS)]
        self._chance.shuffle(sentences)
        return page(f"{number:05}", sentences, event.names)

    def _told(self, claim: Sequence[str]) -> list[str]:
        """A claim with a third of its words said otherwise."""
        return [
            word if word[0].isupper() or self._chance.random() < 0.67 else self._some(1)[0]
            for word in claim
        ]


def page(name: str, sentences: Sequence[Sequence[str]], names: Sequence[str]) -> Page:
    """An article of these sentences; those that name somebody are its claims."""
    text, marks = "", []
    for words in sentences:
        start = len(text)
        for word in words:
            if word in names:
                span = Span(len(text), len(text) + len(word))
                marks.append(Mark("actor", (span,), ActorSeen(word, "place")))
            text += f"{word} "
        if any(word in names for word in words):
            span = Span(start, len(text) - 1)
            marks.append(Mark("claim", (span,), Claim(mode="own", polarity="+")))
        text = f"{text[:-1]}. "
    article = Article(
        f"{name}.txt", text, Span(0, len(text)), id=name, hash=text_hash(text), lang="en"
    )
    return Page(article, tuple(sorted(marks, key=lambda each: each.span)))
