"""The process that recognises: a busy thread would make every key ten times slower."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Protocol

from tui.model.mark import Mark

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Sequence

    from tui.model.article import Article

Answer = tuple[Mark, ...] | str
"""The marks of an article, or why there are none, on one line."""

CHILD = "from tui.app.recognition_child import serve; serve()"
SECONDS = 20.0
"""That an article may take, and again for each MiB of its text."""
START = 180.0
"""Seconds that the recognisers may take to load: a large pipeline from a slow disk."""
TRIES = 3
"""How often in a row a process may fail to start."""
NICE = 10
"""How much the process yields to the one that reads keys."""


class NoChildError(Exception):
    """There is no such process to be had; the message says why, on one line."""


class Recognising(Protocol):
    """What answers: a child process, or in tests something quicker."""

    def ask(self, article: Article) -> Answer:
        """The marks of an article. Raises NoChildError."""
        ...

    def stop(self) -> None:
        """Go; it may be asked again."""


class Child:
    """Started with the first article, and again after it has died; for one thread to ask."""

    def __init__(self, names: Sequence[str], seconds: float = SECONDS) -> None:
        """With these recognisers."""
        self._names = tuple(names)
        self._seconds = seconds
        self.process: subprocess.Popen[bytes] | None = None
        self._failed = 0
        self._late = False

    def ask(self, article: Article) -> Answer:
        """The marks; a line when it took too long, or the process died of it."""
        process = self._running()
        limit = self._seconds * (1 + len(article.text) // 2**20)
        try:
            with self._within(process, limit):
                answer: Answer = _exchange(process, article)
        except (OSError, EOFError, pickle.UnpicklingError):
            _end(process)
            why = f"took more than {limit:.0f} s" if self._late else "ended the process"
            return f"{article.path}: not recognised: it {why}"
        return answer

    def stop(self) -> None:
        """End the process, whatever it does."""
        process = self.process
        if process is not None:
            process.kill()

    def _running(self) -> subprocess.Popen[bytes]:
        while self.process is None or self.process.poll() is not None:
            if self._failed >= TRIES:
                raise NoChildError(f"recognition has stopped: no process after {TRIES} tries")
            self._start()
        return self.process

    def _start(self) -> None:
        import subprocess  # not needed for the first light

        self._close()
        try:
            process = self.process = subprocess.Popen(
                [sys.executable, "-c", CHILD, *self._names],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            with self._within(process, START):
                assert process.stdout is not None
                unavailable: str = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            self._failed += 1
            if self.process is not None:
                _end(self.process)
            return
        self._failed = 0
        if unavailable:
            self.stop()
            raise NoChildError(unavailable)

    def _close(self) -> None:
        """Let go of the pipes of one that has ended."""
        if self.process is not None:
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe is not None:
                    with _forgiven():
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


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


@contextmanager
def _forgiven() -> Iterator[None]:
    """What was still to be written to a process that has gone is lost with it."""
    try:
        yield
    except OSError:
        return


def _exchange(process: subprocess.Popen[bytes], article: Article) -> Answer:
    assert process.stdin is not None
    assert process.stdout is not None
    pickle.dump(article, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()
    answer: Answer = pickle.load(process.stdout)
    return answer


def serve() -> None:
    """The child: articles on standard input, marks on standard output, until the end."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a pipeline prints is no answer
    answer_all(sys.argv[1:], sys.stdin.buffer, answers)


def answer_all(names: Sequence[str], questions: IO[bytes], answers: IO[bytes]) -> None:
    """First why these recognisers are not to be had, or nothing; then answer every article."""
    from tui.recognisers import UnavailableError, recogniser

    reason = ""
    try:
        for name in names:
            recogniser(name)
    except UnavailableError as error:
        reason = str(error)
    except Exception as error:  # what others have trained may fail in any way: it is reported
        reason = f"{', '.join(names)}: {error!r}"
    _tell(answers, reason)
    while not reason:
        try:
            article = pickle.load(questions)
        except EOFError:
            return
        _tell(answers, _answer(article, names))


def _answer(article: Article, names: Sequence[str]) -> Answer:
    from tui.recognisers import recognise

    try:
        return recognise(article, names)
    except Exception as error:  # one article must not stop the others: it is reported
        return f"{article.path}: recognition failed: {error!r}"


def _tell(answers: IO[bytes], what: Answer) -> None:
    pickle.dump(what, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()
