"""How sure a place is, from the likeness of its words and of their neighbours.

The thresholds come from some 51,000 look-ups in edited articles, and from tests/anchoring.
"""

from __future__ import annotations

from tui.anchoring.likeness import figures

AUTO = 0.65
"""Score from which an anchor is set without asking."""
REVIEW = 0.45
"""Score from which a place is worth showing to a person."""
SHORT = 40
"""A shorter quote may occur anywhere: its neighbours must carry most of the score."""
IN_PLACE = 0.06
"""What it is worth that a candidate stands where the diff expects it."""
LITTLE = 0.75
"""Words less alike than this have not been changed a little …"""
LITTLE_SHORT = 0.8
"""… and those of a short quote must be more alike: Iran is not Iraq."""
ELSEWHERE = 0.85
"""Likeness of the neighbours from which a short quote may be where no diff expects it."""
CLEAR = 0.05
"""By so much must the best place beat another one."""
DOUBTFUL = AUTO - 0.01
"""The best score of what a person must decide."""


def score(quote: str, words: float, near: float) -> float:
    """One score of the likeness of the words and that of the neighbours, each 0 to 1."""
    weight = 0.25 if len(quote) < SHORT else 0.6
    return weight * words + (1 - weight) * near


def ceiling(quote: str, there: str, words: float) -> float:
    """The best score that the words allow: other words are for a person."""
    if words == 1:
        return 1 + IN_PLACE
    short = len(quote) < SHORT
    least = LITTLE_SHORT if short else LITTLE
    other = words <= least or (short and figures(quote) != figures(there))
    return DOUBTFUL if other else 1 + IN_PLACE
