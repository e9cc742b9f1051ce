"""A thread that has documents read, by a process that may hang or die of one."""

from __future__ import annotations

import os
import threading
from collections import deque
from typing import TYPE_CHECKING, Protocol

from tui.app.news import Broken, Readings
from tui.session.documents import Place
from tui.session.documents_child import Child
from tui.storage.documents import prune

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from tui.app.reading import Wanted
    from tui.app.setup import Setup
    from tui.model.article import Article
    from tui.session.documents_child import Take

AT_FIRST = 5.0
"""Seconds that a document may take while the first screen waits for it."""
TOGETHER = 0.15
"""Seconds for which small documents are gathered before they are told of."""
MOST = 32
"""Articles after which they are told of at once."""


class Extracting(Protocol):
    """What reads: a child process, or in tests something nearer."""

    def ask(
        self,
        path: str,
        encoding: str,
        take: Take,
        seconds: float | None = None,
    ) -> str:
        """Hand over the articles of a file, some at a time. Says what could not be read."""
        ...

    def stop(self) -> None:
        """Go."""
        ...


class Documents:
    """Takes files in order; tells of what they hold on its own thread."""

    def __init__(
        self,
        setup: Setup,
        tell: Callable[[Readings | Broken], None],
        child: Callable[[Place], Extracting] = Child,
    ) -> None:
        """No process runs before the first document."""
        self._corpus, self._store = setup.corpus, setup.store
        self._child = child(Place(setup.corpus, setup.store, setup.limit, keeping=True))
        self._tell = tell
        self._jobs: deque[Wanted] = deque()
        self._more = threading.Condition()
        self._gathered = _Gathered(tell)
        self._stopped = self._pruned = False
        self._thread: threading.Thread | None = None
        self.done = self.total = 0
        """Files read, of how many, since there was last nothing to read."""

    def read_first(self, wanted: Sequence[Wanted], paths: Collection[str]) -> list[Article]:
        """Before anything else, on the thread that asks: these articles of some files."""
        found: list[Article] = []
        for each in wanted:
            self._child.ask(each.path, each.encoding, found.extend, AT_FIRST)
        return [article for article in found if article.path in paths]

    def want(self, jobs: Sequence[Wanted]) -> None:
        """More files to read."""
        with self._more:
            if self.done == self.total:
                self.done = self.total = 0
            fresh = [each for each in jobs if each not in self._jobs] if self._jobs else jobs
            self._jobs.extend(fresh)
            self.total += len(fresh)
            self._more.notify()
        if jobs and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="documents", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End now; the process goes, too."""
        with self._more:
            self._stopped = True
            self._more.notify()
        self._child.stop()

    def _run(self) -> None:
        while True:
            with self._more:
                rests = not self._jobs
            if rests:
                self._gathered.tell()
                self._prune()
            with self._more:
                self._more.wait_for(lambda: self._jobs or self._stopped)
                if self._stopped:
                    return
                job = self._jobs.popleft()
            self._read(job)

    def _read(self, job: Wanted) -> None:
        paths: list[str] = []

        def take(articles: tuple[Article, ...]) -> None:
            paths.extend(article.path for article in articles)
            self._gathered.take(articles)

        try:
            if os.path.lexists(self._corpus / job.path):  # it may be gone since it was listed
                reason = self._child.ask(job.path, job.encoding, take)
                if not self._stopped:
                    self._gathered.end(job.path, paths, reason)
        except Exception as error:  # the one door of this thread: it reports and goes on
            self._tell(Broken(f"reading {job.path}: {error!r}"))
        finally:
            self.done += 1

    def _prune(self) -> None:
        if not self._pruned:
            self._pruned = True
            prune(self._store)


class _Gathered:
    """What has been read, told of some at a time: a screen for each would be too many."""

    def __init__(self, tell: Callable[[Readings], None]) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._empty()

    def take(self, articles: Sequence[Article]) -> None:
        """Articles of a file that may have more of them."""
        with self._lock:
            self._articles += articles
        self._later()

    def end(self, file: str, paths: Sequence[str], reason: str) -> None:
        """A file has been read: its articles, and what of it could not be read."""
        with self._lock:
            if reason:
                self._unreadable.append((file, reason))
            if paths:
                self._whole.append((file, tuple(paths)))
        self._later()

    def tell(self) -> None:
        """Now."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if self._articles or self._unreadable or self._whole:
                told = tuple(self._articles), tuple(self._unreadable), tuple(self._whole)
                self._empty()
                self._tell(Readings(*told))

    def _empty(self) -> None:
        self._articles: list[Article] = []
        self._unreadable: list[tuple[str, str]] = []
        self._whole: list[tuple[str, tuple[str, ...]]] = []

    def _later(self) -> None:
        if len(self._articles) >= MOST:
            self.tell()
            return
        with self._lock:
            if self._timer is None:
                self._timer = threading.Timer(TOGETHER, self.tell)
                self._timer.daemon = True
                self._timer.start()
