"""Places in the calendar, and how to step from one to another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

TIMEX = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)|-(?P<part>[QH]\d|SP|SU|FA|WI))?"
    r"(?=$|T|-WE$)"
)
MIDDLE = {
    "Q1": 2,
    "Q2": 5,
    "Q3": 8,
    "Q4": 11,
    "H1": 3,
    "H2": 9,
    "SP": 4,
    "SU": 7,
    "FA": 10,
    "WI": 13,
}
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3}
YEARS = {"year": 1, "decade": 10, "century": 100}
LATEST = 9999
SHORTEST_MONTH = 28


class Point(NamedTuple):
    """A year, a month of it, or a day of that. Year 0 is 1 BC, as in ISO 8601."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def timex(self) -> str:
        """Its TIMEX3 value: 1940, 1940-06, 1940-06-10; 490 BC is BC0490."""
        year = f"{self.year:04d}" if self.year > 0 else f"BC{1 - self.year:04d}"
        parts = (year, *(f"{part:02d}" for part in (self.month, self.day) if part))
        return "-".join(parts)

    @property
    def spoken(self) -> str:
        """For people: Fri 2024-12-06, 2024-12, 490 BC."""
        if self.year <= 0 and not self.month:
            return f"{1 - self.year} BC"
        day = self.date
        return f"{WEEK[day.weekday()]} {self.timex}" if day else self.timex

    @property
    def date(self) -> date | None:
        """The day, when it is one that the calendar has."""
        try:
            return date(*self)
        except (ValueError, OverflowError):
            return None

    @property
    def valid(self) -> bool:
        """Is it in the calendar, as far as it goes?"""
        if not -LATEST <= self.year <= LATEST:
            return False
        if not self.month:
            return True
        try:
            date(self.year if 0 < self.year < LATEST else 2000, self.month, self.day or 1)
        except ValueError:
            return False
        return True

    def month_shifted(self, months: int) -> Point:
        """The month that many months later."""
        total = self.year * 12 + self.month - 1 + months
        return Point(total // 12, total % 12 + 1)


def point_of(value: str) -> Point | None:
    """The point a TIMEX3 value names, a month in the middle for seasons, weeks and the like."""
    found = TIMEX.match(value)
    if found is None:
        return None
    year = 1 - int(found["year"]) if found["bc"] else int(found["year"])
    if found["week"]:
        return _monday(year, int(found["week"]))
    if found["part"]:
        return Point(year, min(MIDDLE[found["part"]], 12))
    return Point(year, int(found["month"] or 0), int(found["day"] or 0))


def _week_timex(day: date) -> str:
    """The ISO week a day lies in: 2024-W48."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shifted(point: Point, unit: str, count: int) -> str:
    """The TIMEX3 value of the unit that lies `count` units from a point; empty: not sayable.

    Granularity is kept: a month from 2024-12-06 is 2025-01, a week from it 2024-W50.
    """
    if unit in YEARS:
        return _years(point.year + count * YEARS[unit], unit)
    if unit in MONTHS:
        if not point.month:
            return ""
        there = point.month_shifted(count * MONTHS[unit])
        if not there.valid:
            return ""
        if unit == "quarter":
            return f"{Point(there.year).timex}-Q{(there.month + 2) // 3}"
        return there.timex
    day = point.date
    if unit not in DAYS or day is None:
        return ""
    return _days(day, unit, count * DAYS[unit])


def stretch(point: Point, unit: str, count: int) -> str:
    """The days from a day back (a negative count) or on over so many units, as an interval."""
    if unit in DAYS:
        other = shifted(point, "day", count * DAYS[unit])
    else:
        months = count * (MONTHS.get(unit, 0) or 12 * YEARS.get(unit, 0))
        there = point.month_shifted(months)._replace(day=min(point.day, SHORTEST_MONTH))
        other = there.timex if months and there.date else ""
    ends = sorted((point.timex, other))
    return "/".join(ends) if other and point.date else ""


def _days(day: date, unit: str, count: int) -> str:
    try:
        there = day + timedelta(days=count)
        if unit == "weekend":
            return f"{_week_timex(there)}-WE"
        return there.isoformat() if unit in ("day", "night") else _week_timex(there)
    except (OverflowError, ValueError):
        return ""


def _years(year: int, unit: str) -> str:
    if unit == "year":
        return Point(year).timex if -LATEST < year <= LATEST else ""
    if not 0 < year <= LATEST:
        return ""
    return f"{year // 10:03d}" if unit == "decade" else f"{year // 100:02d}"


def _monday(year: int, week: int) -> Point | None:
    try:
        day = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Point(day.year, day.month, day.day)
