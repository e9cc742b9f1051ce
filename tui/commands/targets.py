"""Going to the next thing worth looking at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.commands.same_actor import step_sought
from tui.desk.search import Search
from tui.desk.search import step as step_search
from tui.desk.targets import TARGETS, following, places_of, preceding

if TYPE_CHECKING:
    from tui.desk.desk import Desk

_ONE_SHOTS = {
    "suggestion": "suggestions",
    "actor": "actors",
    "claim": "claims",
    "date": "dates",
    "unresolved": "unresolved",
    "moved": "moved",
    "contradiction": "contradictions",
    "new": "new",
}


@command("target.next")
def target_next(desk: Desk) -> None:
    """To the next target; the header says what a target is now."""
    _to_target(desk, forward=True)


@command("target.prev")
def target_prev(desk: Desk) -> None:
    """To the target before."""
    _to_target(desk, forward=False)


@command("target.use", *TARGETS)
def target_use(desk: Desk, target: str) -> None:
    """Choose what n and N step through."""
    desk.target, desk.sought = target, None
    view = desk.view
    count = len(places_of(desk, view, target)) if view else 0
    desk.say(f"n → {target} ({count} here)")


@command("goto.next", *_ONE_SHOTS)
def goto_next(desk: Desk, what: str) -> None:
    """To the next one of a sort."""
    step(desk, _ONE_SHOTS[what], forward=True)


@command("goto.prev", *_ONE_SHOTS)
def goto_prev(desk: Desk, what: str) -> None:
    """To the last one of a sort before this."""
    step(desk, _ONE_SHOTS[what], forward=False)


def go_on(desk: Desk) -> None:
    """To the next target when this one is decided; a review goes on by itself."""
    if desk.review is None:
        _to_target(desk, forward=True)


def go_on_after(desk: Desk) -> None:
    """The same after a question that a review has waited for, too."""
    if desk.review is None:
        go_on(desk)
    else:
        desk.review.forward()


def _to_target(desk: Desk, *, forward: bool) -> None:
    """By what is searched for, or the actor lit in all panes; else by what the target is."""
    if isinstance(desk.sought, Search):
        step_search(desk, desk.sought, forward=forward)
    elif desk.sought is not None:
        step_sought(desk, forward=forward)
    else:
        step(desk, desk.target, forward=forward)


def step(desk: Desk, target: str, *, forward: bool) -> None:
    """Go to a neighbour of the cursor among the targets; going round the end is said."""
    view = desk.view
    if view is None:
        desk.say("open an article first: ⏎")
        return
    spans = places_of(desk, view, target)
    span, wrapped = (following if forward else preceding)(spans, view.cursor)
    if span is None:
        desk.say(f"no {target} in {desk.name(view.article)}")
        return
    view.select(span, scroll=False)
    view.centre()
    if wrapped:
        desk.say(f"wrapped: {len(spans)} {target} in {desk.name(view.article)}")
