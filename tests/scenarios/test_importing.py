"""Tags come in while the articles are being read."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

ARTICLE = "001-harbour-times.txt"


async def test_an_import_beside_the_open_app_is_seen(
    start: Start, corpus: Path, tmp_path: Path
) -> None:
    """The store is empty, so that articles take over the ids they had elsewhere."""
    colleague = tmp_path / "colleague"
    shutil.copytree(corpus, colleague)
    kind = ["--kind", "date", "--quote", "Friday"]
    assert main(["tag", str(colleague), ARTICLE, *kind, "--as", "ana"]) == 0
    case = tmp_path / "case.jsonl"
    assert main(["export", str(colleague), "--format", "jsonl", "-o", str(case)]) == 0
    async with start() as journey:
        await journey.open("001")
        assert main(["import", str(case), str(corpus)]) == 0
        await journey.until(lambda: journey.quotes == ["Friday"])
        journey.put_cursor("Munir al-Qadhi", whole=True)
        await journey.press("a")
        await journey.until(lambda: len(journey.quotes) == 2)
        await journey.saved()
        tags = journey.session.state.tags.values()
        assert len({tag.article for tag in tags}) == 1
        assert {tag.by for tag in tags} == {"ana", "tester"}
        assert not any(journey.session.is_missing(tag.article) for tag in tags)
    again = tmp_path / "again.jsonl"
    assert main(["export", str(corpus), "--format", "jsonl", "-o", str(again)]) == 0
    assert again.read_text("utf-8").count('"table": "tags"') == 2
    assert again.read_text("utf-8").count(f'"path": "{ARTICLE}"') == 1
