"""Where two accounts of one matter differ."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

from tui.compare.quantities import quantities
from tui.compare.terms import terms

if TYPE_CHECKING:
    from tui.compare.passage import Passage

SURE = 0.3
"""Cosine from which another polarity is no accident of other words."""
_DONE, _OPEN = frozenset(("happened", "ongoing")), frozenset(("planned", "hypothetical"))


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which two accounts do not agree."""

    aspect: str
    """how-many, what or when."""
    words: str
    """For the user: “about 300” – “some 120”."""
    grave: bool
    """Can they not both be right? Else one only says less than the other."""


def difference(a: Passage, b: Passage, score: float) -> Difference | None:
    """The gravest difference that can be seen; None: none."""
    pairs = list(product(quantities(a.text), quantities(b.text)))
    agree = any(
        not one.vague and one.low == other.low and one.units & other.units
        for one, other in pairs
    )
    for one, other in pairs:
        if one.differs(other) and not agree:
            return Difference("how-many", f"“{one.words}” – “{other.words}”", grave=True)
    if score >= SURE and is_denied(a, b):
        return Difference("what", "one says so, the other denies it", grave=True)
    for left, right in _apart():
        if _says(a, left, right) and _says(b, right, left):
            return Difference("what", f"“{left}” – “{right}”", grave=True)
        if _says(a, right, left) and _says(b, left, right):
            return Difference("what", f"“{right}” – “{left}”", grave=True)
    for one, other in pairs:
        if one.vaguely_differs(other):
            return Difference("how-many", f"“{one.words}” – “{other.words}”", grave=False)
    if (a.phase in _DONE and b.phase in _OPEN) or (a.phase in _OPEN and b.phase in _DONE):
        return Difference("when", f"{a.phase} – {b.phase}", grave=False)
    return None


def is_denied(a: Passage, b: Passage) -> bool:
    """Does one say that it is so, and the other that it is not?"""
    return {a.polarity, b.polarity} == {"+", "-"}


def _says(passage: Passage, this: str, not_that: str) -> bool:
    found = terms(passage.text)
    return this in found and not_that not in found


@cache
def _apart() -> tuple[tuple[str, str], ...]:
    text = files("tui.compare").joinpath("data", "apart.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    return tuple((line[0], line[1]) for line in lines if line)
