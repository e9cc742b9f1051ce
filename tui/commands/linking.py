"""Saying how two claims stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.desk.relating import arrive, begin
from tui.desk.scope import is_nearer, mark_at, tag_at
from tui.session.linking import Suggested

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.session.linking import End


@command("claim.corroborates")
def corroborates(desk: Desk) -> None:
    """Link the claim with one that says the same: take it, or go there and press again."""
    _relate(desk, "corroborates")


@command("claim.contradicts")
def contradicts(desk: Desk) -> None:
    """Link the claim with one that says otherwise, likewise."""
    _relate(desk, "contradicts")


def _relate(desk: Desk, type_: str) -> None:
    view = desk.taggable()
    if view is None:
        return
    end, walk = _claim_at(view), desk.walk
    if end is None:
        desk.say("no claim at the cursor: c makes one")
    elif walk is not None and walk.type == type_:
        arrive(desk, walk, end)
    else:
        begin(desk, end, type_)


def _claim_at(view: View) -> End | None:
    """The claim the cursor means, tagged or suggested."""
    tag, mark = tag_at(view, "claim"), mark_at(view, "claim")
    if mark is not None and (tag is None or is_nearer(mark, tag, view)):
        return Suggested(view.article, mark)
    return tag
