"""The process that knows what has been read: it says what of an article that has told."""

from __future__ import annotations

import os
import pickle
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

    from tui.compare.telling import Question, Told

CHILD = "from tui.app.novelty_child import serve; serve()"
NICE = 12
"""How much the process yields: to recognition, not to the comparing of all articles."""
TRIES = 3
"""How often in a row the process may get lost."""


class Child:
    """Started with the first question, and again after it has died; for one thread to ask."""

    def __init__(self) -> None:
        """Not running yet."""
        self.process: subprocess.Popen[bytes] | None = None
        self._lost = 0
        self._stopped = False

    def ask(self, question: Question) -> tuple[Told, ...]:
        """The answers; none when what the process knew is lost."""
        if self._lost >= TRIES or self._stopped:
            return ()
        try:
            answer = _exchange(self._running(), question)
        except (OSError, EOFError, pickle.UnpicklingError):
            self._lost += 1
            self._end()
            return ()
        self._lost = 0
        return answer

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._stopped = True
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


def _exchange(process: subprocess.Popen[bytes], question: Question) -> tuple[Told, ...]:
    assert process.stdin is not None
    assert process.stdout is not None
    pickle.dump(question, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()
    answer: tuple[Told, ...] = pickle.load(process.stdout)
    return answer


def serve() -> None:
    """The child: questions on standard input, answers on standard output, until the end."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    answer_all(sys.stdin.buffer, sys.stdout.buffer)


def answer_all(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every question; what was told before is known."""
    from tui.compare.telling import Telling

    telling = Telling()
    while True:
        try:
            question = pickle.load(questions)
        except EOFError:
            return
        pickle.dump(telling.answer(question), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
