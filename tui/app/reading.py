"""A thread that reads files, and finds tags again in texts that have changed."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tui import readers
from tui.app.news import AllRead, Broken, Found, Listed, Readings
from tui.session.straying import found_again

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.app.setup import Setup
    from tui.model.article import Article
    from tui.model.tag import Tag

BATCH = 32
"""Articles told of at once; the first one is told of alone, to be seen at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to read, in an encoding of the user's choice or, when empty, as seems best."""

    path: str
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Astray:
    """Tags that were put on other texts than their article has now."""

    article: Article
    tags: tuple[Tag, ...]


class Reading:
    """Takes jobs in order; tells of results on its own thread."""

    def __init__(
        self, setup: Setup, tell: Callable[[Listed | Readings | AllRead | Found | Broken], None]
    ) -> None:
        """Nothing is read before `start`."""
        self._setup, self._tell = setup, tell
        self._jobs: deque[Wanted | Astray | None] = deque()
        self._more = threading.Condition()
        self._encodings: Mapping[str, str] = {}
        self._first: tuple[str, ...] = ()
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)

    def start(self, encodings: Mapping[str, str], first: Sequence[str] = ()) -> None:
        """Read the whole folder, some paths first; `encodings`: the user's choices by path."""
        self._encodings = encodings
        self._first = tuple(first)
        self._thread.start()

    def want(self, jobs: Sequence[Wanted | Astray]) -> None:
        """More to do."""
        with self._more:
            self._jobs.extend(jobs)
            self._more.notify()

    def stop(self) -> None:
        """End after the job in hand."""
        with self._more:
            self._jobs.clear()
            self._jobs.append(None)
            self._more.notify()

    def _run(self) -> None:
        self._guarded(self._read_folder)
        while True:
            with self._more:
                self._more.wait_for(lambda: bool(self._jobs))
                job = self._jobs.popleft()
            if job is None:
                return
            self._guarded(partial(self._do, job))

    def _do(self, job: Wanted | Astray) -> None:
        self._tell(self._anchored(job) if isinstance(job, Astray) else self._read([job]))

    def _read_folder(self) -> None:
        there = readers.scan(self._setup.corpus)
        self._tell(Listed(tuple(there)))
        first = [path for path in self._first if path in there]
        paths = tuple(dict.fromkeys((*first, *there)))
        start, size = 0, max(1, len(first))
        while start < len(paths) and not self._jobs_end():
            batch = [Wanted(p, self._encodings.get(p, "")) for p in paths[start : start + size]]
            self._tell(self._read(batch))
            start, size = start + size, BATCH
        self._tell(AllRead())

    def _read(self, wanted: Sequence[Wanted]) -> Readings:
        articles, unreadable = [], []
        for each in wanted:
            try:
                articles.append(self._article(each))
            except readers.Unreadable as reason:
                unreadable.append((each.path, str(reason)))
        return Readings(tuple(articles), tuple(unreadable))

    def _article(self, wanted: Wanted) -> Article:
        setup = self._setup
        return readers.read(
            setup.corpus, wanted.path, encoding=wanted.encoding, limit=setup.limit
        )

    def _anchored(self, job: Astray) -> Found:
        return Found(job.article, found_again(job.article, job.tags, self._setup.store))

    def _jobs_end(self) -> bool:
        return bool(self._jobs) and self._jobs[0] is None

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # the one door of this thread: it reports and goes on
            self._tell(Broken(f"reading: {error!r}"))
