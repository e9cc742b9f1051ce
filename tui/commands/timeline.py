"""The timeline: its unit, and setting right what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.desk import questions, saving
from tui.desk.timeline import Timeline
from tui.session import sheets

if TYPE_CHECKING:
    from tui.desk.desk import Desk


@command("timeline.unit")
def unit(desk: Desk) -> None:
    """By day, month or year, in turn."""
    timeline = _timeline(desk)
    if timeline is not None:
        desk.say(f"by {timeline.next_unit()}")


@command("timeline.date", "next", "prev")
def date(desk: Desk, which: str) -> None:
    """To the next date of the row, or the one before."""
    timeline = _timeline(desk)
    if timeline is not None and not timeline.along(1 if which == "next" else -1):
        desk.say("this is the row's last date" if which == "next" else "this is its first date")


@command("timeline.fix")
def fix(desk: Desk) -> None:
    """Say what the date at the cursor means."""
    timeline = _timeline(desk)
    chosen = timeline.chosen if timeline is not None else None
    if chosen is None:
        return
    if desk.session.is_missing(chosen.tag.article):
        desk.say(f"{desk.name(chosen.tag.article)}: its file is missing; its tags are kept")
        return
    desk.ask(questions.of_date(desk, chosen.tag))


@command("timeline.published")
def published(desk: Desk) -> None:
    """Set the publication date of the article that the date at the cursor stands in."""
    timeline = _timeline(desk)
    chosen = timeline.chosen if timeline is not None else None
    if chosen is not None:
        questions.ask_published(desk, [chosen.tag.article])


@command("timeline.export")
def export(desk: Desk) -> None:
    """Write the timeline to a file: CSV, Markdown or HTML."""
    timeline = _timeline(desk)
    if timeline is not None:
        by = timeline.unit
        saving.offer(desk, "timeline", lambda: sheets.timeline(desk.session, by))


def _timeline(desk: Desk) -> Timeline | None:
    listing = desk.screens.listing
    if isinstance(listing, Timeline):
        return listing
    desk.say("this works on the timeline: g t")
    return None
