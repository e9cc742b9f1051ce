"""Numbers in words and in digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._dates.words import DECADES, ONES, ORDINALS, TENS, VAGUE_COUNTS

if TYPE_CHECKING:
    from collections.abc import Sequence

DIGITS_KEPT = 9
"""Longer numbers count nothing that a calendar knows."""
SINGLE = frozenset({"a", "an", "another", "the"})


def count_of(words: Sequence[str]) -> float | None:
    """The number that lower-case words stand for; None for "several" and the like.

    ["twenty", "-", "five"] is 25, ["a", "dozen"] 12, ["two", "and", "a", "half"] 2.5.
    """
    if not words or VAGUE_COUNTS.intersection(words):
        return None
    if "half" in words and "and" not in words:
        return 0.5
    total = 0.0
    for word in words:
        if word in ("dozen", "hundred", "thousand"):
            total = max(total, 1) * {"dozen": 12, "hundred": 100}.get(word, 1000)
        elif word == "half":
            total += -0.5 if "a" in words[1:] else 0.5
        else:
            total += _value(word)
    return total


def ordinal_of(words: Sequence[str]) -> int:
    """The rank that lower-case words stand for: ["twenty", "-", "first"] is 21; 0: none."""
    return int(
        sum(TENS.get(word, 0) or ORDINALS.get(word, 0) or digits_of(word) for word in words)
    )


def decade_of(word: str) -> int:
    """20 to 90 for a lower-case word such as "sixties"; 0: none."""
    return DECADES.get(word, 0)


def digits_of(word: str) -> int:
    """The digits of a word as a number: "28th" is 28; 0 when there are none or too many."""
    digits = "".join(letter for letter in word if "0" <= letter <= "9")
    return int(digits) if digits and len(digits) <= DIGITS_KEPT else 0


def _value(word: str) -> float:
    if word in SINGLE:
        return 1
    known = ONES.get(word) or TENS.get(word)
    if known:
        return known
    if word[:1].isdigit() and len(word) <= DIGITS_KEPT:
        try:
            return float(word.replace(",", ""))
        except ValueError:
            return 0
    return 0
