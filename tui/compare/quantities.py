"""How many of what: figures, number words and vague amounts, as ranges that can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from tui.compare.terms import term_of

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = (
    {word: value for value, word in enumerate(_ONES) if value > 1}
    | {word: 20 + 10 * place for place, word in enumerate(_TENS)}
    | {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
)
_SCALES = frozenset(("dozen", "hundred", "thousand", "million"))
_VAGUE = "dozens|scores|hundreds|thousands|several|few|many|numerous"
_AMOUNT = re.compile(
    r"(?P<figure>\d[\d,]*(?:\.\d+)?)"
    rf"|(?P<vague>\b(?:an?|the) (?:\w+ )?number of\b|\b(?:{_VAGUE})\b)"
    rf"|(?P<word>\b(?:{'|'.join(_VALUES)})\b)",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"(?:at least|more than|over|above|no (?:less|fewer) than)\s+\Z", re.I)
_AT_MOST = re.compile(
    r"(?:at most|less than|fewer than|under|below|up to|no more than)\s+\Z", re.I
)
_ABOUT = re.compile(r"(?:about|around|some|approximately|roughly|nearly|almost)\s+\Z", re.I)
_UNIT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NO_COUNT = frozenset((
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december", "a.m", "p.m", "am", "pm", "percent", "per"),
))  # fmt: skip
_PERSONS = frozenset(
    ("people", "fighter", "soldier", "civilian", "child", "adviser", "personnel", "officer")
)
"""Who is counted in accounts of fighting, by many names."""
NEAR = 0.1
"""“About 300” stands for this share around it."""
REACH = 3
"""Words after an amount among which its unit is looked for."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of something."""

    low: float
    high: float
    units: frozenset[str]
    """The telling words right after it; the counted thing is among them."""
    words: str
    """As it stands in the text."""
    vague: bool = False

    def differs(self, other: Quantity) -> bool:
        """Do they count the same, and cannot both be right?"""
        if self.vague or other.vague or not self.units & other.units:
            return False
        return self.high < other.low or other.high < self.low

    def agrees(self, other: Quantity) -> bool:
        """Do they give one figure for the same thing?"""
        both = not self.vague and not other.vague
        return both and self.low == other.low and bool(self.units & other.units)

    def vaguely_differs(self, other: Quantity) -> bool:
        """Is one of them vague, of the same thing, and said in other words?"""
        same = bool(self.units & other.units) or bool(
            self.units & _PERSONS and other.units & _PERSONS
        )
        return same and (self.vague or other.vague) and self.words != other.words


@lru_cache(maxsize=1 << 14)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The amounts in a passage, in reading order; years and times of day are none."""
    found = []
    end = 0
    for match in _AMOUNT.finditer(text):
        if match.start() < end:
            continue
        value, end = _value(match, text)
        units = _units(text[end:])
        if not units or _is_date(value, match, units):
            continue
        low, high = _range(value, text[: match.start()])
        words = " ".join(text[match.start() : end].casefold().split())
        found.append(Quantity(low, high, units, words, vague=match["vague"] is not None))
    return tuple(found)


def _value(match: re.Match[str], text: str) -> tuple[float, int]:
    """What it is worth, and where it ends: two hundred, 1.5 million."""
    if match["vague"]:
        return 0, match.end()
    figure = match["figure"]
    total = (
        float(figure.replace(",", "").rstrip("."))
        if figure
        else float(_VALUES[match[0].lower()])
    )
    end = match.end()
    while more := re.match(r"[\s-]+([a-z]+)\b", text[end:], re.IGNORECASE):
        word = more[1].lower()
        if word in _SCALES:
            total *= _VALUES[word]
        elif word in _VALUES and total >= 20 and _VALUES[word] < 20:
            total += _VALUES[word]
        else:
            break
        end += more.end()
    return total, end


def _units(after: str) -> frozenset[str]:
    """The telling words that follow at once, as far as the phrase goes."""
    phrase = re.split(r"[,.;:()“”\"–—]\s|\b(?:in|at|on|from|to|by|since)\b", after, maxsplit=1)[
        0
    ]
    words = _UNIT.findall(phrase)[: REACH + 1]
    return frozenset(filter(None, map(term_of, words[:REACH])))


def _is_date(value: float, match: re.Match[str], units: frozenset[str]) -> bool:
    if units & _NO_COUNT:
        return True
    return bool(match["figure"]) and 1800 <= value <= 2100 and "," not in match["figure"]


def _range(value: float, before: str) -> tuple[float, float]:
    if _AT_LEAST.search(before):
        return value, inf
    if _AT_MOST.search(before):
        return 0, value
    if _ABOUT.search(before):
        return value * (1 - NEAR), value * (1 + NEAR)
    return value, value
