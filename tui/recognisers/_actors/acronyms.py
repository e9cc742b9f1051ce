"""Acronyms that the text explains: "Hayat Tahrir al-Sham (HTS)"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._actors.words import BREAK, is_capital

if TYPE_CHECKING:
    from tui.recognisers._actors.reading import Reading

_SKIPPED = frozenset(
    {"of", "the", "for", "and", "in", "on", "to", "al", "de", "&", "des", "du"}
)
_LONGEST = 12


class Definition(NamedTuple):
    """An acronym, and the words (first to last) of the name it stands for."""

    acronym: str
    first: int
    last: int


def definitions(reading: Reading) -> list[Definition]:
    """All acronyms given in brackets behind the name they stand for."""
    text = reading.words.text
    found: list[Definition] = []
    for index in range(2, len(text) - 2):
        if text[index] != "(" or text[index + 2] not in ")[":
            continue
        acronym = text[index + 1]
        letters = acronym.replace(".", "").replace("-", "")
        if not (2 <= len(letters) <= 8 and sum(map(str.isupper, letters)) * 2 > len(letters)):
            continue
        first = _begin(reading, index - 1, letters.lower())
        if first is not None:
            found.append(Definition(acronym, first, index - 1))
    return found


def _begin(reading: Reading, last: int, letters: str) -> int | None:
    """The word at which the name begins whose initials, read backwards, are these letters."""
    words = reading.words
    left = letters
    for index in range(last, max(-1, last - _LONGEST), -1):
        initials = _initials(words.text[index])
        if left.endswith(initials):
            left = left[: -len(initials)]
        elif left[-1:] in (initials[0], initials[-1]):
            left = left[:-1]
        elif words.text[index].lower() not in _SKIPPED:
            return None
        if not left:
            return index if is_capital(words.text[index]) and index < last + 1 else None
        if words.gap[index] == BREAK or not words.text[index][0].isalnum():
            return None
    return None


def _initials(word: str) -> str:
    """The initials of a word in lower case: "Al-Sham" has a and s."""
    return "".join(part[0] for part in word.lower().split("-") if part) or word[0]
