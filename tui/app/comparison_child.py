"""The process that compares: it holds the claims of all articles."""

from __future__ import annotations

import gc
import os
import pickle
import sys
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Protocol

from tui.app.news import Compared

if TYPE_CHECKING:
    import subprocess

    from tui.compare import Passage
    from tui.model.article import Article
    from tui.session.comparing import Comparing

CHILD = "from tui.app.comparison_child import serve; serve()"
NICE = 15
"""How much the process yields to the others; recognition comes first."""
COLLECT = 200_000, 20, 1000
"""Objects by which garbage is looked for: nearly all are kept, and looking takes long."""


class LostError(Exception):
    """The process has ended; what it knew is lost."""


@dataclass(frozen=True, slots=True)
class Question:
    """Articles to take in, and how long to compare after that."""

    told: tuple[tuple[Article, tuple[Passage, ...]], ...]
    """Each with its claims as they stand now."""
    gone: tuple[str, ...]
    """Articles that are there no longer."""
    seconds: float


class Comparer(Protocol):
    """What answers: a child process, or in tests something nearer."""

    def ask(self, question: Question) -> Compared:
        """What was found. Raises LostError."""
        ...

    def stop(self) -> None:
        """Go."""
        ...


class Child:
    """Started with the first question, and again after it has died; for one thread to ask."""

    def __init__(self) -> None:
        """Not running yet."""
        self.process: subprocess.Popen[bytes] | None = None

    def ask(self, question: Question) -> Compared:
        """What was found. Raises LostError."""
        try:
            process = self._running()
            assert process.stdin is not None
            assert process.stdout is not None
            pickle.dump(question, process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            answer: Compared = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self._end()
            raise LostError from error
        return answer

    def stop(self) -> None:
        """End the process, whatever it does."""
        process = self.process
        if process is not None:
            process.kill()

    def _running(self) -> subprocess.Popen[bytes]:
        import subprocess  # not needed for the first light

        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, "-c", CHILD],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self.process

    def _end(self) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:  # what was still to be written is lost with it
                continue


def serve() -> None:
    """The child: questions on standard input, answers on standard output, until the end."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    gc.set_threshold(*COLLECT)
    answer_all(sys.stdin.buffer, sys.stdout.buffer)


def answer_all(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every question; what was told before is known."""
    from tui.session.comparing import Comparing

    comparing = Comparing()
    while True:
        try:
            question = pickle.load(questions)
        except EOFError:
            return
        pickle.dump(answer(comparing, question), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def answer(comparing: Comparing, question: Question) -> Compared:
    """Take in what is told, compare for a while, and say what was found."""
    for article, claims in question.told:
        comparing.take(article, claims)
    for name in question.gone:
        comparing.drop(name)
    if not question.seconds:
        return Compared((), (), None, comparing.left)
    articles, links = comparing.work(question.seconds)
    words = comparing.fresh_words() if not comparing.left else None
    return Compared(articles, links, words, comparing.left)
