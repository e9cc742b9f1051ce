"""The library, and lists in general."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.commands import command
from tui.desk.bar import Prompt

if TYPE_CHECKING:
    from tui.desk.desk import Desk


@command("item.open")
def open_item(desk: Desk) -> None:
    """Read the article, or all that are marked, side by side; open the row of another list."""
    if listing := desk.screens.listing:
        listing.open(desk)


@command("item.open_in_pane", "1", "2", "3", "4")
def open_in_pane(desk: Desk, number: str) -> None:
    """Read the article in a pane of your choice; the other panes stay as they are."""
    if here := desk.library.here:
        desk.open([here.article], pane=int(number) - 1)


@command("item.mark")
def mark(desk: Desk) -> None:
    """Mark the row, for opening or dating several at once."""
    desk.library.toggle_mark()
    desk.say(f"{len(desk.library.marked)} marked")


@command("item.mark_range")
def mark_range(desk: Desk) -> None:
    """Mark all rows from the one marked last to this one."""
    desk.library.mark_range()
    desk.say(f"{len(desk.library.marked)} marked")


@command("item.hide")
def hide(desk: Desk) -> None:
    """Hide the row until the next start; nothing is deleted."""
    library = desk.library
    if here := library.here:
        at = library.at
        library.hidden.add(here.article)
        library.marked.discard(here.article)
        library.refresh()
        library.go(at)
        desk.say(f"{here.name} hidden until the next start")


@command("list.sort")
def sort(desk: Desk) -> None:
    """Sort by the next column."""
    listing = desk.screens.listing
    by = listing.sort_by_next() if listing else ""
    desk.say(f"sorted by {by}" if by else "this has one order only")


@command("list.sort_reverse")
def sort_reverse(desk: Desk) -> None:
    """Turn the order round."""
    if listing := desk.screens.listing:
        listing.turn_round()


@command("list.filter")
def filter_list(desk: Desk) -> None:
    """Show only rows with these letters, in an article's path, outlet or title for instance."""
    listing = desk.screens.listing
    if listing is None:
        return

    def accept(typed: str) -> str:
        listing.narrow(typed)
        what, found = listing.FILTERED, len(listing.rows)
        shown = f"1 {what.removesuffix('s')}" if found == 1 else f"{found} {what}"
        desk.say(shown if typed.strip() else f"all {what}")
        return ""

    desk.prompt = Prompt("filter", listing.filter, accept)


@command("article.done")
def done(desk: Desk) -> None:
    """Say that the article is done, or not yet."""
    for article in desk.chosen:
        if article in desk.session.state.articles:
            record = desk.session.record(article)
            status = "reading" if record.status == "done" else "done"
            desk.session.note(replace(record, status=status))
            desk.say(f"{desk.name(article)} {'done' if status == 'done' else 'not done yet'}")
