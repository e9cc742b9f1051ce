"""Label Studio: tasks with one annotation each, to be imported with the labels beside them.

A zip or folder: tasks.json, and labels.xml, the labelling configuration with one label a kind
(and the fields that have text). Offsets are code points into the task's text. What a tag says
is in the region's `meta`; links between claims of one article are relations.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from tui.formats import File
from tui.formats._facets import OF_A_TAG, lost
from tui.formats._facts import facts_of
from tui.formats._fields import fields
from tui.formats._json import line
from tui.formats._kinds import codebook_file, kinds_of
from tui.formats._links import far_links
from tui.formats._offsets import for_xml
from tui.formats._places import pages, placeless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.formats import Loss
    from tui.formats._places import Page
    from tui.model.case import Case
    from tui.model.tag import Tag

HOLDS = (*OF_A_TAG, "facts", "untagged", "links", "codebook")


class LabelStudioFormat:
    """Writes all tasks in one file."""

    name = "labelstudio"
    suffix = ""
    about = "tasks and labels for Label Studio"

    def losses(self, case: Case) -> Sequence[Loss]:
        """Pieces, and links from one article to another."""
        return lost(case, HOLDS, *placeless(case), far_links(case))

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """The tasks, and the configuration they need."""
        yield File("labels.xml", [_config(case)])
        yield from codebook_file(case)
        yield File("tasks.json", _tasks(case))


FORMAT = LabelStudioFormat()


def _tasks(case: Case) -> Iterator[bytes]:
    number = count(1)
    before = b"[\n"
    for page in pages(case):
        yield before + line(_task(case, page, next(number)))[:-1]
        before = b",\n"
    yield b"\n]\n" if before == b",\n" else b"[]\n"


def _task(case: Case, page: Page, number: int) -> dict[str, Any]:
    here = {tag.id for tag in page.tags}
    regions = [_region(case, page, tag) for tag in page.tags]
    relations = [
        {"from_id": link.a, "to_id": link.b, "type": "relation", "direction": "right",
         "labels": [link.type]}
        for link in case.links
        if link.a in here and link.b in here
    ]  # fmt: skip
    return {
        "id": number,
        "data": {
            "text": page.article.text,
            "article": page.id,
            "path": page.path,
            **facts_of(case, page.id),
        },
        "annotations": [{"id": number, "result": [*regions, *relations]}],
    }


def _region(case: Case, page: Page, tag: Tag) -> dict[str, Any]:
    start, end = tag.span
    said = fields(case, tag)
    return {
        "id": tag.id,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "origin": "manual",
        "value": {
            "start": start,
            "end": end,
            "text": page.article.quote(tag.span),
            "labels": [tag.kind],
        },
        **({"meta": {name: [value] for name, value in said.items()}} if said else {}),
    }


def _config(case: Case) -> bytes:
    labels = "".join(
        f"    <Label value={_attribute(kind.id)} background={_attribute(kind.colour)}/>\n"
        for kind in kinds_of(case)
    )
    types = "".join(
        f"    <Relation value={_attribute(type_)}/>\n"
        for type_ in sorted({link.type for link in case.links})
    )
    relations = f"  <Relations>\n{types}  </Relations>\n" if types else ""
    return (
        '<View>\n  <Labels name="label" toName="text">\n'
        f'{labels}  </Labels>\n{relations}  <Text name="text" value="$text"/>\n</View>\n'
    ).encode()


def _attribute(words: str) -> str:
    return quoteattr(for_xml(words))
