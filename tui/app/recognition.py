"""Recognising in a child process: a busy thread would make every key ten times slower."""

from __future__ import annotations

import pickle
import sys
import threading
from typing import IO, TYPE_CHECKING

from tui.app.news import NotRecognised, Recognised

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Sequence

    from tui.model.article import Article
    from tui.model.mark import Mark

TRIES = 3
"""How often the child is started again after it has died."""

CHILD = "from tui.app.recognition import serve; serve()"


class Recognition:
    """A queue of articles; the ones in sight go first. Tells of results on its own thread."""

    def __init__(self, tell: Callable[[Recognised | NotRecognised], None]) -> None:
        """The child starts with the first article."""
        self._tell = tell
        self._queue: dict[str, Article] = {}
        self._more = threading.Condition()
        self._stopped = False
        self._child: subprocess.Popen[bytes] | None = None
        self._started = 0
        self._thread = threading.Thread(target=self._run, name="recognition", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def want(self, article: Article, *, first: bool = False) -> None:
        """Recognise an article; an older version of it still waiting is dropped."""
        with self._more:
            self._queue.pop(article.id, None)
            self._queue[article.id] = article
            if first:
                self._hurry([article.id])
            self._more.notify()

    def hurry(self, articles: Sequence[str]) -> None:
        """These are in sight: take them first, if they are waiting."""
        with self._more:
            self._hurry(articles)

    @property
    def waiting(self) -> int:
        """How many articles are still to be recognised."""
        return len(self._queue)

    def stop(self) -> None:
        """End; the child goes, too."""
        with self._more:
            self._stopped = True
            self._queue.clear()
            self._more.notify()
        if self._child is not None:
            self._child.kill()

    def _hurry(self, articles: Sequence[str]) -> None:
        ahead = {name: self._queue.pop(name) for name in articles if name in self._queue}
        self._queue = ahead | self._queue

    def _run(self) -> None:
        while True:
            with self._more:
                self._more.wait_for(lambda: self._stopped or bool(self._queue))
                if self._stopped:
                    return
                name = next(iter(self._queue))
                article = self._queue.pop(name)
            self._tell(self._recognised(article))

    def _recognised(self, article: Article) -> Recognised | NotRecognised:
        try:
            child = self._running()
            assert child.stdin is not None
            assert child.stdout is not None
            pickle.dump(article, child.stdin, pickle.HIGHEST_PROTOCOL)
            child.stdin.flush()
            answer = pickle.load(child.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            return NotRecognised(article, f"recognition has stopped: {error!r}")
        if isinstance(answer, str):
            return NotRecognised(article, answer)
        return Recognised(article, answer)

    def _running(self) -> subprocess.Popen[bytes]:
        import subprocess  # not needed for the first light

        if self._child is None or self._child.poll() is not None:
            if self._started >= TRIES:
                raise OSError(f"its process has died {TRIES} times")
            self._started += 1
            self._child = subprocess.Popen(
                [sys.executable, "-c", CHILD],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._child


def serve() -> None:
    """The child: articles on standard input, marks on standard output, until the end."""
    answer_all(sys.stdin.buffer, sys.stdout.buffer)


def answer_all(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every article with its marks, or with a line that says why there are none."""
    from tui.recognisers import recognise

    while True:
        try:
            article = pickle.load(questions)
        except EOFError:
            return
        try:
            answer: tuple[Mark, ...] | str = recognise(article)
        except Exception as error:  # one article must not stop the others: it is reported
            answer = f"{article.path}: recognition failed: {error!r}"
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
