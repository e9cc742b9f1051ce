"""One actor in every pane: the mentions are lit, and n goes from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.desk.bar import Bar, Choice
from tui.desk.sought import Sought, position, sought_at, speaking

if TYPE_CHECKING:
    from tui.desk.desk import Desk
    from tui.desk.view import View

OFFERED, TRIED = 9, 40
"""Articles that are offered at most, as many as there are digits; and looked at for it."""


@command("target.same_actor")
def same_actor(desk: Desk) -> None:
    """This actor in every pane; again: the next mention."""
    _seek(desk, forward=True)


@command("target.same_actor_prev")
def same_actor_prev(desk: Desk) -> None:
    """This actor in every pane; again: the mention before."""
    _seek(desk, forward=False)


def _seek(desk: Desk, *, forward: bool) -> None:
    view = desk.view
    if view is None:
        desk.say("open an article first: ⏎")
        return
    found = sought_at(desk.session, view)
    now = desk.sought if isinstance(desk.sought, Sought) else None
    if found is None and now is None:
        desk.say("no actor here: ] a goes to the next one")
        return
    state = desk.session.state
    if found is None or (now is not None and now.who(state) == found.who(state)):
        step_sought(desk, forward=forward)
        return
    desk.sought = found
    counts = [len(found.spans(desk.session, each.page)) for each in desk.panes.views]
    where = [f"{desk.name(each.article)} ×{count}"
             for each, count in zip(desk.panes.views, counts, strict=True)]  # fmt: skip
    desk.say(f"n → {found.called(state)}: {', '.join(where)} · esc ends it")


def step_sought(desk: Desk, *, forward: bool) -> None:
    """To a neighbour of the cursor among the mentions in all panes, in the panes' order."""
    sought, view, session = desk.sought, desk.view, desk.session
    if not isinstance(sought, Sought) or view is None:
        return
    views = desk.panes.views
    places = [(pane, span) for pane, each in enumerate(views)
              for span in sought.spans(session, each.page)]  # fmt: skip
    if not places:
        desk.say(f"{sought.called(session.state)} is not mentioned here: esc ends it")
        return
    here = (desk.panes.active, view.cursor)
    if forward:
        beyond = next((place for place in places if place > here), None)
    else:
        beyond = next((place for place in reversed(places) if place < here), None)
    pane, span = beyond or places[0 if forward else -1]
    if pane != desk.panes.active:
        desk.panes.focus(pane)
    views[pane].select(span, scroll=False)
    views[pane].centre()
    if beyond is None:
        _at_the_end(desk, sought, views[pane])


def _at_the_end(desk: Desk, sought: Sought, view: View) -> None:
    """Say that it goes round, and look for mentions in articles that are not open."""
    _, count = position(sought, desk.session, desk.panes.views, view)
    desk.say(f"wrapped: {_times(count)} of {sought.called(desk.session.state)} open here")
    state, cursor = desk.session.state, view.cursor
    who, marks, tags = sought.who(state), dict(state.marks), list(state.tags.values())

    def offer(articles: frozenset[str]) -> None:
        unmoved = desk.view is view and view.cursor == cursor and desk.bar is None
        if desk.sought == sought and unmoved:
            _offer(desk, sought, articles)

    desk.outside.work_out(lambda: speaking(who, marks, tags), offer)


def _offer(desk: Desk, sought: Sought, articles: frozenset[str]) -> None:
    """Offer to open one of these in a pane."""
    session = desk.session
    opened = {view.article for view in desk.panes.views}
    others = [each for each in articles - opened if not session.is_missing(each)]
    others.sort(key=lambda each: (session.record(each).path, each))
    pages = [session.page(each) for each in others[:TRIED]]
    counted = [(page.article.id, len(sought.spans(session, page))) for page in pages]
    found = [(article, count) for article, count in counted if count][:OFFERED]
    if not found:
        return

    def choice(article: str, count: int) -> Choice:
        return Choice(f"{desk.name(article)} ×{count}", lambda: _open(desk, sought, article))

    first, count = found[0]
    desk.say(f"{desk.message} · {count} more in {desk.name(first)}: ⏎ opens")
    desk.ask(Bar("also in", tuple(choice(*each) for each in found)))


def _open(desk: Desk, sought: Sought, article: str) -> None:
    """Read an article at the first mention: in a pane of its own where there is room."""
    desk.places.leave()
    desk.panes.add(article)
    desk.screens.go("reader")
    view = desk.view
    if view is None:
        return
    spans = sought.spans(desk.session, view.page)
    if spans:
        view.select(spans[0], scroll=False)
        view.centre()


def _times(count: int) -> str:
    return "1 mention" if count == 1 else f"{count} mentions"
