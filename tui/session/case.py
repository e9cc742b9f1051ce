"""The work as an export sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.case import Case
from tui.storage.codebook import codebook_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.session.session import Session


def case_of(session: Session, store: Path | None = None) -> Case:
    """All tags as they stand in the texts of now; orphans keep the place they had.

    With the store's folder, its codebook, too.
    """
    return picture(session, store)()


def picture(session: Session, store: Path | None = None) -> Callable[[], Case]:
    """Take the work as it is now, which is quick; what is returned puts it in order.

    A link whose claim has been removed waits in the store for its return, and is left out.
    """
    state = session.state
    records = {name: session.record(name) for name in session.article_ids()}
    tags, articles, actors = dict(state.tags), dict(state.articles), dict(state.actors)
    anchored = dict(state.anchored)
    links, refusals = tuple(state.links.values()), tuple(state.refusals.values())

    def ordered() -> Case:
        standing = [anchored.get(tag.id, tag) for tag in tags.values()]
        standing.sort(key=lambda tag: (records[tag.article].path, tag.span, tag.kind, tag.id))
        return Case(
            records,
            articles,
            tuple(standing),
            actors,
            tuple(
                sorted(
                    (each for each in links if each.a in tags and each.b in tags),
                    key=lambda link: link.id,
                )
            ),
            tuple(sorted(refusals, key=lambda refusal: refusal.id)),
            codebook_text(store)[0] if store is not None else "",
        )

    return ordered
