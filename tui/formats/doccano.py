"""doccano: one JSON object a line, an article each, with `label` as [start, end, kind].

Offsets are code points. doccano drops overlapping labels unless its project allows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.formats import File
from tui.formats._facets import lost
from tui.formats._facts import facts_of
from tui.formats._json import line
from tui.formats._places import pages, placeless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.formats import Loss
    from tui.model.case import Case

HOLDS = ("facts", "untagged")


class DoccanoFormat:
    """Writes an article a line."""

    name = "doccano"
    suffix = ".jsonl"
    about = "JSON lines for doccano: text and labels"

    def losses(self, case: Case) -> Sequence[Loss]:
        """All but kind and place."""
        return lost(case, HOLDS, *placeless(case))

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """One file."""
        yield File("doccano.jsonl", _lines(case))


FORMAT = DoccanoFormat()


def _lines(case: Case) -> Iterator[bytes]:
    for page in pages(case):
        yield line({
            "text": page.article.text,
            "label": [[*tag.span, tag.kind] for tag in page.tags],
            "meta": {"article": page.id, "path": page.path, **facts_of(case, page.id)},
        })  # fmt: skip
