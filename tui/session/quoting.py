"""Tags as a report quotes them: words, source, place, and what there is to doubt."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from tui.model.detail import Claim, DateValue
from tui.model.tag import CONTEXT
from tui.report.contents import Quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.model.tag import Tag
    from tui.session.session import Session

LETTERS = {"claim": "c", "date": "d"}
"""What the quotes of a kind are called, with a number; those of all other kinds: t1, t2 …"""
GONE = ("review", "orphan")
"""Anchors at which the words of a tag are not surely in its article."""

_NEWLINE = re.compile(r"\r\n?|\n")
_ANCHORS = {
    "moved": "moved since it was tagged",
    "edited": "words edited since",
    "review": "place doubtful",
    "orphan": "words gone from the article",
}
_NO_POINT = {"DURATION": "a length of time", "SET": "again and again"}
"""Dates by type that have no place in a calendar."""
_POLARITIES = {"-": "denied", "?": "open"}


class Quoting:
    """Quotes the tags of a session; `numbers` are those of the articles."""

    def __init__(self, session: Session, numbers: Mapping[str, int]) -> None:
        """Give every claim, date and tag of an own kind its name, in reading order."""
        self._session = session
        self._numbers = numbers
        self._names: dict[str, str] = {}
        self._line_starts = cache(self._line_starts_of)
        self._quoted = cache(self._quote)
        for article, number in numbers.items():
            counts: dict[str, int] = {}
            for tag in _in_order(session.state.of_article(article).values()):
                letter = LETTERS.get(tag.kind, "t")
                counts[letter] = counts.get(letter, 0) + (tag.kind != "actor")
                self._names[tag.id] = f"a{number}-{letter}{counts[letter]}"

    def quoted(self, tag: str) -> Quoted:
        """The quote of a tag, by its id."""
        return self._quoted(tag)

    def of_article(self, article: str) -> Iterator[Quoted]:
        """All that is quoted from an article: its tags but for the mentions of actors."""
        for tag in _in_order(self._session.state.of_article(article).values()):
            if tag.kind != "actor":
                yield self.quoted(tag.id)

    def is_standing(self, tag: Tag) -> bool:
        """Are its words surely in the article of now?"""
        return tag.anchor not in GONE and not self._session.is_missing(tag.article)

    def outlet(self, article: str) -> str:
        """Who speaks in an article: its outlet, else the name of its file."""
        record = self._session.record(article)
        return self.fact(article, "outlet") or record.path

    def fact(self, article: str, name: str) -> str:
        """A fact on an article, as the user has corrected it."""
        record, read = self._session.record(article), self._session.state.articles.get(article)
        kept: str = getattr(record, name)
        if kept or read is None or name in record.corrected:
            return kept
        fresh: str = getattr(read, name)
        return fresh

    def source(self, tag: Tag) -> str:
        """Who said a claim, and through whom it came."""
        claim = tag.detail if isinstance(tag.detail, Claim) else Claim()
        actor = self._session.state.actors.get(claim.source)
        through = "".join(f", through {name}" for name in reversed(claim.via))
        if actor is not None:
            return actor.name + through
        if claim.source_span is not None and self.is_standing(tag):
            article = self._session.state.articles[tag.article]
            return f"“{one_line(article.quote(claim.source_span))}” (no actor named){through}"
        if through:
            return f"not named{through}"
        return f"{self.outlet(tag.article)}, in its own voice"

    def _quote(self, name: str) -> Quoted:
        tag = self._session.state.tags[name]
        return Quoted(
            id=self._names[name],
            article=self._numbers[tag.article],
            kind=tag.kind,
            words=self._words(tag),
            before=_before(tag.prefix),
            after=_after(tag.suffix),
            place=self._place(tag),
            source=self.source(tag) if tag.kind == "claim" else "",
            facts=tuple(filter(None, _facts(tag))),
            doubts=tuple(self._doubts(tag)),
        )

    def _words(self, tag: Tag) -> str:
        if len(tag.parts) == 1 or not self.is_standing(tag):
            return one_line(tag.quote)
        article = self._session.state.articles[tag.article]
        return " … ".join(one_line(article.quote(part)) for part in tag.parts)

    def _place(self, tag: Tag) -> str:
        if not self.is_standing(tag):
            return ""
        return f"line {bisect_right(self._line_starts(tag.article), tag.span.start)}"

    def _line_starts_of(self, article: str) -> list[int]:
        text = self._session.state.articles[article].text
        return [0, *(found.end() for found in _NEWLINE.finditer(text))]

    def _doubts(self, tag: Tag) -> Iterator[str]:
        if tag.origin == "rule" and not tag.checked:
            yield "by rule"
        match tag.detail:
            case DateValue(value=value, fixed_by="rule") if value:
                yield "value by rule"
            case Claim(source=source, source_sure=False) if source:
                yield "source by rule"
        if self._session.is_missing(tag.article):
            yield "file missing"
        elif tag.anchor in _ANCHORS:
            yield _ANCHORS[tag.anchor]


def one_line(words: str) -> str:
    """Words with single blanks between them."""
    return " ".join(words.split())


def _before(prefix: str) -> str:
    """The words before a quote in its line, without the half of a word that they begin with."""
    line = _NEWLINE.split(prefix)[-1]
    if len(line) == CONTEXT and not line[0].isspace():
        line = line.partition(" ")[2] or line
    return one_line(line) + (" " if line[-1:].isspace() and line.strip() else "")


def _after(suffix: str) -> str:
    """The words after a quote in its line, likewise."""
    line = _NEWLINE.split(suffix)[0]
    if len(line) == CONTEXT and not line[-1].isspace():
        line = line.rpartition(" ")[0] or line
    return (" " if line[:1].isspace() and line.strip() else "") + one_line(line)


def _in_order(tags: Iterable[Tag]) -> list[Tag]:
    """As one reads; those without words in the article come last."""
    return sorted(tags, key=lambda tag: (tag.anchor == "orphan", tag.span, tag.kind, tag.id))


def _facts(tag: Tag) -> Iterator[str]:
    match tag.detail:
        case DateValue(value=value, type=sort, mod=mod):
            yield value or _NO_POINT.get(sort, "no value")
            yield mod.lower()
        case Claim() as claim:
            yield _POLARITIES.get(claim.polarity, "")
            yield claim.phase if claim.phase != "happened" else ""
            yield _amount(claim)
    yield tag.certainty
    yield "flagged" if tag.flag else ""
    yield f"note: {one_line(tag.note)}" if tag.note.strip() else ""


def _amount(claim: Claim) -> str:
    low, best, high = claim.amount_low, claim.amount_best, claim.amount_high
    figures = " to ".join(filter(None, (low, high)))
    figures = f"{best} ({figures})" if best and figures else best or figures
    return f"{figures} {claim.amount_unit}".strip() if figures else ""
