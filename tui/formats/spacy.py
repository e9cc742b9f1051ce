"""spaCy: one JSON object a line, an article each, as `Doc.from_json` reads it.

    nlp = spacy.blank("en")
    docs = [Doc(nlp.vocab).from_json(json.loads(line)) for line in open("spacy.jsonl")]

All tags are in `doc.spans["tags"]` (they overlap, which `doc.ents` forbids), and those of each
kind in a group of its name; `kb_id` is the actor's id or the date's value. Tokens are cut where
tags begin and end; blanks at their edges are left out. What spaCy has no place for is beside
it, under "dateline": article, path, facts, and what each tag of "tags" says, in order.
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
    from tui.model.span import Span
    from tui.model.tag import Tag

HOLDS = (*OF_A_TAG, "facts", "untagged")
ALL = "tags"


class SpacyFormat:
    """Writes an article a line."""

    name = "spacy"
    suffix = ".jsonl"
    about = "JSON lines for spaCy: Doc.from_json"

    def losses(self, case: Case) -> Sequence[Loss]:
        """What is about no place in a text."""
        return lost(case, HOLDS, *placeless(case), *blank_edges(case))

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """One file."""
        yield File("spacy.jsonl", (line(_doc(case, page)) for page in pages(case)))


FORMAT = SpacyFormat()


def _doc(case: Case, page: Page) -> dict[str, Any]:
    text = page.article.text
    placed = [(tag, span) for tag in page.tags if (span := core(text, tag.span))]
    cut = tokens(text, (span for _, span in placed))
    kinds = sorted({tag.kind for tag, _ in placed} - {ALL})
    groups = {kind: [each for each in placed if each[0].kind == kind] for kind in kinds}
    said = [{"id": tag.id, **fields(case, tag)} for tag, _ in placed]
    about = {"article": page.id, "path": page.path, **facts_of(case, page.id), "tags": said}
    return {
        "text": text,
        "tokens": [{"id": at, "start": a, "end": b} for at, (a, b) in enumerate(cut)],
        "spans": {
            name: [_span(case, *each) for each in group]
            for name, group in ({ALL: placed} | groups).items()
        },
        "dateline": about,
    }


def _span(case: Case, tag: Tag, span: Span) -> dict[str, Any]:
    said = fields(case, tag)
    known = said.get("actor_id") or said.get("value") or ""
    return {"start": span.start, "end": span.end, "label": tag.kind, "kb_id": known}
