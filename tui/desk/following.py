"""The other panes follow the cursor: to what tells the same there, or by their share."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui.desk.units import at
from tui.model.span import Span

if TYPE_CHECKING:
    from tui.desk.counterparts import Counterparts, Here
    from tui.desk.desk import Desk
    from tui.desk.view import View

MODES = ("follow", "lock", "off")
"""What `z s` goes through."""
_Place = tuple[str, str, Span, tuple[str, ...]]
"""The active article, its text, the sentence the cursor is in, and what is visible."""


class Following:
    """Scrolls the panes beside the active one, and knows what it has found in them."""

    def __init__(self, desk: Desk) -> None:
        """Nothing is followed before the first key."""
        self._desk = desk
        self.mode = MODES[0]
        self._place: _Place | None = None
        """Where the cursor was when it was last looked for what tells the same."""
        self._at: _Place | None = None
        """Where it was when a key last ended: only from there to here may anything move."""
        self._claims: tuple[Here, ...] = ()
        """The claims at the cursor, the innermost first, whose counterparts were found."""
        self._found: dict[str, tuple[str, Span | None]] = {}
        """By article: the text, and what tells the same in it; None: nothing does."""
        self._stale = False
        """Has the session changed since?"""

    @cached_property
    def _counterparts(self) -> Counterparts:
        from tui.desk.counterparts import Counterparts  # not needed for the first light

        return Counterparts(self._desk, self._look_again)

    def turn(self) -> str:
        """The next way to follow; returns it."""
        self.mode = MODES[(MODES.index(self.mode) + 1) % len(MODES)]
        self._place, self._at, self._found = None, None, {}
        self.update()
        return self.mode

    # What is to be shown.

    def beside(self, view: View) -> Span | None:
        """What tells in this pane what the cursor's passage tells in the active one."""
        found = self._found.get(view.article)
        known = found is not None and found[0] == view.page.article.hash
        return found[1] if found is not None and known else None

    def is_silent(self, view: View) -> bool:
        """Is nothing in this pane like the cursor's passage?"""
        found = self._found.get(view.article)
        return found is not None and found == (view.page.article.hash, None)

    # When something may have moved.

    def touched(self) -> None:
        """The session has changed: what tells the same may be something else."""
        self._stale = True

    def look(self) -> None:
        """Mark what tells the same as things stand now; nothing moves."""
        view = self._desk.view
        if self.mode == "follow" and view is not None:
            self._follow(view, scroll=False)

    def update(self) -> None:
        """The user has done something: bring the other panes to where they belong."""
        view = self._desk.view
        if view is None or self.mode == "off":
            self._place, self._at, self._found = None, None, {}
            return
        if self.mode == "lock":
            self._lock(view)
        else:
            self._enter(view)
            self._follow(view, scroll=True)

    def _others(self, view: View) -> list[View]:
        return [each for each in self._desk.panes.visible if each is not view]

    def _lock(self, view: View) -> None:
        self._found = {}
        place = (view.article, view.page.article.hash, Span(view.top, view.height), ())
        if place == self._at:
            return
        self._at = place
        share = view.top / view.bottom if view.bottom else 0.0
        for other in self._others(view):
            other.scroll_to(round(share * other.bottom))

    def _follow(self, view: View, *, scroll: bool) -> None:
        others = self._others(view)
        if not others:
            self._place, self._at, self._found = None, None, {}
            return
        article = view.page.article
        sentence = at(view.units.sentences, view.cursor.start) or view.cursor
        visible = tuple(sorted((view.article, *(each.article for each in others))))
        place = (view.article, article.hash, sentence, visible)
        claims = self._counterparts.claims_at(view)
        came = self._at is not None and self._at[0] != view.article
        # Whoever comes to a pane wants to read there: nothing moves yet.
        moved = scroll and place != self._at and not came
        self._at = place if scroll else self._at
        if not moved and (place, claims) == (self._place, self._claims) and not self._stale:
            return
        self._place, self._claims, self._stale = place, claims, False
        self._found = {}
        for other in others:
            self._find(view, sentence, other, scroll=moved)

    def _enter(self, view: View) -> None:
        """Keys go to a pane that has followed: there the cursor is on what was found."""
        found = self.beside(view)
        came = self._at is not None and self._at[0] != view.article
        if found is None or not came or view.extending or view.in_sight(view.cursor.start):
            return
        view.select(view.units.word_at(found.start), scroll=False)

    def _find(self, view: View, sentence: Span, other: View, *, scroll: bool) -> None:
        found = self._counterparts.find(view, sentence, self._claims, other)
        if found is None:
            return
        here, span = found
        self._found[other.article] = (other.page.article.hash, span)
        if span is not None and scroll:
            row = max(0, view.layout.row_of(here.start) - view.top)
            other.scroll_to(other.layout.row_of(span.start) - row)

    def _look_again(self) -> None:
        self._at = None
        self.update()
