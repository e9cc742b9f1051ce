"""Scenarios 27, 28 and 35 on the claims matrix, through its keys."""

from __future__ import annotations

import csv
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from tests.scenarios.cases import (
    DOZENS,
    HAVE_ASKED,
    HUNDREDS,
    NEEDED,
    NOT_ASKED,
    SENT,
    SUPPLY,
    claim,
)
from tests.scenarios.painted import attributes, row_with, style_of
from tui.compare import Proposal
from tui.desk.matrix import Matrix
from tui.session.linking import link
from tui.session.passages import key_of
from tui.session.proposed import propose

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


def matrix(journey: Journey) -> Matrix:
    listing = journey.desk.screens.listing
    assert isinstance(listing, Matrix)
    return listing


def cells(journey: Journey, words: str) -> list[str]:
    """The signs of the row that begins so, of six articles, and its sources."""
    return journey.screen[row_with(journey, words)].split()[-7:]


def only(journey: Journey, *links: Proposal) -> None:
    """Let these be all that is proposed."""
    vars(journey.session.proposed).pop("turn", None)
    articles = journey.session.article_ids()
    propose(journey.session, articles, links)
    journey.session.proposed.turn = lambda articles, links: None  # type: ignore[method-assign]
    journey.app.sync()


def seven(journey: Journey) -> None:
    """Two matters: one that is said thrice by two sources, one that is disputed; figures."""
    session = journey.session
    sent, supply, needed = (claim(journey, each) for each in (SENT, SUPPLY, NEEDED))
    link(session, sent, supply, "repeats")
    link(session, sent, needed, "corroborates")
    asked, not_asked = claim(journey, HAVE_ASKED), claim(journey, NOT_ASKED)
    link(session, asked, not_asked, "contradicts", "what")
    hundreds, dozens = claim(journey, HUNDREDS), claim(journey, DOZENS)
    link(session, hundreds, dozens, "corroborates", "how-many")
    only(journey)


class Cells(HTMLParser):
    """The cells of the body of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


async def test_from_nothing_to_a_row(start: Start) -> None:
    async with start(size=(80, 24)) as journey:
        await journey.until(lambda: journey.session.proposed_links)
        found = journey.session.proposed_links[0]
        only(journey)
        await journey.press("g", "m")
        assert "No claim is tagged yet" in journey.text
        assert "c tags the quotation or sentence" in journey.text
        for key in ("j", "l", "enter", "a", "x", "space", "plus", "minus", "e", "s", "y"):
            await journey.press(key)
        assert journey.session.state.history == {}

        only(journey, found)
        await journey.press("g", "m")
        assert "0 claims × 6 articles, 1 proposed" in journey.screen[0]
        *signs, sources = cells(journey, " ▸ ")
        assert set(signs) == {"?", "."}, "a row of what nobody has tagged"
        assert sources == "1?", "so many there would be"
        await journey.press("a")
        assert len(journey.session.state.links) == 1
        assert "1 claim × 6 articles" in journey.screen[0]
        await journey.press("u")
        assert not journey.session.state.tags

        only(journey)
        one, two = claim(journey, HUNDREDS), claim(journey, DOZENS)
        journey.app.sync()
        await journey.press("k", "plus")
        assert "→ ?" in journey.screen[0]
        await journey.press("j", "plus")
        (made,) = journey.session.state.links.values()
        assert {made.a, made.b} == {one.id, two.id}
        await journey.press("escape", "q")
        assert journey.desk.screen == "library"


async def test_27_28_34_who_says_what_on_how_many_sources(start: Start) -> None:
    async with start(size=(80, 24)) as journey:
        seven(journey)
        await journey.press("f4")
        assert "3 claims × 6 articles" in journey.screen[0]
        assert "1 conflict" in journey.screen[0]
        assert journey.screen[1].split() == [
            *("001", "002", "003", "004", "005", "006", "sources"),
        ]
        assert cells(journey, "“Velmora will send") == ["=", "=", ".", ".", "=", ".", "2"]
        assert cells(journey, "The government in") == ["=", ".", ".", ".", "≠", ".", "1≠1"]
        assert cells(journey, "About 300 men") == ["=", ".", ".", "=", ".", ".", "2"]
        assert cells(journey, "how many") == ["a", ".", ".", "b", ".", ".", "≠"]
        for sign in ("= says so", "≠ contradicts", ". silent", "sources: independent ones"):
            assert sign in journey.text
        assert "2 independent sources: 001 005 " in journey.text
        assert all(len(row) <= 80 for row in journey.screen)
        await journey.press("G")
        assert "a 300 (001)" in journey.text
        assert "b 120 (004)" in journey.text

        await journey.pilot.resize_terminal(120, 40)
        await journey.press("g", "g", "j", "l", "l", "l", "l")
        at = row_with(journey, " ▸ The government")
        assert attributes(style_of(journey, "≠", row=at))[4], "the cell is reversed"
        assert "005-port-vara-dispatch c" in journey.screen[-2]
        assert "contradicts" in journey.screen[-2]
        await journey.press("enter")
        desk = journey.desk
        assert [desk.name(view.article)[:3] for view in desk.panes.views] == ["001", "005"]
        assert journey.view.words.startswith("President Idris al-Khatun has not yet asked")
        assert desk.panes.views[0].cursor.start < desk.panes.views[0].cursor.end
        assert "has formally asked" in desk.panes.views[0].words
        await journey.press("q")
        assert journey.desk.screen == "matrix"
        assert matrix(journey).column == journey.id("005")
        await journey.press("l", "l")
        assert "last article" in journey.screen[-2]
        await journey.press("enter")
        assert journey.view.words.startswith("The government"), "a silent cell opens the row's"

        await journey.pilot.resize_terminal(50, 20)
        await journey.press("q", "h", "h", "h", "h", "h")
        assert "3›" in journey.screen[1]
        for _ in range(5):
            await journey.press("l")
        assert "‹" in journey.screen[1]
        assert "006" in journey.screen[1]
        assert all(len(row) <= 50 for row in journey.screen)
        await journey.pilot.resize_terminal(120, 40)
        await journey.press("s", "s")
        assert matrix(journey).sort == "conflicts"
        assert matrix(journey).rows[0].row.is_disputed
        await journey.press("F", *"qalat", "enter")
        assert [line.row.gist[:14] for line in matrix(journey).rows if not line.detail] == [
            "The government"
        ]
        await journey.press("escape")
        assert len(matrix(journey).rows) > 2

        for digit, name in (("1", "m.csv"), ("2", "m.md"), ("3", "m.html")):
            await journey.press("E", digit, "ctrl+u", *name, "enter")
            await journey.until(Path(name).is_file)
        with Path("m.csv").open(encoding="utf-8-sig", newline="") as file:
            head, *rows = csv.reader(file)
        assert head[-2:] == ["independent sources", "against"]
        assert head[1].startswith("001-harbour-times.txt (The Harbour Times")
        disputed = next(row for row in rows if row[0].startswith("The government"))
        assert disputed[-2:] == ["1", "1"]
        assert "≠ President Idris al-Khatun has not yet asked for soldiers" in disputed
        page = Cells()
        page.feed(Path("m.html").read_text(encoding="utf-8").partition("<ul>")[0])
        assert [row[0] for row in page.rows[1:]] == [row[0] for row in rows]
        text = Path("m.md").read_text(encoding="utf-8")
        assert text.count("\n| ") == len(rows) + 2
        await journey.press("E", "1", "ctrl+u", *"m.csv", "enter")
        assert "is there already" in journey.screen[-2]
        await journey.press("escape")


async def test_what_is_proposed_is_shown_taken_and_refused(start: Start) -> None:
    async with start(size=(80, 24)) as journey:
        session = journey.session
        ends = []
        for path, words in (SUPPLY, NOT_ASKED):
            article = journey.id(path)
            at = session.state.articles[article].text.index(words)
            found = next(
                m for m in session.page(article).marks
                if m.kind == "claim" and m.span.start <= at < m.span.end
            )  # fmt: skip
            ends.append((article, key_of(article, found.span)))
        sent, asked = claim(journey, SENT), claim(journey, HAVE_ASKED)
        (one, a), (_, b) = ends
        articles = journey.id("001"), one
        same = Proposal(sent.id, a, "repeats", 0.9, "", ("both tell: drones",), articles)
        denies = Proposal(asked.id, b, "contradicts", 0.8, "what", (), articles)
        only(journey, same, denies)
        await journey.press("g", "m")
        assert cells(journey, "“Velmora will send") == ["=", ".", ".", ".", "?", ".", "1"]
        await journey.press("l", "l", "l", "l")
        assert "? repeats 001 · a takes it, x refuses it · both tell: drones" in journey.text
        steps = len(session.state.history)
        await journey.press("a")
        assert cells(journey, "“Velmora will send") == ["=", ".", ".", ".", "=", ".", "1"]
        assert len(session.state.history) == steps + 1
        await journey.press("u")
        assert cells(journey, "“Velmora will send")[4] == "?"
        await journey.press("x")
        assert cells(journey, "“Velmora will send")[4] == "."
        await journey.press("u")
        assert cells(journey, "“Velmora will send")[4] == "?"
        matrix(journey).follow(asked.id)
        await journey.press("minus")
        assert cells(journey, "The government in") == ["=", ".", ".", ".", "≠", ".", "1≠1"]


async def test_claims_are_split_off_moved_and_turned_round(start: Start) -> None:
    async with start() as journey:
        seven(journey)
        before = dict(journey.session.state.links)
        sent = "“Velmora will send"
        await journey.press("g", "m", "x")
        assert "is a row of its own · u undoes" in journey.screen[-2]
        assert "4 claims ×" in journey.screen[0]
        (left,) = [
            line.row for line in matrix(journey).rows
            if line.row.matter and len(line.row.matter.claims) == 2 and not line.detail
            and line.row.gist.startswith(("“They", '"It'))
        ]  # fmt: skip
        assert left.articles == 2, "the others stay together"
        await journey.press("u")
        assert journey.session.state.links == before

        matrix(journey).follow(claim(journey, NEEDED).id)
        matrix(journey).put_in(journey.id("002"))
        await journey.press("space")
        assert "of 002-capital-observer → ?" in journey.screen[0]
        await journey.press("j", "escape")
        assert "→ ?" not in journey.screen[0]
        await journey.press("k", "space", "j", "space")
        assert cells(journey, sent)[1] == "."
        assert cells(journey, "The government in")[1] == "="
        await journey.press("minus")
        assert cells(journey, "The government in")[1] == "≠"
        await journey.press("escape", "u", "u")
        assert journey.session.state.links == before
