from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.article import Article
from tui.model.detail import DateValue
from tui.model.span import Span
from tui.recognisers import Recogniser
from tui.recognisers._dates.edtf import is_edtf
from tui.recognisers.dates import RECOGNISER, expression, read_date, readings

if TYPE_CHECKING:
    from tui.model.mark import Mark

FRIDAY = "2024-12-06"


def article(text: str, published: str = FRIDAY, lang: str = "") -> Article:
    return Article("a.txt", text, Span(0, len(text)), published=published, lang=lang)


def marks(text: str, published: str = FRIDAY) -> list[Mark]:
    return list(RECOGNISER.find(article(text, published)))


def detail(mark: Mark) -> DateValue:
    assert isinstance(mark.detail, DateValue)
    return mark.detail


def seen(text: str, published: str = FRIDAY) -> list[tuple[str, str]]:
    return [
        (text[mark.span.start : mark.span.end], detail(mark).timex)
        for mark in marks(text, published)
    ]


def values(text: str, words: str, published: str = FRIDAY) -> list[str]:
    start = text.index(words)
    found = readings(article(text, published), Span(start, start + len(words)))
    return [each.value for each in found]


def test_it_is_a_recogniser() -> None:
    assert isinstance(RECOGNISER, Recogniser)


@pytest.mark.parametrize(
    ("text", "quote", "timex"),
    [
        ("He spoke on Friday.", "Friday", "2024-12-06"),
        ("They will meet on Wednesday.", "Wednesday", "2024-12-11"),
        ("They met on Wednesday.", "Wednesday", "2024-12-04"),
        ("The vote is set for Sunday.", "Sunday", "2024-12-08"),
        ("Talks are to be held on Sunday.", "Sunday", "2024-12-08"),
        ("It crossed late Sunday night.", "late Sunday night", "2024-12-01TNI"),
        ("The offensive began on November 27.", "November 27", "2024-11-27"),
        ("The court will rule by March 15.", "March 15", "2025-03-15"),
        ("A December 20 hearing has been scheduled", "December 20", "2024-12-20"),
        ("He said it would open on Monday.", "Monday", "2024-12-09"),
        ("It said it wants them out by early January.", "early January", "2025-01"),
        ("It was signed in March.", "March", "2024-03"),
        ("Italy in December, Mexico in January", "January", "2025-01"),
        ("from March 30 to April 2, 1918", "March 30", "1918-03-30"),
        ("at 10 p.m. on Thursday", "10 p.m. on Thursday", "2024-12-05T22:00"),
        ("on the evening of 3 December", "the evening of 3 December", "2024-12-03TEV"),
        ("In a Wednesday statement he said", "Wednesday", "2024-12-04"),
        ("FRIDAY: THE DAY STOPPED", "FRIDAY", "2024-12-06"),
        ("cold since last winter", "last winter", "2023-WI"),
    ],
)
def test_the_clause_and_its_neighbours_decide(text: str, quote: str, timex: str) -> None:
    assert (quote, timex) in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "He may march on; the sun sat in the fall of Hama.",
        "About 2000 rebels and 1500 troops on Route 1948 and $2024.",
        "Resolution 2254, page 1701, a 20-year-old, second-in-command",
        "https://example.org/2024/12/06/friday",
        "They meet on a Monday.",
        "THE DAY YEAR NAME STOP",
        "",
    ],
)
def test_other_things_are_no_dates(text: str) -> None:
    assert seen(text) == []


def test_a_narrative_hangs_on_its_last_date() -> None:
    text = (
        "On September 1, 1939, it began. In June 1940 they came; twelve days later it fell. "
        "On 10 July 1941 it went on. In August they met. The next year it ended. In 2004 a "
        "stone was laid. By October they were home."
    )
    assert [timex for _, timex in seen(text)] == [
        "1939-09-01", "1940-06", "", "1941-07-10", "1941-08", "1942", "2004", "1942-10",
    ]  # fmt: skip


def test_before_christ() -> None:
    text = "In 490 BC they lost. In 480 BC they came again, and in 479 BC left. " * 3
    found = [detail(mark).value for mark in marks(text)]
    assert found[:3] == ["-0489", "-0479", "-0478"]


def test_an_event_leaves_it_unresolved() -> None:
    text = "It came two days after the fall of Hama, the day after the vote."
    assert all(not detail(mark).value for mark in marks(text))


@pytest.mark.parametrize("published", ["", "2024-12", "2024", "garbage", "2024-13-45", "٢٠٢٤"])
def test_without_a_day_of_publication_nothing_is_guessed(published: str) -> None:
    text = "Friday, last week, yesterday, overnight, November 27, two years ago, next month"
    found = marks(text, published)
    assert len(found) == 7
    assert {(detail(mark).value, detail(mark).timex) for mark in found} == {("", "")}
    assert seen("on 27 November 2024", published) == [("27 November 2024", "2024-11-27")]


def test_a_duration_has_no_place_in_the_calendar() -> None:
    (mark,) = marks("It lasted more than three weeks.", "")
    assert detail(mark) == DateValue("", "P3W", "DURATION", "MORE_THAN")
    (mark,) = marks("closed every Friday")
    assert detail(mark) == DateValue("", "XXXX-WXX-5", "SET")


def test_a_length_that_nobody_says_is_not_suggested() -> None:
    found = marks("Over the years they waited; after months of talks it lasted two weeks.")
    assert [(detail(mark).timex, mark.vague) for mark in found] == [
        ("PXY", True), ("P2W", False),
    ]  # fmt: skip


def test_only_the_body_is_read() -> None:
    text = "published: 2024-12-06\n\nIt fell on Thursday, 5 December 2024"
    body = Span(text.index("It"), text.index(", 5"))
    found = list(RECOGNISER.find(Article("a.txt", text, body, published=FRIDAY)))
    assert [text[mark.span.start : mark.span.end] for mark in found] == ["Thursday"]


def test_another_language_gives_no_marks() -> None:
    text = "on 27 November 2024"
    assert list(RECOGNISER.find(article(text, lang="de"))) == []
    assert list(RECOGNISER.find(article(text, lang="en-GB")))


def test_vague_words_are_a_class_of_their_own() -> None:
    found = marks("They now hold it; in 2016, less recently, they fled.")
    assert [mark.rule for mark in found if mark.vague] == ["dates.now", "dates.recent"]
    assert [mark.rule for mark in found if not mark.vague] == ["dates.year"]


def test_a_line_may_break_inside_and_a_paragraph_may_not() -> None:
    assert seen("it fell last\nweek") == [("last\nweek", "2024-W48")]
    assert ("last\n\nweek", "2024-W48") not in seen("it fell last\n\nweek")


@pytest.mark.parametrize("unit", ["hours", "days", "weeks", "months", "years", "decades"])
def test_numbers_beyond_the_calendar(unit: str) -> None:
    many = "999999999"
    text = f"{many} {unit} ago, {many} {unit} later, the next {many} {unit}"
    assert {value for mark in marks(text) if (value := detail(mark).value)} == set()
    assert values(text, f"next {many}") == [""]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("he said on Friday", "Friday", ["2024-12-06", "2024-11-29", "2024-12-13"]),
        ("he said on Friday", "said on Friday", ["2024-12-06", "2024-11-29", "2024-12-13"]),
        ("late Sunday night", "Sunday", ["2024-12-01", "2024-11-24", "2024-12-08"]),
        ("came overnight", "overnight", ["2024-12-05/2024-12-06", "2024-12-06/2024-12-07"]),
        ("on 04/05/2024", "04/05/2024", ["2024-04-05", "2024-05-04"]),
        ("since September", "September", ["2024-09", "2023-09", "2025-09"]),
        ("they meet on a Monday", "Monday", ["2024-12-02", "2024-11-25", "2024-12-09"]),
        ("over the past week", "past week", ["", "2024-11-29/2024-12-06"]),
        ("in the next two months", "two", ["", "2024-12-06/2025-02-06"]),
        ("in the last 24 hours", "hours", [""]),
        ("he said nothing", "nothing", []),
    ],
)
def test_readings_likeliest_first(text: str, words: str, expected: list[str]) -> None:
    assert values(text, words) == expected


def test_readings_without_publication() -> None:
    assert values("he said on Friday", "Friday", "") == [""]
    assert values("he said on 5 May 2024", "May", "") == ["2024-05-05"]


def test_the_expression_in_or_around_a_span() -> None:
    text = "he said late on Friday that"
    inside, around = Span(3, len(text)), Span(text.index("Fri"), text.index("Fri") + 3)
    expected = Span(text.index("late"), text.index(" that"))
    assert expression(article(text), inside) == expression(article(text), around) == expected
    assert expression(article(text), Span(0, 2)) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("6 dec 2024", "2024-12-06"),
        ("6 may 2024", "2024-05-06"),
        ("Dec 6, 2024", "2024-12-06"),
        (" 2024-12-06 ", "2024-12-06"),
        ("2024-12", "2024-12"),
        ("last friday", "2024-11-29"),
        ("fri", "2024-12-06"),
        ("on Friday", "2024-12-06"),
        ("yesterday", "2024-12-05"),
        ("late november", "2024-11"),
        ("1704", "1704"),
        ("2024-12-01/..", "2024-12-01/.."),
        ("2024-22~", "2024-22~"),
        ("201X", "201X"),
    ],
)
def test_what_is_typed(words: str, value: str) -> None:
    found = read_date(words, FRIDAY)
    assert found is not None
    assert (found.value, found.fixed_by) == (value, "user")


@pytest.mark.parametrize(
    "words", ["", "nothing", "Friday the thirteenth moon", "12", "-", "now"]
)
def test_what_is_typed_and_is_no_date(words: str) -> None:
    assert read_date(words, FRIDAY) is None


def test_a_typed_relative_date_waits_for_its_anchor() -> None:
    assert read_date("last friday", "") == DateValue(fixed_by="user")


@pytest.mark.parametrize(
    "piece",
    ["1 ", "the the ", "9", "1,000,", "1_1_", "\n ", "in the ", "early ", "a.m. ", "12:", "-",
     "' ", "between March and ", "/", "(c. 314 – ", "three "],
)  # fmt: skip
def test_it_takes_time_in_proportion(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        marks(text)
        return time.process_time() - start

    marks("warm up")
    assert seconds(100_000) < 20 * seconds(12_500) + 0.2


WORDS = st.sampled_from([
    "the", "27", "November", ",", "2024", "Friday", "last", "week", "in", "of", "1", "BC", "-",
    "19:30", "p.m.", "ago", "years", "two", "early", "0", "99", "31", "9999", "Feb.", "29",
    "February", "next", "century", "decade", "30th", "'99", "1990s", "overnight", "tonight",
    "before", "day", "after", "quarter", "second", "half", "Q3", "noon", "2024-02-30", "3000",
    "999999999", "decades", "months",
    "13/13/2024", "\n\n", ".", "(", ")", "winter", "this", "weekend", "Christmas", "night",
])  # fmt: skip
PUBLISHED = st.sampled_from(["", FRIDAY, "0001-01-01", "9999-12-31", "2024-02-29", "x"])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(WORDS, max_size=25).map(" ".join)), PUBLISHED, st.data())
def test_any_text(text: str, published: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    body = Span(start, data.draw(st.integers(start, len(text))))
    whole = Article("a.txt", text, body, published=published)
    last = body.start
    for mark in RECOGNISER.find(whole):
        assert body.contains(mark.span)
        assert last <= mark.span.start < mark.span.end
        assert text[mark.span.start : mark.span.end].strip()
        assert not detail(mark).value or is_edtf(detail(mark).value)
        last = mark.span.end
    for found in readings(whole, body):
        assert not found.value or is_edtf(found.value)
    typed = read_date(text, published)
    assert typed is None or not typed.value or is_edtf(typed.value)
