"""The process that knows what has been read: it says what of an article that has told."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from tui.apart import LostError, Process, heard, pipes, say

if TYPE_CHECKING:
    from tui.compare.telling import Question, Told

CHILD = "from tui.app.novelty_child import serve; serve()"
NICE = 12
"""How much the process yields: to recognition, not to the comparing of all articles."""
TRIES = 3
"""How often in a row the process may get lost."""


class Child(Process):
    """Says what is new in a process of its own."""

    def __init__(self) -> None:
        """Not running yet."""
        super().__init__(CHILD)
        self._lost = 0
        self._stopped = False

    def ask(self, question: Question) -> tuple[Told, ...]:
        """The answers; none when what the process knew is lost."""
        if self._lost >= TRIES or self._stopped:
            return ()
        try:
            with self.talk():
                self.tell(question)
                answer: tuple[Told, ...] = self.hear()
        except LostError:
            self._lost += 1
            return ()
        self._lost = 0
        return answer

    def stop(self) -> None:
        """End the process, whatever it does; none is started again."""
        self._stopped = True
        super().stop()


def serve() -> None:
    """The child: answers questions until the end."""
    answer_all(*pipes(NICE))


def answer_all(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every question; what was told before is known."""
    from tui.compare.telling import Telling

    telling = Telling()
    for question in heard(questions):
        say(answers, telling.answer(question))
