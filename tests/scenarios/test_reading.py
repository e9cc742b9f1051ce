"""Acceptance scenarios 6 to 13 and 33: moving, selecting, coming back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.conftest import Journey
    from tui.desk.view import View
    from tui.model.span import Span

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


def place(view: View) -> tuple[int, int]:
    """Row and column of the cursor in its text."""
    start = view.cursor.start
    return view.layout.row_of(start), view.layout.column_of(start)


def state(view: View) -> tuple[str, Span, int]:
    return view.article, view.cursor, view.top


async def test_06_j_and_k_go_by_what_the_eye_sees(start: Start) -> None:
    async with start() as journey:
        await journey.open("004")
        view = journey.view
        first = view.cursor
        await journey.press("j", "j", "j")
        assert place(view) == (4, 0)
        await journey.press("k", "k", "k")
        assert view.cursor == first

        journey.put_cursor("reported")
        start_row, column = place(view)
        await journey.press("j", "j", "j")
        row = view.layout.row_of(view.cursor.start)
        assert row == start_row + 4
        assert view.layout.offset_at(row, column) in range(
            view.cursor.start - 1, view.cursor.end + 1
        )
        await journey.press("k", "k", "k")
        assert view.words == "reported"

        # 7: H comes back from a page further on, to the place and to what was in sight.
        journey.put_cursor("Hospitals")
        before = state(view)
        await journey.press("space")
        assert view.top > before[2]
        await journey.press("H")
        assert state(view) == before
        await journey.press("L")
        assert view.top > before[2]
        await journey.press("H")

        # 13: J and K turn the articles of the library's order, and keep the place in each.
        await journey.press("j", "w")
        before = state(view)
        await journey.press("J")
        assert journey.view.article == journey.id("005")
        assert "005-port-vara" in journey.screen[0]
        await journey.press("j", "K")
        assert state(journey.view) == before
        await journey.press("J", "J", "J")
        assert "this is the last article" in journey.text
        assert journey.view.article == journey.id("006")


async def test_08_selecting_by_unit(start: Start) -> None:
    async with start() as journey:
        await journey.open("004")
        view = journey.view
        journey.put_cursor("Sarhun intensified")
        await journey.press("v", "4")
        assert view.words == "Sarhun intensified overnight. Our volunteers"
        assert "5 words" in journey.screen[-2]
        assert "SELECT" in journey.screen[0]
        await journey.press("escape")
        assert view.words == "Sarhun"
        assert "READ" in journey.screen[0]

        # 9: the inside of a quotation, and outwards from there and back.
        journey.put_cursor("parties”")
        await journey.press('"')
        assert view.words == "all parties"
        await journey.press(">")
        assert view.words == "Ankara thanked “all parties”."
        await journey.press(">")
        assert view.words.startswith("Two Turkish lorries")
        assert view.words.endswith("open by then.")
        await journey.press("<", "<")
        assert view.words == "all parties"
        journey.put_cursor("Hospitals")
        await journey.press('"')
        assert "no quotation around the cursor" in journey.screen[-2]

        # 10: one sentence, then the next one with it.
        await journey.press("s")
        assert view.words == "Hospitals on the government side gave no figures."
        journey.put_cursor("It published a list")
        await journey.press("s", "s")
        assert view.words == (
            "It published a list of 29 names. Hospitals on the government side gave no figures."
        )
        await journey.press("escape")
        assert view.words == "It"


async def test_10_and_11_labels_jump(start: Start) -> None:
    async with start() as journey:
        await journey.open("004")
        view = journey.view
        await journey.press("g", "g")  # the first line has been read
        before, cursor = journey.screen, view.cursor
        await journey.press("f")
        labels = dict(view.hints)
        assert {len(label) for label in labels.values()} == {2}
        visible = [word for word in view.units.words if view.in_sight(word.start)]
        assert sorted(labels) == [word.start for word in visible]
        label = labels[view.page.article.text.index("Lorry drivers")]
        assert f"{label}rry " in journey.text
        assert len(labels) < unmoved(before, journey.screen) <= 2 * len(labels)
        await journey.press("escape")
        assert (journey.screen, view.cursor) == (before, cursor)

        await journey.press("f")
        await journey.type(label)
        assert view.words == "Lorry"
        assert not view.hints

        # 11: a sentence needs one letter.
        await journey.press("F")
        labels = dict(view.hints)
        assert {len(label) for label in labels.values()} == {1}
        await journey.press(labels[view.page.article.text.index("It published")])
        assert view.words == "It published a list of 29 names."
        assert "7 words" in journey.screen[-2]
        await journey.press("f", "exclamation_mark")
        assert "no label !" in journey.screen[-2]
        await journey.press("escape")
        assert not view.hints
        assert view.words == "It published a list of 29 names."
        assert journey.quotes == []


def unmoved(before: list[str], after: list[str]) -> int:
    """Nothing but letters of labels lies over the text; returns how many cells they cover."""
    changed = 0
    for old, new in zip(before[2:-3], after[2:-3], strict=True):
        assert len(old) == len(new)
        others = [sign for was, sign in zip(old, new, strict=True) if sign != was]
        assert all(sign in "abcdefghijklmnopqrstuvwxyz" for sign in others)
        changed += len(others)
    return changed


async def test_12_resizing_keeps_what_is_selected(start: Start) -> None:
    async with start() as journey:
        await journey.open("001", "004")
        await journey.press("l")
        journey.put_cursor("Two Turkish lorries")
        await journey.press("s")
        chosen, view = journey.view.cursor, journey.view
        assert len(journey.desk.panes.visible) == 2
        for columns, panes in ((80, 1), (120, 2)):
            await journey.pilot.resize_terminal(columns, 24)
            await journey.pilot.pause()
            assert len(journey.desk.panes.visible) == panes
            assert ("001-harbour-times |" in journey.screen[0]) == (panes == 2)
            assert "004-monitor-digest" in journey.screen[0]
            assert journey.view is view
            assert view.cursor == chosen
            assert view.in_sight(chosen.start)
            assert "Two Turkish lorries" in journey.text


async def test_33_bookmarks(start: Start) -> None:
    async with start() as journey:
        await journey.open("004")
        await journey.press("space", "w", "w")
        before = state(journey.view)
        await journey.press("m", "a")
        assert "bookmark a set" in journey.screen[-2]
        await journey.press("J", "G")
        assert journey.view.article == journey.id("005")
        await journey.press("apostrophe", "a")
        assert state(journey.view) == before
        assert "004-monitor" in journey.screen[0]
        await journey.press("q", "apostrophe", "a")
        assert journey.desk.screen == "reader"
        assert state(journey.view) == before
        await journey.press("apostrophe", "b")
        assert "no bookmark b" in journey.screen[-2]
        assert state(journey.view) == before
