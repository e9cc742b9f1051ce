"""Acceptance scenario 26: one actor under several names, in the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.detail import Mention

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]

TEXT = (
    "Foreign Minister Abbas Araqchi flew to Doha. Another report spells it Abbas Araghchi. "
    "Both times Abbas Araqchi is meant, and not Iraq. Hassan Rouhani stayed.\n"
)


def names(journey: Journey) -> list[tuple[str, ...]]:
    return sorted(each.names for each in journey.session.state.actors.values())


async def tag(journey: Journey, words: str, nth: int = 1) -> None:
    journey.put_cursor(words, nth, whole=True)
    await journey.press("a")
    if journey.desk.bar is not None:
        await journey.press("escape")


async def test_26_two_spellings_of_one_actor(start: Start, corpus: Path) -> None:
    (corpus / "000-names.txt").write_text(TEXT, "utf-8")
    async with start(size=(120, 30)) as journey:
        await journey.open("000")
        for words, nth in (
            ("Abbas Araghchi", 1), ("Abbas Araqchi", 1), ("Abbas Araqchi", 2),
            ("Iraq", 1), ("Hassan Rouhani", 1),
        ):  # fmt: skip
            await tag(journey, words, nth)
        apart = names(journey)
        assert apart == [
            ("Abbas Araghchi",),
            ("Abbas Araqchi",),
            ("Hassan Rouhani",),
            ("Iraq",),
        ]
        journey.put_cursor("Abbas Araqchi", whole=True)
        await journey.press("=")
        assert "1 Abbas Araghchi 0.93 ×1" in journey.text
        assert "Abbas Araghchi and Abbas Araqchi sound alike" in journey.text
        await journey.press("enter")
        assert ("Abbas Araghchi", "Abbas Araqchi") in names(journey)
        assert len(names(journey)) == 3
        assert "2 mentions moved" in journey.text
        await journey.press("u")
        assert names(journey) == apart

        await journey.press("=", "/")
        await journey.type("rou")
        await journey.press("enter")
        assert ("Hassan Rouhani", "Abbas Araqchi") in names(journey)
        await journey.press("u")
        assert names(journey) == apart


async def test_26_on_a_suggestion(start: Start, corpus: Path) -> None:
    (corpus / "000-names.txt").write_text(TEXT, "utf-8")
    async with start(size=(80, 24)) as journey:
        await journey.open("000")
        journey.put_cursor("Abbas Araqchi", whole=True)
        await journey.press("=")
        assert "no other actor is tagged yet" in journey.text
        await tag(journey, "Abbas Araghchi")
        steps = len(journey.session.state.history)
        journey.put_cursor("Abbas Araqchi", whole=True)
        await journey.press("=")
        assert "1 Abbas Araghchi 0.93 ×1" in journey.text
        await journey.press("1")
        assert names(journey) == [("Abbas Araghchi", "Abbas Araqchi")]
        assert set(journey.quotes) == {"Abbas Araghchi", "Abbas Araqchi"}
        assert len(journey.session.state.history) == steps + 1
        await journey.press("u")
        assert journey.quotes == ["Abbas Araghchi"]
        assert names(journey) == [("Abbas Araghchi",)]


async def test_26_what_another_window_took_away(start: Start, corpus: Path) -> None:
    (corpus / "000-names.txt").write_text(TEXT, "utf-8")
    async with start() as journey:
        await journey.open("000")
        for words in ("Abbas Araghchi", "Abbas Araqchi"):
            await tag(journey, words)
        journey.put_cursor("Abbas Araqchi", whole=True)
        await journey.press("=")
        gone = journey.session.state.actors_named("Abbas Araghchi")[0]
        journey.session.absorb([("actors", gone.id, None)])
        await journey.press("1")
        assert "it is no longer there" in journey.text
        assert names(journey) == [("Abbas Araqchi",)]
        journey.put_cursor("Abbas Araghchi", whole=True)  # a tag whose actor has gone
        await journey.press("=", "1")
        details = [each.detail for each in journey.session.state.tags.values()]
        actors = {each.actor for each in details if isinstance(each, Mention)}
        assert actors == set(journey.session.state.actors)
