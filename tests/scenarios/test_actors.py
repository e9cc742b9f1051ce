"""Rule L1 and scenario 35: the actors screen, through keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios.painted import row_with
from tui.desk.actors import Actors
from tui.model.actor import Actor
from tui.model.detail import Mention
from tui.model.step import Change
from tui.session import tagging
from tui.text.cells import cell_width

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


def tag_all(journey: Journey) -> None:
    """Accept every suggested actor of the corpus."""
    session = journey.session
    for article in session.article_ids():
        for mark in [each for each in session.page(article).marks if each.kind == "actor"]:
            tagging.accept(session, article, mark)


def names(journey: Journey) -> list[str]:
    return [row.name for row in actors(journey).rows]


def actors(journey: Journey) -> Actors:
    listing = journey.desk.screens.listing
    assert isinstance(listing, Actors)
    return listing


def put_on(journey: Journey, name: str) -> None:
    actors(journey).go(names(journey).index(name))
    journey.app.sync()


def stored(journey: Journey, name: str) -> Actor:
    (found,) = [a for a in journey.session.state.actors.values() if a.name == name]
    return found


def mentions(journey: Journey, actor: str) -> int:
    tags = journey.session.state.tags.values()
    return sum(isinstance(t.detail, Mention) and t.detail.actor == actor for t in tags)


def digit_of(journey: Journey, words: str) -> str:
    """The digit of the proposal that holds these words."""
    found = re.search(rf"(\d) {words}", journey.text)
    assert found is not None, journey.text
    return found[1]


async def test_an_empty_screen_names_the_next_key(start: Start) -> None:
    async with start(size=(80, 24)) as journey:
        await journey.press("g", "a")
        assert "Nobody is tagged yet." in journey.text
        assert "⏎ accepts the suggestion at the cursor" in journey.text
        await journey.press("j", "enter", "x", "X", "equals_sign", "e", "y", "1", "s", "S")
        assert journey.session.state.history == {}
        await journey.press("q")
        assert journey.desk.screen == "library"


async def test_35_each_screen_goes_back_to_where_it_was_called(start: Start) -> None:
    async with start() as journey:
        await journey.press("space", "space", "enter")
        await journey.press("tab", "space", "w", "w")
        panes = [view.article for view in journey.desk.panes.views]
        place, active = journey.desk.places.here, journey.desk.panes.active
        for keys in (("g", "a"), ("f6",)):
            await journey.press(*keys)
            assert "ACTORS" in journey.screen[0]
            journey.app.keep_place()
            assert journey.session.place("desk")["screen"] == "reader", "where a start resumes"
            await journey.press("q")
            assert journey.desk.places.here == place
            assert [view.article for view in journey.desk.panes.views] == panes
            assert journey.desk.panes.active == active
        await journey.press("f6", "g", "l")
        assert "LIBRARY" in journey.screen[0]
        await journey.press("j", "j")
        at = journey.desk.library.at
        await journey.press("g", "a", "g", "r", "q")
        assert "ACTORS" in journey.screen[0]
        await journey.press("q")
        assert "LIBRARY" in journey.screen[0]
        assert journey.desk.library.at == at


async def test_the_list_is_sorted_filtered_and_live(start: Start) -> None:
    async with start() as journey:
        tag_all(journey)
        await journey.press("g", "a")
        counts = [row.mentions for row in actors(journey).rows]
        assert counts == sorted(counts, reverse=True)
        assert "by mentions" in journey.screen[0]
        sarhun = journey.screen[row_with(journey, "Sarhun ")]
        row = next(row for row in actors(journey).rows if row.name == "Sarhun")
        assert row.mentions == mentions(journey, row.actor)
        assert re.search(rf"place +2 +{row.mentions} ", sarhun)
        assert row.mentions == sum(map(len, row.places.values()))
        await journey.press("s")
        assert names(journey) == sorted(names(journey), key=str.casefold)
        await journey.press("F", *"nlf", "enter")
        assert names(journey) == ["Northern Liberation Front"]
        before = actors(journey).rows[0].mentions
        tag = next(t for t in journey.session.state.tags.values() if t.quote == "NLF")
        tagging.remove(journey.session, [tag])
        journey.app.sync()
        assert actors(journey).rows[0].mentions == before - 1
        assert f" {before - 1} " in journey.screen[2]
        await journey.press("escape")
        assert len(names(journey)) > 20


async def test_l1_merging_refusing_splitting_and_undoing(start: Start) -> None:
    async with start() as journey:
        tag_all(journey)
        await journey.press("g", "a")
        kept, other = stored(journey, "Leila Haddar"), stored(journey, "Layla Haddar")
        total = mentions(journey, kept.id) + mentions(journey, other.id)
        words = "Layla Haddar ×1 = Leila Haddar ×3"
        assert "sound alike" in journey.text

        digit = digit_of(journey, words)
        await journey.press("x", digit)
        assert "Layla Haddar is not Leila Haddar · u undoes" in journey.screen[-2]
        assert words not in journey.text
        await journey.press("u")
        await journey.press(digit_of(journey, words))
        assert "Layla Haddar = Leila Haddar: 1 mention moved · u undoes" in journey.screen[-2]
        assert other.id not in journey.session.state.actors
        assert mentions(journey, kept.id) == total
        assert "Layla Haddar" in stored(journey, "Leila Haddar").aliases

        put_on(journey, "Leila Haddar")
        assert "Layla Haddar (" in journey.text
        await journey.press("X", "slash", *"layla", "enter")
        assert "Layla Haddar is an actor of its own" in journey.screen[-2]
        assert mentions(journey, stored(journey, "Layla Haddar").id) == 1
        await journey.press("u", "u")
        assert journey.session.state.actors[other.id] == other
        assert journey.session.state.actors[kept.id] == kept


async def test_l1_same_as_and_fields(start: Start) -> None:
    async with start() as journey:
        tag_all(journey)
        await journey.press("g", "a")
        put_on(journey, "Port Vara")
        moved = mentions(journey, stored(journey, "Port Vara").id)
        other = stored(journey, "Ankara")
        before = mentions(journey, other.id)
        await journey.press("equals_sign", "slash", *"ankara", "enter")
        assert f"Port Vara = Ankara: {moved} mentions moved" in journey.screen[-2]
        assert mentions(journey, other.id) == before + moved
        assert journey.screen[row_with(journey, "▸")].startswith(" ▸ Ankara ")
        await journey.press("u")
        assert mentions(journey, other.id) == before
        assert mentions(journey, stored(journey, "Port Vara").id) == moved

        put_on(journey, "Ankara")
        keys = ["e", *" City", "down", "down", *"A | B", "down", "n", "down", *"Q4", "enter"]
        await journey.press(*keys)
        aliases = ("A", "B", "Ankara")
        fresh = Actor(other.id, "Ankara City", aliases, other.type, "n", "Q4")
        assert stored(journey, "Ankara City") == fresh
        assert f"Ankara City · {other.type} · n · ref Q4" in journey.text
        await journey.press("e", "ctrl+u", "enter")
        assert "name: an actor needs one" in journey.text
        await journey.press("escape", "u")
        assert stored(journey, "Ankara") == other
        await journey.press("y")
        assert "copied" in journey.screen[-2]


async def test_enter_and_the_mouse_read_the_mentions(start: Start) -> None:
    async with start() as journey:
        tag_all(journey)
        await journey.press("g", "a")
        put_on(journey, "Northern Liberation Front")
        await journey.press("enter")
        assert journey.desk.screen == "reader"
        assert journey.view.words == "Northern Liberation Front"
        assert "n→ actors" in journey.screen[0]
        await journey.press("q")
        assert "ACTORS" in journey.screen[0]
        assert journey.screen[row_with(journey, "▸")].startswith(" ▸ Northern Liberation")
        await journey.pilot.click(offset=(10, 5))
        await journey.pilot.pause()
        assert actors(journey).at == 3
        await journey.pilot.click(offset=(10, 5))
        await journey.pilot.pause()
        assert journey.desk.screen == "reader"


async def test_hostile_names_in_narrow_windows_and_in_ascii(start: Start) -> None:
    hostile = ("[bold]red [/close]", "evil\x1b[2J\x1b]0;x\x07name", "محمد " * 12, "名" * 50)
    for columns, rows, plain in ((80, 24, False), (40, 10, True)):
        async with start(size=(columns, rows), plain=plain) as journey:
            tag_all(journey)
            for number, name in enumerate(hostile):
                made = Actor(f"{number:016x}", name, (f"{name} too", name.upper(), "x"))
                journey.session.do("made", [Change(None, made)])
            await journey.press("g", "a", "s", "s", "s")
            assert "[bold]red [/close]" in journey.text
            for key in ("j", "j", "j", "x", "equals_sign"):
                await journey.press(key)
                assert {cell_width(line) for line in journey.screen} == {columns}
                assert "\x1b" not in journey.text
                assert not plain or [sign for sign in "▸×·…─≠" if sign in journey.text] == []
