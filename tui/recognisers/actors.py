"""Actors: persons, states, groups, organisations, media, places, peoples, unnamed sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.detail import ActorSeen
from tui.model.mark import Mark
from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model.article import Article


class ActorRecogniser:
    """Finds those who act or speak, from capitals, word lists and the text as a whole."""

    def find(self, article: Article) -> Iterator[Mark]:
        """Yield marks that do not overlap, in reading order; none in a language but English."""
        if article.lang and not article.lang.lower().startswith("en"):
            return
        from tui.recognisers._actors.finding import find

        start, end = article.body
        for seen in find(article.text[start:end]):
            detail = ActorSeen(seen.name, seen.type, seen.form)
            span = Span(start + seen.start, start + seen.end)
            yield Mark("actor", (span,), detail, rule=f"actors.{seen.rule}", why=seen.why)


RECOGNISER = ActorRecogniser()
