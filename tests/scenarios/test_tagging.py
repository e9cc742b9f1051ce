"""Acceptance scenarios 14 to 25: tagging."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Start = "Callable[..., Any]"


async def test_14_accepting_moves_on(start: Callable[..., Any]) -> None:
    async with start() as journey:
        await journey.open("001")
        await journey.press("n")
        first = journey.view.words
        before = len(journey.view.page.marks)
        await journey.press("enter")
        assert journey.quotes == [first]
        assert len(journey.view.page.marks) < before
        assert journey.view.words != first
        await journey.press("u")
        assert journey.quotes == []
