"""What runs apart: a process of our own that is asked and answers, in pickles over pipes."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator


class LostError(Exception):
    """The process has ended, or there is none to be had; what it was told is lost with it."""


class LateError(LostError):
    """It had to be ended: it took too long."""


class Process:
    """Started for the first talk, and for the next one after it was lost.

    One thread may talk to it; any thread may stop it. It never outlives us: its input ends.
    """

    def __init__(self, code: str, *arguments: str) -> None:
        """Runs this Python code, which finds the arguments in `sys.argv`; not running yet."""
        self._command = [sys.executable, "-c", code, *arguments]
        self._late = False
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Is it there? It may end at any moment."""
        return self.process is not None and self.process.poll() is None

    @contextmanager
    def talk(self, seconds: float | None = None) -> Iterator[None]:
        """Within it: `tell` and `hear`. Raises LostError, and LateError after so many seconds.

        One that has died in between is a loss, too: what it knew is not known by a new one.
        """
        self._late = False
        try:
            process = self._started()
            with self._within(process, seconds):
                yield
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self.end()
            raise (LateError if self._late else LostError) from error

    def tell(self, what: object) -> None:
        """Say something to it; only in a talk."""
        assert self.process is not None
        assert self.process.stdin is not None
        say(self.process.stdin, what)

    def hear(self) -> Any:
        """Wait for what it says next; only in a talk."""
        assert self.process is not None
        assert self.process.stdout is not None
        return pickle.load(self.process.stdout)

    def stop(self) -> None:
        """End it, whatever it does; a talk in progress is lost."""
        process = self.process
        if process is not None:
            process.kill()

    def end(self) -> None:
        """End it and let go of its pipes, from the thread that talks to it."""
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what was still to be written is lost with it
                if pipe is not None:
                    pipe.close()

    def _started(self) -> subprocess.Popen[bytes]:
        import subprocess  # not needed for the first light

        if self.process is None:
            self.process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self.process

    @contextmanager
    def _within(
        self, process: subprocess.Popen[bytes], seconds: float | None
    ) -> Iterator[None]:
        if seconds is None:
            yield
            return
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


# The other side of the pipes.


def pipes(nice: int) -> tuple[IO[bytes], IO[bytes]]:
    """In the process: where questions come from and answers go. It yields so much to others.

    What a library prints is no answer: standard output is led away.
    """
    if hasattr(os, "nice"):
        os.nice(nice)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, answers


def heard(questions: IO[bytes]) -> Iterator[Any]:
    """What comes through a pipe, until its end."""
    while True:
        try:
            what = pickle.load(questions)
        except EOFError:
            return
        yield what


def say(pipe: IO[bytes], what: object) -> None:
    """Put something into a pipe. Raises OSError."""
    pickle.dump(what, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()
