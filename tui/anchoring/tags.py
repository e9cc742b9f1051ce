"""Whole tags follow their words: every part, and the spans that a claim points to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.anchoring.anchor import anchor
from tui.anchoring.place import LOST, Anchor, context
from tui.model.detail import Claim
from tui.model.span import Span, envelope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.anchoring.place import Anchored
    from tui.model.detail import Detail
    from tui.model.tag import Tag

STATES = ("exact", "moved", "edited", "review", "orphan")
"""From the best to the worst."""


def anchor_tags(
    old: str | None, new: str, new_hash: str, tags: Sequence[Tag], body: Span
) -> tuple[Tag, ...]:
    """The tags as they stand in `new`, in the same order; never raises.

    `old` is the text that their offsets point into (their `text_hash`), None when it is not
    kept. The worst part decides a tag's state, and a state is never bettered by an edit
    elsewhere: that is for a person. A tag that loses a part, or leaves `body`, is an orphan and
    keeps the words, neighbours, offsets and hash it had, so that the text restored restores it.
    """
    asked = [tag for tag in tags if tag.text_hash != new_hash]
    spans = {(tag.id, span): _item(old, tag, span) for tag in asked for span in _spans(tag)}
    found = dict(zip(spans, anchor(old, new, list(spans.values())), strict=True))
    return tuple(
        _restored(tag, new)
        if tag.text_hash == new_hash
        else _placed(tag, found, new, new_hash, body)
        for tag in tags
    )


def _spans(tag: Tag) -> Iterator[Span]:
    yield from tag.parts
    if isinstance(tag.detail, Claim):
        yield from (s for s in (tag.detail.source_span, tag.detail.cue) if s is not None)


def _item(old: str | None, tag: Tag, span: Span) -> Anchor:
    """A span with its words: from the old text, or from what the tag itself remembers."""
    whole = tag.span
    if old is not None and old[whole.start : whole.end] == tag.quote:
        return Anchor(*span, old[span.start : span.end], *context(old, span))
    passage = tag.prefix + tag.quote + tag.suffix
    by = whole.start - len(tag.prefix)
    first, last = span.start - by, span.end - by
    if first < 0 or last > len(passage):
        return Anchor(*span, "", "", "")
    near = context(passage, Span(first, last))
    return Anchor(*span, passage[first:last], *near)


def _restored(tag: Tag, new: str) -> Tag:
    start, end = tag.span
    if tag.anchor == "orphan" and new[start:end] == tag.quote:
        return replace(tag, anchor="exact")
    return tag


def _placed(
    tag: Tag,
    found: Mapping[tuple[str, Span], Anchored],
    new: str,
    new_hash: str,
    body: Span,
) -> Tag:
    places = [found[tag.id, part] for part in tag.parts]
    parts = tuple(each.span for each in places if each.span and body.contains(each.span))
    if len(parts) < len(places):
        return replace(tag, anchor="orphan")
    before = "exact" if tag.anchor == "orphan" else tag.anchor
    whole = envelope(parts)
    prefix, suffix = context(new, whole)
    return replace(
        tag,
        parts=parts,
        quote=new[whole.start : whole.end],
        prefix=prefix,
        suffix=suffix,
        text_hash=new_hash,
        anchor=_worst([before, *(each.state for each in places)]),
        detail=_followed(tag, found),
    )


def _worst(states: Iterable[str]) -> str:
    return max(states, key=STATES.index)


def _followed(tag: Tag, found: Mapping[tuple[str, Span], Anchored]) -> Detail | None:
    """The detail with the spans it points to, as far as their place is sure."""
    if not isinstance(tag.detail, Claim):
        return tag.detail
    source, cue = (
        None if each.state == "review" else each.span
        for each in (
            found[tag.id, span] if span is not None else LOST
            for span in (tag.detail.source_span, tag.detail.cue)
        )
    )
    return replace(tag.detail, source_span=source, cue=cue)
