"""The lists behind the rules, read when the first name is looked at."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"

_LETTERS = str.maketrans(
    {"’": "'", "ʼ": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'", "‘": "'", "`": "'", "´": "'",
     "ı": "i", "ł": "l", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "æ": "ae",
     "œ": "oe", "ə": "a", "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " "}
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def folded(words: str) -> str:
    """Words in lower case, without diacritics, with one sort of apostrophe and hyphen."""
    low = words.casefold()
    if not low.isascii():
        parted = unicodedata.normalize("NFKD", low.translate(_LETTERS))
        low = "".join(each for each in parted if not unicodedata.combining(each))
    return " ".join(low.split())


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists, folded."""

    nations: dict[str, str]
    """A state or union by each of its names."""
    adjectives: dict[str, str]
    """… by its adjective and what its people are called."""
    known: dict[str, str]
    """Other things by each of their names."""
    spelling: dict[str, str]
    """One spelling for each word that has several."""
    given: dict[str, str]
    """A given name in full, by each of its forms."""
    places: frozenset[str]
    kinds_of_word: dict[str, frozenset[str]]
    """The paragraphs of words.txt."""


@cache
def lists() -> Lists:
    """The lists, read once."""
    nations, adjectives = _nations()
    known = {}
    for line in _lines("known"):
        first, _, others = line.partition(" = ")
        known.update({folded(name): folded(first) for name in (first, *others.split("; "))})
    places = [folded(word) for line in _lines("places") for word in line.split()]
    return Lists(
        nations,
        adjectives,
        known,
        spelling=_firsts("spellings"),
        given=_firsts("given"),
        places=frozenset([*places, *map(folded, _lines("places_long"))]),
        kinds_of_word={
            kind: frozenset(folded(words).split())
            for kind, _, words in (line.partition(":") for line in _lines("words"))
        },
    )


def _nations() -> tuple[dict[str, str], dict[str, str]]:
    nations, adjectives = {}, {}
    for line in _lines("nations"):
        names, _, people = line.partition(" + ")
        first, _, others = names.partition(" = ")
        nations.update({folded(n): folded(first) for n in (first, *others.split("; ")) if n})
        adjectives.update({folded(n): folded(first) for n in people.split("; ") if n})
    return nations, adjectives


def _firsts(file: str) -> dict[str, str]:
    """Every word of a line by the line's first one; a word keeps its first line."""
    found: dict[str, str] = {}
    for line in _lines(file):
        first, *others = folded(line).split()
        for word in (first, *others):
            found.setdefault(word, first)
    return found


def _lines(file: str) -> list[str]:
    text = _DATA.joinpath(f"{file}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
