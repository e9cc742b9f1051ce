"""Prodigy: one JSON object a line, an article each, with `tokens`, `spans` and `meta`.

Offsets are code points. Spans may overlap (`spans.manual`); tokens are cut where spans begin
and end, so that every span is made of whole tokens; blanks at a span's edges are left out.
What a span says is in its own `meta`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.formats import File
from tui.formats._facets import OF_A_TAG, lost
from tui.formats._facts import facts_of
from tui.formats._fields import fields
from tui.formats._json import line
from tui.formats._places import pages, placeless
from tui.formats._tokens import blank_edges, core, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.formats import Loss
    from tui.formats._places import Page
    from tui.model.case import Case

HOLDS = (*OF_A_TAG, "facts", "untagged")


class ProdigyFormat:
    """Writes an article a line."""

    name = "prodigy"
    suffix = ".jsonl"
    about = "JSON lines for Prodigy: text, tokens and spans"

    def losses(self, case: Case) -> Sequence[Loss]:
        """What is about no place in a text."""
        return lost(case, HOLDS, *placeless(case), *blank_edges(case))

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """One file."""
        yield File("prodigy.jsonl", (line(_task(case, page)) for page in pages(case)))


FORMAT = ProdigyFormat()


def _task(case: Case, page: Page) -> dict[str, Any]:
    text = page.article.text
    placed = [(tag, span) for tag in page.tags if (span := core(text, tag.span))]
    cut = tokens(text, (span for _, span in placed))
    first = {token.start: number for number, token in enumerate(cut)}
    last = {token.end: number for number, token in enumerate(cut)}
    return {
        "text": text,
        "tokens": [
            {
                "text": text[start:end],
                "start": start,
                "end": end,
                "id": number,
                "ws": text[end : end + 1] == " ",
            }
            for number, (start, end) in enumerate(cut)
        ],
        "spans": [
            {
                "start": start,
                "end": end,
                "token_start": first[start],
                "token_end": last[end],
                "label": tag.kind,
                "id": tag.id,
                "meta": fields(case, tag),
            }
            for tag, (start, end) in placed
        ],
        "meta": {"article": page.id, "path": page.path, **facts_of(case, page.id)},
        "answer": "accept",
    }
