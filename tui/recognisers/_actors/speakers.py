"""Sources that speak without being named: "two Lebanese security sources told …"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._actors.lists import lists
from tui.recognisers._actors.words import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.recognisers._actors.reading import Reading

_ARTICLES = frozenset(
    {
        "a",
        "an",
        "the",
        "one",
        "another",
        "other",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
    }
)
_QUOTING = frozenset({"said", "says", "citing", "cited", "quoting", "quoted"})
_QUOTED = frozenset({"cited", "quoted", "reported", "told"})
_OPENING = frozenset({"the", "of", "to", "in", "from", "with", "at"})
"""Words that open a phrase between a speaker and the verb."""
_LONGEST_GAP = 12
"""Words between a speaker and the verb ("… close to Tehran also told")."""
_LONGEST = 7
"""Words that describe a speaker."""


class Speaker(NamedTuple):
    """Words first to last that name a speaker by what he is."""

    first: int
    last: int
    why: str


def speakers(reading: Reading) -> Iterator[Speaker]:
    """Described but unnamed people who are said to have spoken."""
    named = lists()
    for index, word in enumerate(reading.words.text):
        if word in named.speakers and not _goes_on(reading, index + 1):
            first = _begin(reading, index)
            if first == index:
                continue
            if before := _told_before(reading, first):
                yield Speaker(first, index, f"“{before}” stands before: an unnamed source")
            elif behind := _speaks_behind(reading, index):
                yield Speaker(first, index, f"“{behind}” follows: an unnamed source")


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
        if word.lower() in named.speaker_numbers:
            return first - 1
        if word != "-" and not _describes(word):
            break
        first -= 1
    while words.text[first] == "-":
        first += 1
    return first


def _describes(word: str) -> bool:
    """Does this word describe a speaker: "senior", "security", "Iranian"?"""
    named, low = lists(), word.lower()
    if low in named.speaker_modifiers or low in named.group_modifiers:
        return True
    return word[0].isupper() and named.knows(word)


def _told_before(reading: Reading, first: int) -> str:
    """ "according to" a …, "said" a …, "cited by" two …; empty: nothing of the kind."""
    words = reading.words
    index = first - 1
    if words.lower(index) in _ARTICLES:
        index -= 1
    word, before = words.lower(index), words.lower(index - 1)
    if word == "to":
        return "according to" if before == "according" else ""
    if word == "by":
        return f"{before} by" if before in _QUOTED else ""
    return word if word in _QUOTING else ""


def _speaks_behind(reading: Reading, head: int) -> str:
    """The verb of "… said", "… close to Tehran told", "… and two regional officials said"."""
    words, named = reading.words, lists()
    for index in range(head + 1, min(len(words), head + 1 + _LONGEST_GAP)):
        word, before = words.text[index], words.text[index - 1]
        if words.line[index] != words.line[head]:
            return ""
        if index == head + 1 and word in named.speaker_verbs:
            return word
        if word in named.speech_verbs:
            passive = word.endswith("ed") and index > head + 1
            said = not passive or before in named.speaker_links or before == ","
            return word if said else ""
        if word == "," and index == head + 1:
            if words.lower(index + 1) not in ("who", "speaking"):
                return ""
        elif word != "," and not _may_stand_between(word, before):
            return ""
    return ""


def _may_stand_between(word: str, before: str) -> bool:
    """May this word stand between a speaker and the verb?"""
    named = lists()
    return (
        word in named.speaker_links
        or before in _OPENING
        or word[0].isupper()
        or word in named.speakers
        or word in named.speaker_modifiers
    )
