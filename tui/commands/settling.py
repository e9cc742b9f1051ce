"""What a person decides when a text has changed under its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.commands.targets import step
from tui.desk.orphans import tray
from tui.desk.scope import tag_at
from tui.session import settling, tagging

if TYPE_CHECKING:
    from tui.desk.desk import Desk


@command("tag.settle")
def settle(desk: Desk) -> None:
    """Say that a moved or edited tag stands right: it is stored as it stands now."""
    view = desk.taggable()
    tag = tag_at(view) if view is not None else None
    if view is None:
        return
    if tag is None:
        desk.say("no tag at the cursor: T m and n find those that have moved")
    elif not settling.settle(desk.session, tag):
        desk.say(f"{tag.kind}: {tagging.short(tag.quote)} stands as it was put")
    else:
        if desk.target == "moved":
            step(desk, "moved", forward=True)
        desk.say(f"settled {tag.kind}: {tagging.short(tag.quote)}")


@command("orphans.show")
def show(desk: Desk) -> None:
    """List the tags that have lost their words, to put them on others or remove them."""
    view = desk.taggable()
    if view is None:
        return
    bar = tray(desk, view)
    if bar is None:
        desk.say(f"{desk.name(view.article)}: every tag has its words")
    desk.ask(bar)
