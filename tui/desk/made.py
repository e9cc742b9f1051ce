"""What is said of a tag that was just made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.guidance import called
from tui.model.detail import Claim, DateValue, Mention
from tui.session import tagging

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.model.tag import Tag


def said_of(desk: Desk, tag: Tag) -> str:
    """A tag that was just made, with what it says, for the status line."""
    words = tagging.short(tag.quote)
    match desk.session.state.tags[tag.id].detail:
        case Mention(actor=actor) if actor in desk.session.state.actors:
            name = desk.session.state.actors[actor].name
            return f"actor: {words}" + (f" → {name}" if name != tag.quote else "")
        case DateValue() if tagging.is_unresolved(tag):
            return f"date: {words} = {_why_open(desk, tag)}"
        case DateValue(value=value, timex=timex):
            return f"date: {words} = {value or timex}"
        case Claim(source=source) if source in desk.session.state.actors:
            return f"claim: {words} · source {desk.session.state.actors[source].name}"
        case Claim():
            return f"claim: {words} · its source is open (S)"
    return f"{called(desk, tag.kind)}: {words}"


def _why_open(desk: Desk, tag: Tag) -> str:
    article = desk.session.state.articles[tag.article]
    return "?" if article.published else "? (no publication date: P)"
