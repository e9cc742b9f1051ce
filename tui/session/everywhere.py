"""One decision for all identical mentions in the corpus."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.ids import new_id
from tui.model.span import Span
from tui.model.spans import SpanIndex
from tui.model.step import Change
from tui.model.tag import CONTEXT
from tui.recognisers import dates
from tui.session.tagging import from_mark, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.tag import Tag
    from tui.session.session import Session


def tag_identical(session: Session, tag: Tag) -> tuple[int, int]:
    """Tag every whole-word mention of a tag's words like it, by rule, in one step.

    Never inside or across a tag of that kind. Returns how many tags in how many articles.
    """
    made = [
        _like(session, tag, article, span)
        for article in session.state.articles.values()
        for span in _untagged(session, tag, article)
    ]
    if made:
        label = f"{tag.kind}: {len(made)} × {short(tag.quote)}"
        session.do(label, [Change(None, each) for each in made])
    return len(made), len({each.article for each in made})


def accept_identical(session: Session, article: str, mark: Mark) -> tuple[Tag, int, int]:
    """Accept a suggestion and tag all identical mentions, in one step."""
    state = session.state
    first, changes = from_mark(session, state.articles[article], mark, mark.kind)
    made = [first]
    for each in state.articles.values():
        spans = [
            s for s in _untagged(session, first, each) if (each.id, s) != (article, mark.span)
        ]
        made += [_like(session, first, each, span) for span in spans]
    label = f"{first.kind}: {len(made)} × {short(first.quote)}"
    session.do(label, [*changes, *(Change(None, each) for each in made)])
    return first, len(made), len({each.article for each in made})


def mentions(words: str, article: Article) -> Iterator[Span]:
    """Where words stand in an article's body as whole words, case-sensitive."""
    pattern = re.compile(rf"(?<![\w]){re.escape(words)}(?![\w])")
    for found in pattern.finditer(article.text, article.body.start, article.body.end):
        yield Span(*found.span())


def _untagged(session: Session, tag: Tag, article: Article) -> list[Span]:
    page = session.pages.latest(article.id)
    taken = SpanIndex(sorted(each.span for each in page.tags if each.kind == tag.kind))
    return [span for span in mentions(tag.quote, article) if not taken.overlapping(span)]


def _like(session: Session, tag: Tag, article: Article, span: Span) -> Tag:
    detail = tag.detail
    if tag.kind == "date":
        detail = next(iter(dates.readings(article, span)), tag.detail)
    at = session.clock()
    return replace(
        tag,
        id=new_id(),
        article=article.id,
        parts=(span,),
        quote=article.quote(span),
        prefix=article.text[max(0, span.start - CONTEXT) : span.start],
        suffix=article.text[span.end : span.end + CONTEXT],
        text_hash=article.hash,
        anchor="exact",
        origin="rule",
        by=session.by,
        created=at,
        updated=at,
        note="",
        flag=False,
        checked=False,
        detail=detail,
    )
