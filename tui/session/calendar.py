"""Values of dates in the order of time, and the day, month or year that each belongs to.

Values are EDTF (ISO 8601-2) of level 1, see `recognisers.dates.is_edtf`.
"""

from __future__ import annotations

import re
from datetime import date

UNITS = ("day", "month", "year")

_ELEMENT = re.compile(r"(-?\d[\dX]{3}|-?XXXX)(?:-([\dX]{2}))?(?:-([\dX]{2}))?[?~%]?", re.ASCII)
_LONG_YEAR = re.compile(r"Y(-?\d+)", re.ASCII)
_FIRST_MONTHS = dict(
    zip(
        (*range(21, 33), *range(33, 42)),
        (3, 6, 9, 12, 3, 6, 9, 12, 9, 12, 3, 6, 1, 4, 7, 10, 1, 5, 9, 1, 7),
        strict=True,
    )
)
"""Months in which the parts of a year begin that ISO 8601-2 (4.8) has codes for."""
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LAST = (10**9, 0, 0)


def order(value: str) -> tuple[int, int, int, str]:
    """What sorts values by when they begin; a year comes before its months and days.

    An interval with an open or unknown beginning stands where it ends; what is no EDTF, last.
    """
    first, _, second = value.partition("/")
    return (*_begin(second if first in ("", "..") else first), value)


def within(value: str, unit: str) -> str:
    """The day, month or year of a value, without hour and doubt; the value if it is longer.

    An interval that does not lie within one unit stays an interval.
    """
    first, slash, second = (_cut(each, unit) for each in value.partition("/"))
    return first if first == second else f"{first}{slash}{second}"


def weekday(value: str) -> str:
    """Mon, Tue …; empty for what is no day, or none of the years 1 to 9999."""
    try:
        return _WEEKDAYS[date.fromisoformat(value).weekday()] if len(value) == 10 else ""
    except ValueError:
        return ""


def _begin(element: str) -> tuple[int, int, int]:
    if found := _LONG_YEAR.match(element):
        return int(found[1]), 0, 0
    found = _ELEMENT.match(element)
    if found is None:
        return _LAST
    if "XXXX" in found[1]:
        return _LAST
    year, month, day = (int((part or "0").replace("X", "0")) for part in found.groups())
    return year, _FIRST_MONTHS.get(month, month), day


def _cut(element: str, unit: str) -> str:
    day = element.partition("T")[0]
    found = _ELEMENT.fullmatch(day)
    if found is None:
        return day
    parts = [part for part in found.groups() if part is not None]
    wanted = 3 - UNITS.index(unit)
    return day if len(parts) <= wanted else "-".join(parts[:wanted])
