from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.recognisers._dates.edtf import edtf_of, is_edtf, night_of, timex_of


@pytest.mark.parametrize(
    ("timex", "edtf"),
    [
        ("2024-12-06", "2024-12-06"),
        ("2024-12", "2024-12"),
        ("2024", "2024"),
        ("198", "198X"),
        ("19", "19XX"),
        ("2024-W48", "2024-11-25/2024-12-01"),
        ("2024-W48-WE", "2024-11-30/2024-12-01"),
        ("2024-Q4", "2024-36"),
        ("2024-H1", "2024-40"),
        ("2024-SU", "2024-22"),
        ("2024-WI", "2024-24"),
        ("2024-12-05TNI", "2024-12-05"),
        ("2024-12-05T22:00", "2024-12-05T22:00"),
        ("BC0490", "-0489"),
        ("BC0001", "0000"),
        ("BC0480-08", "-0479-08"),
        ("BC0480-SU", "-0479-22"),
        ("P3W", ""),
        ("PRESENT_REF", ""),
        ("XXXX-WXX-5", ""),
        ("2024-02-30", ""),
        ("BC05", ""),
        ("", ""),
    ],
)
def test_from_timex(timex: str, edtf: str) -> None:
    assert edtf_of(timex) == edtf
    assert not edtf or is_edtf(edtf)


@pytest.mark.parametrize(
    "text",
    [
        "2024", "2024-12", "2024-12-06", "2024-12-06T15:30", "2024-12-06T15:30:00Z", "201X",
        "20XX", "2024-XX", "2024-12-XX", "2024-XX-XX", "2024~", "2024-12?", "2024-12-06%",
        "2024-22", "2024-36", "2024-12-01/2024-12-06", "2024-12-01/..", "../2024", "2024/",
        "/2024", "-0489", "0000", "Y170000", "2024-11~/2024-12?", "2024-02-29", "-0400-02-29",
    ],
)  # fmt: skip
def test_edtf(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "24", "2024-13", "2024-12-32", "2023-02-29", "2024-00", "2024-12-00", "2024-1",
        "2024-12-06T25:00", "2024-22-01", "../..", "/", "..", "2024-W48", "198", "20X4", "x",
        "2024/2025/2026", "2024 ", "٢٠٢٤", "2024-XX-06", "2024-12-06T", "P3W",
    ],
)  # fmt: skip
def test_not_edtf(text: str) -> None:
    assert not is_edtf(text)


@pytest.mark.parametrize(
    ("edtf", "timex"),
    [
        ("2024-12-06", "2024-12-06"),
        ("2024-12~", "2024-12"),
        ("198X", "198"),
        ("19XX", "19"),
        ("2024-22", "2024-SU"),
        ("2024-36", "2024-Q4"),
        ("2024-12-01/..", ""),
        ("-0489", "BC0490"),
        ("-0479-08", "BC0480-08"),
    ],
)
def test_back_to_timex(edtf: str, timex: str) -> None:
    assert timex_of(edtf) == timex


def test_a_night_touches_two_days() -> None:
    assert night_of("2024-12-31TNI") == "2024-12-31/2025-01-01"
    assert night_of("") == ""


@given(st.dates())
def test_days_and_their_weeks(day: object) -> None:
    text = str(day)
    assert edtf_of(text) == timex_of(text) == text
    assert is_edtf(text)


@given(st.text(alphabet="0123456789-/XT:.~?% Wabc", max_size=24))
def test_any_text_is_edtf_or_not(text: str) -> None:
    assert is_edtf(text) in (True, False)
    assert not edtf_of(text) or is_edtf(edtf_of(text))
