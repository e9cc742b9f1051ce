"""Going between screens, the choice bar, and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.desk import extending
from tui.desk.desk import GONE

if TYPE_CHECKING:
    from tui.desk.bar import Choice
    from tui.desk.desk import Desk


@command("app.back")
def back(desk: Desk) -> None:
    """Back to the screen before; from the library out."""
    desk.back()


@command("app.quit")
def leave(desk: Desk) -> None:
    """Quit; everything is saved."""
    desk.outside.quit()


@command("app.suspend")
def suspend(desk: Desk) -> None:
    """To the background; fg in the shell comes back."""
    desk.outside.suspend()


@command("app.redraw")
def redraw(desk: Desk) -> None:
    """Paint the screen again."""
    desk.outside.redraw()


@command("app.cancel")
def cancel(desk: Desk) -> None:
    """Give up what was begun: a selection, a sort of target, marked rows, a filter."""
    view, listing = desk.view, desk.screens.listing
    if desk.walk is not None:
        desk.walk = None
    elif view is not None and view.extending:
        extending.stop(view)
    elif view is not None and view.chosen:
        view.go(view.cursor.start)
    elif view is not None and desk.sought is not None:
        desk.sought = None
    elif view is not None and desk.target != "suggestions":
        desk.target = "suggestions"
    elif listing is desk.library and desk.library.marked:
        desk.library.marked.clear()
    elif listing is not None:
        listing.give_up()


@command("screen.library")
def library(desk: Desk) -> None:
    """The list of articles."""
    if desk.view is not None:
        desk.library.put_on(desk.view.article)
    desk.screens.go("library")


@command("screen.reader")
def reader(desk: Desk) -> None:
    """The open articles."""
    if desk.panes.views:
        desk.screens.go("reader")
    else:
        desk.say("no article is open: ⏎ opens one")


@command("screen.actors")
def actors(desk: Desk) -> None:
    """Everyone who is named: how often, where, and who may be the same."""
    desk.screens.go("actors")


@command("screen.matrix")
def matrix(desk: Desk) -> None:
    """Claims and articles: who says what, on how many independent sources."""
    desk.screens.go("matrix")


@command("screen.timeline")
def timeline(desk: Desk) -> None:
    """What is said to have been when, by day, month or year."""
    desk.screens.go("timeline")


@command("screen.stats")
def stats(desk: Desk) -> None:
    """Progress, counts, and how often each rule was right."""
    desk.screens.go("stats")


@command("app.saved")
def saved(desk: Desk) -> None:
    """Say that everything is saved by itself."""
    desk.say(
        desk.not_saved or f"every key is saved by itself: {desk.saved or 'nothing to save'}"
    )


@command("app.interrupt")
def interrupt(desk: Desk) -> None:
    """Copy the selection, if there is one; else say how to leave."""
    if desk.view is not None and desk.view.chosen:
        desk.say(desk.outside.copy(desk.view.words))
    else:
        desk.say("q goes back, Q quits")


@command("help.show")
def show_help(desk: Desk) -> None:
    """All keys of this screen."""
    desk.outside.show_help()


@command("command.open")
def palette(desk: Desk) -> None:
    """Run any command by its name."""
    desk.outside.open_palette()


@command("messages.show")
def messages(desk: Desk) -> None:
    """What has been said so far."""
    desk.outside.show_messages()


@command("bar.take", *"123456789")
def take(desk: Desk, number: str) -> None:
    """Take a choice by its number; ⏎ takes the current one."""
    bar = desk.bar
    choice = bar.pick(int(number)) if bar else None
    if choice is None:
        desk.say(f"there is no choice {number}")
        return
    _answer(desk, choice)


@command("bar.take_current")
def take_current(desk: Desk) -> None:
    """Take the current choice: the first one, unless tab has moved on."""
    bar = desk.bar
    choice = bar.pick(0) if bar else None
    if choice is not None:
        _answer(desk, choice)


def _answer(desk: Desk, choice: Choice) -> None:
    desk.bar = None
    try:
        choice.take()
    except KeyError:  # another window has taken away what it is about
        desk.say(GONE)


@command("bar.next")
def bar_next(desk: Desk) -> None:
    """The next choice."""
    if desk.bar:
        desk.bar.step(1)


@command("bar.prev")
def bar_prev(desk: Desk) -> None:
    """The choice before."""
    if desk.bar:
        desk.bar.step(-1)


@command("bar.filter")
def bar_filter(desk: Desk) -> None:
    """Type letters that the choice must hold."""
    bar = desk.bar
    if bar is None:
        return
    bar.filtering = True

    def typed(character: str) -> bool:
        if character == "\b":
            bar.filter = bar.filter[:-1]
        elif character == "\r":
            bar.filtering = False
            take_current(desk)
        else:
            bar.filter += character
        bar.at = 0
        return bar.filtering

    desk.listen("type to filter, ⏎ takes the first", typed)


@command("bar.leave")
def bar_leave(desk: Desk) -> None:
    """Leave the question open, and the link that was begun with it."""
    desk.close_bar()
    desk.walk = None
