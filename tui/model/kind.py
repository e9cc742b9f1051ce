"""What sorts of tags there are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of tag: actor, claim, date, or one of up to nine of the user's own."""

    id: str
    """What a tag stores; never changes."""
    name: str
    letter: str
    """One character for the gutter and the footer: a, c, d, or the digit of an own kind."""


ACTOR = Kind("actor", "actor", "a")
CLAIM = Kind("claim", "claim", "c")
DATE = Kind("date", "date", "d")
BUILT_IN = (ACTOR, CLAIM, DATE)
