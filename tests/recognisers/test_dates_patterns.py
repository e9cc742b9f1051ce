from __future__ import annotations

import pytest

from tui.recognisers._dates.alphabet import Alphabet
from tui.recognisers._dates.numbers import count_of, ordinal_of
from tui.recognisers._dates.patterns import caught, compile_pattern, literals
from tui.recognisers._dates.points import Point, point_of, shifted
from tui.recognisers._dates.tokens import tokenise


def matched(pattern: str, text: str) -> dict[str, str] | None:
    """What a pattern catches at the first place it fits, by name; "all" is the whole match."""
    alphabet = Alphabet(set(literals(pattern)))
    tokens = tokenise(text, 0, len(text), alphabet)
    found = compile_pattern(pattern, alphabet.of_class).regex.search(tokens.symbols)
    if found is None:
        return None
    spans = {"all": found.span(), **caught(found)}
    return {name: " ".join(tokens.words[a:b]) for name, (a, b) in spans.items()}


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("WEEKDAY", "he left on Friday", "Friday"),
        ("last|next UNIT", "all next week", "next week"),
        ("the? day", "on the day", "the day"),
        ("on << day=DAYNUM", "on 5 at 6", "5"),
        ("on <! DAYNUM", "on 5 at 6", "6"),
        ("DAYNUM >> MONTH", "6 or 5 May", "5"),
        ("DAYNUM !> MONTH", "5 May or 6", "6"),
        ("( MONTH DAYNUM | DAYNUM MONTH )", "5 May", "5 May"),
        ("MONTH ( COMMA YEAR )?", "May, 2024", "May , 2024"),
        ("WEEKDAY", "the day", None),
    ],
)
def test_the_language(pattern: str, text: str, expected: str | None) -> None:
    found = matched(pattern, text)
    assert (found and found["all"]) == expected


def test_a_name_may_be_caught_in_either_place() -> None:
    pattern = "( which=last UNIT | UNIT which=next )"
    assert (matched(pattern, "last week") or {})["which"] == "last"
    assert (matched(pattern, "week next") or {})["which"] == "next"


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no atom"):
        compile_pattern("DAYNUM & MONTH", Alphabet(set()).of_class)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("May", True),
        ("MAY", True),
        ("may", False),
        ("december", True),
        ("Sept.", False),
        ("MONTH", False),
    ],
)
def test_what_counts_as_a_month(text: str, first: bool) -> None:
    assert (matched("MONTH", text) is not None) == first


@pytest.mark.parametrize(
    "text", ["M16", "B52s", "https://example.org/2024", "$2024", "[12]", "No. 1999", "2024%"]
)
def test_numbers_inside_other_things_are_none(text: str) -> None:
    assert matched("NUMBER", text) is None


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("twenty - five", 25),
        ("a dozen", 12),
        ("two hundred", 200),
        ("two and a half", 2.5),
        ("half an", 0.5),
        ("1,500", 1500),
        ("2.5", 2.5),
        ("a few", None),
        ("", None),
    ],
)
def test_numbers_in_words(words: str, count: float | None) -> None:
    assert count_of(words.split()) == count


def test_ranks_in_words() -> None:
    assert [ordinal_of(words.split()) for words in ("twenty - first", "28th", "x")] == [
        21,
        28,
        0,
    ]


@pytest.mark.parametrize(
    ("point", "unit", "count", "timex"),
    [
        (Point(2024, 12, 6), "day", -7, "2024-11-29"),
        (Point(2024, 12, 6), "week", 1, "2024-W50"),
        (Point(2024, 12, 6), "weekend", -1, "2024-W48-WE"),
        (Point(2024, 12, 6), "month", 1, "2025-01"),
        (Point(2024, 1), "month", -1, "2023-12"),
        (Point(2024, 12, 6), "quarter", -1, "2024-Q3"),
        (Point(2024), "decade", -1, "201"),
        (Point(-489), "year", 1, "BC0489"),
        (Point(0), "year", 1, "0001"),
        (Point(1940, 6), "day", 12, ""),
        (Point(9999, 12, 31), "day", 1, ""),
        (Point(1, 1, 1), "weekend", -1, ""),
    ],
)
def test_steps_keep_their_granularity(point: Point, unit: str, count: int, timex: str) -> None:
    assert shifted(point, unit, count) == timex


@pytest.mark.parametrize("value", ["2024-12-06", "2024-12", "2024", "BC0490", "BC0490-08"])
def test_points_and_their_values(value: str) -> None:
    point = point_of(value)
    assert point is not None
    assert point.timex == value


def test_what_is_no_point() -> None:
    assert [point_of(value) for value in ("P3W", "PRESENT_REF", "198", "")] == [None] * 4
