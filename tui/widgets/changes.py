"""Where two scenes of the same text look different."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tui.model.extents import shared
from tui.model.mark import Mark
from tui.model.span import Span
from tui.model.tag import Tag
from tui.widgets.painting import within

if TYPE_CHECKING:
    from tui.desk.scene import Scene

Item = TypeVar("Item", Tag, Mark)
MANY = 200
"""With more tags changed at once, painting all that is visible costs less than looking."""


def changed_spans(before: Scene, after: Scene, visible: Span) -> set[Span] | None:
    """Where the cursor, a tag, a hint, what is lit or dimmed in sight differs; None: all over.

    The tint of the claim at the cursor is not looked at.
    """
    items = differing(before.page.tags, after.page.tags)
    items += differing(before.page.marks, after.page.marks)
    if len(items) > MANY or before.marked != after.marked:
        return None
    spans = {part for item in items for part in item.parts}
    if before.active != after.active:
        spans |= {before.cursor, after.cursor}
    elif before.cursor != after.cursor:
        spans |= difference(before.cursor, after.cursor)
    if before.hints != after.hints:
        spans |= {Span(offset, offset) for offset, _ in (*before.hints, *after.hints)}
    for old, new in ((before.lit, after.lit), (before.told, after.told)):
        if old is not new:
            spans |= set(within(old, visible)) ^ set(within(new, visible))
    if before.beside != after.beside:
        spans |= {each for each in (before.beside, after.beside) if each is not None}
    return spans


def differing(before: tuple[Item, ...], after: tuple[Item, ...]) -> list[Tag | Mark]:
    """What is only in one of two states of a list, which were made one from the other."""
    if before is after:
        return []
    head, tail = shared(before, after)
    old: tuple[Tag | Mark, ...] = before[head : len(before) - tail]
    new: tuple[Tag | Mark, ...] = after[head : len(after) - tail]
    kept = {id(item) for item in old} & {id(item) for item in new}
    return [item for item in (*old, *new) if id(item) not in kept]


def difference(one: Span, other: Span) -> set[Span]:
    """The stretches that belong to one of two spans only."""
    if not one.overlaps(other):
        return {one, other}
    starts, ends = sorted((one.start, other.start)), sorted((one.end, other.end))
    return {Span(*edges) for edges in (starts, ends) if edges[0] < edges[1]}
