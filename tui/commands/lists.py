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
    """Read the article, or all that are marked, side by side."""
    here = desk.library.here
    if here is None:
        desk.say(
            "no article fits the filter: esc clears it"
            if desk.library.filter
            else "no articles yet: put text files into the folder"
        )
        return
    marked = bool(desk.library.marked)
    desk.open(desk.library.chosen())
    if marked and desk.screen == "reader":
        desk.library.marked.clear()


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
    desk.say(f"sorted by {desk.library.sort_by_next()}")


@command("list.sort_reverse")
def sort_reverse(desk: Desk) -> None:
    """Turn the order round."""
    desk.library.descending = not desk.library.descending
    desk.library.refresh()


@command("list.filter")
def filter_list(desk: Desk) -> None:
    """Show only rows with these letters in path, outlet or title."""

    def accept(typed: str) -> str:
        desk.library.filter = typed.strip()
        desk.library.refresh()
        desk.library.go(desk.library.at)
        found = len(desk.library.rows)
        shown = "1 article" if found == 1 else f"{found} articles"
        desk.say(shown if typed.strip() else "all articles")
        return ""

    desk.prompt = Prompt("filter", desk.library.filter, accept)


@command("article.done")
def done(desk: Desk) -> None:
    """Say that the article is done, or not yet."""
    for article in desk.library.chosen() if desk.view is None else [desk.view.article]:
        if article in desk.session.state.articles:
            record = desk.session.record(article)
            status = "reading" if record.status == "done" else "done"
            desk.session.note(replace(record, status=status))
            desk.say(f"{desk.name(article)} {'done' if status == 'done' else 'not done yet'}")
