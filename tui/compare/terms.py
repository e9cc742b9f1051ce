"""The words of a passage that tell something, each in one form."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from unicodedata import normalize

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)*")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def _lines(name: str) -> list[list[str]]:
    text = files("tui.compare").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    return [line for line in lines if line]


_EMPTY = frozenset(word for line in _lines("empty.txt") for word in line)
"""Words that stand in every text, and words of telling: who says it is another question."""
_KIN = {
    word: line[0]
    for name in ("kin.txt", "states.txt")
    for line in _lines(name)
    for word in line
}
"""Words that news uses for one another, each under the first of its line."""


@lru_cache(maxsize=1 << 13)
def terms(text: str) -> frozenset[str]:
    """The telling words of a passage; figures as figures: two is 2, 1,200 is 1200."""
    return frozenset(filter(None, map(term_of, _WORD.findall(text))))


@lru_cache(maxsize=1 << 10)
def words_of(text: str) -> dict[str, str]:
    """For each telling term of a passage the word by which it stands there first."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        term = term_of(match.group())
        if term:
            found.setdefault(term, match.group())
    return found


@lru_cache(maxsize=1 << 16)
def term_of(word: str) -> str:
    """One form for all forms of a word; empty for a word that tells nothing."""
    plain = _plain(word)
    if plain in _EMPTY or (len(plain) < 2 and not plain.isdigit()):
        return ""
    if plain[0].isdigit():
        return _GROUPED.sub("", plain)
    known = _KIN.get(plain)
    if known is not None:
        return known
    stem = _stem(plain)
    return "" if stem in _EMPTY else _KIN.get(stem, stem)


def _plain(word: str) -> str:
    folded = normalize("NFKD", word.casefold().replace("’", "'"))
    bare = "".join(character for character in folded if not "\u0300" <= character <= "\u036f")
    return bare.removesuffix("'s")


def _stem(word: str) -> str:
    """English endings taken off: cities, taken by city; stops short of four letters."""
    if not word.isascii():
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= 4:
            word = word.removesuffix(ending) + instead
            break
    return word.removesuffix("e") if len(word) > 4 else word


_ENDINGS = (
    ("iest", "y"), ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""),
    ("ers", "er"), ("es", "e"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""),
)  # fmt: skip
"""After Porter, "An algorithm for suffix stripping", Program 14 (1980), step 1 only."""
