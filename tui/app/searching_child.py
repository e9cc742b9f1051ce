"""The process that searches: no bad pattern and no large corpus makes a key wait."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import subprocess

    from tui.model.span import Span
    from tui.storage.text_index import TextIndex
    from tui.text.searching import Query

CHILD = "from tui.app.searching_child import serve; serve()"
NICE = 5
"""How much the process yields to the one that reads keys; those that recognise yield more."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts that belong to the corpus from now on, and that no longer do, by key."""

    more: tuple[str, ...]
    less: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts to take in: key, text, and the stretch of it that is searched."""

    texts: tuple[tuple[str, str, Span], ...]


@dataclass(frozen=True, slots=True)
class Complete:
    """All texts have been handed over."""


@dataclass(frozen=True, slots=True)
class Search:
    """Look in one text, or in all; at most so many places."""

    query: Query
    most: int
    key: str = ""


Question = Corpus | Texts | Complete | Search


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question."""

    missing: tuple[str, ...] = ()
    """Texts that are not known here and have to be handed over."""
    found: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    more: bool = False
    """Is there more than was asked for?"""
    damages: int = 0
    """How often all texts have been lost."""


class LostError(Exception):
    """The process has ended; what it was told is lost. The message says why."""


class LateError(LostError):
    """It had to be ended: it took too long."""


class Searcher(Protocol):
    """What answers: a child process, or in tests something nearer."""

    def ask(self, question: Question, seconds: float) -> Answer:
        """Answer within so long. Raises LostError."""
        ...

    def stop(self) -> None:
        """Go."""
        ...


class Child:
    """Started with the first question, and again after it has died; for one thread to ask."""

    def __init__(self, store: Path | None) -> None:
        """Not running yet."""
        self._store = store
        self._late = False
        self.process: subprocess.Popen[bytes] | None = None

    def ask(self, question: Question, seconds: float) -> Answer:
        """Answer within so long; else it is ended. Raises LostError."""
        self._late = False
        try:
            process = self._running()
            timer = threading.Timer(seconds, self._too_late, [process])
            timer.daemon = True
            timer.start()
            try:
                assert process.stdin is not None
                assert process.stdout is not None
                pickle.dump(question, process.stdin, pickle.HIGHEST_PROTOCOL)
                process.stdin.flush()
                answer: Answer = pickle.load(process.stdout)
            finally:
                timer.cancel()
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self._end()
            if self._late:
                raise LateError(f"takes more than {seconds:g} s") from error
            raise LostError("ended its process") from error
        return answer

    def stop(self) -> None:
        """End the process, whatever it does."""
        process = self.process
        if process is not None:
            process.kill()

    def _running(self) -> subprocess.Popen[bytes]:
        import subprocess  # not needed for the first light

        if self.process is None:
            place = [str(self._store)] if self._store is not None else []
            self.process = subprocess.Popen(
                [sys.executable, "-c", CHILD, *place],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self.process

    def _too_late(self, process: subprocess.Popen[bytes]) -> None:
        self._late = True
        process.kill()

    def _end(self) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what was still to be written is lost with it
                if pipe is not None:
                    pipe.close()


class Librarian:
    """Knows the texts of the corpus and answers questions about them."""

    def __init__(self, store: Path | None) -> None:
        """The index is in the store's folder; none: in memory."""
        self._store = store
        self._keys: set[str] = set()
        self._turn = threading.Lock()
        self._stopped = False

    @cached_property
    def _index(self) -> TextIndex:
        """Opened with the first question."""
        from tui.storage.text_index import TextIndex

        return TextIndex(self._store)

    def ask(self, question: Question, seconds: float = 0) -> Answer:
        """Answer, however long it takes. Raises LostError once it has been stopped."""
        with self._turn:
            if self._stopped:
                raise LostError("was ended")
            return self._answer(question)

    def stop(self) -> None:
        """Let go of the index after the answer in hand: its file bears one thread at a time."""
        with self._turn:
            self._stopped = True
            self._index.close()

    def _answer(self, question: Question) -> Answer:
        match question:
            case Corpus(more=more, less=less):
                self._keys |= set(more)
                self._keys -= set(less)
                missing = tuple(self._index.missing(more))
                return Answer(missing=missing, damages=self._index.damages)
            case Texts(texts=texts):
                self._index.put(texts)
            case Complete():
                self._index.flush()
                self._index.prune(self._keys)
            case Search(key=""):
                self._index.flush()
                found, beyond = self._index.search(question.query, self._keys, question.most)
                return self._found(found, more=beyond)
            case Search(query=query, key=key, most=most):
                spans = self._index.search_one(query, key, most)
                return self._found([(key, spans)] if spans is not None else [])
        return Answer(damages=self._index.damages)

    def _found(self, found: list[tuple[str, list[Span]]], *, more: bool = False) -> Answer:
        places = tuple((key, tuple(spans)) for key, spans in found)
        return Answer(found=places, more=more, damages=self._index.damages)


def serve() -> None:
    """The child: questions on standard input, answers on standard output, until the end."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    answer_all(Path(sys.argv[1]) if len(sys.argv) > 1 else None, sys.stdin.buffer, answers)


def answer_all(store: Path | None, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every question; what was told before is known."""
    librarian = Librarian(store)
    while True:
        try:
            question = pickle.load(questions)
        except EOFError:
            librarian.stop()
            return
        pickle.dump(librarian.ask(question), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
