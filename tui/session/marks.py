"""Which suggestions are still open: neither taken by a tag nor refused."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tui.model.spans import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model.actor import Refusal
    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.span import Span
    from tui.model.tag import Tag

EVERYWHERE = "*"
"""The scope of a refusal that holds in every article."""


def open_marks(
    marks: Iterable[Mark], article: Article, tags: Sequence[Tag], refusals: Iterable[Refusal]
) -> tuple[Mark, ...]:
    """The marks to show. A tag takes marks of its kind that it overlaps, and any it equals."""
    taken = _by_kind(tags)
    exact = {tag.span for tag in tags}
    refused = {
        (r.text, r.kind, r.start) for r in refusals if r.scope in (article.id, EVERYWHERE)
    }
    return tuple(
        mark
        for mark in marks
        if not mark.vague
        and mark.span not in exact
        and not (mark.kind in taken and taken[mark.kind].overlapping(mark.span))
        and not _is_refused(mark, article, refused)
    )


def _is_refused(mark: Mark, article: Article, refused: set[tuple[str, str, int]]) -> bool:
    if not refused:
        return False
    words = article.quote(mark.span)
    return not refused.isdisjoint(((words, mark.kind, mark.span.start), (words, mark.kind, -1)))


def _by_kind(tags: Sequence[Tag]) -> dict[str, SpanIndex]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for tag in tags:
        spans[tag.kind].extend(tag.parts)
    return {kind: SpanIndex(sorted(each)) for kind, each in spans.items()}
