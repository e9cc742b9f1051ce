"""A rule of the grammar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from tui.recognisers._dates.context import Context, Seen
from tui.recognisers._dates.edtf import edtf_of
from tui.recognisers._dates.meant import Meant

Reading = Callable[[Seen, Context], Meant | None]
"""What the words mean; None: they are no time at all."""


class Example(NamedTuple):
    """A sentence that a rule must read, and what it must read in it."""

    text: str
    quote: str
    timex: str
    published: str = "2024-12-06"


@dataclass(frozen=True, slots=True)
class Rule:
    """Words of a certain pattern, and how to read them."""

    name: str
    pattern: str
    """In the language of `patterns`."""
    reading: Reading
    example: Example
    headed: bool = False
    """Counts only behind "the end of", "early in" …: "the month" by itself says little."""
    alone: bool = False
    """Takes no "early" before it and no "night" behind it."""
    vague: bool = False
    repeats: bool = False
    """Its value is a SET whatever it looks like."""
    value: Callable[[str], str] = edtf_of
    """From TIMEX3 to EDTF."""


def constant(value: str, why: str) -> Reading:
    """A reading that is always the same."""
    return lambda seen, context: Meant((value,), why)
