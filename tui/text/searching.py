"""What is looked for in texts, as it was typed, and where it stands in one of them."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.text.folding import plain

if TYPE_CHECKING:
    from tui.model.span import Span
    from tui.text.folding import Folded

PATTERN = "\\"
"""A line that begins with it is a regular expression."""
_BLANKS = re.compile(r"\s+")


class BadPatternError(Exception):
    """What was typed is no regular expression; the message says why, on one line."""


@dataclass(frozen=True, slots=True)
class Query:
    """Words or a regular expression; diacritics never count."""

    words: str
    """Without the sign that makes it a regular expression."""
    regex: bool = False
    cased: bool = False
    """Do capitals count?"""
    whole: bool = False
    """Only whole words?"""

    def __str__(self) -> str:
        """As it is shown: “words”, or /a regular expression/."""
        return f"/{self.words}/" if self.regex else f"“{self.words}”"

    def turned(self) -> Query:
        """The same, only as whole words; or again anywhere."""
        return replace(self, whole=not self.whole)

    def grams(self) -> list[str]:
        """Three letters each that a text must have, folded; none: any text may do."""
        if self.regex:
            return []
        words = plain(self.words).casefold().split()
        return [word[at : at + 3] for word in words for at in range(len(word) - 2)]


def query_of(typed: str, *, smart_case: bool = False) -> Query | None:
    """What a line asks for; None: nothing. With `smart_case` a capital makes capitals count.

    Raises BadPatternError.
    """
    regex = typed.startswith(PATTERN)
    words = typed.removeprefix(PATTERN) if regex else " ".join(typed.split())
    if not words.strip() or not (regex or plain(words).strip()):
        return None
    letters = re.sub(r"\\.", "", words) if regex else words
    query = Query(words, regex, smart_case and letters != letters.lower())
    _pattern(query)
    return query


def spans(query: Query, folded: Folded) -> list[Span]:
    """Where it stands in the text that was folded, in reading order.

    None is empty and none overlaps another: two halves of one ligature are one place.
    """
    text = folded.text if query.regex or query.cased else folded.text.casefold()
    places: list[Span] = []
    for found in _pattern(query).finditer(text):
        if found.end() > found.start():
            place = folded.span(*found.span())
            if not places or places[-1].end <= place.start:
                places.append(place)
    return places


@lru_cache(maxsize=64)
def _pattern(query: Query) -> re.Pattern[str]:
    words = plain(query.words)
    if not query.regex:
        words = words if query.cased else words.casefold()
        words = r"\s+".join(map(re.escape, _BLANKS.split(words.strip())))
    if query.whole:
        words = rf"(?<!\w)(?:{words})(?!\w)"
    flags = re.MULTILINE
    if query.regex and not query.cased:
        flags |= re.IGNORECASE
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(words, flags)
    except re.error as error:
        raise BadPatternError(f"no regular expression: {error}") from error
    except (OverflowError, RecursionError) as error:
        raise BadPatternError("a regular expression beyond all measure") from error
