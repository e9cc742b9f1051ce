"""Tagged dates with what is said to have been then: the claim around each, or its sentence."""

from __future__ import annotations

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

BEFORE, AFTER = 60, 100
"""Characters around a date that stands in no claim."""


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
    """The words around a date in its paragraph; … where they are cut."""
    text, body = article.text, article.body
    start, end = max(body.start, span.start - BEFORE), min(body.end, span.end + AFTER)
    before, after = text[start : span.start], text[span.end : end]
    cut_before, cut_after = start > body.start, end < body.end
    if "\n\n" in before:
        before, cut_before = before.rpartition("\n\n")[2], False
    elif cut_before:
        before = before.partition(" ")[2]
    if "\n\n" in after:
        after, cut_after = after.partition("\n\n")[0], False
    elif cut_after:
        after = after.rpartition(" ")[0]
    words = " ".join(f"{before}{text[span.start : span.end]}{after}".split())
    return f"{'… ' if cut_before else ''}{words}{' …' if cut_after else ''}"
