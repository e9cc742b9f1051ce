"""What changed while the folder was being read at the start was never noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import Journey, TestThreads
from tui.app.app import DatelineApp
from tui.app.setup import Setup

if TYPE_CHECKING:
    from pathlib import Path


class Meanwhile(TestThreads):
    """Somebody writes to the folder between its reading and its watching."""

    def watch(self) -> None:
        (self._setup.corpus / "000-late.txt").write_text("Late news.")
        (self._setup.corpus / "003-analysis.txt").unlink()
        with (self._setup.corpus / "001-harbour-times.txt").open("a") as article:
            article.write("A late sentence.\n")
        super().watch()


async def test_changes_during_the_start_are_noticed(corpus: Path) -> None:
    app = DatelineApp(Setup(corpus, corpus / ".dateline", "tester"), Meanwhile)
    try:
        async with app.run_test(size=(120, 40)) as pilot:
            journey = Journey(app, pilot)
            articles = app.session.state.articles

            def paths() -> set[str]:
                return {article.path for article in articles.values()}

            await journey.until(lambda: "000-late.txt" in paths())
            await journey.until(lambda: "003-analysis.txt" not in paths())
            first = journey.id("001")
            await journey.until(lambda: articles[first].text.endswith("late sentence.\n"))
    finally:
        app.threads.stop()
