"""Who gave a date its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.detail import DateValue
from tui.model.tag import Tag

if TYPE_CHECKING:
    from tui.model.step import Change, Step
    from tui.session.session import Session

AT_ONCE = 100
"""Changes of a step that is looked through; larger ones are imports and the like."""


def setter(session: Session, tag: Tag) -> str:
    """Who has set the value of a date last; empty: the history does not say it."""
    for _, step in sorted(session.state.history.items(), reverse=True):
        if _sets(step, tag.id):
            return step.by
    return ""


def _sets(step: Step, tag: str) -> bool:
    if step.undone or len(step.changes) > AT_ONCE:
        return False
    return any(_is_value(each) for each in step.changes if each.record.id == tag)


def _is_value(change: Change) -> bool:
    """Has a date another value after it, and that from a person?"""
    if not isinstance(change.after, Tag) or not isinstance(change.after.detail, DateValue):
        return False
    before = change.before.detail if isinstance(change.before, Tag) else None
    return change.after.detail.fixed_by == "user" and change.after.detail != before
