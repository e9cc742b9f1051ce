"""What an expression of time means, and why: one short line for the reader."""

from __future__ import annotations

from typing import NamedTuple

TENSES = {-1: "in the past tense", 0: "with no tense to tell", 1: "looking ahead"}
WRITTEN = ("the year is written out", "month and year are written out",
           "day, month and year are written out")  # fmt: skip
LENGTH = "a length of time, not a date"
AGAIN = "it comes again and again: no one date"
NO_DATE = "no date before it to count from"


class Meant(NamedTuple):
    """TIMEX3 values, the likeliest first, and why the first; () is time, but unresolved."""

    values: tuple[str, ...]
    why: str


def meant(value: str, why: str) -> Meant:
    """One value, or none when it is empty."""
    return Meant((value,) if value else (), why)
