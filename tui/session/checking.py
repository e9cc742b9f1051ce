"""Deciding on tags that were made by rule. Every function is one undoable step, or none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.actor import Refusal
from tui.model.ids import new_id
from tui.model.step import Change
from tui.session.tagging import removing, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.tag import Tag
    from tui.session.session import Session


def is_unchecked(tag: Tag) -> bool:
    """Was it made by rule, and has nobody confirmed it?"""
    return tag.origin == "rule" and not tag.checked


def alike(session: Session, tag: Tag) -> list[Tag]:
    """This tag and the others made by rule on the same words, as stored, not yet confirmed."""
    return [
        each
        for each in session.state.tags.values()
        if (each.kind, each.quote) == (tag.kind, tag.quote) and is_unchecked(each)
    ]


def confirm(session: Session, tags: Sequence[Tag]) -> int:
    """Say that tags made by rule are right. Returns how many were not confirmed yet."""
    stored = [session.state.tags[tag.id] for tag in tags]
    fresh = [tag for tag in stored if is_unchecked(tag)]
    if fresh:
        at = session.clock()
        more = f"{len(fresh)} × " if len(fresh) > 1 else ""
        session.do(
            f"confirmed {fresh[0].kind}: {more}{short(fresh[0].quote)}",
            [Change(tag, replace(tag, checked=True, updated=at)) for tag in fresh],
        )
    return len(fresh)


def reject(session: Session, tag: Tag) -> None:
    """Take a tag made by rule away; what was suggested on its words is refused with it."""
    stored = session.state.tags[tag.id]
    seen = session.state.marks.get(tag.article, ())
    changes = removing(session.state, [stored])
    for mark in seen:
        if (mark.kind, mark.parts) == (tag.kind, tag.parts):
            start = mark.span.start
            refusal = Refusal(new_id(), tag.quote, tag.kind, tag.article, start, mark.rule)
            changes.append(Change(None, refusal))
    session.do(f"removed {stored.kind}: {short(stored.quote)}", changes)
