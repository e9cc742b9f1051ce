"""The process that compares: it holds the claims of all articles."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Protocol

from tui.apart import Process, heard, pipes, say
from tui.app.news import Compared

if TYPE_CHECKING:
    from tui.compare import Passage
    from tui.model.article import Article
    from tui.session.comparing import Comparing

CHILD = "from tui.app.comparison_child import serve; serve()"
NICE = 15
"""How much the process yields to the others; recognition comes first."""
COLLECT = 200_000, 20, 1000
"""Objects by which garbage is looked for: nearly all are kept, and looking takes long."""


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


class Child(Process):
    """Compares in a process of its own."""

    def __init__(self) -> None:
        """Not running yet."""
        super().__init__(CHILD)

    def ask(self, question: Question) -> Compared:
        """What was found. Raises LostError."""
        with self.talk():
            self.tell(question)
            answer: Compared = self.hear()
        return answer


def serve() -> None:
    """The child: answers questions until the end."""
    gc.set_threshold(*COLLECT)
    answer_all(*pipes(NICE))


def answer_all(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every question; what was told before is known."""
    from tui.session.comparing import Comparing

    comparing = Comparing()
    for question in heard(questions):
        say(answers, answer(comparing, question))


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
