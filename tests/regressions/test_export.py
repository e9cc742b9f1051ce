"""An export replaced articles, the store and devices, and any file without a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


@pytest.mark.parametrize("name", ["001-harbour-times.txt", "new.MD", ".dateline/tags.json"])
def test_neither_articles_nor_the_store_are_written_to(corpus: Path, name: str) -> None:
    target = corpus / name
    target.parent.mkdir(exist_ok=True)
    before = target.read_bytes() if target.exists() else None
    assert main(["export", str(corpus), "-o", str(target)]) == 3
    assert (target.read_bytes() if target.exists() else None) == before


def test_a_link_to_an_article_is_none_the_less_one(corpus: Path, tmp_path: Path) -> None:
    article = corpus / "001-harbour-times.txt"
    before = article.read_bytes()
    (tmp_path / "out.csv").symlink_to(article)
    assert main(["export", str(corpus), "-o", str(tmp_path / "out.csv")]) == 3
    assert article.read_bytes() == before


async def test_a_file_that_is_there_is_replaced_only_when_asked_twice(
    start: Start, tmp_path: Path
) -> None:
    target = tmp_path / "corpus-tags.csv"
    target.write_text("precious")
    async with start() as journey:
        await journey.press("E", "enter", "enter")
        assert "⏎ again replaces it" in journey.text
        await journey.press("escape")
        assert target.read_text() == "precious"
        await journey.press("E", "enter", "enter", "enter")
        await journey.until(lambda: "0 rows written to" in journey.text)
        assert target.read_text() != "precious"
