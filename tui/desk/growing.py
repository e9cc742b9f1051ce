"""Selecting by unit, growing a selection step by step, and shrinking it the same way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.phrases import wider_phrase, without_clause
from tui.desk.units import after, at, innermost, nearest
from tui.model.span import Span, envelope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk.view import View


def sentence(view: View) -> None:
    """Select the sentence; again: the next one with it."""
    _unit(view, view.units.sentences)


def paragraph(view: View) -> None:
    """Select the paragraph; again: the next one with it."""
    _unit(view, view.units.paragraphs)


def quotation(view: View) -> bool:
    """Select the inside of the innermost quotation; again: of the next one around it."""
    found = innermost(view.units.quotations, view.cursor)
    if found is None:
        return False
    view.select(found, chosen=True)
    return True


def grow(view: View) -> bool:
    """Select the next larger thing: phrase, suggestion, quotation, sentence, paragraph."""
    larger = [found for spans in _ladder(view) if (found := innermost(spans, view.cursor))]
    if not larger:
        return False
    inside = [*view.inside, view.cursor]
    view.select(min(larger, key=lambda span: span.length), chosen=True)
    view.inside = inside
    return True


def shrink(view: View) -> bool:
    """Back along the way the selection has grown; else what is left without its last clause.

    Where no clause or quotation lies in it, the word at its beginning.
    """
    if view.inside:
        inside = view.inside[:-1]
        view.select(view.inside[-1], chosen=bool(inside))
        view.inside = inside
        return True
    less = without_clause(view.page.article.text, view.cursor, view.units.quotations)
    if less is not None:
        view.select(less, chosen=True)
        return True
    word = view.units.word_at(view.cursor.start)
    if word == view.cursor:
        return False
    view.select(word, chosen=True)
    return True


def _ladder(view: View) -> list[Sequence[Span]]:
    page, units = view.page, view.units
    seen = [*(mark.span for mark in page.marks), *(tag.span for tag in page.tags)]
    phrase = wider_phrase(view.page.article.text, view.cursor, units.words)
    phrases = [phrase] if phrase is not None else []
    return [phrases, seen, units.quotations, units.sentences, units.paragraphs]


def _unit(view: View, units: Sequence[Span]) -> None:
    """The unit around the cursor; when it is selected already, one more."""
    first = at(units, view.cursor.start) or nearest(units, view.cursor.start)
    if first is None:
        return
    if view.cursor.start == first.start and view.cursor.end >= first.end:
        last = after(units, view.cursor.end - 1) or first
        view.select(
            envelope((first, Span(view.cursor.start, view.cursor.end), last)), chosen=True
        )
    else:
        view.select(first, chosen=True)
