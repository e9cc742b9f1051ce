"""The panes: which articles are open, and which one keys go to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.desk.geometry import MOST_PANES, capacity, text_width
from tui.desk.view import View

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tui.desk.desk import Desk

KEPT = 64
"""Views of closed articles kept, so that coming back finds cursor and scroll as they were."""


class Panes:
    """Views from left to right. There may be more than the screen has room for."""

    def __init__(self, desk: Desk) -> None:
        """No article is open."""
        self._desk = desk
        self.views: list[View] = []
        self.active = 0
        self.zoomed = False
        self._closed: dict[str, View] = {}

    @property
    def active_view(self) -> View | None:
        """The view keys go to."""
        return self.views[self.active] if self.views else None

    @property
    def visible(self) -> list[View]:
        """The views the screen has room for; the active one is among them."""
        room = self._desk.geometry.panes
        first = max(0, min(self.active - room + 1, len(self.views) - room))
        first = min(first, self.active)
        return self.views[first : first + room]

    def lay_out(self, articles: Sequence[str]) -> None:
        """Open these, side by side; as many as there may be."""
        self._put_away(self.views)
        self.views = [self._view(each) for each in dict.fromkeys(articles[:MOST_PANES])]
        self.active, self.zoomed = 0, False
        self.fit()
        if len(articles) > MOST_PANES:
            self._desk.say(f"the first {MOST_PANES} of {len(articles)}; J goes to the others")

    def put(self, article: str, pane: int) -> None:
        """Show an article in a pane; if there are not so many, in a further one.

        It may push another one out of sight, but closes none as long as there may be more.
        """
        if article in self._open():
            self.focus(self._open().index(article))
            return
        view = self._view(article)
        self.active = min(pane, len(self.views), MOST_PANES - 1)
        if self.active < len(self.views):
            self._put_away([self.views[self.active]])
            self.views[self.active] = view
        else:
            self.views.append(view)
        self.zoomed = False
        self.fit()

    def add(self, article: str) -> None:
        """Show an article in a further pane where there is room for one, else in the last."""
        columns, opened = self._desk.size[0], self._open()
        if article not in opened and opened and len(opened) >= capacity(columns):
            self._desk.say(
                f"no room for another pane in {columns} columns: the last one shows it"
            )
        self.put(article, min(len(opened), max(capacity(columns), len(opened)) - 1))

    def bring(self, article: str) -> None:
        """Go to the pane that shows an article; else show it in the active one."""
        if article in self._open():
            self.focus(self._open().index(article))
        elif self.views:
            self.replace(article)
        else:
            self.lay_out([article])

    def replace(self, article: str) -> None:
        """Show an article in the active pane."""
        if article in self._open():
            self.focus(self._open().index(article))
            return
        self._put_away([self.views[self.active]])
        self.views[self.active] = self._view(article)
        self.fit()

    def focus(self, pane: int) -> bool:
        """Let keys go to a pane; False: there is none."""
        if not 0 <= pane < len(self.views):
            return False
        self.active = pane
        self.fit()
        return True

    def open_another(self) -> bool:
        """Open the next article in a further pane; False: no room or no article."""
        room = capacity(self._desk.size[0])
        if len(self.views) >= room:
            return False
        order = [row.article for row in self._desk.library.rows]
        last = self.views[-1].article if self.views else ""
        here = order.index(last) if last in order else -1  # a row may be filtered or hidden
        candidates = order[here + 1 :] + order[: here + 1]
        free = [
            each
            for each in candidates
            if each not in self._open() and not self._desk.session.is_missing(each)
        ]
        if free:
            self.put(free[0], len(self.views))
        return bool(free)

    def close(self) -> bool:
        """Close the active pane; the last one stays."""
        if len(self.views) < 2:
            return False
        self._put_away([self.views.pop(self.active)])
        self.active = min(self.active, len(self.views) - 1)
        self.zoomed = False
        self.fit()
        return True

    def swap(self) -> bool:
        """Exchange the active pane and the one beside it."""
        if len(self.views) < 2:
            return False
        other = self.active + 1 if self.active + 1 < len(self.views) else self.active - 1
        here = self.active
        self.views[here], self.views[other] = self.views[other], self.views[here]
        self.active = other
        return True

    def fit(self) -> None:
        """Give every visible view the size of its pane."""
        geometry = self._desk.geometry
        for number, view in enumerate(self.visible):
            view.resize(geometry.text_width(number, self._desk.width), geometry.text_rows)

    def refresh(self, articles: Collection[str] | None) -> None:
        """Hand new pages to the views of these articles; None: to all."""
        session = self._desk.session
        for view in list(self.views):
            if articles is not None and view.article not in articles:
                continue
            if not session.is_missing(view.article):
                view.show(session.page(view.article))

    def _open(self) -> list[str]:
        return [view.article for view in self.views]

    def _view(self, article: str) -> View:
        session = self._desk.session
        page = session.page(article)
        record = session.record(article)
        self._desk.novelty.opened(article)
        if record.status == "new":
            session.note(replace(record, status="reading"))
        view = self._closed.pop(article, None)
        if view is None:
            view = View(page, text_width(self._desk.size[0], 72), 10)
        view.show(page)
        return view

    def _put_away(self, views: Sequence[View]) -> None:
        for view in views:
            self._closed[view.article] = view
        while len(self._closed) > KEPT:
            del self._closed[next(iter(self._closed))]

    def note_reading(self) -> None:
        """Remember how far the active article has been read: others are only in sight."""
        view, read = self.active_view, self._desk.library.read
        if view is not None and view.percent > read.get(view.article, 0):
            read[view.article] = view.percent
