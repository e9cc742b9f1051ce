"""What compares the articles in the background: which claims seem to belong together."""

from __future__ import annotations

import threading
from time import monotonic
from typing import TYPE_CHECKING

from tui.apart import LostError
from tui.app.comparison_child import Question
from tui.app.news import Compared, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.app.comparison_child import Comparer
    from tui.session.page import Page
    from tui.session.session import Session

SLICE = 0.004
"""Seconds at a time that the event loop gives to handing pages over."""
QUIET = 0.5
"""Seconds that an article must have been left alone: nobody tags in it right now."""
AHEAD = 32
"""Pages at most that wait for the process: what is held twice stays small."""
WORK = 0.25
"""Seconds of comparing after which it tells, and looks for new pages: the event loop has to
take in what was found."""
TRIES = 3
"""How often in a row the process may get lost."""


class Comparison:
    """Told which articles are others than before, it hands their pages to a process."""

    def __init__(
        self,
        tell: Callable[[Compared | Words], None],
        child: Callable[[], Comparer] | None = None,
    ) -> None:
        """Nothing runs before the first page is handed over; `child`: another for tests."""
        self._tell = tell
        self._make = child
        self._changed: dict[str, float] = {}
        """Articles that are others now, and since when; the latest last."""
        self._change = threading.Condition()
        self._pages: dict[str, Page] = {}
        self._who: dict[str, dict[str, str]] = {}
        self._gone: dict[str, None] = {}
        self._thread: threading.Thread | None = None
        self._child: Comparer | None = None
        self._forgotten = False
        """Has the process lost what it was told?"""
        self._stopped = False

    # On the event loop.

    def want(self, articles: Iterable[str]) -> None:
        """These are others than before; some may be gone."""
        now = monotonic()
        for name in articles:
            self._changed.pop(name, None)
            self._changed[name] = now

    def feed(self, session: Session) -> None:
        """Hand over some of the pages that wait; to be called every now and then."""
        if self._forgotten:
            self._forgotten = False
            self.want(session.state.articles)
        end = monotonic() + SLICE
        while self._changed and not self._stopped and len(self._pages) < AHEAD:
            name, since = next(iter(self._changed.items()))
            if monotonic() > end or monotonic() - since < QUIET:
                break
            del self._changed[name]
            self._hand_over(session, name)

    def stop(self) -> None:
        """End; the process goes, too."""
        with self._change:
            self._stopped = True
            self._change.notify_all()
        if self._child is not None:
            self._child.stop()

    def _hand_over(self, session: Session, name: str) -> None:
        state = session.state
        if name not in state.articles:
            with self._change:
                self._pages.pop(name, None)
                self._gone[name] = None
                self._change.notify_all()
        elif name in state.marks or state.of_article(name):  # else it comes when recognised
            from tui.session.passages import identities  # not needed for the first light

            page = session.page(name)
            who = identities(page, state)
            with self._change:
                self._gone.pop(name, None)
                self._pages[name] = page
                self._who[name] = who
                self._change.notify_all()
            self._begin()

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="comparing", daemon=True)
            self._thread.start()

    # On its own thread.

    def _work(self) -> None:
        from tui.app.comparison_child import Child

        self._child = child = self._make() if self._make is not None else Child()
        left, lost = 0, 0
        while True:
            question = self._next(left)
            if question is None:
                return
            try:
                answer = child.ask(question)
            except LostError:
                if self._stopped:
                    return
                left, lost, self._forgotten = 0, lost + 1, True
                if lost >= TRIES:
                    self._tell(Words(f"claims are compared no more: lost {TRIES} processes"))
                    return
                continue
            left, lost = answer.left, 0
            if answer.articles or answer.words is not None:
                self._tell(answer)

    def _next(self, left: int) -> Question | None:
        """What to ask next; None: the end. While pages come they are only taken in."""
        from tui.session.passages import claims_of

        with self._change:
            self._change.wait_for(lambda: self._stopped or self._pages or self._gone or left)
            if self._stopped:
                return None
            coming = len(self._pages) >= AHEAD
            pages, who, gone = self._pages, self._who, self._gone
            self._pages, self._who, self._gone = {}, {}, {}
        told = tuple((page.article, claims_of(page, who[name])) for name, page in pages.items())
        return Question(told, tuple(gone), 0.0 if coming else WORK)
