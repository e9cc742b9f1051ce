"""EDTF (ISO 8601-2): from TIMEX3 values, and which texts are EDTF at all."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tui.recognisers._dates.points import Point

SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
QUARTERS = {"Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36}
HALVES = {"H1": 40, "H2": 41}
PARTS = SEASONS | QUARTERS | HALVES
"""The codes that ISO 8601-2 gives to parts of a year."""

WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?\Z")
PART = re.compile(r"(\d{4}|BC\d{4})-([A-Z][A-Z\d])\Z")
PLAIN = re.compile(r"(BC)?(\d{4})(-\d\d(?:-\d\d)?)?(?:T.*)?\Z")
CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?\Z")

ELEMENT = re.compile(
    r"(?P<year>-?(?:\d{4}|\d{3}X|\d\dXX|\dXXX|XXXX))"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|\dX|XX)(?:T(?P<hour>[0-2]\d):(?P<minute>[0-5]\d)"
    r"(?::[0-5]\d)?(?:Z|[+-][0-2]\d(?::?[0-5]\d)?)?)?)?)?"
    r"[?~%]?\Z",
    re.ASCII,
)
BEFORE_CHRIST = re.compile(r"-\d{4}(-\d\d(-\d\d)?)?\Z", re.ASCII)
LONG_YEAR = re.compile(r"Y-?\d{5,9}\Z", re.ASCII)
SEASON_CODES = range(21, 42)


def edtf_of(timex: str) -> str:
    """The EDTF value of a TIMEX3 value; empty for durations, sets, references and the unknown.

    2024-W48 is the interval 2024-11-25/2024-12-01, 198 is 198X, 2024-Q4 is 2024-36; a part of
    a day is its day.
    """
    if found := WEEK.match(timex):
        return _week(int(found[1]), int(found[2]), bool(found[3]))
    if (found := PART.match(timex)) and found[2] in PARTS:
        return f"{_year(found[1])}-{PARTS[found[2]]}"
    if CLOCK.match(timex) and is_edtf(timex):
        return timex
    if found := PLAIN.match(timex):
        value = _year(f"{found[1] or ''}{found[2]}") + (found[3] or "")
        return value if is_edtf(value) else ""
    if timex.isascii() and timex.isdecimal() and len(timex) in (2, 3):
        return timex.ljust(4, "X")
    return timex if is_edtf(timex) and "/" in timex else ""


def timex_of(edtf: str) -> str:
    """The TIMEX3 value of an EDTF value; empty where TIMEX3 has none, as for intervals."""
    plain = edtf.rstrip("?~%")
    if BEFORE_CHRIST.match(plain):
        plain = f"BC{int(plain[1:5]) + 1:04d}{plain[5:]}"
    if PLAIN.match(plain):
        head, _, code = plain.partition("-")
        part = next((name for name, number in PARTS.items() if code == str(number)), "")
        return f"{head}-{part}" if part else plain
    if plain[:3].isdecimal() and plain[3:] == "X":
        return plain[:3]
    return plain[:2] if plain[:2].isdecimal() and plain[2:] == "XX" else ""


def is_edtf(text: str) -> bool:
    """Is it an EDTF value of level 1, or one of level 2's season codes?

    Dates, months, years, `201X`, seasons and quarters, `~ ? %` behind, a time of day,
    intervals with an open (`..`) or unknown (empty) end.
    """
    first, slash, second = text.partition("/")
    if not slash:
        return _is_element(text)
    ends = (first, second)
    if not any(_is_element(end) for end in ends):
        return False
    return all(end in ("", "..") or _is_element(end) for end in ends)


def _is_element(text: str) -> bool:
    if LONG_YEAR.match(text):
        return True
    found = ELEMENT.match(text)
    if found is None:
        return False
    year, month, day = found["year"], found["month"], found["day"]
    if found["hour"] and int(found["hour"]) > 24:
        return False
    if month is None:
        return True
    if "X" in month:
        return day in (None, "XX")
    if int(month) in SEASON_CODES:
        return day is None
    if day is None or "X" in day:
        return 1 <= int(month) <= 12
    known = int(year) if "X" not in year else 2000
    return Point(known, int(month), int(day)).valid and int(day) > 0


def _year(timex: str) -> str:
    if not timex.startswith("BC"):
        return timex
    before_zero = int(timex[2:]) - 1
    return f"-{before_zero:04d}" if before_zero else "0000"


def _week(year: int, week: int, weekend: bool) -> str:
    try:
        monday = date.fromisocalendar(year, week, 1)
        first = monday + timedelta(days=5 if weekend else 0)
        return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    except (ValueError, OverflowError):
        return ""


def night_of(timex: str) -> str:
    """The two days that the night 2024-12-05TNI touches: 2024-12-05/2024-12-06."""
    try:
        evening = date.fromisoformat(timex.removesuffix("TNI"))
        return f"{evening.isoformat()}/{(evening + timedelta(days=1)).isoformat()}"
    except (ValueError, OverflowError):
        return ""
