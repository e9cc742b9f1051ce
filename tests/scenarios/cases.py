"""Claims and dates of the sample corpus, tagged without keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.span import Span
from tui.session import sources, tagging

if TYPE_CHECKING:
    from tests.conftest import Journey
    from tui.model.tag import Tag

SENT = "001", "Velmora will send air-defence crews"
SUPPLY = "005", "They will supply drones"
NEEDED = "002", "It is likely that they need to bring in fuel"
HAVE_ASKED = "001", "The government in Qalat Nur has formally asked"
NOT_ASKED = "005", "President Idris al-Khatun has not yet asked"
HUNDREDS = "001", "About 300 men of the Sons"
DOZENS = "004", "Some 120 men of the Abna"


def claim(journey: Journey, beginning: tuple[str, str]) -> Tag:
    """The claim of an article that holds these words; if it is only suggested, accepted."""
    path, words = beginning
    session, article = journey.session, journey.id(path)
    text = session.state.articles[article]
    at = text.text.index(words)
    for tag in session.page(article).tags:
        if tag.kind == "claim" and tag.span.start <= at < tag.span.end:
            return tag
    marks = [m for m in session.page(article).marks if m.kind == "claim"]
    found = [m for m in marks if m.span.start <= at < m.span.end]
    if found:
        return sources.accept(session, article, min(found, key=lambda m: m.span.length))
    end = text.text.index(".", at)
    return tagging.tag(session, article, (Span(at, end),), "claim")


def dates(journey: Journey, path: str) -> list[Tag]:
    """All suggested dates of an article, accepted."""
    session, article = journey.session, journey.id(path)
    marks = [m for m in session.page(article).marks if m.kind == "date"]
    return [sources.accept(session, article, mark) for mark in marks]
