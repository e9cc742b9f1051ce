"""CoNLL-2003 columns (word, -, -, IOB2), a file a kind: what `spacy convert -c ner` reads.

Sentences are lines of the text, articles begin with -DOCSTART-. Words are cut where tags begin
and end, and a sentence does not end inside a tag. Tags of one kind that overlap cannot both be
written: of those the longer stays, then the earlier.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.formats import File, Loss
from tui.formats._facets import lost
from tui.formats._kinds import codebook_file
from tui.formats._names import Names
from tui.formats._offsets import no_lone
from tui.formats._places import pages, placeless
from tui.formats._tokens import blank_edges, core, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.formats._places import Page
    from tui.model.case import Case
    from tui.model.span import Span

HOLDS = ("untagged", "codebook")
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


class ConllFormat:
    """Writes a file for each kind that has tags."""

    name = "conll"
    suffix = ""
    about = "CoNLL columns (IOB2), a file a kind"

    def losses(self, case: Case) -> Sequence[Loss]:
        """All but kind and place, and of what overlaps only the longest."""
        kinds = _kinds(case)
        kept = sum(len(_flat(page, kind)) for page in pages(case) for kind in kinds)
        placed = sum(
            core(page.article.text, tag.span) is not None
            for page in pages(case)
            for tag in page.tags
        )
        overlapping = Loss("tags that overlap others of their kind", placed - kept, tags=True)
        return lost(case, HOLDS, *placeless(case), *blank_edges(case), overlapping)

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """A file a kind."""
        names = Names()
        yield from codebook_file(case)
        for kind in _kinds(case):
            yield File(f"{names.fresh(kind.replace('/', '_'))}.conll", _lines(case, kind))


FORMAT = ConllFormat()


def _kinds(case: Case) -> list[str]:
    return sorted({tag.kind for tag in case.tags})


def _flat(page: Page, kind: str) -> list[Span]:
    """The spans of a kind that do not overlap, in reading order; the longest first chosen."""
    text = page.article.text
    spans = {span for tag in page.tags if tag.kind == kind and (span := core(text, tag.span))}
    chosen: list[Span] = []
    taken = bytearray(len(text))
    for span in sorted(spans, key=lambda span: (-span.length, span.start)):
        if 1 not in taken[span.start : span.end]:
            taken[span.start : span.end] = b"\x01" * span.length
            chosen.append(span)
    return sorted(chosen)


def _lines(case: Case, kind: str) -> Iterator[bytes]:
    label = _UNFIT.sub("_", kind)
    for page in pages(case):
        yield "".join(_page_lines(page, kind, label)).encode()


def _page_lines(page: Page, kind: str, label: str) -> Iterator[str]:
    text, spans = page.article.text, _flat(page, kind)
    yield "-DOCSTART- -X- O O\n\n"
    begins = {span.start for span in spans}
    inside = bytearray(len(text))
    for start, end in spans:
        inside[start:end] = b"\x01" * (end - start)
    fresh = True
    for start, end in tokens(text, spans):
        word = text[start:end]
        if word.isspace():
            if not fresh and not inside[start] and len(word.splitlines()[0]) < len(word):
                yield "\n"
                fresh = True
            continue
        sign = f"B-{label}" if start in begins else f"I-{label}" if inside[start] else "O"
        yield f"{no_lone(word)} -X- - {sign}\n"
        fresh = False
    if not fresh:
        yield "\n"
