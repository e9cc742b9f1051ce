"""Who a claim is from: the actor that the words of a source name."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from tui.model.detail import ActorSeen, Claim
from tui.model.step import Change
from tui.session.actors import actor_for
from tui.session.tagging import from_mark, short, twin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.span import Span
    from tui.model.tag import Tag
    from tui.session.session import Session

_POINTS_BACK = re.compile(
    r"(?i:he|she|it|they|we|i|you|who|which|that|this|those|some|others)\b"
    r"|(?i:the|his|her|its|their)\s+[a-z]"
)
"""Words that name nobody by themselves: pronouns, "the official"."""
_ARTICLE = re.compile(r"\A(?:an?|the)\s+", re.IGNORECASE)


def accept(session: Session, article: str, mark: Mark) -> Tag:
    """Take a suggestion over whole, in one step: of a claim its source, too.

    A source that only points back ("he", "the official") stays open for a person.
    """
    made, changes = accepting(session, article, mark)
    if changes:
        session.do(f"{made.kind}: {short(made.quote)}", changes)
    return made


def accepting(session: Session, article: str, mark: Mark) -> tuple[Tag, list[Change]]:
    """The tag that a suggestion becomes, and all the changes: none where it stands already."""
    standing = twin(session, article, mark.parts, mark.kind)
    if standing is not None:
        return standing, []
    made, changes = from_mark(session, session.state.articles[article], mark, mark.kind)
    claim = made.detail
    if isinstance(claim, Claim) and claim.source_span is not None:
        seen = meant(session, article, claim.source_span)
        if seen is not None:
            actor, more = actor_for(session.state, seen)
            made = replace(made, detail=replace(claim, source=actor.id, source_sure=True))
            changes += more
    return made, [*changes, Change(None, made)]


def meant(session: Session, article: str, span: Span) -> ActorSeen | None:
    """The actor that these words name here; None when they only point back to one."""
    text, marks = session.state.articles[article], session.state.marks.get(article, ())
    words = text.quote(span)
    if points_back(words):
        return None
    for name in (words, bare(words)):
        known = session.state.actors_named(name)
        if known:
            return ActorSeen(known[0].name, known[0].type)
    return Suggested(text, marks).at(span)


def points_back(words: str) -> bool:
    """Do these words name nobody by themselves?"""
    return _POINTS_BACK.match(words) is not None


def bare(words: str) -> str:
    """The words of a source without an article before them."""
    return _ARTICLE.sub("", words, count=1)


class Suggested:
    """Whom the words of a source name, by what is suggested in their article."""

    def __init__(self, text: Article, marks: Iterable[Mark]) -> None:
        """Looks at every suggestion once: there may be tens of thousands."""
        self._text = text
        self._by_words: dict[str, ActorSeen] = {}
        self._persons: dict[int, list[tuple[Span, ActorSeen]]] = {}
        """By where their names end."""
        for mark in marks:
            if isinstance(mark.detail, ActorSeen):
                self._by_words.setdefault(text.quote(mark.span), mark.detail)
                if mark.detail.type == "person":
                    ends = self._persons.setdefault(mark.span.end, [])
                    ends.append((mark.span, mark.detail))

    def at(self, span: Span) -> ActorSeen:
        """The actor that is suggested in these words, or with a title before; else a guess."""
        words = self._text.quote(span)
        named = bare(words)
        same = (self._by_words[each] for each in (words, named) if each in self._by_words)
        titled = (
            seen
            for place, seen in self._persons.get(span.end, ())
            if span.start < place.start and _is_title_before(named, self._text.quote(place))
        )
        guessed = ActorSeen(named, "unnamed" if named[:1].islower() else "other")
        return next(chain(same, titled, (guessed,)))


def _is_title_before(words: str, name: str) -> bool:
    """Is it the name with nothing but a title before it: Foreign Minister Leila Haddar?"""
    from tui.aliases.reading import read  # word lists: not needed for the first light

    whole = read(words)
    return whole.titled and whole.core == read(name).core
