"""How alike two stretches of text are. Pure and bounded, whatever the text."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

ALIKE = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "ʼ": "'",
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
}  # fmt: skip
"""Typographic variants, one character for one, so that offsets stay."""

LONG = 400
"""Code points from which two quotes are compared by words."""
BLOCK = 4
"""Common runs shorter than this are chance."""
MARGIN = 8
"""Neighbours may have been pushed this far by an insertion between."""

WORSE = 0.5
"""Weight of the worse side: a sentence typed anew shares its beginning with the old one."""

_WORD = re.compile(r"\w+|[^\w\s]+")


def fold(text: str) -> str:
    """The text with plain quotation marks, dashes and blanks; every offset stays."""
    for variant, plain in ALIKE.items():
        if variant in text:
            text = text.replace(variant, plain)
    return text


def quote_likeness(old: str, new: str) -> float:
    """From 0 to 1: how much of two folded quotes is the same, in the same order."""
    if old == new:
        return 1.0
    if max(len(old), len(new)) > 3 * min(len(old), len(new)) + 3:
        return 0.0
    if len(old) <= LONG:
        return SequenceMatcher(None, old, new, autojunk=False).ratio()
    words, others = _WORD.findall(old[: 8 * LONG]), _WORD.findall(new[: 8 * LONG])
    return SequenceMatcher(None, words, others, autojunk=False).ratio()


def context_likeness(
    text: str, start: int, end: int, prefix: str, suffix: str
) -> tuple[float | None, float | None]:
    """From 0 to 1: how much of the neighbours stands before `text[start:end]`, and after it.

    Texts are folded. A side that is empty says nothing: None.
    """
    before = text[max(0, start - len(prefix) - MARGIN) : start]
    after = text[end : end + len(suffix) + MARGIN]
    left = 1.0 if before.endswith(prefix) else _shared(prefix, before)
    right = 1.0 if after.startswith(suffix) else _shared(suffix, after)
    return left if prefix else None, right if suffix else None


def both_sides(left: float | None, right: float | None) -> float:
    """One likeness of two: the mean, drawn towards the worse side; None says nothing."""
    sides = [side for side in (left, right) if side is not None]
    if not sides:
        return 1.0
    return (1 - WORSE) * sum(sides) / len(sides) + WORSE * min(sides)


def touching(text: str, start: int, end: int, prefix: str, suffix: str) -> int:
    """How many neighbouring code points on both sides are the same, without a gap."""
    left = _common(prefix[::-1], text[max(0, start - len(prefix)) : start][::-1])
    return left + _common(suffix, text[end : end + len(suffix)])


def figures(quote: str) -> str:
    """The digits of a quote: where they differ, it says something else."""
    return "".join(filter(str.isdigit, quote))


def _shared(wanted: str, found: str) -> float:
    wanted_words, found_words = " ".join(wanted.split()), " ".join(found.split())
    if not wanted_words:
        return 0.0 if found_words else 1.0
    if wanted_words in found_words:
        return 1.0
    blocks = SequenceMatcher(None, wanted_words, found_words, autojunk=False)
    same = sum(b.size for b in blocks.get_matching_blocks() if b.size >= BLOCK)
    return same / len(wanted_words)


def _common(one: str, other: str) -> int:
    for n, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return n
    return min(len(one), len(other))
