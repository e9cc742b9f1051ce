"""Tagged dates with what is said to have been then: the claim around each, or its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.model.detail import Claim, DateValue
from tui.model.extents import Extents
from tui.model.span import Span
from tui.session.tagging import is_unresolved
from tui.text.cells import cell_width
from tui.text.sentences import sentences

if TYPE_CHECKING:
    from tui.model.article import Article
    from tui.model.tag import Tag
    from tui.session.session import Session

AROUND = 160
"""Code points on either side of a date that are shown of its sentence, at most."""
_BLOCK, _BESIDE = 2_000, 1_000
"""Code points whose sentences are looked for at once, and how many are read on either side."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One tagged date."""

    tag: Tag
    """As it stands in the text of now."""
    value: str
    """EDTF; empty: not resolved."""
    words: str
    """What is said: the gist or the words of its claim, else the words around it."""
    claim: Tag | None = None

    def near(self, room: int) -> str:
        """What is said, so begun that the words of the date are within so many cells."""
        date = " ".join(self.tag.quote.split())
        at = self.words.find(date)
        if at < 0 or cell_width(self.words[: at + len(date)]) < room:
            return self.words
        start = self.words.rfind(" ", 0, max(0, at - room // 3)) + 1
        return f"… {self.words[start:]}" if start else self.words


def dates_of(session: Session, article: str) -> tuple[Dated, ...]:
    """An article's tagged points in time, in reading order; no durations, no orphans."""
    state = session.state
    standing = state.standing(article)
    if not any(tag.kind == "date" for tag in standing):
        return ()
    claims = Extents(tuple(tag for tag in standing if tag.kind == "claim"))
    text = state.articles.get(article)
    return tuple(
        _dated(tag, _around(claims, tag), text)
        for tag in standing
        if isinstance(tag.detail, DateValue) and (tag.detail.value or is_unresolved(tag))
    )


def _dated(tag: Tag, claim: Tag | None, article: Article | None) -> Dated:
    detail = tag.detail
    value = detail.value if isinstance(detail, DateValue) and not is_unresolved(tag) else ""
    if claim is not None:
        gist = claim.detail.gist if isinstance(claim.detail, Claim) else ""
        return Dated(tag, value, " ".join((gist or claim.quote).split()), claim)
    return Dated(tag, value, _sentence(article, tag.span) if article else tag.quote)


def _around(claims: Extents[Tag], tag: Tag) -> Tag | None:
    """The shortest claim that a date stands in."""
    found = [
        each
        for each in claims.touching(tag.span)
        if any(part.contains(tag.span) for part in each.parts)
    ]
    return min(found, key=lambda each: (each.span.length, each.id), default=None)


def _sentence(article: Article, span: Span) -> str:
    """The sentence around a date, as far as it is near; … where it is cut."""
    text = article.text
    found = _sentences(text, article.body, span.start // _BLOCK)
    first, last = next((each for each in found if each.contains(span)), span)
    start, end = max(first, span.start - AROUND), min(last, span.end + AROUND)
    if start > first:
        start = min(span.start, text.find(" ", start) + 1)
    if end < last:
        end = max(span.end, text.rfind(" ", span.end, end))
    words = " ".join(text[start:end].split())
    return f"{'… ' if start > first else ''}{words}{' …' if end < last else ''}"


@lru_cache(maxsize=64)
def _sentences(text: str, body: Span, block: int) -> tuple[Span, ...]:
    """The sentences of a stretch of a text, which may be long."""
    start = max(body.start, block * _BLOCK - _BESIDE)
    return sentences(text, Span(start, min(body.end, (block + 1) * _BLOCK + _BESIDE)))
