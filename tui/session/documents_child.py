"""The process that reads documents: one that hangs or eats memory costs a line."""

from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from tui.apart import LateError, LostError, Process, heard, pipes, say
from tui.readers import Unreadable
from tui.session.documents import Place, articles_of, is_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.model.article import Article

    Take = Callable[[tuple[Article, ...]], object]
    """Who is handed articles, some at a time."""

CHILD = "from tui.session.documents_child import serve; serve()"
SECONDS = 30.0
"""That a document may take, and a third of it again for each MiB it has."""
MEMORY = 2 * 2**30
"""Bytes that the process may have, its libraries included."""
START = 60.0
"""Seconds that the process may take to begin, from a slow disk."""
NICE = 10
"""How much the process yields to the one that reads keys."""
BATCH = 32
"""Articles of a file that are handed over at once."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a document holds; `encoding` is the user's choice, or empty."""

    path: str
    encoding: str
    seconds: float


class Child(Process):
    """Reads documents in a process of its own."""

    def __init__(self, place: Place, seconds: float = SECONDS) -> None:
        """For the documents there; a document may take so long. Not running yet."""
        super().__init__(CHILD)
        self._place = place
        self._seconds = seconds
        self._stopped = False

    def ask(
        self,
        path: str,
        encoding: str,
        take: Take,
        seconds: float | None = None,
    ) -> str:
        """Hand over the articles of a file, some at a time. Says what could not be read."""
        limit = self._limit(path) if seconds is None else seconds
        if not self._begun():
            return "" if self._stopped else "not read: no process could be started"
        try:
            with self.talk(limit):
                self.tell(Question(path, encoding, limit))
                while not isinstance(answer := self.hear(), str):
                    take(answer)
                return answer
        except LostError as lost:
            if self._stopped:
                return ""
            late = isinstance(lost, LateError)
            return f"took more than {limit:.0f} s to read" if late else "ended its process"

    def stop(self) -> None:
        """End the process, whatever it does; none is started again."""
        self._stopped = True
        super().stop()

    def _limit(self, path: str) -> float:
        try:
            size = (self._place.corpus / path).stat().st_size
        except (OSError, ValueError):
            size = 0
        return self._seconds * (1 + min(size, self._place.limit) // 2**20 / 3)

    def _begun(self) -> bool:
        """Have a process that knows where the documents are, unless there is none to be had."""
        if self._stopped or self.is_running:
            return not self._stopped
        self.end()
        with suppress(LostError), self.talk(START):
            self.tell(self._place)
            self.hear()
        return self.is_running


@contextmanager
def files_read(place: Place) -> Iterator[Callable[[str, str, Take], str]]:
    """For one after the other: what reads a file, and says what of it could not be read.

    It wants the file's path, the user's encoding or nothing, and who takes the articles. Only
    documents need a process; it ends with the last of them.
    """
    child = Child(place)

    def read(path: str, encoding: str, take: Take) -> str:
        if is_apart(path):
            return child.ask(path, encoding, take)
        try:
            take(articles_of(place, path, encoding))
        except Unreadable as reason:
            take(reason.articles)
            return str(reason)
        return ""

    try:
        yield read
    finally:
        child.stop()


def serve() -> None:
    """The child: articles for paths until the end."""
    _limit_memory()
    answer_all(*pipes(NICE))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(
            resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1])
        )


def answer_all(questions: IO[bytes], answers: IO[bytes]) -> None:
    """First hear where the documents are; then answer for every one.

    An answer is any number of batches of articles, then a line: what could not be read.
    """
    coming = heard(questions)
    place: Place = next(coming)
    say(answers, "")
    for question in coming:
        with _alarmed(question.seconds):
            articles, reason = answer(place, question.path, question.encoding)
        for start in range(0, len(articles), BATCH):
            say(answers, articles[start : start + BATCH])
        say(answers, reason)


@contextmanager
def _alarmed(seconds: float) -> Iterator[None]:
    """The end comes by itself should the parent be gone, and cannot send it."""
    if not hasattr(signal, "alarm"):
        yield
        return
    signal.alarm(int(seconds) + 5)
    try:
        yield
    finally:
        signal.alarm(0)


def answer(place: Place, path: str, encoding: str) -> tuple[tuple[Article, ...], str]:
    """The articles of a file, and what of it could not be read."""
    try:
        return articles_of(place, path, encoding), ""
    except Unreadable as reason:
        return reason.articles, str(reason)
    except MemoryError:
        return (), f"needs more memory than {MEMORY // 2**30} GB"
    except Exception as error:  # one document must not stop the others: it is reported
        return (), f"cannot be read: {type(error).__name__}: {error}"
