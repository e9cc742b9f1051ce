"""Tagged dates with what is said to have been then: the claim around each, or its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.model.detail import Claim, DateValue
from tui.model.extents import Extents
from tui.session.tagging import is_unresolved

if TYPE_CHECKING:
    from tui.model.article import Article
    from tui.model.span import Span
    from tui.model.tag import Tag
    from tui.session.session import Session

AROUND = 160
"""Characters on either side of a date in which its sentence is looked for."""

_END = re.compile(r"[.!?…][\"'”’)]*\s+|\n\s*\n")
"""Where a sentence seems to end: a quick look, a whole text may be long."""


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
    text, body = article.text, article.body
    start, end = max(body.start, span.start - AROUND), min(body.end, span.end + AROUND)
    ends = [found.end() for found in _END.finditer(text, start, span.start)]
    cut = start > body.start and not ends
    first = ends[-1] if ends else text.find(" ", start, span.start) + 1 if cut else start
    found = _END.search(text, span.end, end)
    last = found.end() if found else end
    open_end = found is None and end < body.end
    if open_end:
        last = max(span.end, text.rfind(" ", span.end, end))
    words = " ".join(text[first:last].split())
    return f"{'… ' if cut else ''}{words}{' …' if open_end else ''}"
