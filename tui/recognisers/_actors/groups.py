"""Groups named by a common noun: "Iraqi security forces", "Assad's troops", "rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._actors.lists import lists
from tui.recognisers._actors.words import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.recognisers._actors.reading import Reading

_LONGEST = 5
"""Words between a people or leader and the head of its group."""

_RULES = frozenset({"regime", "government"})
"""Heads that a leader may have: a "Clinton delegation" is named by Clinton."""


class Group(NamedTuple):
    """Words first to last that name a group, and its type."""

    first: int
    last: int
    type: str
    rule: str


def group_behind(reading: Reading, first: int, last: int, owner: str) -> Group | None:
    """The group whose people, state or leader (words first to last) has just been read."""
    words, named = reading.words, lists()
    if owner not in ("people", "person") or (first and words.text[first - 1] == "-"):
        return None
    if owner == "person" and first < last and words.owns[last]:
        return None
    index = last + 1
    while index - last <= _LONGEST and index < len(words) and words.gap[index] != BREAK:
        word = words.text[index]
        if word in named.group_modifiers and _goes_on(reading, index + 1):
            index += 1
            continue
        if word in named.adjective_heads and not _closes(reading, index + 1):
            return None
        kind = _kind(word, owner)
        return Group(first, index, kind, "nominal") if kind else None
    return None


def _kind(head: str, owner: str) -> str:
    """The type of group that this head makes with a people or a leader; empty: none."""
    named = lists()
    if head in named.group_heads:
        return "armed-group"
    if head in named.rule_heads and (owner == "people" or head in _RULES):
        return "organisation"
    if owner == "people" and head in named.people_heads:
        return "people"
    return "unnamed" if owner == "people" and head in named.official_heads else ""


def _closes(reading: Reading, index: int) -> bool:
    """Does the noun phrase end before this word: no "Iranian military backing"?"""
    words, named = reading.words, lists()
    if index >= len(words) or words.gap[index] == BREAK or words.owns[index - 1]:
        return True
    word = words.text[index]
    return not word[0].isalpha() or word in named.not_names or word in named.speech_verbs


def _goes_on(reading: Reading, index: int) -> bool:
    """Is the next word a modifier or head of a group too?"""
    words, named = reading.words, lists()
    if index >= len(words) or words.gap[index] == BREAK:
        return False
    word = words.text[index]
    return word in named.group_modifiers or bool(_kind(word, "people"))


def bare_groups(reading: Reading) -> Iterator[Group]:
    """Groups of fighters without a name beside them."""
    words = reading.words
    index = 0
    while index < len(words):
        last = _bare(reading, index)
        if last is not None and not reading.in_headline(index):
            yield Group(index, last, "armed-group", "nominal")
            index = last
        index += 1


def _bare(reading: Reading, index: int) -> int | None:
    """The last word of a bare group that begins here."""
    words, bare = reading.words, lists().bare_groups
    word = words.text[index].lower()
    two = f"{word} {words.lower(index + 1)}"
    if two in bare and words.gap[index + 1] != BREAK:
        return index + 1
    three = f"{two} {words.lower(index + 2)}" if words.lower(index + 1) == "-" else ""
    if three and three.replace(" - ", "-") in bare:
        return index + 2
    return index if word in bare else None
