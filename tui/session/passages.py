"""An article's sentences and claims as comparing wants them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from tui.compare import Passage, Vocabulary
from tui.compare.sources import is_unnamed
from tui.model.detail import ActorSeen, Claim, DateValue, Mention
from tui.model.span import Span
from tui.session.sources import Suggested, bare, points_back
from tui.session.state import fold_name
from tui.text.sentences import sentences as sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.tag import Tag
    from tui.session.page import Page
    from tui.session.session import Session
    from tui.session.state import State

_BLANK = re.compile(r"\s+")
_DEFINITE = re.compile(r"[\"“‘]?[Tt]he ([a-z]{3,})\b")
_THING = re.compile(r"(?<=[a-z,] )([A-Z][\w’'-]+) ([a-z]{3,})\b")


def key_of(article: str, span: Span) -> str:
    """The key of a sentence or a suggested claim."""
    return f"{article}:{span.start}-{span.end}"


def sentences(session: Session, article: str) -> tuple[Passage, ...]:
    """The sentences of an article, in reading order."""
    return _sentences(session.page(article), session.state)


def claims(session: Session, article: str) -> tuple[Passage, ...]:
    """The tagged claims and the suggested ones that are still open, in reading order."""
    return _claims(session.page(article), session.state)


@lru_cache(maxsize=64)
def _sentences(page: Page, state: State) -> tuple[Passage, ...]:
    article = page.article
    named = _Named(page, identities(page, state))
    return tuple(
        named.passage(key_of(article.id, span), (span,))
        for span in sentences_of(article.text, article.body)
    )


@lru_cache(maxsize=1024)
def _claims(page: Page, state: State) -> tuple[Passage, ...]:
    return claims_of(page, identities(page, state))


def claims_of(page: Page, who: Mapping[str, str]) -> tuple[Passage, ...]:
    """The same from a page and `identities` alone, for another process."""
    named = _Named(page, who)
    found = [(tag.span, named.claim(tag.id, tag)) for tag in page.tags if tag.kind == "claim"]
    found += [
        (mark.span, named.claim(key_of(page.article.id, mark.span), mark))
        for mark in page.marks
        if mark.kind == "claim"
    ]
    return tuple(passage for _, passage in sorted(found, key=lambda each: each[0]))


def identities(page: Page, state: State) -> dict[str, str]:
    """The ids of known actors by the names that the suggestions and claims of a page have."""
    things: list[Tag | Mark] = [*page.marks, *page.tags]
    if not state.actors:
        return {}
    names = {name for thing in things for name in _names(thing, page.article)}
    known = ((name, state.actors_named(name)) for name in names)
    return {name: actors[0].id for name, actors in known if actors}


def _names(thing: Tag | Mark, article: Article) -> tuple[str, ...]:
    match thing.detail:
        case ActorSeen(name=name):
            return (name,)
        case Claim(via=via, source_span=Span() as span):
            words = article.quote(span)
            return (*via, words, bare(words))
        case Claim(via=via):
            return via
    return ()


def vocabulary(session: Session) -> Vocabulary:
    """How much each word tells in this corpus, counted by sentence."""
    made = Vocabulary()
    for article in session.state.articles.values():
        for span in sentences_of(article.text, article.body):
            made.add(article.quote(span))
    return made


class _Named:
    """Makes passages of an article, with the actors and dates that stand in them."""

    def __init__(self, page: Page, who: Mapping[str, str]) -> None:
        self._page, self._known = page, who
        things: list[Tag | Mark] = [*page.tags, *page.marks]
        self._actors = _spans(things, "actor")
        self._dates = _spans(things, "date")

    def claim(self, key: str, thing: Tag | Mark) -> Passage:
        """The passage of a claim."""
        detail = thing.detail if isinstance(thing.detail, Claim) else Claim()
        source = detail.source
        if detail.source_span is not None:
            source = self._said_by(detail.source_span, source)
        via = tuple(self._identity(name) for name in detail.via)
        return self.passage(
            key, thing.parts, source=source, via=via,
            polarity=detail.polarity, phase=detail.phase,
        )  # fmt: skip

    def passage(
        self, key: str, parts: Sequence[Span], *, source: str = "", via: tuple[str, ...] = (),
        polarity: str = "", phase: str = "",
    ) -> Passage:  # fmt: skip
        """The passage of some words of the article."""
        article = self._page.article
        inside = [each for part in parts for each in _within(self._actors, part)]
        dates = [each for part in parts for each in _within(self._dates, part)]
        named = [self._who(each) for _, each in inside]
        meant = [name for part in parts for name in self._meant(part)]
        return Passage(
            key=key,
            article=article.id,
            span=Span(min(parts).start, max(part.end for part in parts)),
            text=" ".join(article.quote(part) for part in parts),
            matter=" ".join(self._without(inside, part) for part in parts),
            implied=" ".join(meant),
            actors=frozenset(filter(None, (*map(self._identity, meant), *named))),
            dates=frozenset(
                each.detail.value
                for _, each in dates
                if isinstance(each.detail, DateValue) and each.detail.value
            ),
            source=source,
            via=via,
            polarity=polarity,
            phase=phase,
        )

    def _meant(self, part: Span) -> Iterator[str]:
        """The name of what a part begins with, if it had one before: the (Halef) bridge."""
        definite = _DEFINITE.match(self._page.article.text, part.start, part.end)
        if definite is not None:
            named = self._things.get(definite[1], ())
            before = bisect_left(named, (part.start, ""))
            if before:
                yield named[before - 1][1]

    @cached_property
    def _things(self) -> dict[str, list[tuple[int, str]]]:
        """Where things have a name, by what they are: bridge, at 120, Halef."""
        found: dict[str, list[tuple[int, str]]] = {}
        article = self._page.article
        for match in _THING.finditer(article.text, article.body.start, article.body.end):
            found.setdefault(match[2], []).append((match.start(), match[1]))
        return found

    def _without(self, inside: Iterable[tuple[Span, Tag | Mark]], part: Span) -> str:
        """The words of a part that name nobody."""
        text, at, kept = self._page.article.text, part.start, []
        for span, _ in inside:
            if span.start >= at and span.end <= part.end:
                kept.append(text[at : span.start])
                at = span.end
        return _BLANK.sub(" ", " ".join((*kept, text[at : part.end])))

    def _said_by(self, span: Span, source: str) -> str:
        """A source that stands in words, the same whether its claim is tagged or suggested.

        Otherwise a claim would lose, when it is taken, what is proposed at it. `source`: the
        actor that somebody has given it, which counts if the words do not name that one.
        """
        exact = [each for place, each in _within(self._actors, span) if place == span]
        decided = next((self._who(e) for e in exact if isinstance(e.detail, Mention)), "")
        words = self._page.article.quote(span)
        meant = decided or self._meant_by(span, words)
        folded = fold_name(words).casefold()
        said = folded if is_unnamed(folded) and not decided else meant
        return said if source in ("", meant) else source

    def _meant_by(self, span: Span, words: str) -> str:
        """Whom the words of a source name, as `sources.meant`."""
        if points_back(words):
            return self._identity(words)
        known = self._known.get(words) or self._known.get(bare(words))
        return known or self._identity(self._suggested.at(span).name)

    @cached_property
    def _suggested(self) -> Suggested:
        return Suggested(self._page.article, self._page.marks)

    def _who(self, thing: Tag | Mark) -> str:
        match thing.detail:
            case Mention(actor=actor):
                return actor
            case ActorSeen(name=name):
                return self._identity(name)
        return ""

    def _identity(self, name: str) -> str:
        """The id of the actor of that name, else the name."""
        return self._known.get(name) or fold_name(name).casefold()


def _spans(things: Iterable[Tag | Mark], kind: str) -> list[tuple[Span, Tag | Mark]]:
    found = [(each.span, each) for each in things if each.kind == kind]
    return sorted(found, key=lambda each: each[0])


def _within(
    spans: Sequence[tuple[Span, Tag | Mark]], part: Span
) -> list[tuple[Span, Tag | Mark]]:
    first = bisect_left(spans, part.start, key=lambda each: each[0].start)
    last = bisect_left(spans, part.end, first, key=lambda each: each[0].start)
    return [each for each in spans[first:last] if each[0].end <= part.end]
