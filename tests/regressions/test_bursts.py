"""Keys that arrive faster than a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager


async def test_a_date_typed_in_one_burst(
    start: Callable[..., AbstractAsyncContextManager[Any]],
) -> None:
    async with start() as journey:
        await journey.open("003")
        burst = ["P", "ctrl+u", *"2025-03-15", "enter", "J"]
        for key in burst:
            journey.app.keyboard.press(key, key if len(key) == 1 else None)
        article = journey.session.record(journey.id("003"))
        assert article.published == "2025-03-15"
        assert journey.view.article == journey.id("004"), "J came after the line was done"
