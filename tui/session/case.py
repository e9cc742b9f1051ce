"""The work as an export sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.case import Case

if TYPE_CHECKING:
    from tui.session.session import Session


def case_of(session: Session) -> Case:
    """All tags as they stand in the texts of now; orphans keep the place they had."""
    state = session.state
    records = {name: session.record(name) for name in session.article_ids()}
    tags = [state.anchored.get(tag.id, tag) for tag in state.tags.values()]
    tags.sort(key=lambda tag: (records[tag.article].path, tag.span, tag.kind, tag.id))
    links = tuple(sorted(state.links.values(), key=lambda link: link.id))
    return Case(records, dict(state.articles), tuple(tags), dict(state.actors), links)
