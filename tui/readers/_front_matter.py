"""The block of "key: value" lines between two `---` at the head of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_ENTRY = re.compile(r"(\w[\w -]{0,40}?)\s*:\s*(.*)")
_MOST_LINES = 200
"""A rule of dashes far above another one is no block."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file states of itself. All values are strings, whatever they look like."""

    values: Mapping[str, str]
    """By key in lower case; of a key that stands twice, the first."""
    body: Span
    """All that follows the block."""

    def value(self, *keys: str) -> str:
        """The first of these keys that has a value; empty: none."""
        return next((self.values[key] for key in keys if self.values.get(key)), "")


def front_matter(text: str) -> FrontMatter:
    """Read the block. One that is not closed, or in which no line has a key, is text."""
    values: dict[str, str] = {}
    blank = True
    for number, line in enumerate(_LINE.finditer(text)):
        words = line[1].rstrip()
        if number == 0 and words == "---":
            continue
        if number == 0 or number > _MOST_LINES:
            break
        if words == "---":
            if values or blank:
                return FrontMatter(values, Span(line.end(), len(text)))
            break
        blank = blank and not words
        if entry := _ENTRY.fullmatch(words):
            values.setdefault(entry[1].lower(), _unquoted(entry[2]))
    return FrontMatter({}, Span(0, len(text)))


def _unquoted(words: str) -> str:
    if len(words) >= 2 and words[0] == words[-1] and words[0] in "\"'":
        return words[1:-1].strip()
    return words
