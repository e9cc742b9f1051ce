"""The desk: everything a command may touch. Knows no terminal."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from tui.desk.following import Following
from tui.desk.geometry import divide
from tui.desk.library import Library, short_name
from tui.desk.novelty import Novelty
from tui.desk.panes import Panes
from tui.desk.places import Places
from tui.desk.screens import Screens
from tui.desk.typing import Typed
from tui.model.kind import BUILT_IN
from tui.session.citing import TEMPLATE
from tui.session.progress import Progress
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.desk.bar import Bar, Prompt
    from tui.desk.geometry import Geometry
    from tui.desk.outside import Outside
    from tui.desk.relating import Walk
    from tui.desk.review import Review
    from tui.desk.search import Search
    from tui.desk.sought import Sought
    from tui.desk.view import View
    from tui.model.kind import Kind
    from tui.session.session import Session, Touched

GONE = "what this was about is no longer there"
WIDTHS = (60, 66, 72, 78)
"""Columns of text that `view.width` goes through."""


class Desk:
    """Panes, the library, the choice bar, and what `n` steps through."""

    def __init__(self, session: Session, outside: Outside, *, corpus: str = "") -> None:
        """An empty desk."""
        self.session = session
        self.outside = outside
        self.corpus = corpus
        self.kinds: Mapping[str, Kind] = {kind.id: kind for kind in BUILT_IN}
        """The built-in kinds, then the user's own, as the codebook has them now."""
        self.library = Library(session)
        self.panes = Panes(self)
        self.places = Places(self)
        self.screens = Screens(self)
        self.following = Following(self)
        self.novelty = Novelty(self)
        self.library.novelty = self.novelty.share
        self.target = "suggestions"
        self.sought: Sought | Search | None = None
        """What `n` goes by instead: an actor in all panes, or what was searched for."""
        self.citation = TEMPLATE
        """How words are quoted with their source."""
        self.smart_case = False
        """Does a capital among what is searched for make capitals count?"""
        self.progress = Progress(session)
        self.review: Review | None = None
        """The review of suggestions that the reader is in."""
        self.bar: Bar | None = None
        self.walk: Walk | None = None
        """A link between claims that has one end so far."""
        self._prompt: Prompt | None = None
        self.typed = Typed("", 0)
        """What has been typed so far, while there is a prompt."""
        self.capture: Callable[[str], bool] | None = None
        """Takes the next character before the keymap does; False: it does not want it."""
        self.capturing = ""
        """What the capture is for, in the status line."""
        self.message = ""
        self.said_at = 0.0
        """When that was said, by the monotonic clock."""
        self.messages: deque[str] = deque(maxlen=500)
        self.saved = ""
        self.not_saved = ""
        self.watching = ""
        self.listed = False
        """Has the whole folder been read once?"""
        self.inspecting: bool | None = None
        """Is the inspector wanted? None: where there is room."""
        self.marked = True
        """Are suggestions shown?"""
        self.width = 72
        self.last: Callable[[], None] | None = None
        """Tags again what was tagged last, on other words."""
        self.size = (80, 24)

    # Where we are.

    @property
    def screen(self) -> str:
        """The screen in front: the reader, or a list by its name."""
        return self.screens.now

    @property
    def view(self) -> View | None:
        """The active pane's view; none where a list is in front."""
        return self.panes.active_view if self.screen == "reader" else None

    @property
    def chosen(self) -> list[str]:
        """The articles a command is about: the active one, or the library's chosen ones."""
        if self.view is not None:
            return [self.view.article]
        return self.library.chosen() if self.screen == "library" else []

    def taggable(self) -> View | None:
        """The active view; none, which is said, when its file has gone or it has no words."""
        view = self.view
        if view is not None and self.session.is_missing(view.article):
            self.say(self._why_not(view.article))
            return None
        if view is not None and not view.cursor.length:
            self.say("this article has no words to tag")
            return None
        return view

    @property
    def geometry(self) -> Geometry:
        """How the screen is divided now."""
        columns, rows = self.size
        wanted = 1 if self.panes.zoomed else max(1, len(self.panes.views))
        inspector = (
            self.inspecting if self.inspecting is not None else columns >= 100 and rows >= 30
        )
        return divide(columns, rows, wanted, inspector=inspector)

    @property
    def contexts(self) -> tuple[str, ...]:
        """The keymap's contexts that hold now, the innermost first."""
        base = self.screen
        if self.view is not None and self.view.extending:
            base = "select"
        elif self.view is not None and self.review is not None:
            base = "review"
        return ("bar", base) if self.bar is not None else (base,)

    def resize(self, columns: int, rows: int) -> None:
        """The screen has another size."""
        self.size = (columns, rows)
        self.panes.fit()
        self.library.height = max(1, rows - 8)

    # Saying.

    def say(self, words: str) -> None:
        """Tell the user something, on one line; it can be read again later."""
        self.message = clean_line(words)
        self.said_at = monotonic()
        if not self.messages or self.messages[-1] != self.message:
            self.messages.append(self.message)

    def name(self, article: str) -> str:
        """What an article is called on the screen."""
        return clean_line(short_name(self.session.record(article).path))

    @property
    def watching_is_odd(self) -> bool:
        """Is the watch of the folder anything but the usual one?"""
        return " by polling" in self.watching or ":" in self.watching

    # Asking.

    @property
    def prompt(self) -> Prompt | None:
        """The line that is being typed."""
        return self._prompt

    @prompt.setter
    def prompt(self, prompt: Prompt | None) -> None:
        self._prompt = prompt
        if prompt is not None:
            self.typed = Typed(prompt.value, len(prompt.value))

    def retype(self) -> None:
        """What is being typed is another line now."""
        prompt = self._prompt
        if prompt is not None and prompt.typing is not None:
            self._prompt = replace(prompt, question=prompt.typing(self.typed.text))

    def leave_prompt(self) -> None:
        """Ask no longer."""
        prompt, self._prompt = self._prompt, None
        if prompt is not None:
            prompt.leave()

    def submit(self) -> None:
        """Hand over what was typed; what is wrong with it keeps the line open."""
        prompt = self._prompt
        if prompt is None:
            return
        try:
            wrong = prompt.accept(self.typed.text)
        except KeyError:  # another window has taken it away meanwhile
            wrong = f"{GONE}: esc leaves"
        if wrong:
            self.say(wrong)
        elif self._prompt is prompt:
            self._prompt = None

    def ask(self, bar: Bar | None) -> None:
        """Offer choices; any other key closes the bar and does its usual work."""
        self.bar = bar if bar is not None and bar.choices else None

    def close_bar(self) -> None:
        """Leave the question open."""
        if self.bar is not None:
            bar, self.bar = self.bar, None
            bar.leave()

    def listen(self, what: str, take: Callable[[str], bool]) -> None:
        """Let the next characters go to `take` until it says that it has had enough (False)."""
        self.capturing, self.capture = what, take

    def stop_listening(self) -> None:
        """Let keys be keys again."""
        self.capturing, self.capture = "", None
        for view in self.panes.views:
            view.hints = ()

    # Moving between screens and articles.

    def open(self, articles: Sequence[str], pane: int | None = None) -> None:
        """Read articles: side by side, or one in a given pane (from 0)."""
        readable = [each for each in articles if not self.session.is_missing(each)]
        for each in set(articles) - set(readable):
            self.say(f"{self._why_not(each)}")
        if not readable:
            return
        self.places.leave()
        if pane is None:
            self.panes.lay_out(readable)
        else:
            self.panes.put(readable[0], pane)
        self.screens.go("reader")

    def show(self, article: str) -> View | None:
        """Bring an article into the active pane, or go to the pane that shows it."""
        if self.session.is_missing(article):
            self.say(self._why_not(article))
            return None
        self.panes.bring(article)
        self.screens.go("reader")
        return self.view

    def back(self) -> None:
        """Where this screen was called from; from the library nowhere: it says how to quit."""
        view = self.view
        if not self.screens.back():
            self.outside.quit()
        elif view is not None and self.screen == "library":
            self.library.put_on(view.article)

    def turn(self, by: int) -> None:
        """The next or previous article of the library's order, in the active pane."""
        order = [
            row.article for row in self.library.rows if not self.session.is_missing(row.article)
        ]
        view = self.view
        if view is None or not order:
            return
        at = order.index(view.article) if view.article in order else 0
        if not 0 <= at + by < len(order):
            self.say("this is the last article" if by > 0 else "this is the first article")
            return
        self.places.leave()
        self.panes.replace(order[at + by])

    # Hearing of changes.

    def touched(self, change: Touched) -> None:
        """The session has changed: hand the new pages to the views."""
        self.progress.touched(change)
        if self.review is not None:
            self.review.follow()
        self.screens.touched(change)
        self.following.touched()
        self.novelty.touched(None if change.everything else change.articles)
        self.panes.refresh(None if change.everything else change.articles)

    def _why_not(self, article: str) -> str:
        if article.startswith("!"):
            path = article.removeprefix("!")
            return f"{path}: {self.library.problems.get(path, 'cannot be read')}"
        return f"{self.name(article)}: its file is missing; its tags are kept"
