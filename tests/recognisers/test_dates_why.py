from __future__ import annotations

import pytest

from tui.model.article import Article
from tui.model.span import Span
from tui.recognisers._dates.grammar import rules
from tui.recognisers.dates import RECOGNISER

FRIDAY = "2024-12-06"
NARROW = 96
"""Columns in which a reason must be readable."""


def reasons(text: str, published: str = FRIDAY) -> dict[str, str]:
    article = Article("a.txt", text, Span(0, len(text)), published=published)
    return {article.quote(mark.span): mark.why for mark in RECOGNISER.find(article)}


@pytest.mark.parametrize(
    ("text", "quote", "why"),
    [
        ("He spoke on Friday.", "Friday",
         "“Friday” in the past tense, published Fri 2024-12-06: the day itself"),
        ("They met on Wednesday.", "Wednesday",
         "“Wednesday” in the past tense, published Fri 2024-12-06: the last one before"),
        ("They will meet on Wednesday.", "Wednesday",
         "“Wednesday” looking ahead, published Fri 2024-12-06: the next one"),
        ("Attack on Wednesday", "Wednesday",
         "“Wednesday” with no tense to tell, published Fri 2024-12-06: the last one before"),
        ("It fell last month.", "last month",
         "“last month” counted from publication, Fri 2024-12-06, keeps the month"),
        ("It fell yesterday.", "yesterday",
         "“yesterday” counted from publication, Fri 2024-12-06"),
        ("It fell on 27 November 2024.", "27 November 2024",
         "day, month and year are written out"),
        ("It fell in 2016.", "2016", "the year is written out"),
        ("It fell on 04/05/2024.", "04/05/2024", "it may be 2024-05-04 as well"),
        ("fighting since September has", "September",
         "“September” behind “since”, published Fri 2024-12-06: the last one before"),
        ("It was put off to December 9.", "December 9",
         "“December 9” only 3 days ahead, published Fri 2024-12-06: the next one"),
        ("On 10 June 2024 it began. The next day they left.", "The next day",
         "“The next day” counted from the last date given, Mon 2024-06-10"),
        ("It lasted three weeks.", "three weeks", "a length of time, not a date"),
        ("They meet every Friday.", "every Friday", "it comes again and again: no one date"),
        ("It came the day after the vote.", "the day after",
         "counted from the event that follows, so left open"),
        ("It fell several years ago.", "several years ago",
         "“several years ago” gives no number: no date"),
        ("They now hold it.", "now", "the present at large: no date"),
        ("Of this\nweek", "this\nweek",
         "“this week” counted from publication, Fri 2024-12-06, keeps the week"),
    ],
)  # fmt: skip
def test_why(text: str, quote: str, why: str) -> None:
    assert reasons(text)[quote] == why


@pytest.mark.parametrize(
    "text", ["He spoke on Friday.", "It fell last month.", "In March they left.", "overnight"]
)
def test_what_waits_for_the_day_of_publication_says_which_key_sets_it(text: str) -> None:
    assert list(reasons(text, "").values()) == ["no publication date: P sets it"]


@pytest.mark.parametrize("text", ["The next day they left.", "They left two days later."])
def test_what_the_day_of_publication_would_not_help_says_so(text: str) -> None:
    assert list(reasons(text, "").values()) == ["no date before it to count from"]
    assert list(reasons(text).values()) == ["no date before it to count from"]


def test_in_a_narrative_the_date_before_is_named() -> None:
    text = "On September 1, 1939, it began. On 10 July 1941 it went on. In August they met."
    assert reasons(text)["August"] == "in the year of the date before it, Thu 1941-07-10"


def test_a_heading_is_named() -> None:
    text = "A life\n\nHe lives in Homs.\n\nYears abroad (2012)\n\nHe left on May 17 for good."
    assert reasons(text)["May 17"] == "the year is in the heading above: 2012"


def test_every_rule_says_why_on_one_short_line() -> None:
    for rule in rules():
        for published in (FRIDAY, ""):
            for why in reasons(rule.example.text, published).values():
                assert why
                assert "\n" not in why
                assert len(why) <= NARROW
