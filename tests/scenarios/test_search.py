"""Acceptance scenario 32: searching an article as one types, and all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.hits import Hits
from tui.desk.search import Search
from tui.model.detail import Mention

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

HOMS = "Ḥoms fell on Friday, a source in Homs said.\n\nNobody in HOMS or\nnorth of it agreed.\n"


def hits_of(journey: Journey) -> Hits:
    hits = journey.desk.screens.list_of("hits")
    assert isinstance(hits, Hits)
    return hits


def found(journey: Journey) -> int:
    """How many places the hits screen lists."""
    return sum(not row.count for row in hits_of(journey).rows)


async def look_for(journey: Journey, words: str) -> None:
    """Search all articles, and wait for the answer."""
    await journey.press("g", "slash")
    await journey.type(words)
    await journey.press("enter")
    hits = hits_of(journey)
    await journey.until(lambda: hits.found is not None and not hits.found.waiting)


async def test_32_in_the_article_as_one_types(start: Start, corpus: Path) -> None:
    (corpus / "000-homs.txt").write_text(HOMS, "utf-8")
    async with start() as journey:
        await journey.open("000")
        first = journey.view.cursor
        await journey.press("slash")
        await journey.type("hom")
        assert journey.view.words == "Ḥom"
        assert "“hom” 1/3" in journey.screen[0]
        await journey.press("s", "enter")
        assert (journey.view.words, "“homs” 1/3" in journey.screen[0]) == ("Ḥoms", True)
        seen = []
        for _ in range(3):
            await journey.press("n")
            seen.append(journey.view.words)
        assert seen == ["Homs", "HOMS", "Ḥoms"]
        assert "wrapped: 3 × “homs” in 000-homs" in journey.text
        await journey.press("N")
        assert "“homs” 3/3" in journey.screen[0]
        await journey.press("escape")
        assert journey.desk.sought is None
        assert "n→ suggestions" in journey.screen[0]

        await journey.press("H")  # the search was a jump
        assert journey.view.cursor == first
        await journey.press("slash")
        await journey.type("or north")
        assert journey.view.words == "or\nnorth"
        await journey.press("escape")
        assert (journey.view.cursor, journey.desk.sought) == (first, None)
        await journey.press("slash")
        await journey.type("nowhere")
        await journey.press("enter")
        assert "no “nowhere” in 000-homs · g / looks in all articles" in journey.text
        assert journey.view.cursor == first


async def test_32_regular_expressions(start: Start, corpus: Path) -> None:
    (corpus / "000-homs.txt").write_text(HOMS, "utf-8")
    async with start() as journey:
        await journey.open("000")
        await journey.press("slash")
        await journey.type("\\h[o")
        assert "no regular expression: unterminated character set" in journey.text
        assert "regular expression" in journey.text
        await journey.press("enter")
        assert journey.desk.prompt is not None
        await journey.type("]ms \\w+")
        search = journey.desk.sought
        assert isinstance(search, Search)
        await journey.until(lambda: not search.is_looking(journey.view.page))
        assert (journey.view.words, "/h[o]ms \\w+/ 1/3" in journey.screen[0]) == (
            "Ḥoms fell",
            True,
        )
        await journey.press("enter", "n")
        assert journey.view.words == "Homs said"


async def test_32_in_all_articles(start: Start) -> None:
    async with start(size=(120, 30)) as journey:
        await journey.press("slash")
        assert "search all articles" in journey.text
        await journey.type("maraj")
        await journey.press("enter")
        hits = hits_of(journey)
        await journey.until(lambda: hits.found is not None and not hits.found.waiting)
        texts = [a.quote(a.body) for a in journey.session.state.articles.values()]
        count = sum(text.lower().count("maraj") for text in texts)
        articles = sum("maraj" in text.lower() for text in texts)
        assert f"“maraj” {count} places in {articles} articles" in journey.screen[0]
        assert found(journey) == count
        row = hits.here
        assert row is not None
        await journey.press("enter")
        assert (journey.view.article, journey.view.cursor) == (row.article, row.span)
        assert "“maraj” 1/" in journey.screen[0]
        await journey.press("n", "q")
        assert journey.desk.screen == "hits"
        assert hits.here == row
        await journey.press("F")
        await journey.type("001")
        await journey.press("enter")
        assert {each.article for each in hits.rows} == {journey.id("001")}
        await journey.press("escape")
        assert found(journey) == count
        await look_for(journey, "qqq")
        assert "No article has “qqq”." in journey.text


async def test_32_tag_all_these(start: Start) -> None:
    async with start(recognised=False) as journey:
        await look_for(journey, "maraj")
        count = found(journey)
        await journey.press("c")
        assert "a claim is more than a word" in journey.text
        await journey.press("a")
        assert f"actor: {count} tagged in" in journey.text
        assert len(journey.session.state.tags) == count
        actors = {
            tag.detail.actor
            for tag in journey.session.state.tags.values()
            if isinstance(tag.detail, Mention)
        }
        assert len(actors) == len(journey.session.state.actors) == 1
        await journey.press("a")
        assert f"all {count} have such a tag already" in journey.text
        await journey.press("u")
        assert not journey.session.state.tags
        assert not journey.session.state.actors
        await journey.press("space", "space", "a")
        assert "actor: 2 tagged in" in journey.text


async def test_32_a_changed_file_is_found_anew(start: Start, corpus: Path) -> None:
    async with start() as journey:
        await look_for(journey, "zzyzx")
        assert found(journey) == 0
        (corpus / "009-new.txt").write_text("The road to Zzyzx is long.\n", "utf-8")
        await journey.until(lambda: found(journey) == 1)
        assert "road to Zzyzx is long" in journey.text
        (corpus / "009-new.txt").write_text("The road is long.\n", "utf-8")
        await journey.until(lambda: found(journey) == 0)
