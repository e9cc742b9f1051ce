"""Tags whose text has changed: settled where they stand now, or put on words again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.detail import Claim
from tui.model.span import Span, envelope
from tui.model.step import Change
from tui.model.tag import CONTEXT
from tui.session import tagging

if TYPE_CHECKING:
    from tui.model.tag import Tag
    from tui.session.session import Session

AUTOMATIC = ("exact", "moved", "edited")
"""Anchors that need no person."""
REACH = 200
"""Characters within which the neighbours of an orphan's words are still neighbours."""


def settle(session: Session, tag: Tag) -> bool:
    """A person says that a tag stands right: place and words of now are stored, as exact.

    `tag` as it stands on its page. False: there is nothing to settle.
    """
    if tag.anchor in ("exact", "orphan"):
        return False
    label = f"settled {tag.kind}: {tagging.short(tag.quote)}"
    tagging.change(session, replace(tag, anchor="exact"), label)
    return True


def store_anchors(session: Session) -> int:
    """Store where tags stand now, each with its state, in one step; how many.

    What a person has to decide, and orphans, stay as they were.
    """
    state = session.state
    found = [tag for tag in state.anchored.values() if tag.anchor in AUTOMATIC]
    changes = [Change(state.tags[tag.id], tag) for tag in found if tag != state.tags[tag.id]]
    if changes:
        session.do(f"{len(changes)} tags follow their texts", changes)
    return len(changes)


def likely_places(session: Session, orphan: Tag) -> tuple[Span, ...]:
    """Where an orphan's words may be now, by themselves and their neighbours; best first."""
    from tui.anchoring import Anchor, anchor  # only articles that have changed need it

    article = session.state.articles[orphan.article]
    asked = Anchor(*orphan.span, orphan.quote, orphan.prefix, orphan.suffix)
    (found,) = anchor(None, article.text, [asked])
    places = (found.span, *found.candidates, _between(article.text, orphan))
    wanted = [each for each in dict.fromkeys(places) if each is not None]
    return tuple(each for each in wanted if article.body.contains(each))


def _between(text: str, orphan: Tag) -> Span | None:
    """What stands now between the neighbours that its words had."""
    if not orphan.prefix.strip() or not orphan.suffix.strip():
        return None
    start = text.find(orphan.prefix) + len(orphan.prefix)
    end = text.find(orphan.suffix, start, start + REACH + 2 * len(orphan.quote))
    if orphan.prefix not in text or end <= start:
        return None
    return Span(start, end)


def reattach(session: Session, orphan: Tag, parts: tuple[Span, ...]) -> Tag:
    """Put an orphan on words of its article's text of now; it keeps its other fields."""
    article = session.state.articles[orphan.article]
    start, end = envelope(parts)
    detail = orphan.detail
    if isinstance(detail, Claim):  # these pointed into the text of then
        detail = replace(detail, source_span=None, cue=None)
    found = replace(
        orphan,
        parts=parts,
        quote=article.text[start:end],
        prefix=article.text[max(0, start - CONTEXT) : start],
        suffix=article.text[end : end + CONTEXT],
        text_hash=article.hash,
        anchor="exact",
        detail=detail,
    )
    label = f"{orphan.kind} found again: {tagging.short(found.quote)}"
    return tagging.change(session, found, label)
