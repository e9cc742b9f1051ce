"""Acceptance scenario 34: exporting."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey
    from tui.app.news import Words

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


async def test_34_the_file_is_the_same_from_either_side(
    start: Start, corpus: Path, tmp_path: Path
) -> None:
    target = tmp_path / "corpus-tags.csv"
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("stand where our")
        await journey.press("c", "escape")
        journey.put_cursor("Meridian News", whole=True)
        await journey.press("a")
        journey.put_cursor("Friday")
        await journey.press("d", "escape")
        assert sorted(tag.kind for tag in journey.session.state.tags.values()) == [
            "actor", "claim", "date",
        ]  # fmt: skip
        assert any("“stand where our brothers stand”" in quote for quote in journey.quotes)
        await journey.saved()

        await journey.press("E")
        assert "1 csv" in journey.text
        await journey.press("1")
        assert "write csv to:" in journey.text
        await journey.press("enter")
        await journey.until(lambda: "3 rows written to" in journey.text)
        assert "corpus-tags.csv" in journey.text
        assert list(tmp_path.glob(".dateline-*")) == []
        again = tmp_path / "again.csv"
        assert main(["export", "--format", "csv", str(corpus), "-o", str(again)]) == 0
        assert again.read_bytes() == target.read_bytes()

        rows = list(csv.DictReader(StringIO(target.read_text("utf-8-sig"), newline="")))
        assert {row["quote"] for row in rows} == set(journey.quotes)
        friday = next(row for row in rows if row["kind"] == "date")
        assert friday["value"] == "2025-03-14"
        assert {row["by"] for row in rows} == {"tester"}

        # What stands there is replaced as a whole, or stays as it was.
        await journey.press("u", "E", "enter", "enter", "enter")  # the second time it asks
        await journey.until(lambda: "2 rows written to" in journey.text)
        assert "Friday" not in target.read_text("utf-8-sig").splitlines()[-1]
        before = target.read_bytes()
        await journey.press("E", "1")
        await journey.press("ctrl+u")
        await journey.type("no/a.csv")
        await journey.press("enter")
        await journey.until(lambda: "not exported" in journey.text)
        assert target.read_bytes() == before
        await journey.press("E", "escape", "j")
        assert journey.desk.bar is None


async def test_34_what_would_be_written_is_said_before_and_some_may_be_chosen(
    start: Start, tmp_path: Path
) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("stand where our")
        await journey.press("c", "escape")
        journey.put_cursor("Meridian News", whole=True)
        await journey.press("a", "escape")
        await journey.press("E")
        await journey.press("slash")
        await journey.type("conll")
        await journey.press("enter")
        await journey.until(lambda: "conll: 2 tags; not in this format: " in journey.text)
        assert "articles' titles, outlets and dates: 6" in journey.desk.messages[-1]
        await journey.press("escape")

        await journey.press("E", "3")
        await journey.until(lambda: "export only" in journey.text)
        await journey.type("actor")
        await journey.press("enter")
        await journey.until(lambda: "export these as" in journey.text)
        await journey.press("slash")
        await journey.type("brat")
        await journey.press("enter")
        await journey.until(lambda: "brat: 1 tag; not in" in journey.text)
        await journey.press("enter")
        await journey.until(lambda: "1 row written to" in journey.text)
        folder = tmp_path / "corpus-tags"
        assert "Meridian News" in (folder / "001-harbour-times.ann").read_text()
        await journey.press("E", "slash")
        await journey.type("brat")
        await journey.press("enter", "enter")
        await journey.until(lambda: "this folder is not empty" in journey.desk.messages[-1])
        assert list(tmp_path.glob(".dateline-*")) == []


async def test_what_goes_wrong_in_the_background_is_said(start: Start) -> None:
    def fails() -> Words:
        raise RuntimeError("the worst")

    async with start() as journey:
        journey.app.in_background(fails)
        await journey.until(lambda: "not done: RuntimeError('the worst')" in journey.text)
