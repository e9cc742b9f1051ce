"""A store that cannot be opened at the start is tried again; nothing tagged so far is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.storage import writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "AGAIN", 0.05)
    monkeypatch.setattr(writer, "RETRY", 0.05)


async def test_what_was_tagged_before_the_store_was_there(start: Start, corpus: Path) -> None:
    folder = corpus / ".dateline"
    folder.write_text("in its place")
    async with start(opened=False) as journey:
        await journey.open("001")
        journey.put_cursor("Velmora")
        await journey.press("a", "escape")
        await journey.until(lambda: "NOT SAVED: " in journey.screen[0])
        folder.unlink()
        await journey.saved()
        assert "NOT SAVED" not in journey.text
        await journey.press("w", "a")
        await journey.saved()
    async with start() as journey:
        assert journey.quotes[0] == "Velmora"
        assert len(journey.session.state.tags) == 2
        assert len(journey.session.state.records) == 1


async def test_a_store_with_tags_that_comes_late_keeps_its_articles(
    start: Start, corpus: Path, tmp_path: Path
) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("Velmora")
        await journey.press("a", "escape")
        await journey.saved()
    folder = corpus / ".dateline"
    away = folder.rename(tmp_path / "away")
    folder.write_text("in its place")
    async with start(opened=False) as journey:
        await journey.open("001")
        journey.put_cursor("railway")
        await journey.press("a", "escape")
        await journey.until(lambda: "NOT SAVED: " in journey.screen[0])
        (tmp_path / "found").symlink_to(away)
        (tmp_path / "found").replace(folder)  # at one go: the app would make one in between
        await journey.saved()
        await journey.until(lambda: len(journey.session.state.tags) == 2)
        assert len(journey.view.page.tags) == 2
        journey.put_cursor("bridge")
        await journey.press("a", "escape")
        await journey.saved()
    async with start() as journey:
        assert sorted(journey.quotes)[::2] == ["Velmora", "railway"]
        assert len({tag.article for tag in journey.session.state.tags.values()}) == 1
        assert len(journey.session.state.records) == 1
        assert not any(map(journey.session.is_missing, journey.session.article_ids()))
