from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.recognition_wishes import Wishes
from tui.desk.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    import pytest

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


async def test_the_library_says_how_far_recognition_is_and_p_lets_it_rest(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(size=(120, 40), plain=True) as journey:
        journey.desk.message = ""
        journey.desk.library.progress = Progress("", 612, 1000)
        journey.app.sync()
        await journey.pilot.pause()
        assert "recognised #####.... 612 of 1000" in journey.text
        await journey.press("p")
        assert "only what is open is recognised now" in journey.text
        assert journey.app.threads.progress.paused
        await journey.press("p")
        assert "recognition goes on" in journey.text
        journey.desk.message = ""
        journey.app.sync()
        await journey.pilot.pause()
        assert "recognised #" not in journey.text, "nothing is left to do"


async def test_wishes_of_the_settings_hold_and_what_is_wrong_is_said(
    start: Start,
) -> None:
    wishes = Wishes(("dates", "claims"), ("claims",))
    async with start(recognition=wishes, notices=("settings.toml: no setting 'x'",)) as journey:
        marks = journey.session.state.marks.values()
        assert {mark.kind for each in marks for mark in each} == {"date"}
        assert "settings.toml: no setting 'x'" in journey.desk.messages
