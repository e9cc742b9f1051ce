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

_RANKS = frozenset({"senior", "top", "former", "high-ranking", "ranking", "junior"})
_RULES = frozenset({"regime", "government"})
"""Heads that a leader may have: a "Clinton delegation" is named by Clinton."""


_MEANING = {
    "armed-group": "a group of fighters",
    "organisation": "those who rule",
    "people": "a part of a people",
    "unnamed": "officials without names",
}
"""What the user reads of a group, by its type."""
_POWERS = {"government": "organisation", "regime": "organisation", "people": "people"}
"""Nouns before "of" and a state, and the type of what they make with it."""
_WHOLE = frozenset({"militia", "army", "military", "navy", "insurgency", "members"})
"""Heads that say what a group is, not who of it: "the Hezbollah militia"."""


class Group(NamedTuple):
    """Words first to last that name a group, and its type."""

    first: int
    last: int
    type: str
    why: str


def group_behind(reading: Reading, first: int, last: int, owner: str) -> Group | None:
    """The group whose people, state or leader (words first to last) has just been read."""
    words, named = reading.words, lists()
    owner = _side(owner, words.owns[last])
    if not owner or (first and words.text[first - 1] == "-"):
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
        begin = _described(reading, first) if word in named.official_heads else first
        why = f"“{word}” after “{words.name(first, last)}”: {_MEANING.get(kind)}"
        return Group(begin, index, kind, why) if kind else None
    return None


def _side(owner: str, owns: bool) -> str:
    """A state is as good as its people: "U.S. forces"; empty: no owner of groups."""
    if owner in ("state", "armed-group") and owns:
        return ""
    owner = "people" if owner == "state" else owner
    return owner if owner in ("people", "person", "armed-group") else ""


def _kind(head: str, owner: str) -> str:
    """The type of group that this head makes with a people or a leader; empty: none."""
    named = lists()
    if head in named.group_heads:
        return "armed-group" if owner != "armed-group" or head not in _WHOLE else ""
    if head in named.rule_heads and (owner == "people" or head in _RULES):
        return "organisation"
    if owner == "people" and head in named.people_heads:
        return "people"
    return "unnamed" if owner == "people" and head in named.official_heads else ""


def group_before(reading: Reading, first: int, last: int, owner: str) -> Group | None:
    """The power or the people of a state just read: "the government of Iraq"."""
    words = reading.words
    of = first - 2 if words.lower(first - 1) == "the" else first - 1
    kind = _POWERS.get(words.text[of - 1]) if of > 0 and words.text[of] == "of" else None
    if kind is None or owner != "state" or BREAK in words.gap[of : first + 1]:
        return None
    why = f"“{words.text[of - 1]} of” stands before a state"
    return Group(of - 1, last, kind, why)


def _described(reading: Reading, first: int) -> int:
    """The word at which a description of officials begins: "senior Iraqi officials"."""
    words = reading.words
    ranked = words.gap[first] != BREAK and words.text[first - 1] in _RANKS
    return first - 1 if first and ranked else first


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
            phrase = words.name(index, last).lower()
            yield Group(index, last, "armed-group", f"“{phrase}” names fighters by itself")
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
