"""One decision for all identical mentions in the corpus."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.actor import Actor
from tui.model.detail import ActorSeen, Mention
from tui.model.ids import new_id
from tui.model.span import Span
from tui.model.spans import SpanIndex
from tui.model.step import Change
from tui.model.tag import CONTEXT
from tui.recognisers import dates
from tui.session.state import fold_name
from tui.session.tagging import from_mark, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.tag import Tag
    from tui.session.page import Page
    from tui.session.session import Session


def tag_identical(session: Session, tag: Tag) -> tuple[int, int]:
    """Tag every whole-word mention of a tag's words like it, by rule, in one step.

    Never inside or across a tag of that kind, nor inside a longer suggestion.
    Returns how many tags in how many articles.
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
    """Accept a suggestion, tag all identical mentions, and accept what else it is called.

    That is every suggestion for the same actor: "Assad" with "Bashar al-Assad". One step.
    """
    state = session.state
    first, changes = from_mark(session, state.articles[article], mark, mark.kind)
    made = [first]
    for each in state.articles.values():
        spans = [
            s for s in _untagged(session, first, each) if (each.id, s) != (article, mark.span)
        ]
        made += [_like(session, first, each, span) for span in spans]
    made += _otherwise_called(session, first, mark, {(tag.article, tag.span) for tag in made})
    changes = _with_names(session, changes, first, made)
    label = f"{first.kind}: {len(made)} × {short(first.quote)}"
    session.do(label, [*changes, *(Change(None, each) for each in made)])
    return first, len(made), len({each.article for each in made})


def _otherwise_called(
    session: Session, first: Tag, mark: Mark, taken: set[tuple[str, Span]]
) -> Iterator[Tag]:
    """Tags for the suggestions that mean the actor of this one by other words."""
    if not isinstance(mark.detail, ActorSeen) or not isinstance(first.detail, Mention):
        return
    for article in session.state.articles.values():
        page = session.pages.latest(article.id)
        wider = SpanIndex(sorted(each.span for each in _wider(page, first.kind)))
        for each in page.marks:
            seen = each.detail
            if not isinstance(seen, ActorSeen) or seen.name != mark.detail.name:
                continue
            inside = any(wider.spans[at] != each.span for at in wider.overlapping(each.span))
            if not inside and (article.id, each.span) not in taken:
                made = _like(session, replace(first, rule=each.rule), article, each.span)
                yield replace(made, detail=replace(first.detail, form=seen.form))


def _with_names(
    session: Session, changes: list[Change], first: Tag, made: list[Tag]
) -> list[Change]:
    """The changes with the actor knowing all names that the tags call it by."""
    if not isinstance(first.detail, Mention):
        return changes
    owner = first.detail.actor
    mine = [each for each in changes if isinstance(each.record, Actor)]
    stored = session.state.actors.get(owner)
    after = mine[0].after if mine else stored
    if not isinstance(after, Actor):
        return changes
    known = {fold_name(name) for name in after.names}
    fresh: dict[str, str] = {}
    for tag in made:
        if isinstance(tag.detail, Mention) and tag.detail.form == "name":
            fresh.setdefault(fold_name(tag.quote), tag.quote)
    more = tuple(name for folded, name in fresh.items() if folded not in known)
    if not more:
        return changes
    named = Change(stored, replace(after, aliases=(*after.aliases, *more)))
    return [named, *(each for each in changes if each not in mine)]


def mentions(words: str, article: Article) -> Iterator[Span]:
    """Where words stand in an article's body as whole words, case-sensitive."""
    pattern = re.compile(rf"(?<![\w]){re.escape(words)}(?![\w])")
    for found in pattern.finditer(article.text, article.body.start, article.body.end):
        yield Span(*found.span())


def _untagged(session: Session, tag: Tag, article: Article) -> list[Span]:
    """Mentions that no tag of the kind has, nor a longer suggestion."""
    page = session.pages.latest(article.id)
    held = [each.span for each in page.tags if each.kind == tag.kind]
    held += [each.span for each in _wider(page, tag.kind) if each.span.length > len(tag.quote)]
    taken = SpanIndex(sorted(held))
    return [span for span in mentions(tag.quote, article) if not taken.overlapping(span)]


def _wider(page: Page, kind: str) -> Iterator[Mark]:
    """Suggestions that may well be right instead of what is inside: each is decided by itself.

    "Friday afternoon", "health office of Maraj"; but not groups told by their owner, like
    "Assad’s forces", which are as likely to be refused.
    """
    for mark in page.marks:
        seen = mark.detail
        owned = isinstance(seen, ActorSeen) and seen.form == "role" and seen.type != "unnamed"
        if mark.kind == kind and not owned:
            yield mark


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
