"""Dates that say their year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.recognisers._dates.meant import WRITTEN, Meant, meant
from tui.recognisers._dates.numbers import decade_of, digits_of, ordinal_of
from tui.recognisers._dates.points import Point
from tui.recognisers._dates.rule import Example, Rule
from tui.recognisers._dates.words import (
    AFTER_A_TIME,
    HEDGES,
    MONTHS,
    NUMBERED,
    SEASONS,
    SHORT_MONTHS,
)

if TYPE_CHECKING:
    from tui.recognisers._dates.context import Context, Seen

DAY = "( day=DAYNUM | day=NTH day? )"
MONTH = "month=MONTH|ABBR"
YEAR = "year=( YEAR AD? | NUMBER BC | AD NUMBER | TRIPLE AD )"
ON = "( WEEKDAY|WDABBR COMMA? )?"
RANK = "rank=( ( TEN DASH? )? ORDINAL|NTH )"
LINK = "to|and|or|through|until|till|DASH"
CENTURY = 100
HALF_CENTURY = 50


def month_of(word: str) -> int:
    """1 to 12 for the name of a month, short or long, in lower case."""
    return MONTHS.get(word) or SHORT_MONTHS[word]


def year_of(words: list[str]) -> int | None:
    """The year, in ISO's counting, of words such as ["490", "bc"]; None: there is none."""
    number = next((digits_of(word) for word in words if digits_of(word)), 0)
    if any(word.startswith("b") for word in words):
        return 1 - number if 0 < number <= 9999 else None
    return number if 0 < number <= 9999 else None


def two_digit_year(number: int) -> int:
    """2024 for 24, 1999 for 99."""
    return number + (2000 if number < HALF_CENTURY else 1900)


def full_date(seen: Seen, context: Context) -> Meant | None:
    """A day, a month or a year, as far as it was said."""
    year = year_of(seen.words("year"))
    month = month_of(seen.word("month")) if seen.word("month") else 0
    day = digits_of(seen.word("day")) or (ordinal_of(seen.words("rank")) if month else 0)
    if year is None:
        return None
    return _written(Point(year, month, day))


def _written(point: Point) -> Meant | None:
    said = WRITTEN[bool(point.month) + bool(point.day)]
    return Meant((point.timex,), said) if point.valid else None


def _iso(seen: Seen, context: Context) -> Meant | None:
    value = seen.words("iso")[0].upper()
    numbers = [int(number) for number in re.findall(r"\d+", value[:10])]
    point = Point(*numbers)
    if not point.valid or not point.year:
        return None
    return Meant((value[:16] if "T" in value else value,), WRITTEN[2])


def _compact(seen: Seen, context: Context) -> Meant | None:
    digits = seen.word("compact")
    point = Point(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return _written(point) if point.month and point.day else None


def _slashed(seen: Seen, context: Context) -> Meant | None:
    first, second, year = (int(part) for part in re.split(r"[/.]", seen.words("slashed")[0]))
    if first > CENTURY:
        point = Point(first, second, year)
        return _written(point) if second and year else None
    if year < CENTURY:
        year = two_digit_year(year)
    orders = [Point(year, first, second), Point(year, second, first)]
    if "." in seen.words("slashed")[0]:
        orders.reverse()
    values = [each.timex for each in orders if each.valid and each.month and each.day and year]
    values = list(dict.fromkeys(values))
    why = WRITTEN[2] if len(values) == 1 else f"it may be {values[1]} as well" if values else ""
    return Meant(tuple(values), why) if values else None


def _short_year(seen: Seen, context: Context) -> Meant | None:
    number = digits_of(seen.word("short"))
    base = context.base
    if base is None or base.year < CENTURY:
        return meant(f"{two_digit_year(number):04d}", "two digits, the century is not said")
    year = base.year // CENTURY * CENTURY + number
    year = year - CENTURY if year > base.year + HALF_CENTURY else year
    return meant(f"{year:04d}", f"two digits, the century nearest to {context.named(base)}")


def _end_of_range(seen: Seen, context: Context) -> Meant | None:
    start = digits_of(seen.tokens.low(seen.start - 2))
    end = start // CENTURY * CENTURY + digits_of(seen.word("end"))
    return meant(f"{end:04d}", f"the end of a range from {start}") if end > start else None


def _decade(seen: Seen, context: Context) -> Meant | None:
    word = seen.word("decade")
    number = digits_of(word) or decade_of(word)
    if number >= 1000:
        return meant(f"{number // 10:03d}", "ten years, written out")
    base = context.base
    if base is None or base.year < CENTURY:
        return meant(f"19{number // 10}", "ten years, the century is not said")
    start = base.year // CENTURY * CENTURY + number
    decade = (start - CENTURY if start > base.year else start) // 10
    return meant(f"{decade:03d}", f"{seen.quoted}: the last before {context.named(base)}")


def _decade_before(seen: Seen, context: Context) -> Meant | None:
    word = seen.word("decade")
    if not word.endswith("s"):
        return None
    return meant(f"BC{digits_of(word) // 10:03d}", "ten years, written out")


def _century(seen: Seen, context: Context) -> Meant | None:
    rank = ordinal_of(seen.words("rank"))
    if not 0 < rank <= CENTURY:
        return None
    era = "BC" if seen.word("bc") else ""
    return meant(f"{era}{rank - 1:02d}", "a century, written out")


def _season(seen: Seen, context: Context) -> Meant | None:
    year = year_of(seen.words("year"))
    if year is None:
        return None
    return meant(f"{Point(year).timex}-{SEASONS[seen.word('season')]}", WRITTEN[0])


def _part_of_year(seen: Seen, context: Context) -> Meant | None:
    letter = "Q" if seen.word("part") == "quarter" else "H"
    count = 4 if letter == "Q" else 2
    rank = count if seen.word("rank") in ("last", "final") else ordinal_of(seen.words("rank"))
    if not 0 < rank <= count:
        return None
    return meant(f"{digits_of(seen.word('year')):04d}-{letter}{rank}", WRITTEN[0])


def _bare_number(seen: Seen, context: Context) -> Meant | None:
    """A number of three digits is a year where the years before it were such."""
    if context.last is None or context.last.year >= 10 * CENTURY:
        return None
    number = digits_of(seen.word("year"))
    point = Point(number if context.last.year > 0 else 1 - number)
    return meant(point.timex, f"a year like the one before it, {context.last.spoken}")


def _year(seen: Seen, context: Context) -> Meant | None:
    """A year, unless it counts or numbers something: about 2000 rebels, Route 1948."""
    counts = (
        seen.before() in HEDGES and seen.after().isalpha() and seen.after() not in AFTER_A_TIME
    )
    return None if counts or seen.before() in NUMBERED else full_date(seen, context)


def _quarter(seen: Seen, context: Context) -> Meant | None:
    quarter = seen.word("quarter").upper()
    if year := digits_of(seen.word("year")):
        return meant(f"{year:04d}-{quarter}", WRITTEN[0])
    base = context.base
    if base is None or base.year <= 0:
        return Meant((), context.missing)
    return meant(f"{base.year:04d}-{quarter}", f"the year is that of {context.named(base)}")


def _year_before(seen: Seen, context: Context) -> Meant | None:
    return meant(Point(1 - digits_of(seen.word("number"))).timex, WRITTEN[0])


def _told_year(seen: Seen, context: Context) -> Meant | None:
    """A number such as 1777 is a year in a text that tells of such times."""
    return full_date(seen, context) if context.narrative else None


RULES = (
    Rule("dates.iso", "iso=ISO", _iso,
         Example("dated 2024-11-27, it", "2024-11-27", "2024-11-27")),
    Rule("dates.compact", "compact=COMPACT", _compact,
         Example("file 20241127 holds", "20241127", "2024-11-27")),
    Rule("dates.slashed", "slashed=SLASHED", _slashed,
         Example("on 11/27/2024 it", "11/27/2024", "2024-11-27")),
    Rule("dates.day_month_year", f"{ON} the? {DAY} of? {MONTH} COMMA? of? {YEAR}", full_date,
         Example("on 27 November 2024", "27 November 2024", "2024-11-27")),
    Rule("dates.month_day_year", f"{ON} {MONTH} the? {DAY} COMMA? of? {YEAR}", full_date,
         Example("On Wednesday, November 27, 2024, it", "Wednesday, November 27, 2024",
                 "2024-11-27")),
    Rule("dates.day_of_range", f"the? {DAY} >> {LINK} DAYNUM|NTH of? {MONTH} COMMA? {YEAR}",
         full_date, Example("the 28 and 29 August 1918", "the 28", "1918-08-28")),
    Rule("dates.month_day_of_range",
         f"{MONTH} {DAY} >> {LINK} ( MONTH|ABBR )? DAYNUM|NTH COMMA? {YEAR}", full_date,
         Example("from March 5 to April 9, 1918", "March 5", "1918-03-05")),
    Rule("dates.day_month_of_range",
         f"{DAY} of? {MONTH} >> {LINK} DAYNUM|NTH MONTH|ABBR COMMA? {YEAR}", full_date,
         Example("from 5 March to 9 April 1918", "5 March", "1918-03-05")),
    Rule("dates.month_of_range",
         f"{MONTH} >> {LINK} MOD? DASH? MONTH|ABBR COMMA? of|in? {YEAR}", full_date,
         Example("in August and September 1914", "August", "1914-08")),
    Rule("dates.day_after_range", f"{MONTH} DAYNUM {LINK} << {DAY} COMMA? {YEAR}", full_date,
         Example("from March 5-9, 1918", "9, 1918", "1918-03-09")),
    Rule("dates.month_year", f"{MONTH} of|in? COMMA? {YEAR}", full_date,
         Example("in late May 1940", "late May 1940", "1940-05")),
    Rule("dates.season_of_range", f"season=SEASON >> {LINK} SEASON of? {YEAR}", _season,
         Example("Victory in summer and autumn 1918", "summer", "1918-SU")),
    Rule("dates.season_year", f"the? season=SEASON of? COMMA? {YEAR}", _season,
         Example("in the spring of 1915", "the spring of 1915", "1915-SP")),
    Rule("dates.part_of_year",
         "the? rank=ORDINAL|NTH|last|final DASH? part=quarter|half of? fiscal? year=YEAR",
         _part_of_year,
         Example("the third quarter of 2024", "the third quarter of 2024", "2024-Q3")),
    Rule("dates.quarter_code", "quarter=QUARTER ( of? year=YEAR )?", _quarter,
         Example("profit in Q3 2024", "Q3 2024", "2024-Q3")),
    Rule("dates.era_of_range", f"number=NUMBER >> {LINK} NUMBER BC", _year_before,
         Example("The revolt (499-493 BC) failed", "499", "BC0499")),
    Rule("dates.year_era", "year=( NUMBER BC | AD NUMBER | NUMBER AD )", full_date,
         Example("in 490 BC the", "490 BC", "BC0490")),
    Rule("dates.year", "year=MODERN !> COUNTED|UNITS|AMOUNT|POSS", _year,
         Example("It broke with them in 2016, he said", "2016", "2016")),
    Rule("dates.year_own", "year=MODERN >> POSS", full_date,
         Example("It was 2016's surprise", "2016", "2016")),
    Rule("dates.year_after", "LEADS|OPEN << year=YEAR !> COUNTED|UNITS|UNIT|AMOUNT", _year,
         Example("He was born in 1704 there", "1704", "1704")),
    Rule("dates.year_apart", "COMMA << year=YEAR >> STOP|COMMA|CLOSE|BREAK|DASH|FOLLOWS",
         full_date, Example("Published at Rome, 1704, it", "1704", "1704")),
    Rule("dates.year_before", "year=YEAR >> DASH YEAR|PAIR", full_date,
         Example("Reigned 1715 - 1774", "1715", "1715")),
    Rule("dates.year_after_year", "YEAR DASH|and|or|COMMA << year=YEAR !> COUNTED|UNITS",
         full_date, Example("Reigned 1715 - 1774", "1774", "1774")),
    Rule("dates.the_year",
         "the year year=PAIR|DAY|TRIPLE|OLD|MODERN >> STOP|COMMA|CLOSE|BREAK|FOLLOWS",
         full_date, Example("founded in the year 71.", "the year 71", "0071")),
    Rule("dates.early_month", f"{MONTH} of year=TRIPLE !> x|NAME|COUNTED|UNITS", full_date,
         Example("He died in December of 384, and", "December of 384", "0384-12")),
    Rule("dates.told_year", "the|as|his|her|its|their << year=OLD !> COUNTED|UNITS|UNIT|AMOUNT",
         _told_year,
         Example("In May 1776 and June 1776 it began; the 1777 campaign", "1777", "1777")),
    Rule("dates.early_day", f"the? {DAY} {MONTH} year=TRIPLE !> x|NAME|COUNTED|UNITS",
         full_date, Example("He died on 30 September 420.", "30 September 420", "0420-09-30")),
    Rule("dates.early_year", "OPEN|CIRCA << year=TRIPLE >> DASH TRIPLE|DAYNUM|MONTH", full_date,
         Example("Theodorus (c. 314 – 368), a monk", "314", "0314")),
    Rule("dates.early_year_after", "OPEN|CIRCA TRIPLE DASH << year=TRIPLE", full_date,
         Example("Theodorus (c. 314 – 368), a monk", "368", "0368")),
    Rule("dates.end_of_range", "YEAR DASH << end=PAIR|DAYNUM !> COUNTED|UNITS", _end_of_range,
         Example("In 1890–91 he", "91", "1891")),
    Rule("dates.short_year", "short=SHORT !> UNITS", _short_year,
         Example("in the winter of '99 he", "'99", "1999")),
    Rule("dates.bare_year", "LEADS << year=TRIPLE !> COUNTED|UNITS|UNIT|NAME|x|POSS",
         _bare_number, Example("In 490 BC they lost, and in 479, it", "479", "BC0479")),
    Rule("dates.bare_year_named", "in << year=TRIPLE >> NAME", _bare_number,
         Example("In 490 BC they lost, and in 479 Athens won.", "479", "BC0479")),
    Rule("dates.decade_era", "the? decade=NUMBER|DECADE BC", _decade_before,
         Example("in the 470s BC it", "the 470s BC", "BC047")),
    Rule("dates.decade", "the? decade=DECADE", _decade,
         Example("since the 1980s", "the 1980s", "198")),
    Rule("dates.decade_in_words", "the decade=DECADES", _decade,
         Example("back in the sixties", "the sixties", "196")),
    Rule("dates.century", f"the? {RANK} DASH? century bc=BC?", _century,
         Example("for the 20th century", "the 20th century", "19")),
)  # fmt: skip
