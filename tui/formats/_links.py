"""Links, for formats that know an article at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.formats import Loss
from tui.formats._places import pages

if TYPE_CHECKING:
    from tui.model.case import Case


def far_links(case: Case) -> Loss:
    """The links that are not between two tags of one article."""
    where = {tag.id: page.id for page in pages(case) for tag in page.tags} if case.links else {}
    far = sum(
        where.get(link.a) is None or where[link.a] != where.get(link.b) for link in case.links
    )
    return Loss("links from one article to another", far)
