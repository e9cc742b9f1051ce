"""The threads behind the app: store, reading, recognition, watching. Here they are joined."""

from __future__ import annotations

from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from tui.app.comparison import Comparison
from tui.app.news import Watching
from tui.app.novelty_child import Child
from tui.app.reading import Astray, Reading, Wanted
from tui.app.recognition import Recognition
from tui.app.searching import Searching
from tui.desk.progress import Progress
from tui.model.ids import id_for
from tui.readers import file_of, suffixes
from tui.session.straying import astray
from tui.storage.errors import StoreError
from tui.storage.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.app.news import News
    from tui.app.setup import Setup
    from tui.model.article import Article
    from tui.model.span import Span
    from tui.model.tag import Tag
    from tui.session.session import Session, Touched, Write
    from tui.storage.store import Store
    from tui.watch import Watcher


class Threads:
    """Starts and stops them, and knows which article waits for what."""

    def __init__(self, setup: Setup, tell: Callable[[News], None]) -> None:
        """Nothing runs yet."""
        self._setup = setup
        self._tell = tell
        self._writer = Writer(self._opened, tell)
        self._store_was_open = False
        self.late = False
        """Could the store not be opened when the session began?"""
        self._reading = Reading(setup, tell)
        self._recognition = Recognition(tell, setup.recognition, setup.store)
        self._comparison = Comparison(tell)
        self.searching = Searching(tell, setup.store)
        self.novelty = Child()
        self._watcher: Watcher | None = None
        self._asked: dict[str, tuple[str, str, str, Span]] = {}
        """What was handed to the recognisers of each article, as far as it matters to them."""
        self._sought: dict[str, tuple[str, tuple[Tag, ...]]] = {}
        """Tags that are being found again, and the hash of the text they are sought in."""

    def start(self) -> None:
        """Open the store; the rest follows when it is open."""
        self._writer.start()

    @property
    def begun(self) -> bool:
        """Is the folder being read? Also without a store."""
        return self._watcher is not None

    def read(self, encodings: dict[str, str], first: Sequence[str]) -> None:
        """Read the folder, some files first, and recognise what has been read.

        It is looked at before, so that what changes while it is being read is noticed.
        """
        from tui.watch import Watcher

        watcher = self._watcher = Watcher(
            self._setup.corpus,
            suffixes(),
            self._tell,
            lambda words: self._tell(Watching(words)),
        )

        def begin() -> None:
            watcher.look()
            self._reading.start(encodings, first)

        Thread(target=begin, name="first look", daemon=True).start()
        self._recognition.start()

    def watch(self) -> None:
        """Watch the folder from now on; watchdog is not needed for the first screen."""
        if self._watcher is not None:
            self._watcher.start()
        self.searching.begin()

    def save(self, writes: Sequence[Write], texts: Sequence[str]) -> int:
        """Hand rows to the disk; returns the number that `Saved` will reach."""
        return self._writer.save(writes, texts)

    def read_again(self, path: str, encoding: str) -> None:
        """Read one file, in which there may be more articles than the one at this path."""
        self._reading.want([Wanted(file_of(path), encoding)])

    def look_again(self, session: Session, touched: Touched) -> None:
        """Recognise and compare articles that are others; find tags of other texts again."""
        self._comparison.want(touched.articles)
        for name in touched.articles:
            article = session.state.articles.get(name)
            self.searching.want(name, article)
            if article is None:  # gone; should it come back, it is looked at as if it were new
                self._asked.pop(name, None)
                self._sought.pop(name, None)
                continue
            self._find_again(session, name)
            if self._asked.get(name) != _key(article):
                self._asked[name] = _key(article)
                self._recognition.want(article)

    def _find_again(self, session: Session, name: str) -> None:
        """Look for tags that were put on another text of this article."""
        article, tags = session.state.articles[name], astray(session, name)
        if not tags:
            self._sought.pop(name, None)
        elif self._sought.get(name) != (article.hash, tags):
            self._sought[name] = (article.hash, tags)
            self._reading.want([Astray(article, tags)])

    def compare(self, session: Session) -> None:
        """Hand over some of what is to be compared; to be called every now and then."""
        self._comparison.feed(session)

    def hurry(self, articles: Sequence[str]) -> None:
        """These are in sight."""
        self._recognition.hurry(articles)

    def pause(self) -> bool:
        """Recognise no more than what is in sight, or go on. True: it rests now."""
        return self._recognition.pause()

    @property
    def progress(self) -> Progress:
        """How far the reading of documents is, and then recognition."""
        documents = self._reading.documents
        reading = Progress(done=documents.done, total=documents.total, verb="read")
        if reading and reading.done < reading.total:
            return reading
        name, done, total = self._recognition.progress
        return Progress(name, done, total, self._recognition.paused)

    def _opened(self) -> Store:
        """Open the store; called on the store's thread, which imports TinyDB, too."""
        from tui.storage.late import LateStore
        from tui.storage.ledger import Ledger
        from tui.storage.store import Store

        try:
            ledger = Ledger(self._setup.store)
        except StoreError:
            self.late = self.late or not self._store_was_open
            raise
        self._store_was_open = True
        return LateStore(ledger, partial(id_for, "")) if self.late else Store(ledger)

    @property
    def unsaved(self) -> str:
        """What could not be saved, and why."""
        return self._writer.unsaved

    def stop(self) -> bool:
        """End all of them. False: something could not be saved."""
        if self._watcher is not None:
            self._watcher.stop()
        self._recognition.stop()
        self._comparison.stop()
        self.searching.stop()
        self._reading.stop()
        return self._writer.close()


def _key(article: Article) -> tuple[str, str, str, Span]:
    return (article.hash, article.published, article.lang, article.body)
