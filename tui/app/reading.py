"""A thread that reads texts, has documents read, and finds tags again in changed texts."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from tui import readers
from tui.app.documents import Documents
from tui.app.news import AllRead, Broken, Found, Listed, Readings
from tui.session.documents import is_apart
from tui.session.straying import found_again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

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
        self,
        setup: Setup,
        tell: Callable[[Listed | Readings | AllRead | Found | Broken], None],
        documents: Documents | None = None,
    ) -> None:
        """Nothing is read before `start`."""
        self._setup, self._tell = setup, tell
        self.documents = documents or Documents(setup, tell)
        self._jobs: deque[Wanted | Astray | None] = deque()
        self._more = threading.Condition()
        self._encodings: Mapping[str, str] = {}
        self._first: tuple[str, ...] = ()
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)

    def start(self, encodings: Mapping[str, str], first: Sequence[str] = ()) -> None:
        """Read the whole folder, some articles first; `encodings`: the user's choices by file.

        The folder has been read when all texts are; documents may take longer.
        """
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
        self.documents.stop()

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
        if isinstance(job, Astray):
            self._tell(self._anchored(job))
        elif is_apart(job.path):
            self.documents.want([job])
        else:
            self._tell(self._read([job]))

    def _read_folder(self) -> None:
        there = readers.scan(self._setup.corpus)
        self._tell(Listed(tuple(there)))
        files = [Wanted(path, self._encodings.get(path, "")) for path in there]
        texts = [each for each in files if not is_apart(each.path)]
        documents = [each for each in files if is_apart(each.path)]
        for batch in self._batches(texts, documents):
            if self._jobs_end():
                return
            self._tell(batch)
        self.documents.want(documents)
        self._tell(AllRead())

    def _batches(
        self, texts: Sequence[Wanted], documents: Sequence[Wanted]
    ) -> Iterator[Readings]:
        """All texts: what was open last, in documents too; if nothing was, one by itself."""
        order = {readers.file_of(path): number for number, path in enumerate(self._first)}
        opened = sorted(
            (each for each in texts if each.path in order), key=lambda each: order[each.path]
        )
        extracted = [each for each in documents if each.path in order]
        first = opened or ([] if extracted else texts[:1])
        if first or extracted:
            found = self._read(first)
            more = self.documents.read_first(extracted, self._first) if extracted else []
            yield replace(found, articles=(*found.articles, *more))
        rest = [each for each in texts if each not in first]
        for start in range(0, len(rest), BATCH):
            yield self._read(rest[start : start + BATCH])

    def _read(self, wanted: Sequence[Wanted]) -> Readings:
        articles: list[Article] = []
        unreadable = []
        for each in wanted:
            try:
                articles += self._articles(each)
            except readers.Unreadable as reason:
                articles += reason.articles
                unreadable.append((each.path, str(reason)))
        return Readings(tuple(articles), tuple(unreadable))

    def _articles(self, wanted: Wanted) -> tuple[Article, ...]:
        setup = self._setup
        data = readers.content(setup.corpus, wanted.path, setup.limit)
        return readers.articles_of(wanted.path, data, wanted.encoding)

    def _anchored(self, job: Astray) -> Found:
        return Found(job.article, found_again(job.article, job.tags, self._setup.store))

    def _jobs_end(self) -> bool:
        return bool(self._jobs) and self._jobs[0] is None

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:  # the one door of this thread: it reports and goes on
            self._tell(Broken(f"reading: {error!r}"))
