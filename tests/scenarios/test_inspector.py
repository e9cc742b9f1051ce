"""What the inspector shows where it has little room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scenarios.cases import claim

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

KILLED = "001", "31 people had been killed"


async def test_what_was_written_is_in_sight_and_what_is_not_is_counted(start: Start) -> None:
    async with start(size=(80, 24)) as journey:
        claim(journey, KILLED)
        proposed = journey.session.proposed
        await journey.until(proposed.all)
        await journey.open("001")
        journey.put_cursor(KILLED[1])
        await journey.press("i", "C")
        await journey.type("look this up")
        await journey.press("enter", "!", "left", "right")
        shown = journey.text.partition("inspector")[2]
        assert re.search(r" note +look this up", shown)
        assert re.search(r" flag +flagged", shown)
        assert re.search(r"… (\d+) more lines: a higher window shows them", shown)
        assert "like" in shown
        assert "rule" not in shown
        await journey.pilot.resize_terminal(120, 40)
        shown = journey.text
        assert re.search(r" note +look this up", shown)
        assert re.search(r" rule +claims", shown)
        assert "more lines" not in shown


async def test_a_note_of_any_length_is_counted_so_far(start: Start) -> None:
    async with start(size=(80, 24)) as journey:
        tag = claim(journey, KILLED)
        await journey.open("001")
        journey.put_cursor(KILLED[1])
        await journey.press("i", "C")
        journey.desk.typed.insert("word " * 5000)
        await journey.press("enter")
        assert len(journey.session.state.tags[tag.id].note) > 20000
        assert "… over 99 more lines: a higher window shows them" in journey.text
