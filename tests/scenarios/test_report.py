"""The report from within the app: the same bytes as from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.report.page import checked
from tui.cli import main
from tui.session.linking import link

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

ASKED = "formally asked Velmora for ground troops"
NOT_YET = "has not yet asked for soldiers"


async def test_the_report_from_either_side(start: Start, corpus: Path, tmp_path: Path) -> None:
    async with start() as journey:
        for article, words in (("001", ASKED), ("005", NOT_YET)):
            await journey.open(article)
            journey.put_cursor(words)
            await journey.press("c", "escape")
        first, second = journey.session.state.tags.values()
        link(journey.session, first, second, "contradicts", "what")
        await journey.saved()
        for keys, suffix, form in (("E2", "html", "html"), ("E2", "md", "markdown")):
            await journey.press(*keys)
            assert "1 html" in journey.text
            assert "2 markdown" in journey.text
            await journey.press("1" if form == "html" else "2")
            assert f"write {form} report to: " in journey.text
            assert f"corpus-report.{suffix}" in journey.text, "the path, from the first moment"
            await journey.press("enter")
            await journey.until(lambda: "2 tags written to" in journey.text)
            again = tmp_path / "again"
            assert main(["report", str(corpus), "--format", form, "-o", str(again)]) == 0
            target = tmp_path / f"corpus-report.{suffix}"
            assert again.read_bytes() == target.read_bytes()
        page = checked((tmp_path / "corpus-report.html").read_text("utf-8"))
        assert "2 claims on 1 matter" in page.text
        assert "1 conflict" in page.text
        assert "1 against 1" in page.text
        assert "x1" in page.ids
        assert "x2" not in page.ids
