"""Text as a row of tokens, and each token as one symbol that the rules are written over."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.recognisers._dates.alphabet import Alphabet

TOKEN = r"""
      (?P<break>\n[ \t\r]*\n)
    | (?P<skip>(?:https?://|www\.)\S+ | \[(?:\d{1,3}|[a-z*])\] | [$€£¥#]\s?\d[\d.,]*
        | \bNo\.\s?\d+)
    | (?P<iso>\b\d{4}-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:\d\d)?)?
        (?![\w-]))
    | (?P<slashed>\b\d{4}/\d{1,2}/\d{1,2}\b(?!/) | \d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b(?!/)
        | \d{1,2}\.\d{1,2}\.\d{4}\b(?!\.\d))
    | (?P<tower>9/11\b(?!/))
    | (?P<path>/\S*)
    | (?P<clock>\d{1,2}[:.]\d\d(?=\s?[apAP]\.?[mM]\b)
        | \d{1,2}:[0-5]\d(?::[0-5]\d)?(?:\s?hrs)?\b(?!:))
    | (?P<decade>(?:\b1\d|\b20)\d0['’]?s\b | \b[1-9]\d0s\b(?=\sB) | ['’]?\b\d0s\b)
    | (?P<short>['’]\d\d\b(?!\w))
    | (?P<nth>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<number>\d+(?:,\d{3})*(?:\.\d+)?(?:\s?%)?)
    | (?P<era>\b(?:B\.?C\.?(?:E\.?)?|A\.D\.|CE)(?!\w) | \bAD(?![^\W\d]))
    | (?P<half>[ap]\.\s?m\.? | (?<![^\W\d_])(?:[ap]m|[AP]M)\b)
    | (?P<dotted>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec
        |Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\. | \bca?\.(?=\s?\d))
    | (?P<oclock>\bo['’]clock\b)
    | (?P<quarter>\bQ[1-4]\b)
    | (?P<word>[^\W\d]+)
    | (?P<possessive>['’]s?\b)
    | (?P<dash>[-–—]+)
    | (?P<other>[^\s\[\]])
"""
SHAPES = {
    "break": "BREAK", "iso": "ISO", "slashed": "SLASHED", "clock": "CLOCK", "decade": "DECADE",
    "short": "SHORT", "nth": "NTH", "half": "AM", "oclock": "OCLOCK", "tower": "TOWER",
    "possessive": "POSS", "dash": "DASH", "quarter": "QUARTER",
}  # fmt: skip
MARKS = {",": "COMMA", "(": "OPEN", ")": "CLOSE", ".": "STOP", "!": "STOP", "?": "STOP"}
DAYS_IN_A_MONTH = 31
CLOCK_HOURS = 12


@cache
def _token() -> re.Pattern[str]:
    return re.compile(TOKEN, re.VERBOSE)


def number_shape(word: str) -> str:
    """The class of a token in digits: HOUR (1 to 12), DAY, PAIR (two digits), OLD, MODERN, …"""
    if not word.isdecimal() or not word.isascii():
        return "AMOUNT" if word[-1:].isdigit() else "SKIP"
    if len(word) == 4:
        return _year_shape(int(word))
    if len(word) == 8 and "1900" < word[:4] < "2100":
        return "COMPACT"
    if len(word) > 2:
        return "TRIPLE" if len(word) == 3 else "AMOUNT"
    value = int(word)
    if value and value <= CLOCK_HOURS:
        return "HOUR" if value >= 10 or len(word) == 1 else "PADDED"
    return "DAY" if 0 < value <= DAYS_IN_A_MONTH else "PAIR"


def _year_shape(value: int) -> str:
    if 1900 <= value < 2050:
        return "MODERN"
    return "OLD" if 1000 <= value < 2200 else "AMOUNT"


@dataclass(slots=True)
class Tokens:
    """A text cut up: where each token stands, its word and its symbol."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    symbols: str = ""

    def low(self, index: int) -> str:
        """The word at an index in lower case; empty outside the text."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""

    def joined(self, start: int, end: int) -> str:
        """The words from one index to another, a space where the text has any."""
        words = ""
        for index in range(start, end):
            apart = index > start and self.starts[index] > self.ends[index - 1]
            words += f"{' ' if apart else ''}{self.words[index]}"
        return words

    def opens_line(self, index: int) -> bool:
        """Does a line begin between a token and the one before it?"""
        return not index or "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The range of token indexes that overlap a stretch of the text."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def tokenise(text: str, start: int, end: int, alphabet: Alphabet) -> Tokens:
    """Cut `text[start:end]` up; each token gets its symbol of the alphabet."""
    tokens = Tokens(text)
    symbols: list[str] = []
    starts, ends, words = tokens.starts, tokens.ends, tokens.words
    known, shapes = alphabet.of_word, alphabet.of_shape
    unknown, name, skip = shapes["x"], shapes["NAME"], shapes["SKIP"]
    glued = -1
    for match in _token().finditer(text, start, end):
        shape = match.lastgroup or ""
        word = match[0]
        if shape == "word":
            symbol = known.get(word) or known.get(word.lower())
            if symbol is None:
                symbol = name if word[0].isupper() else unknown
        else:
            symbol = _symbol(shape, word, alphabet)
        begin, finish = match.span()
        wordlike = shape in ("word", "number", "nth")
        if wordlike and begin == glued:
            symbol = symbols[-1] = skip
        glued = finish if wordlike else -1
        starts.append(begin)
        ends.append(finish)
        words.append(word)
        symbols.append(symbol)
    symbols.append(shapes["BREAK"])
    tokens.symbols = "".join(symbols)
    return tokens


def _symbol(shape: str, word: str, alphabet: Alphabet) -> str:
    if shape == "number":
        return alphabet.of_shape[number_shape(word)]
    if shape == "era":
        return alphabet.of_shape["BC" if word[0] == "B" else "AD"]
    if shape == "dotted":
        return alphabet.of_word[word]
    if shape == "other":
        return alphabet.of_shape[MARKS.get(word, "SKIP")]
    return alphabet.of_shape[SHAPES.get(shape, "SKIP")]
