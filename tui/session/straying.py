"""Tags whose article has another text than the one they were put on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.storage import texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.model.article import Article
    from tui.model.tag import Tag
    from tui.session.session import Session


def astray(session: Session, article: str) -> tuple[Tag, ...]:
    """The stored tags that are not yet known to stand, or not, in the text of now."""
    state = session.state
    now = state.articles[article].hash
    return tuple(
        tag
        for tag in state.of_article(article).values()
        if tag.text_hash != now and tag.id not in state.anchored
    )


def found_again(article: Article, tags: Sequence[Tag], store: Path) -> tuple[Tag, ...]:
    """Tags of other texts as they stand in this article's text."""
    from tui.anchoring import anchor_tags  # only articles that have changed need it

    found: list[Tag] = []
    for old_hash in dict.fromkeys(tag.text_hash for tag in tags):
        group = [tag for tag in tags if tag.text_hash == old_hash]
        old = texts.text_of(store, old_hash)
        found += anchor_tags(old, article.text, article.hash, group, article.body)
    return tuple(found)
