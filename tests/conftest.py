from __future__ import annotations

import asyncio
import shutil
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unplugged import StillPlugged, unplug
from tui.app.app import DatelineApp
from tui.app.comparison import Comparison
from tui.app.comparison_child import Question, answer
from tui.app.recognition import Recognition
from tui.app.searching import Searching
from tui.app.searching_child import Librarian
from tui.app.setup import Setup
from tui.app.threads import Threads
from tui.compare.telling import Telling
from tui.recognisers import recognise
from tui.session.comparing import Comparing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from textual.pilot import Pilot

    from tui.app.news import Compared
    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.session.session import Session

SAMPLES = Path(__file__).resolve().parents[1] / "corpus"


def pytest_addoption(parser: pytest.Parser) -> None:
    """One wish of our own."""
    words = "run where no network is: this process, its workers and every child"
    parser.addoption("--no-network", action="store_true", help=words)


def pytest_configure(config: pytest.Config) -> None:
    """Leave the network, if that is wished, before any worker is started."""
    if config.getoption("--no-network") and not hasattr(config, "workerinput"):
        try:
            unplug()
        except StillPlugged as reason:
            raise pytest.UsageError(f"--no-network is not possible here: {reason}") from reason


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No wish of the machine's user reaches a test."""
    hidden = ("NO_COLOR", "TEXTUAL_THEME", "SSH_CONNECTION", "COLUMNS", "LINES", "TMUX")
    for name in (*hidden, "WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr("tui.app.telling._local", lambda at: "12:00")  # no minute ends
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A scratch copy of the sample articles."""
    return Path(
        shutil.copytree(SAMPLES, tmp_path / "corpus", ignore=shutil.ignore_patterns(".*"))
    )


class HereAndNow:
    """Recognises on the thread that asks, not in a child process: the rest is tested."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def ask(self, article: Article) -> tuple[Mark, ...]:
        return recognise(article, self._names)

    def stop(self) -> None: ...


class SameProcess:
    """Compares on the thread that asks."""

    def __init__(self) -> None:
        self._comparing = Comparing()

    def ask(self, question: Question) -> Compared:
        return answer(self._comparing, question)

    def stop(self) -> None: ...


class TestThreads(Threads):
    __test__ = False

    def __init__(self, setup: Setup, tell: Callable[..., None]) -> None:
        super().__init__(setup, tell)
        self._recognition = Recognition(tell, setup.recognition, child=HereAndNow)
        self._comparison = Comparison(tell, SameProcess)
        self.searching = Searching(tell, setup.store, Librarian)
        self.novelty.ask = Telling().answer  # type: ignore[method-assign]


@dataclass
class Journey:
    """A running app with a user at its keyboard."""

    app: DatelineApp
    pilot: Pilot[str]

    @property
    def desk(self) -> Desk:
        return self.app.desk

    @property
    def session(self) -> Session:
        return self.app.session

    @property
    def view(self) -> View:
        assert self.desk.view is not None
        return self.desk.view

    @property
    def quotes(self) -> list[str]:
        """The words of all tags, in the order in which they were made."""
        tags = self.session.state.tags.values()
        return [tag.quote for tag in sorted(tags, key=lambda tag: (tag.created, tag.span))]

    async def press(self, *keys: str) -> None:
        """Press keys by their Textual names."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a line of text."""
        await self.press(*text)

    async def until(self, true: Callable[[], object], seconds: float = 15.0) -> None:
        """Wait for what a thread brings."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, "it did not happen in time"
            await asyncio.sleep(0.01)
        await self.pilot.pause()

    async def saved(self) -> None:
        """Wait until everything is on the disk."""
        await self.until(lambda: self.app.unsaved == 0)

    async def open(self, *names: str) -> None:
        """Open articles by the beginning of their names, as the library would."""
        ids = [self.id(name) for name in names]
        self.desk.open(ids)
        self.app.sync()
        await self.pilot.pause()
        await self.until(lambda: self.app.screen is self.app._frames.get("reader"))

    def id(self, name: str) -> str:
        """The id of the article whose path begins so."""
        session = self.session
        return next(a for a in session.article_ids() if session.record(a).path.startswith(name))

    def put_cursor(self, words: str, occurrence: int = 1, *, whole: bool = False) -> None:
        """Put the cursor on the first of these words in the active pane, or on them all."""
        text, at = self.view.page.article.text, -1
        for _ in range(occurrence):
            at = text.index(words, at + 1)
        if whole:
            self.view.select(type(self.view.cursor)(at, at + len(words)))
        else:
            self.view.go(at)
        self.app.sync()

    @property
    def screen(self) -> list[str]:
        """What is on the screen, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        """What is on the screen, as one text."""
        return "\n".join(self.screen)


@pytest.fixture
def start(corpus: Path) -> Callable[..., object]:
    """`async with start(size=(120, 40)) as journey`: the app, read, recognised and at rest."""
    setup = Setup(corpus, corpus / ".dateline", "tester")

    @asynccontextmanager
    async def running(
        size: tuple[int, int] = (120, 40),
        *,
        recognised: bool = True,
        opened: bool = True,
        **changes: object,
    ) -> AsyncIterator[Journey]:
        app = DatelineApp(replace(setup, **changes), TestThreads)  # type: ignore[arg-type]
        try:
            async with app.run_test(size=size) as pilot:
                journey = Journey(app, pilot)
                await journey.until(lambda: app.opened >= opened and app.desk.watching)
                if recognised:
                    state = app.session.state
                    await journey.until(lambda: len(state.marks) == len(state.articles))
                await journey.saved()
                yield journey
        finally:
            app.threads.stop()

    return running
