"""From an actor to the words that speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.session.actors import actors_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.desk.desk import Desk
    from tui.model.span import Span


def show_first(desk: Desk, actor: str, articles: Iterable[str]) -> bool:
    """Read the first place that speaks of an actor, in these articles. False: there is none."""
    for article in articles:
        spans = _spans(desk, article, actor)
        if not spans:
            continue
        if desk.panes.views:
            desk.screens.go("reader")
            desk.places.leave()
        view = desk.show(article)
        if view is not None:
            view.select(spans[0], scroll=False)
            view.centre()
            desk.target, desk.sought = "actors", None
            return True
    return False


def _spans(desk: Desk, article: str, actor: str) -> list[Span]:
    """Its mentions in the text of now; where there are none, claims it is the source of."""
    if desk.session.is_missing(article):
        return []
    tags = [tag for tag in desk.session.page(article).tags if actor in actors_of(tag)]
    return [tag.span for tag in tags if tag.kind != "claim"] or [tag.span for tag in tags]
