"""The process that recognises: a busy thread would make every key ten times slower."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING, Protocol

from tui.apart import LateError, LostError, Process, heard, pipes, say
from tui.model.mark import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

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


class Child(Process):
    """Recognises in a process of its own."""

    def __init__(self, names: Sequence[str], seconds: float = SECONDS) -> None:
        """With these recognisers; not running yet."""
        super().__init__(CHILD, *names)
        self._seconds = seconds
        self._failed = 0

    def ask(self, article: Article) -> Answer:
        """The marks; a line when it took too long, or the process died of it."""
        self._begin()
        limit = self._seconds * (1 + len(article.text) // 2**20)
        try:
            with self.talk(limit):
                self.tell(article)
                answer: Answer = self.hear()
        except LateError:
            return f"{article.path}: not recognised: it took more than {limit:.0f} s"
        except LostError:
            return f"{article.path}: not recognised: it ended the process"
        return answer

    def _begin(self) -> None:
        """Have a process that has loaded its recognisers. Raises NoChildError."""
        while not self.is_running:
            if self._failed >= TRIES:
                raise NoChildError(f"recognition has stopped: no process after {TRIES} tries")
            self.end()
            try:
                with self.talk(START):
                    unavailable: str = self.hear()
            except LostError:
                self._failed += 1
                continue
            self._failed = 0
            if unavailable:
                self.stop()
                raise NoChildError(unavailable)


def serve() -> None:
    """The child: marks for articles until the end."""
    answer_all(sys.argv[1:], *pipes(NICE))


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
    say(answers, reason)
    if not reason:
        for article in heard(questions):
            say(answers, _answer(article, names))


def _answer(article: Article, names: Sequence[str]) -> Answer:
    from tui.recognisers import recognise

    try:
        return recognise(article, names)
    except Exception as error:  # one article must not stop the others: it is reported
        return f"{article.path}: recognition failed: {error!r}"
