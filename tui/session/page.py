"""What a pane shows: an article with everything known about it at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model.actor import Actor
    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.tag import Tag


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """Immutable; a change of anything makes another one. Compared by identity."""

    article: Article
    marks: tuple[Mark, ...] = ()
    """The open suggestions: neither taken nor refused. By start."""
    tags: tuple[Tag, ...] = ()
    """By start. Orphans are not among them."""
    actors: Mapping[str, Actor] | None = None
    """Every actor of the case by id."""
    orphans: tuple[Tag, ...] = ()
    """Tags of the article whose words are not in its text of now."""
