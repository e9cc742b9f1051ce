"""The process that reads documents: one that hangs or eats memory costs a line."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from tui.readers import Unreadable
from tui.session.documents import Place, articles_of, is_apart

if TYPE_CHECKING:
    import subprocess
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


class Child:
    """Started with the first document, and again after it has died; for one thread to ask."""

    def __init__(self, place: Place, seconds: float = SECONDS) -> None:
        """For the documents there; a document may take so long."""
        self._place = place
        self._seconds = seconds
        self.process: subprocess.Popen[bytes] | None = None
        self._late = False
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
        process = self._running()
        if process is None:
            return "" if self._stopped else "not read: no process could be started"
        try:
            with self._within(process, limit):
                return _exchange(process, Question(path, encoding, limit), take)
        except (OSError, EOFError, pickle.UnpicklingError):
            _end(process)
        if self._stopped:
            return ""
        return f"took more than {limit:.0f} s to read" if self._late else "ended its process"

    def stop(self) -> None:
        """End the process, whatever it does; none is started again."""
        self._stopped = True
        process = self.process
        if process is not None:
            process.kill()

    def _limit(self, path: str) -> float:
        try:
            size = (self._place.corpus / path).stat().st_size
        except (OSError, ValueError):
            size = 0
        return self._seconds * (1 + min(size, self._place.limit) // 2**20 / 3)

    def _running(self) -> subprocess.Popen[bytes] | None:
        if self._stopped:
            return None
        if self.process is None or self.process.poll() is not None:
            self._start()
        return self.process

    def _start(self) -> None:
        import subprocess  # not needed for the first light

        self._close()
        try:
            process = self.process = subprocess.Popen(
                [sys.executable, "-c", CHILD],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            with self._within(process, START):
                assert process.stdin is not None
                assert process.stdout is not None
                pickle.dump(self._place, process.stdin, pickle.HIGHEST_PROTOCOL)
                process.stdin.flush()
                pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            if self.process is not None:
                _end(self.process)
                self._close()

    def _close(self) -> None:
        """Let go of the pipes of one that has ended."""
        process, self.process = self.process, None
        if process is None:
            return
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was still to be written is lost with it
                    pipe.close()

    @contextmanager
    def _within(self, process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
        self._late = False
        timer = threading.Timer(seconds, self._too_late, [process])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _too_late(self, process: subprocess.Popen[bytes]) -> None:
        self._late = True
        process.kill()


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


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def _exchange(
    process: subprocess.Popen[bytes],
    question: Question,
    take: Take,
) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    pickle.dump(question, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()
    while True:
        answer: tuple[Article, ...] | str = pickle.load(process.stdout)
        if isinstance(answer, str):
            return answer
        take(answer)


def serve() -> None:
    """The child: paths on standard input, articles on standard output, until the end."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    _limit_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    answer_all(sys.stdin.buffer, answers)


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
    place: Place = pickle.load(questions)
    _tell(answers, "")
    while True:
        try:
            question: Question = pickle.load(questions)
        except EOFError:
            return
        with _alarmed(question.seconds):
            articles, reason = answer(place, question.path, question.encoding)
        for start in range(0, len(articles), BATCH):
            _tell(answers, articles[start : start + BATCH])
        _tell(answers, reason)


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


def _tell(answers: IO[bytes], what: tuple[Article, ...] | str) -> None:
    pickle.dump(what, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()
