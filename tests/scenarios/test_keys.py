"""Acceptance scenarios 36, 38, 40, 41 and 49: the keys."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Static

from tui.keymap import show_keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


OWN = """\
[reader]
a = { do = "tag.add claim", desc = "Statement", show = true }
"""
FLAWED = """\
# line 1






[reader]
a = { do = "tag.add date", desc = "Day", show = true }




e = "tag.edti"
"""


def kinds(journey: Journey) -> list[str]:
    """The kinds of all tags."""
    return [tag.kind for tag in journey.session.state.tags.values()]


async def test_36_a_prefix_shows_what_can_follow(start: Start) -> None:
    async with start() as journey:
        await journey.open("001")
        await journey.press("g")
        strip = journey.screen[-1]
        assert strip.startswith(" g …")
        for words in ("l Library", "r Reader", "g To the beginning"):
            assert words in strip
        await journey.press("x")
        assert journey.screen[-2].startswith(" g x: nothing here (? for keys)")
        assert "? keys" in journey.screen[-1]
        assert journey.quotes == []
        journey.put_cursor("Velmora is preparing")
        row = journey.view.layout.row_of(journey.view.cursor.start)
        await journey.press("g", "escape")
        assert "? keys" in journey.screen[-1]
        await journey.press("j")
        assert journey.view.layout.row_of(journey.view.cursor.start) == row + 1

        # 49: what is pasted is text, and no keys.
        cursor = journey.view.cursor
        journey.app.post_message(events.Paste("xaxac"))
        await journey.pilot.pause()
        assert (journey.quotes, journey.view.cursor) == ([], cursor)
        assert journey.session.state.refusals == {}
        await journey.press("a")
        assert len(journey.quotes) == 1
        await journey.press("C")
        journey.app.post_message(events.Paste("xaxac"))
        await journey.pilot.pause()
        await journey.press("enter")
        assert len(journey.quotes) == 1
        assert next(iter(journey.session.state.tags.values())).note == "xaxac"


async def test_38_a_saved_change_applies_at_once(start: Start) -> None:
    own = Path("keybindings.toml")
    async with start() as journey:
        await journey.open("001")
        assert "a actor" in journey.screen[-1]
        own.write_text(OWN, "utf-8")
        await journey.until(lambda: "a statement" in journey.screen[-1])
        assert "a actor" not in journey.screen[-1]
        journey.put_cursor("Satellite pictures")
        await journey.press("a", "escape")
        assert kinds(journey) == ["claim"]

        own.write_text(FLAWED, "utf-8")
        await journey.until(lambda: "keybindings.toml:14: " in journey.text)
        said = journey.screen[-2]
        assert "unknown action 'tag.edti'; did you mean 'tag.edit'?" in said
        assert "a statement" in journey.screen[-1]
        await journey.press("u")
        assert journey.quotes == []
        await journey.press("a", "escape")
        assert kinds(journey) == ["claim"]

        own.unlink()
        await journey.until(lambda: "a actor" in journey.screen[-1])


async def test_40_another_keyboard_layout(start: Start) -> None:
    own = Path("keybindings.toml")
    async with start() as journey:
        await journey.open("001")
        for letter in "фش":
            await journey.press("n", letter)
            assert kinds(journey) == ["actor"]
            await journey.press("г" if letter == "ф" else "ع")
            assert journey.quotes == []
        await journey.press("f")
        (place,) = [at for at, label in journey.view.hints if label == "as"]
        await journey.press("ф", "ы")
        assert journey.view.cursor.start == place
        assert journey.quotes == []
        own.write_text("[layout]\noff = true\n", "utf-8")
        await journey.until(lambda: "keys read again" in journey.text)
        await journey.press("ф")
        assert "ф: nothing here" in journey.screen[-2]
        assert journey.quotes == []


async def test_41_the_help_shows_what_the_keys_do(start: Start) -> None:
    Path("keybindings.toml").write_text(
        '[reader]\nZ = "none"\n"z y" = { do = "pane.zoom", desc = "As wide as it gets" }\n',
        "utf-8",
    )
    async with start() as journey:
        for context, keys in (("library", ()), ("reader", ("enter",)), ("select", ("v",))):
            await journey.press(*keys)
            await journey.press("question_mark")
            bound = journey.app.keys.keymap.bindings(context).values()
            assert keys_in_help(journey) == sorted(show_keys(each.keys) for each in bound)
            if context == "reader":
                await journey.type("zoom")
                assert re.search("z y +As wide as it gets", journey.text)
                assert keys_in_help(journey) == ["z y"]
            await journey.press("escape")
            assert journey.desk.contexts == (context,)


def keys_in_help(journey: Journey) -> list[str]:
    """The keys that the help lists, also those out of sight."""
    lines = str(journey.app.screen.query_one("#keys", Static).content).splitlines()
    halves = [half for line in lines for half in (line[:58], line[58:])]
    listed = [half[1:21].strip() for half in halves if half[21:].strip()]
    return sorted(key for keys in listed for key in keys.split(", "))
