"""Sources that speak without being named: "two Lebanese security sources told …"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._actors.lists import lists
from tui.recognisers._actors.words import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.recognisers._actors.reading import Reading

_NUMBERS = frozenset("two three four five six seven eight nine ten several some many dozen".split())
_ARTICLES = frozenset({"a", "an", "the", "one", "another", "other", "these", "those", "its", "their", "his", "her"})
_ADVERBS = frozenset("also had has have who later then reportedly separately told who earlier previously yesterday".split())
_LONGEST_GAP = 12
"""Words between a speaker and the verb ("… close to Tehran also told")."""
_LONGEST = 7
"""Words that describe a speaker."""


class Speaker(NamedTuple):
    """Words first to last that name a speaker by what he is."""

    first: int
    last: int


def speakers(reading: Reading) -> Iterator[Speaker]:
    """Described but unnamed people who are said to have spoken."""
    words, named = reading.words, lists()
    for index, word in enumerate(words.text):
        if word in named.speakers and not _goes_on(reading, index + 1):
            first = _begin(reading, index)
            if first < index and _speaks(reading, first, index):
                yield Speaker(first, index)


def _goes_on(reading: Reading, index: int) -> bool:
    """Is the noun itself a modifier, or does a name follow it?"""
    words = reading.words
    if index >= len(words) or words.gap[index] == BREAK:
        return False
    word = words.text[index]
    return word[0].isupper() or word in lists().speakers or word in ("-", "'")


def _begin(reading: Reading, head: int) -> int:
    """The first word that describes the speaker, without an article."""
    words, named = reading.words, lists()
    first = head
    while first > 0 and head - first < _LONGEST and words.gap[first] != BREAK:
        word = words.text[first - 1]
        low = word.lower()
        if low in _NUMBERS:
            return first - 1
        describes = low in named.speaker_modifiers or low in named.group_modifiers
        if not describes and not (word[0].isupper() and named.knows(word)) and word != "-":
            break
        first -= 1
    while first < head and words.text[first] == "-":
        first += 1
    return first


def _speaks(reading: Reading, first: int, head: int) -> bool:
    """Does a verb of saying belong to this noun, before or behind it?"""
    return _told_before(reading, first) or _speaks_behind(reading, head)


def _told_before(reading: Reading, first: int) -> bool:
    """ "according to a …", "said a …", "cited a …", "quoted two …"."""
    words = reading.words
    index = first - 1
    if words.lower(index) in _ARTICLES:
        index -= 1
    word, before = words.lower(index), words.lower(index - 1)
    if word == "to" and before == "according":
        return True
    if word == "by" and before in ("cited", "quoted", "reported", "told"):
        return True
    return word in ("said", "says", "citing", "cited", "quoting", "quoted")


def _speaks_behind(reading: Reading, head: int) -> bool:
    """ "… said", "… close to Tehran told", "… and two regional officials said"."""
    words, named = reading.words, lists()
    for index in range(head + 1, min(len(words), head + 1 + _LONGEST_GAP)):
        word = words.text[index]
        if word in named.speech_verbs:
            return not word.endswith("ed") or index == head + 1 or words.text[index - 1] in _ADVERBS
        if word in ".;!?\"“”" or words.line[index] != words.line[head]:
            return False
        plain = word in _ADVERBS or word in _INSIDE or word[0].isupper() or word == ","
        if not plain and word not in named.speakers and word not in named.speaker_modifiers:
            return False
        if word == "," and index == head + 1 and words.text[index + 1 : index + 2] not in (["who"], ["speaking"]):
            return False
    return False


_INSIDE = frozenset("close to in of from at with familiar and the a two three on matter briefed by speaking condition anonymity".split())
"""Words that may stand between a speaker and the verb."""
