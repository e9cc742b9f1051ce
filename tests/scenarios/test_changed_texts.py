"""Texts that change under their tags: seen, settled, found again, taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.scenarios.painted import row_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey
    from tui.model.tag import Tag

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

HEAD = "Report of the day\n\n"
WORDS = (
    "The garrison of Umm Sidra left the town before dawn, and nobody was hurt, a baker said. "
    "Two lorries were seen on the road to the coast at about the same hour.\n"
)


def put(corpus: Path, text: str) -> None:
    (corpus / "000.txt").write_text(text, encoding="utf-8")


def stored(journey: Journey) -> list[Tag]:
    return list(journey.session.state.tags.values())


def row_of(journey: Journey, words: str) -> str:
    return journey.screen[row_with(journey, words)]


async def test_an_edited_tag_is_shown_settled_and_undone(start: Start, corpus: Path) -> None:
    put(corpus, HEAD + WORDS)
    async with start() as journey:
        await journey.open("000")
        journey.put_cursor("left the town before dawn, and nobody was hurt", whole=True)
        await journey.press("c", "escape")
        (put_on,) = stored(journey)
        assert put_on.anchor == "exact"
        assert "≈" not in journey.text
        await journey.saved()

        put(corpus, HEAD + WORDS.replace("before dawn", "before the dawn"))
        await journey.until(lambda: "the dawn" in journey.view.page.article.text)
        await journey.until(lambda: journey.view.page.tags)
        assert "000: 1 tag moved or edited (T m, n)" in journey.desk.messages
        (seen,) = journey.view.page.tags
        assert (seen.anchor, seen.quote.count("the dawn")) == ("edited", 1)
        assert stored(journey) == [put_on], "nothing is stored before somebody says so"
        assert "≈" in row_of(journey, "left the town")
        await journey.press("T", "m", "n")
        assert journey.view.cursor == seen.span
        assert "anchor" in journey.text
        assert "edited" in journey.text
        await journey.press("exclamation_mark")
        assert journey.view.page.tags[0].flag, "it stays where it was found"
        assert journey.view.page.tags[0].anchor == "edited"
        await journey.press("exclamation_mark")

        await journey.press("g", "y")
        (settled,) = stored(journey)
        assert (settled.anchor, settled.parts) == ("exact", seen.parts)
        assert settled.text_hash == journey.view.page.article.hash
        assert settled.suffix == ", a baker said. Two lorries were "[:32]
        assert "≈" not in row_of(journey, "left the town")
        await journey.press("g", "y")
        assert "stands as it was put" in journey.screen[-2]
        await journey.press("u")
        assert journey.desk.message.startswith("undone: settled claim")
        assert [tag.parts for tag in stored(journey)] == [put_on.parts]
        await journey.until(lambda: journey.view.page.tags)
        assert "≈" in row_of(journey, "left the town")
        assert journey.desk.message.startswith("undone: settled claim")


async def test_an_orphan_stands_in_the_tray_and_is_put_on_words(
    start: Start, corpus: Path
) -> None:
    put(corpus, HEAD + WORDS)
    async with start() as journey:
        await journey.open("000")
        await journey.press("g", "o")
        assert "every tag has its words" in journey.screen[-2]
        journey.put_cursor("Two lorries", whole=True)
        await journey.press("a", "escape")
        (put_on,) = stored(journey)
        await journey.saved()
        put(
            corpus,
            HEAD + "A column of trucks was noticed far away, says the baker, on Monday.\n",
        )
        await journey.until(lambda: "trucks" in journey.view.page.article.text)
        await journey.until(lambda: journey.view.page.orphans)
        assert "1 orphan" in journey.text
        assert "000: 1 tag without words (g o)" in journey.desk.messages

        journey.put_cursor("A column of trucks", whole=True)
        await journey.press("g", "o")
        assert "actor “Two lorries”" in journey.text
        await journey.press("1")
        assert "“Two lorries” is now" in journey.text
        bar = journey.desk.bar
        assert bar is not None
        labels = [choice.label for choice in bar.choices]
        assert labels[-2:] == ["the selection “A column of trucks”", "remove the tag"]
        await journey.press(str(len(labels) - 1))
        (found,) = stored(journey)
        assert (found.id, found.quote, found.anchor) == (
            put_on.id, "A column of trucks", "exact",
        )  # fmt: skip
        assert [tag.id for tag in journey.view.page.tags] == [put_on.id]
        assert "orphan" not in journey.screen[1]
        await journey.press("u")
        assert [tag.quote for tag in stored(journey)] == ["Two lorries"]
        await journey.until(lambda: journey.view.page.orphans)
        await journey.press("g", "o", "1", str(len(labels)))
        assert stored(journey) == []
        await journey.press("u")
        await journey.until(lambda: journey.view.page.orphans)


async def test_what_was_not_selected_is_not_called_so(start: Start, corpus: Path) -> None:
    put(corpus, HEAD + WORDS)
    async with start() as journey:
        await journey.open("000")
        journey.put_cursor("Two lorries were", whole=True)
        await journey.press("c", "escape")
        await journey.saved()
        put(corpus, HEAD + "Nothing of that is true, says the baker. He slept.\n")
        await journey.until(lambda: journey.view.page.orphans)
        journey.put_cursor("baker")
        await journey.press("g", "o", "1")
        assert journey.desk.bar is not None
        labels = [choice.label for choice in journey.desk.bar.choices]
        assert labels[-2].startswith("the sentence “Nothing of that")


async def test_a_file_renamed_while_nothing_ran_keeps_its_tags(
    start: Start, corpus: Path
) -> None:
    put(corpus, HEAD + WORDS)
    async with start() as journey:
        await journey.open("000")
        journey.put_cursor("baker")
        await journey.press("a", "escape")
        await journey.saved()
        article = journey.view.article
    (corpus / "later").mkdir()
    (corpus / "000.txt").rename(corpus / "later" / "baker.txt")
    async with start() as journey:
        await journey.until(lambda: not journey.session.is_missing(article))
        assert journey.session.record(article).path == "later/baker.txt"
        await journey.open("later/")
        assert [tag.quote for tag in journey.view.page.tags] == ["baker"]
        assert "missing" not in journey.text
