"""An interval without an end and a year of nine digits passed as dates of publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.session.published import is_publication_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.conftest import Journey

    Start = Callable[..., AbstractAsyncContextManager[Journey]]


@pytest.mark.parametrize(
    ("value", "is_one"),
    [
        ("2024-12-06", True),
        ("2024-12", True),
        ("2024", True),
        ("2024-12~", True),
        ("2024-12-06/", False),
        ("2024-12-05/2024-12-06", False),
        ("Y170000002", False),
        ("2024-24", False),
        ("2024-12-06T10:00", False),
        ("2024-02-30", False),
        ("201X", False),
        ("", False),
    ],
)
def test_a_publication_date_is_a_day_a_month_or_a_year(value: str, is_one: bool) -> None:
    assert is_publication_date(value) is is_one


async def test_what_is_none_is_refused_where_it_is_typed(start: Start) -> None:
    async with start() as journey:
        await journey.press("P", "ctrl+u")
        await journey.type("2024-12-06/")
        await journey.press("enter")
        assert "is no date of a publication" in journey.text
        await journey.press("ctrl+u")
        await journey.type("6 dec 2024")
        await journey.press("enter")
        assert journey.session.record(journey.id("001")).published == "2024-12-06"
