"""Acceptance scenarios 27 (second half) and 28: claims that are linked across articles."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from tui.cli import main
from tui.model.detail import Claim
from tui.session.linking import links_of
from tui.session.matters import cell, matters
from tui.session.passages import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

MILITIA = "About 300 men of the Sons of the Delta"
TEACHER = "Some 120 men"
ASKED = "has formally asked Velmora"
DENIED = "has not yet asked for soldiers"


def links(journey: Journey) -> list[tuple[str, str, str, str]]:
    """How both ends begin, what the link says and in what they differ."""
    state = journey.session.state
    return sorted(
        (state.tags[each.a].quote[:9], each.type, state.tags[each.b].quote[:9], each.aspect)
        for each in state.links.values()
    )


async def compared(journey: Journey) -> None:
    """Wait until it is known how much each word tells."""
    wanted = len(vocabulary(journey.session))
    await journey.until(lambda: len(journey.session.words) == wanted, seconds=20)


async def test_27_the_same_told_by_another_article(start: Start) -> None:
    async with start() as journey:
        await compared(journey)
        await journey.open("001", "004")
        journey.put_cursor(MILITIA)
        await journey.press("+")
        assert "+ “About 300 men of th…” → ?" in journey.screen[0]
        assert "1 005 Units of the Sons" in journey.text
        assert "2 004 Some 120 men" in journey.text  # suggested; another figure, so not first
        assert "≠ .29" in journey.text
        steps = len(journey.session.state.history)
        await journey.press("2")
        assert links(journey) == [("About 300", "corroborates", "Some 120 ", "how-many")]
        assert len(journey.session.state.history) == steps + 1  # both were accepted with it
        assert "→ ?" not in journey.screen[0]
        await journey.press("escape")
        assert "source   two Qasiran border officials" in journey.text
        assert "relation + c1 in 004 “Some 120 men" in journey.text
        assert re.search("≠ how many: 001 “.*300” · 004 “.*120”", journey.text)
        assert "1 agrees, 1 detail differs" in journey.screen[-2]
        await journey.press("tab")
        journey.put_cursor(TEACHER)
        assert "relation + c1 in 001 “About 300 men" in journey.text

        (matter,) = (each for each in matters(journey.session) if len(each.claims) == 2)
        signs = [
            cell(journey.session, matter, journey.id(name)).sign for name in ("001", "004")
        ]
        assert signs == ["=", "="]
        await journey.press("u")
        assert not journey.session.state.tags
        assert not journey.session.state.links


async def test_what_denies_it_is_never_the_first_that_says_the_same(start: Start) -> None:
    async with start(size=(200, 60)) as journey:
        await compared(journey)
        await journey.open("001", "002")
        journey.put_cursor(ASKED)
        await journey.press("+")
        assert "1 006 Qalat Nur had asked" in journey.text
        assert re.search(r"2 002 Tazira has not asked [^0-9]* ≠ \.51", journey.text)
        await journey.press("enter")
        assert links(journey) == [("The gover", "repeats", "Qalat Nur", "")]
        await journey.press("u", "escape", "-")
        assert re.search(r"1 002 Tazira has not asked [^0-9≠]* \.51", journey.text)
        await journey.press("tab", "tab", "tab")
        assert re.search(r"4 006 Qalat Nur had asked .* repeats \.67", journey.text)


async def test_28_another_article_says_otherwise(start: Start, corpus: Path) -> None:
    async with start() as journey:
        await compared(journey)
        await journey.open("001", "005")
        journey.put_cursor(ASKED)
        await journey.press("-")
        assert "one says so, the other denies it" in journey.screen[-2]
        assert "1 002 Tazira has not asked" in journey.text  # the likeliest, wherever it is
        assert "2 005 President Idris" in journey.text
        await journey.press("2")
        assert links(journey) == [("The gover", "contradicts", "President", "what")]
        assert "3 when" in journey.text  # in what? A question that any other key leaves
        await journey.press("6")
        assert links(journey)[0][3] == "certainty"
        await journey.press("u", "j")
        assert links(journey)[0][3] == "what"
        journey.put_cursor(ASKED)
        assert "relation ≠ c1 in 005" in journey.text
        assert "1 contradicts" in journey.screen[-2]
        await journey.press("g", "g", "T", "x")
        assert "n→ contradictions 1" in journey.screen[0]
        await journey.press("n")
        assert journey.view.words.startswith("The government")
        await journey.press("escape", "g", "m")
        assert "1 conflict" in journey.screen[0]
        assert "≠" in journey.text

        await journey.press("q", "tab")
        journey.put_cursor(DENIED)
        await journey.press("x")
        assert len(journey.session.state.tags) == 1
        assert not journey.session.state.links  # they go with their claim, and come back
        await journey.press("u")
        (made,) = journey.session.state.links.values()
        await journey.saved()
    out = corpus.parent / "out.csv"
    assert main(["export", str(corpus), "--format", "csv", "-o", str(out)]) == 0
    rows = csv.DictReader(StringIO(out.read_text("utf-8-sig")))
    assert {row["tag_id"]: row["links"] for row in rows} == {
        made.a: f"contradicts:{made.b}",
        made.b: f"contradicts:{made.a}",
    }


async def test_all_choices_are_shown_where_there_is_room(start: Start) -> None:
    async with start(size=(200, 60)) as journey:
        await compared(journey)
        await journey.open("001", "004")
        journey.put_cursor("31 people")
        await journey.press("-", "enter")
        asked = next(row for row in journey.screen if "differing in" in row)
        choices = (
            "1 who   2 what   3 when   4 where   5 how-many   6 certainty   7 leave it open"
        )
        assert choices in asked
        await journey.pilot.resize_terminal(90, 30)
        await journey.press("tab", "tab")
        asked = next(row for row in journey.screen if "differing in" in row)
        assert "1 who" not in asked
        assert "7 leave it open" in asked


async def test_walking_to_the_other_end_and_there_again(start: Start) -> None:
    async with start() as journey:
        await journey.open("001", "005")
        journey.put_cursor(ASKED)
        await journey.press("c", "escape", "-", "l")
        assert "≠ c1 → ?" in journey.screen[0]
        journey.put_cursor("Dragana Milutin")
        await journey.press("-")
        assert "no claim at the cursor" in journey.screen[-2]
        journey.put_cursor(DENIED)
        await journey.press("-")
        assert links(journey)[0][:3] == ("The gover", "contradicts", "President")

        await journey.press("-", "h", "-")  # from here back to where it began: taken away
        assert links(journey) == []
        assert "no longer linked" in journey.screen[-2]
        await journey.press("u")
        assert len(links(journey)) == 1

        await journey.press("-", "escape", "+", "j", "escape", "l", "+", "j")
        assert "+ c1 → ?" in journey.screen[0]  # escape has ended the others
        journey.put_cursor(DENIED)
        await journey.press("+")
        assert "not linked" in journey.screen[-2]
        assert "→ ?" not in journey.screen[0]


async def test_a_link_becomes_another_and_the_same_key_takes_it_away(start: Start) -> None:
    async with start(size=(80, 24)) as journey:
        await compared(journey)
        await journey.open("001")
        journey.put_cursor(MILITIA)
        await journey.press("+", "/")
        await journey.type("minibuses")  # words that the bar has no room for
        await journey.press("enter", "2")
        assert links(journey) == [("About 300", "repeats", "Some 120 ", "how-many")]
        await journey.press("+", "shift+tab")
        assert "1 [repeats] 004 c1" in journey.text
        await journey.press("enter")
        assert links(journey) == []
        await journey.press("4")  # and what it was to be instead
        assert links(journey) == [("Some 120 ", "updates", "About 300", "how-many")]
        await journey.press("i", "j", "k")
        assert "updated by c1 in 004" in journey.text
        await journey.press("-", "1")
        assert links(journey)[0][1] == "contradicts"
        await journey.press("u", "u", "u", "+", "enter")
        assert links(journey)[1][1:3] == ("repeats", "Units of ")
        await journey.press("7", "7")
        assert links(journey)[1][3] == ""


async def test_what_another_window_has_taken_away(start: Start) -> None:
    async with start() as journey:
        await journey.open("001", "005")
        session = journey.session
        journey.put_cursor(ASKED)
        await journey.press("-", "tab")
        await journey.press("l")
        journey.put_cursor(DENIED)
        await journey.press("-", "h")
        (made,) = session.state.links.values()
        row = {
            "id": made.id,
            "a": made.a,
            "b": made.b,
            "type": "eats\x1b[2J",
            "aspect": "taste",
        }
        session.absorb([("links", made.id, row)])  # of a later version, perhaps
        await journey.press("j", "k")
        journey.put_cursor(ASKED)
        assert "eats␛[2J c1 in 005" in journey.text
        await journey.press("-", "1", "1")
        assert [each[1:] for each in links(journey)] == [("contradicts", "President", "who")]
        session.absorb([("tags", made.b, None)])
        await journey.press("j", "k")
        journey.put_cursor(ASKED)
        assert "relation" not in journey.text
        assert "contradicts" not in journey.screen[-2]
        assert links_of(session.state, made.a) == ()

        await journey.press("+")
        session.absorb([("tags", made.a, None)])  # while the bar is open
        await journey.press("1")
        assert "no longer there" in journey.screen[-2]
        journey.put_cursor(ASKED)
        await journey.press("c", "escape", "+", "l")
        session.absorb(
            [(name, id_, None) for name, id_ in [("tags", next(iter(session.state.tags)))]]
        )
        journey.put_cursor(DENIED)
        await journey.press("+")
        assert "no longer there" in journey.screen[-2]
        await journey.press("g", "m", "q")
        assert not session.state.tags


async def test_gist_and_amounts_are_written_in_the_form(start: Start) -> None:
    async with start(size=(120, 50)) as journey:
        await journey.open("001")
        journey.put_cursor(MILITIA)
        await journey.press("c", "escape", "e")
        for name, words in (("gist", "came"), ("amount_low", "9"), ("amount_unit", "men")):
            journey.app.screen.query_one(f"#field-{name}").focus()
            await journey.type(words)
        await journey.press("enter")
        (tag,) = (each for each in journey.session.state.tags.values() if each.kind == "claim")
        assert isinstance(tag.detail, Claim)
        assert (tag.detail.gist, tag.detail.amount_low) == ("came", "9")
        assert tag.detail.amount_unit == "men"
        assert "gist     came" in journey.text
        assert "amount   9 men" in journey.text
