"""Panes, what is shown in them, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.desk.desk import WIDTHS

if TYPE_CHECKING:
    from tui.desk.desk import Desk


@command("pane.left")
def left(desk: Desk) -> None:
    """To the pane on the left."""
    if not desk.panes.focus(desk.panes.active - 1):
        desk.say("this is the leftmost pane")


@command("pane.right")
def right(desk: Desk) -> None:
    """To the pane on the right."""
    if not desk.panes.focus(desk.panes.active + 1):
        desk.say("this is the rightmost pane")


@command("pane.next")
def next_pane(desk: Desk) -> None:
    """To the next pane, round the end."""
    if desk.panes.views:
        desk.panes.focus((desk.panes.active + 1) % len(desk.panes.views))


@command("pane.prev")
def previous_pane(desk: Desk) -> None:
    """To the pane before, round the end."""
    if desk.panes.views:
        desk.panes.focus((desk.panes.active - 1) % len(desk.panes.views))


@command("pane.focus", "1", "2", "3", "4")
def focus(desk: Desk, number: str) -> None:
    """To a pane by its number."""
    if not desk.panes.focus(int(number) - 1):
        desk.say(f"there is no pane {number}")


@command("pane.open")
def open_pane(desk: Desk) -> None:
    """Open the next article in a further pane."""
    if not desk.panes.open_another():
        desk.say("no room for another pane, or no further article")


@command("pane.close")
def close(desk: Desk) -> None:
    """Close this pane."""
    if not desk.panes.close():
        desk.say("the last pane stays; q goes to the library")


@command("pane.swap")
def swap(desk: Desk) -> None:
    """Exchange this pane with the one beside it."""
    if not desk.panes.swap():
        desk.say("there is only one pane")


@command("pane.sync_cycle")
def sync_cycle(desk: Desk) -> None:
    """Let the other panes follow to what tells the same, by their share, or not at all."""
    said = {
        "follow": "the other panes follow to the same matter (»)",
        "lock": "the other panes scroll along, by their share of the text",
        "off": "the other panes stay where they are",
    }
    desk.say(said[desk.following.turn()])


@command("pane.zoom")
def zoom(desk: Desk) -> None:
    """Give this pane the whole width, or no longer."""
    desk.panes.zoomed = not desk.panes.zoomed
    desk.panes.fit()


@command("view.highlights")
def highlights(desk: Desk) -> None:
    """Show suggestions, or only what is tagged."""
    desk.marked = not desk.marked
    desk.say("suggestions shown" if desk.marked else "suggestions hidden")


@command("view.novelty")
def novelty(desk: Desk) -> None:
    """Dim what articles read before have told already, or show all alike."""
    desk.novelty.shown = not desk.novelty.shown
    said = "what was told before is dimmed" if desk.novelty.shown else "nothing is dimmed"
    view = desk.view
    share = desk.novelty.share(view.article) if view is not None else None
    desk.say(said + (f": {share}% is new here" if share is not None else ""))


@command("view.width")
def width(desk: Desk) -> None:
    """Another width of the text: 60, 66, 72, 78 columns at most."""
    wider = [each for each in WIDTHS if each > desk.width]
    desk.width = wider[0] if wider else WIDTHS[0]
    desk.panes.fit()
    desk.say(f"text up to {desk.width} columns wide")


@command("inspector.toggle")
def inspector(desk: Desk) -> None:
    """Show or hide what is known of the thing at the cursor."""
    desk.inspecting = not desk.geometry.inspector
    desk.panes.fit()
    if desk.inspecting and not desk.geometry.inspector:
        desk.say("no room for the inspector in this window")


@command("article.next")
def article_next(desk: Desk) -> None:
    """The next article of the library, in this pane."""
    desk.turn(1)


@command("article.prev")
def article_prev(desk: Desk) -> None:
    """The article before, in this pane."""
    desk.turn(-1)


@command("jump.back")
def jump_back(desk: Desk) -> None:
    """Back to where the last far move began."""
    if not desk.places.back():
        desk.say("no earlier place")


@command("jump.forward")
def jump_forward(desk: Desk) -> None:
    """Forward again after going back."""
    if not desk.places.forward():
        desk.say("no later place")


@command("mark.set", "<char>")
def mark_set(desk: Desk, character: str) -> None:
    """Set a bookmark here under a letter."""
    here = desk.places.here
    if here is None:
        desk.say("bookmarks are set in an article")
        return
    desk.places.bookmarks[character] = here
    desk.say(f"bookmark {character} set; ' {character} comes back here")


@command("mark.goto", "<char>")
def mark_goto(desk: Desk, character: str) -> None:
    """Go to a bookmark."""
    place = desk.places.bookmarks.get(character)
    if place is None:
        desk.say(f"no bookmark {character}; m {character} sets one")
        return
    desk.places.leave()
    desk.places.go(place)
