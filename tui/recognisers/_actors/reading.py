"""A text as a whole: its words, its headlines, and how each word is written elsewhere in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from tui.recognisers._actors.english import is_everyday, looks_english
from tui.recognisers._actors.lists import lists
from tui.recognisers._actors.surnames import surnames
from tui.recognisers._actors.words import Words, is_capital, straighten, words_of

TEXT, TITLE_CASE, ALL_CAPS = 0, 1, 2
"""How a line is written."""

_LONGEST_HEADLINE = 200
_WORD = re.compile(r"[^\W\d_][\w'-]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """The document-level evidence that every rule asks."""

    words: Words
    style: list[int]
    """How each line is written: TEXT, TITLE_CASE or ALL_CAPS."""
    small: Counter[str]
    """Words in lower case, how often."""
    inside: Counter[str]
    """Words with a capital that their place does not ask for, how often."""
    surnames: frozenset[str]
    """Last words of the persons whom the text names by given name or title."""

    def in_headline(self, index: int) -> bool:
        """Does the word stand in a line where every word has a capital?"""
        return self.style[self.words.line[index]] != TEXT

    def is_forced(self, index: int) -> bool:
        """Does the word's place ask for a capital?"""
        return self.words.opens[index] or self.in_headline(index)

    def is_ordinary(self, word: str) -> bool:
        """Does nothing but its place speak for the capital of this word?"""
        low = word.lower()
        small, inside = self.small[low], self.inside[word]
        if small or inside:
            return small > inside
        return is_everyday(low) or looks_english(low)


def read(body: str) -> Reading:
    """Look over a text once."""
    lines = straighten(body).splitlines(keepends=True)
    style = [_style(line) for line in lines]
    words = words_of(lines, _is_wrapped(lines))
    small: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for index, word in enumerate(words.text):
        if word.islower():
            small[word] += 1
        elif is_capital(word) and not words.opens[index] and style[words.line[index]] == TEXT:
            inside[word] += 1
    _lower_capitals(words, style, inside)
    return Reading(words, style, small, inside, surnames(words))


def _lower_capitals(words: Words, style: list[int], inside: Counter[str]) -> None:
    """Write "IRAN SENDS" and the dateline "JAKARTA -" as the lists or the text do: "Iran"."""
    named = lists()
    for index, word in enumerate(words.text):
        if len(word) <= 2 or not word.isupper() or word in named.known:
            continue
        usual = word.title()
        pair = f"{usual} {words.text[index + 1].title()}" if index + 1 < len(words) else ""
        if named.is_place(pair) and words.text[index + 1].isupper():
            words.text[index : index + 2] = pair.split(" ")
        headline = style[words.line[index]] == ALL_CAPS
        listed = len(word) > 3 and named.is_place(usual)
        if listed or (headline and (usual in named.demonyms or inside[usual])):
            words.text[index] = usual


def _is_wrapped(lines: list[str]) -> bool:
    """Were long lines broken at a column, so that sentences go on over line ends?"""
    full = [len(line) for line in lines if len(line) > 50]
    return len(full) >= 4 and max(full) <= 100 and len(full) * 2 >= len(lines)


def _style(line: str) -> int:
    """Is this line a headline in Title Case or ALL CAPS?"""
    if len(line) > _LONGEST_HEADLINE:
        return TEXT
    found = _WORD.findall(line)
    if len(found) >= 3 and sum(map(len, found)) == sum(len(w) for w in found if w.isupper()):
        return ALL_CAPS
    long = [word for word in found if len(word) > 3]
    if len(found) < 3 or len(long) < 2 or line.rstrip().endswith((".", '"', "”")):
        return TEXT
    raised = sum(is_capital(word) for word in long)
    small = any(
        word not in lists().not_names for word in found if word.islower() and len(word) > 3
    )
    return TITLE_CASE if raised > 0.8 * len(long) and not (small and raised < 4) else TEXT
