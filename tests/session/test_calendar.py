from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.session.calendar import UNITS, order, weekday, within

IN_ORDER = (
    "Y-17000", "-0333", "-0044-03-15", "0000", "0476", "19XX", "198X", "2011", "2024",
    "2024-21", "2024-11", "2024-11-27", "2024-11-27/2024-12-01", "2024-11-30", "2024-12",
    "2024-12-05T18:00", "2024-12-06", "2024-12-06?", "2024-12-06~/..", "../2025", "2025-10",
    "Y20000", "XXXX", "nonsense",
)  # fmt: skip
DAYS = st.dates(min_value=date(1, 1, 1))
VALUES = st.one_of(
    st.sampled_from(IN_ORDER), DAYS.map(str), st.text(max_size=8),
    st.tuples(DAYS, DAYS).map(lambda two: "/".join(map(str, sorted(two)))),
)  # fmt: skip


def test_the_order_of_time() -> None:
    assert sorted(sorted(IN_ORDER), key=order) == list(IN_ORDER)


@settings(max_examples=50)
@given(DAYS, DAYS)
def test_days_are_in_their_order(one: date, other: date) -> None:
    assert (order(str(one)) < order(str(other))) == (one < other)
    assert order(str(one)[:7]) < order(str(one))
    assert order(str(one)[:4]) < order(str(one)[:7])
    assert within(str(one), "month") == str(one)[:7]
    assert within(f"{one}T12:30", "day") == str(one)
    assert weekday(str(one)) == one.strftime("%a")


@settings(max_examples=60)
@given(VALUES, st.sampled_from(UNITS))
def test_a_unit_is_within_itself(value: str, unit: str) -> None:
    unit_of = within(value, unit)
    assert within(unit_of, unit) == unit_of
    order(unit_of), weekday(unit_of)


@pytest.mark.parametrize(
    ("value", "month", "year"),
    [
        ("2024-11-27", "2024-11", "2024"),
        ("2024-12-06?", "2024-12", "2024"),
        ("-0044-03-15", "-0044-03", "-0044"),
        ("2024-21", "2024-21", "2024"),
        ("2024-11-25/2024-12-01", "2024-11/2024-12", "2024"),
        ("2024-12-05/2024-12-06", "2024-12", "2024"),
        ("2024-12-05/..", "2024-12/..", "2024/.."),
        ("2011", "2011", "2011"),
        ("198X", "198X", "198X"),
        ("2024?", "2024?", "2024?"),
    ],
)
def test_months_and_years(value: str, month: str, year: str) -> None:
    assert (within(value, "day"), within(value, "month"), within(value, "year")) == (
        value, month, year
    )  # fmt: skip
