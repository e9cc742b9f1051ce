from __future__ import annotations

import pytest

from tui.model.article import Article
from tui.model.detail import DateValue
from tui.model.span import Span
from tui.recognisers.dates import RECOGNISER, readings

FRIDAY = "2024-12-06"


def article(text: str) -> Article:
    return Article("a.txt", text, Span(0, len(text)), published=FRIDAY)


def seen(text: str) -> list[tuple[str, str]]:
    found = []
    for mark in RECOGNISER.find(article(text)):
        assert isinstance(mark.detail, DateValue)
        if not mark.vague:
            found.append((text[mark.span.start : mark.span.end], mark.detail.timex))
    return found


@pytest.mark.parametrize(
    ("text", "quote", "timex"),
    [
        ("It was out by the end of the day Thursday.", "the end of the day Thursday",
         "2024-12-05"),
        ("On Friday the 13th it fell.", "Friday the 13th", "2024-09-13"),
        ("On Friday the 13th it will fall.", "Friday the 13th", "2024-12-13"),
        ("One flight per week leaves on Thursday.", "Thursday", "XXXX-WXX-4"),
        ("In his weekly speech on Thursday he said", "Thursday", "2024-12-05"),
        ("His weekly speech on Thursday", "Thursday", "2024-12-05"),
        ("Once a year, on Thursday", "Thursday", "2024-12-05"),
        ("It opens on 11 May, three days later than planned.", "three days", "P3D"),
        ("in the same quarter of the previous year", "the same quarter of the previous year",
         "2023-Q4"),
        ("October is the month of mists.", "October", "XXXX-10"),
        ("January is expected to be dry.", "January", "2025-01"),
        ("in the World Cup 2018 day five was", "2018", "2018"),
        ("One hundred in Homs on Wednesday", "Wednesday", "2024-12-04"),
        ("in June in 1981 they", "June in 1981", "1981-06"),
        ("on the 1st day of Feb. next, they", "the 1st day of Feb. next", "2025-02-01"),
        ("in 2015; that same year, he", "that same year", "2015"),
        ("Started in AD842, it", "AD842", "0842"),
        ("Under fire, they left Homs today.", "today", FRIDAY),
        ("Rebels Reach Homs\nToday they left it.", "Today", FRIDAY),
        ("TODAY: nothing is over", "TODAY", FRIDAY),
        ("It ran from 9 a.m. to noon.", "noon", "T12:00"),
        ("On Thursday it ran from 9 a.m. to noon.", "noon", "2024-12-05T12:00"),
        ("They fought for the last century.", "the last century", "P1CE"),
    ],
)  # fmt: skip
def test_what_stands_around_decides(text: str, quote: str, timex: str) -> None:
    assert (quote, timex) in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "as seen on Saturday Night Live",
        "he told USA Today",
        "he told LA Weekly",
        "In the year 15 villages fell.",
        "They whittle it down on a Monday, come in Tuesday and pick.",
        "It stands to this day.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert [timex for _, timex in seen(text) if timex[:1] in "12P"] == []


def test_a_narrative_that_looks_back_stays_where_it_is() -> None:
    text = (
        "On 1 May 1919 it began. On 17 August 1920 it turned, unlike the previous year. "
        "On 18 September they crossed."
    )
    assert seen(text)[-1] == ("18 September", "1920-09-18")


def test_a_year_in_a_heading_counts_down_to_the_next_heading() -> None:
    text = (
        "A life\n\nHe lives in Homs.\n\nYears abroad (2012)\n\nHe left on May 17.\n\n"
        "Back home\n\nHe came in May."
    )
    assert seen(text) == [("2012", "2012"), ("May 17", "2012-05-17"), ("May", "2024-05")]


def test_a_year_in_the_title_is_no_heading() -> None:
    assert seen("Floods of 2012\n\nHe left on May 17.")[-1] == ("May 17", "2024-05-17")


@pytest.mark.parametrize(
    "text",
    [
        "Today, textile mills take their place.",
        "Is it alive today?",
        "The size it is today.",
        "They still own it today.",
    ],
)
def test_today_may_mean_nowadays(text: str) -> None:
    (mark,) = RECOGNISER.find(article(text))
    assert mark.vague
    found = readings(article(text), mark.span)
    assert [each.value for each in found] == ["", FRIDAY]
