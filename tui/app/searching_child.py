"""The process that searches: no bad pattern and no large corpus makes a key wait."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from tui.apart import LateError, LostError, Process, heard, pipes, say

if TYPE_CHECKING:
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


class Searcher(Protocol):
    """What answers: a child process, or in tests something nearer."""

    def ask(self, question: Question, seconds: float) -> Answer:
        """Answer within so long. Raises LostError."""
        ...

    def stop(self) -> None:
        """Go."""
        ...


class Child(Process):
    """Searches in a process of its own."""

    def __init__(self, store: Path | None) -> None:
        """The index is in the store's folder; not running yet."""
        super().__init__(CHILD, *([str(store)] if store is not None else []))

    def ask(self, question: Question, seconds: float) -> Answer:
        """Answer within so long; else it is ended. Raises LostError."""
        try:
            with self.talk(seconds):
                self.tell(question)
                answer: Answer = self.hear()
        except LateError as error:
            raise LateError(f"takes more than {seconds:g} s") from error
        except LostError as error:
            raise LostError("ended its process") from error
        return answer


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
    """The child: answers questions until the end."""
    answer_all(Path(sys.argv[1]) if len(sys.argv) > 1 else None, *pipes(NICE))


def answer_all(store: Path | None, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every question; what was told before is known."""
    librarian = Librarian(store)
    for question in heard(questions):
        say(answers, librarian.ask(question))
    librarian.stop()
