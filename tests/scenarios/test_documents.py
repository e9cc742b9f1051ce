"""Files that hold many articles, and documents that a text is taken out of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.painted import row_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey
    from tui.session.session import Session

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

FIRST = "Rebels entered Umm Sidra at dawn, a baker said. Nobody was hurt."
SECOND = "The ministry denies that Umm Sidra has fallen."
THIRD = "Two lorries left for the coast in the evening, residents said."


def letter(number: int, words: str) -> str:
    return (
        f"From ana@post.example Fri Dec  6 10:0{number}:00 2024\n"
        f"From: Ana Belo <ana@post.example>\nSubject: Report {number}\n"
        f"Date: Fri, 6 Dec 2024 10:0{number}:00 +0000\nMessage-ID: <{number}@post.example>\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{words}\n\n"
    )


def put_box(place: Path, *words: str) -> None:
    known = (FIRST, SECOND, THIRD)
    place.write_text("".join(letter(known.index(each), each) for each in words), "utf-8")


def put_lines(place: Path, *words: str) -> None:
    rows = ({"id": each[:9], "title": each[:20], "text": each} for each in words)
    place.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")


def of(session: Session, words: str) -> str:
    """The id of the article that has these words; empty: none has them."""
    articles = session.state.articles.items()
    return next((name for name, each in articles if words in each.text), "")


def paths(journey: Journey) -> list[str]:
    session = journey.session
    found = (session.record(name).path for name in session.article_ids())
    return [path for path in found if "#" in path]


async def tag_sentence(journey: Journey, words: str) -> None:
    """Read the article that has these words, and tag the first sentence as a claim."""
    await journey.until(lambda: of(journey.session, words))
    journey.desk.open([of(journey.session, words)])
    journey.app.sync()
    await journey.pilot.pause()
    await journey.until(lambda: journey.app.screen is journey.app._frames.get("reader"))
    journey.put_cursor(words)
    await journey.press("c", "escape")
    await journey.saved()


@pytest.mark.parametrize(("name", "put"), [("box.mbox", put_box), ("lines.jsonl", put_lines)])
async def test_what_is_tagged_stays_wherever_its_file_and_its_place_in_it_go(
    start: Start, corpus: Path, name: str, put: Callable[..., None]
) -> None:
    put(corpus / name, FIRST, SECOND)
    stem, _, ending = name.partition(".")
    async with start() as journey:
        await tag_sentence(journey, FIRST)
        (tag,) = journey.session.state.tags.values()
        assert tag.quote in FIRST
        assert len(paths(journey)) == 2
        await journey.press("escape", "g", "l")
        await journey.until(lambda: f"{stem}#" in journey.text)
        row = journey.screen[row_with(journey, f"{stem}#")]
        assert row

        put(corpus / name, SECOND, THIRD)  # the first has left, another has come
        await journey.until(lambda: of(journey.session, THIRD))
        await journey.until(lambda: not of(journey.session, FIRST))
        words = f"{name}: 1 article is no longer in it, 1 tag kept"
        assert words in journey.desk.messages
        assert "missing" in journey.screen[row_with(journey, "1 tag kept")]

        put(corpus / name, THIRD, FIRST, SECOND)  # it is back, elsewhere in the file
        await journey.until(lambda: of(journey.session, FIRST) == tag.article)
        assert journey.session.page(tag.article).tags

        (corpus / name).rename(corpus / f"moved.{ending}")
        await journey.until(lambda: all(each.startswith("moved.") for each in paths(journey)))
        assert len(paths(journey)) == 3
        assert of(journey.session, FIRST) == tag.article
        await journey.saved()

    (corpus / f"moved.{ending}").rename(corpus / f"again.{ending}")
    async with start() as journey:  # renamed while nobody looked
        await journey.until(lambda: of(journey.session, FIRST) == tag.article)
        assert len(paths(journey)) == 3
        assert [each.quote for each in journey.session.page(tag.article).tags] == [tag.quote]
        (corpus / f"again.{ending}").unlink()
        await journey.until(lambda: not of(journey.session, FIRST))
        assert f"again.{ending} is missing, 1 tag kept" in journey.desk.messages


async def test_a_file_that_is_read_in_part_says_so_beside_its_articles(
    start: Start, corpus: Path
) -> None:
    put_lines(corpus / "lines.jsonl", FIRST)
    with (corpus / "lines.jsonl").open("a") as file:
        file.write("{no json\n")
    async with start() as journey:
        await journey.until(lambda: of(journey.session, FIRST))
        await journey.until(lambda: "lines.jsonl" in journey.desk.library.problems)
        names = [row.name for row in journey.desk.library.rows if row.problem]
        assert names == ["lines"]
        put_lines(corpus / "lines.jsonl", FIRST, SECOND)
        await journey.until(lambda: of(journey.session, SECOND))
        assert not journey.desk.library.problems


async def test_what_was_open_last_is_open_again_at_once(start: Start, corpus: Path) -> None:
    put_box(corpus / "box.mbox", FIRST, SECOND, THIRD)
    async with start() as journey:
        await tag_sentence(journey, SECOND)
        article = journey.view.article
        journey.desk.places.keep()
        await journey.saved()
    async with start() as journey:
        assert [view.article for view in journey.desk.panes.views] == [article]
        assert SECOND in journey.view.page.article.text


async def test_a_document_is_tagged_and_what_it_states_is_shown_and_corrected(
    start: Start, corpus: Path
) -> None:
    (corpus / "page.html").write_text(
        "<html><head><title>Quiet day</title><meta name=author content='B. Writer'></head>"
        f"<body><article><h1>Quiet day</h1><p>{FIRST}</p><p>{THIRD}</p></article></body></html>"
    )
    async with start() as journey:
        await tag_sentence(journey, FIRST)
        article = journey.view.page.article
        assert article.author == "B. Writer"
        assert article.document
        assert journey.session.record(article.id).document == article.document
        await journey.press("g", "l")
        await journey.until(lambda: "LIBRARY" in journey.text)
        await journey.press("e")
        await journey.until(lambda: "B. Writer" in journey.text)
        await journey.press("tab", "tab", *["backspace"] * 9, *"Ana", "enter")
        await journey.until(lambda: journey.session.record(article.id).author == "Ana")
        assert "author" in journey.session.record(article.id).corrected
    assert list((corpus / ".dateline" / "texts" / "documents").iterdir())
