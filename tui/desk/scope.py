"""Smart scope: which words a key means when nothing was selected for it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from tui.model.extents import Extents
from tui.model.mark import Mark
from tui.model.span import Span
from tui.model.tag import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.desk.view import View
    from tui.session.page import Page

T = TypeVar("T", Mark, Tag)

_TRAILING = re.compile(r"(?:['’ʼ]s?|[\s.,;:!?…\"“”»«)\]}–—-]+)$")
_LEADING = re.compile(r"^[\s\"“”„«»'‘’(\[{–—-]+")


def mark_at(view: View, kind: str = "") -> Mark | None:
    """The suggestion the cursor means: the one it covers, else the innermost around it."""
    around = _marks_around(view.page).touching(view.cursor)
    return _closest([mark for mark in around if not kind or mark.kind == kind], view.cursor)


def tag_at(view: View, kind: str = "") -> Tag | None:
    """The tag the cursor means, likewise."""
    around = _tags_around(view.page).touching(view.cursor)
    return _closest([tag for tag in around if not kind or tag.kind == kind], view.cursor)


def stack_at(view: View) -> list[Mark | Tag]:
    """Everything around the cursor: what it covers exactly, then the innermost first."""
    return _stack(view.page, view.cursor)


@lru_cache(maxsize=4)
def _stack(page: Page, cursor: Span) -> list[Mark | Tag]:
    tags, marks = _tags_around(page).touching(cursor), _marks_around(page).touching(cursor)
    return sorted((*tags, *marks), key=lambda each: (each.span != cursor, each.span.length))


def parts_for(view: View, kind: str) -> tuple[Span, ...]:
    """What a kind key tags: the selection, or what is natural for the kind."""
    if view.picked:
        return (_unblanked(view.page.article.text, view.cursor),)
    if kind == "claim":
        return (view.cursor,) if view.chosen else claim_around(view)
    if kind == "date" and not view.chosen:
        from tui.recognisers import dates  # a grammar: not needed for the first light

        found = dates.expression(view.page.article, view.cursor)
        return (found or trimmed(view.page.article.text, view.cursor),)
    return (trimmed(view.page.article.text, view.cursor),)


def mark_for(view: View, kind: str) -> Mark | None:
    """The suggestion a kind key takes: one of its kind, or one it gives another kind.

    A name or a kind of your own may take a name or a date; a claim or a date only its own.
    A kind of your own takes the whole of a name that the cursor is in.
    """
    exact = [mark for mark in view.page.marks if mark.span == view.cursor]
    same = next((mark for mark in exact if mark.kind == kind), None)
    if same is None and not view.chosen:
        same = mark_at(view, kind)
    if same is not None or kind in ("claim", "date"):
        return same
    other = next((mark for mark in exact if mark.kind != "claim"), None)
    if other is None and kind != "actor" and not view.chosen:
        other = mark_at(view, "actor")
    return other


def claim_around(view: View) -> tuple[Span, ...]:
    """The quotation around the cursor with its marks, else the sentence."""
    text, body = view.page.article.text, view.units.body
    around = [q for q in view.units.quotations if q.start <= view.cursor.start < q.end]
    if around:
        inner = min(around, key=lambda span: span.length)
        end = inner.end + (inner.end < body.end and text[inner.end] in '"”»’“')
        return (Span(max(body.start, inner.start - 1), end),)
    sentence = next((s for s in view.units.sentences if s.overlaps(view.cursor)), view.cursor)
    return (sentence,)


def _unblanked(text: str, span: Span) -> Span:
    """The same without white space at its ends, if that leaves anything."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - len(words) + len(words.rstrip())
    return Span(start, end) if start < end else span


def trimmed(text: str, span: Span) -> Span:
    """A name without the quotes, punctuation and possessive around it."""
    words = text[span.start : span.end]
    lead = _LEADING.match(words)
    start = lead.end() if lead else 0
    end = len(words)
    while (tail := _TRAILING.search(words, start, end)) and tail.start() > start:
        end = tail.start()
    return Span(span.start + start, span.start + end) if end > start else span


@lru_cache(maxsize=16)
def _marks_around(page: Page) -> Extents[Mark]:
    return Extents(page.marks)


@lru_cache(maxsize=16)
def _tags_around(page: Page) -> Extents[Tag]:
    return Extents(page.tags)


def _closest(seen: Sequence[T], cursor: Span) -> T | None:
    exact = [each for each in seen if each.span == cursor]
    near = exact or [each for each in seen if _holds(each.parts, cursor)]
    return min(near, key=lambda each: each.span.length, default=None)


def _holds(parts: Iterable[Span], cursor: Span) -> bool:
    return any(part.contains(cursor) or cursor.contains(part) for part in parts)


def is_nearer(mark: Mark | None, tag: Tag, view: View) -> bool:
    """Does the cursor mean the suggestion rather than the tag? The smaller one is meant."""
    if mark is None or tag.span == view.cursor:
        return False
    return mark.span == view.cursor or mark.span.length < tag.span.length
