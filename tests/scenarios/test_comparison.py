"""Links are proposed while one reads; they follow the tags and what changes on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app import comparison

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    import pytest

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

ASKED = "has not yet asked for soldiers"


def types_at(journey: Journey, words: str) -> set[str]:
    """How other claims stand to the one with these words."""
    found = set()
    for link in journey.session.proposed_links:
        for key, article in zip((link.a, link.b), link.articles, strict=True):
            claims = [tag for tag in journey.session.state.tags.values() if tag.id == key]
            start = (
                claims[0].span.start if claims else int(key.rpartition(":")[2].split("-")[0])
            )
            text = journey.session.state.articles[article].text
            if words in text[start : start + 80]:
                found.add(link.type)
    return found


async def test_links_are_proposed_and_follow_the_work(
    start: Start, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "QUIET", 0.05)
    async with start() as journey:
        await journey.until(lambda: "contradicts" in types_at(journey, ASKED))
        assert len(journey.session.words)
        await journey.open("005")
        journey.put_cursor(ASKED)
        await journey.press("c")
        await journey.press("escape")
        assert any(ASKED in quote for quote in journey.quotes)
        (tag,) = (t for t in journey.session.state.tags.values() if ASKED in t.quote)
        assert ASKED not in str(types_at(journey, ASKED))
        await journey.until(lambda: journey.session.proposed.at(tag.id))
        assert "contradicts" in types_at(journey, ASKED)
        path = next(corpus.glob("005*"))
        path.write_text(
            path.read_text("utf-8").replace(ASKED, "is said to sleep badly"), "utf-8"
        )
        await journey.until(lambda: not journey.session.proposed.at(tag.id))
