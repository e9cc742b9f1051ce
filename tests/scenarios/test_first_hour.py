"""What a newcomer does first, and what must come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import Input

from tui.model.detail import Claim, Mention

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager


async def test_a_claim_accepted_keeps_its_source(
    start: Callable[..., AbstractAsyncContextManager[Any]],
) -> None:
    async with start() as journey:
        await journey.open("001")
        claim = next(
            mark
            for mark in journey.view.page.marks
            if isinstance(mark.detail, Claim)
            and mark.detail.source_span
            and journey.view.page.article.quote(mark.detail.source_span)
            == "a Taziran security source"
        )
        journey.view.select(claim.span)
        await journey.press("enter")
        state = journey.session.state
        (tag,) = state.tags.values()
        assert state.actors[tag.detail.source].name == "Taziran security source"
        assert "source Taziran security source" in journey.screen[-2]
        await journey.press("u")
        assert not state.tags
        assert not state.actors


async def test_the_type_of_an_actor_is_corrected(
    start: Callable[..., AbstractAsyncContextManager[Any]],
) -> None:
    async with start() as journey:
        await journey.open("001")
        journey.put_cursor("Velmora", 2, whole=True)
        await journey.press("e")  # on a suggestion: it is accepted first
        box = journey.app.screen.query_one("#field-actor_type", Input)
        box.value = "state"
        await journey.press("enter")
        (tag,) = journey.session.state.tags.values()
        assert isinstance(tag.detail, Mention)
        assert journey.session.state.actors[tag.detail.actor].type == "state"
        await journey.press("u", "u")
        assert not journey.session.state.tags


async def test_marks_are_used_up_by_the_publication_date(
    start: Callable[..., AbstractAsyncContextManager[Any]],
) -> None:
    async with start() as journey:
        await journey.press("space", "space", "P", *"2025-03-15", "enter")
        assert journey.desk.library.marked == set()
        dated = {row.name: row.published for row in journey.desk.library.rows}
        assert list(dated.values()).count("2025-03-15") == 2
