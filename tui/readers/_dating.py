"""A day as people write it, to EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?!\d)",
        rf"\b{_DAY}\s+{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"(?<![\d.]){_DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}\b",
    )
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)
_VAGUE = re.compile(r"[12]\d\d(?:X|\d(?:-(?:0[1-9]|1[0-2]|XX)(?:-XX)?)?[?~%]?)")
"""EDTF that is less than a day: a month, a year, a decade."""


def first_day(words: str) -> str:
    """The first full date in some words, as EDTF; empty: none.

    Days are taken as written, whatever the time zone. `06/12/2024` is no date: half the
    world reads it as June.
    """
    found = [match for pattern in _WRITTEN if (match := pattern.search(words))]
    for match in sorted(found, key=lambda match: match.start()):
        if day := _day(match["year"], match["month"], match["day"]):
            return day
    return ""


def whole_day(line: str) -> str:
    """The day that a line names and nothing else but its weekday, as EDTF; empty: none."""
    words = line.strip().removesuffix(".")
    weekday = _WEEKDAY.match(words)
    bare = words[weekday.end() :] if weekday else words
    return first_day(bare) if any(each.fullmatch(bare) for each in _WRITTEN) else ""


def edtf(words: str) -> str:
    """What a file states as its date, as EDTF; empty: it cannot be read as a date."""
    words = words.strip()
    return first_day(words) or (words if _VAGUE.fullmatch(words) else "")


def _day(year: str, month: str, day: str) -> str:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""
