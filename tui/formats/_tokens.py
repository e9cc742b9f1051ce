"""Texts cut into words where programs want words, and wherever a tag begins or ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.formats import Loss
from tui.formats._places import pages
from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model.case import Case

_PIECE = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]|\s+")


def core(text: str, span: Span) -> Span | None:
    """A span without the blanks at its edges; None: there is nothing else."""
    words = text[span.start : span.end]
    kept = words.strip()
    if not kept:
        return None
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(kept))


def tokens(text: str, spans: Iterable[Span] = ()) -> list[Span]:
    """Words and signs, and blanks but for the one that may follow a word, as spaCy has them.

    Every span begins where a token begins and ends where one ends; spans have no blanks at
    their edges. `ws` of a token is whether the character after it is a blank.
    """
    cuts = {offset for span in spans for offset in span}
    found: list[Span] = []
    for match in _PIECE.finditer(text):
        start, end = match.span()
        if text[start].isspace():
            start += bool(found) and text[start] == " "
            edges = [start, end] if start < end else []
        else:
            edges = [start, *(cut for cut in range(start + 1, end) if cut in cuts), end]
        found += map(Span, edges, edges[1:])
    return found


def blank_edges(case: Case) -> tuple[Loss, ...]:
    """What tokens cannot hold of the tags that have a place."""
    spans = ((page.article.text, tag.span) for page in pages(case) for tag in page.tags)
    cores = [(span, core(text, span)) for text, span in spans]
    trimmed = sum(found is not None and found != span for span, found in cores)
    nothing = sum(found is None for _, found in cores)
    return (
        Loss("tags of nothing but blanks", nothing, tags=True),
        Loss("tags with blanks at their edges (left out)", trimmed),
    )
