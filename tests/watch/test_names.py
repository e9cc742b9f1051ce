"""What happens to tags when their articles' files get other names, through the whole app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

ONE, OTHER = "001-harbour-times.txt", "a-second.txt"


async def tagged(journey: Journey, name: str, words: str) -> None:
    await journey.open(name)
    journey.put_cursor(words)
    await journey.press("a", "escape")
    await journey.saved()


@pytest.mark.parametrize("both", [True, False])
async def test_tags_follow_two_files_that_exchange_their_names(
    start: Start, corpus: Path, both: bool
) -> None:
    (corpus / OTHER).write_text("Kara Voss spoke. The army denied it.\n")
    async with start() as journey:
        await tagged(journey, ONE, "Velmora")
        if both:
            await tagged(journey, OTHER, "Kara Voss")
        quotes = journey.quotes
        harbour = journey.id(ONE)
        (corpus / ONE).rename(corpus / "aside")
        (corpus / OTHER).rename(corpus / ONE)
        (corpus / "aside").rename(corpus / OTHER)
        await journey.until(lambda: journey.session.record(harbour).path == OTHER)
        await journey.until(lambda: "2 articles have other names now" in journey.text)
        state = journey.session.state
        for tag in state.tags.values():
            article = state.articles[tag.article]
            assert article.text == (corpus / article.path).read_text()
            assert article.quote(tag.span) == tag.quote
        assert journey.quotes == quotes
        assert not state.anchored
        assert {each.path for each in state.articles.values()} == {
            path.name for path in corpus.iterdir() if path.suffix in (".txt", ".md")
        }
        await journey.saved()
    async with start() as journey:
        assert journey.quotes == quotes
        assert journey.session.record(harbour).path == OTHER
