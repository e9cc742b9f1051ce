"""The rules by which two names may be one actor's. Each is data: keys that meet, and a reason.

`right` is how often a rule's pairs are one actor: set from MEANTIME's names and the list in
tests/aliases, a little lower where these hold few such pairs. tests/benchmarks/aliases.py
prints how often proposals of each worth were right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.aliases import keys
from tui.aliases.lists import folded, lists
from tui.aliases.sounds import bones, sounds

if TYPE_CHECKING:
    from tui.aliases.reading import Name

_PARTS_OF_LAND = frozenset(
    ("city", "town", "village", "province", "governorate", "oblast", "region")
)

Keys = Callable[["Name"], Iterable[str]]

PEOPLE = frozenset(("person", "unnamed"))


@dataclass(frozen=True, slots=True)
class Rule:
    """Names meet where a key of the one is a key of the other; then `holds` may object."""

    id: str
    right: float
    """How often it is right, from 0 to 1."""
    one: Keys
    other: Keys
    says: str
    """The reason; {a} has the key by `one`, {b} by `other`."""
    example: tuple[str, str]
    holds: Callable[[Name, Name], bool] = lambda a, b: True
    asks: bool = False
    """Is {a} so short that several may be meant? Then more than one {b} halves its worth."""
    types: frozenset[str] = frozenset()
    """Only for actors of these types; empty: of any."""


def _is_name(a: Name, b: Name) -> bool:
    """Both are names of the thing itself, not adjectives."""
    return keys.is_adjective(a) == keys.is_adjective(b)


def _written_alike(a: Name, b: Name) -> bool:
    return _is_name(a, b) and not (a.titled or b.titled) and not _renamed(a, b)


def _renamed(a: Name, b: Name) -> bool:
    """Is it the same only by the list of states?"""
    return _plain(a) != _plain(b) and any(map(keys.is_state, (*a.core, *b.core)))


def _plain(name: Name) -> str:
    spelling = lists().spelling
    low = (folded(each).replace(".", "") for each in name.words)
    return "".join(spelling.get(each, each) for each in low).replace("-", "").replace("'", "")


def _sound_alike(a: Name, b: Name) -> bool:
    """Not two known places, nor a short one and a name that only sounds like it."""
    one, other = " ".join(a.core), " ".join(b.core)
    if keys.is_place(one) and keys.is_place(other):
        return False
    return (
        all(map(keys.is_telling, (a.lone or "name", b.lone or "name")))
        or max(len(one), len(other)) >= 5
    )


def _differ_in_vowels(a: Name, b: Name) -> bool:
    """Of long words, or of a full name with a part that sounds the same."""
    places = [keys.is_place(" ".join(each.core)) for each in (a, b)]
    if all(places) or (a.lone and any(places)):
        return False
    if len(a.core) != len(b.core):
        return False
    if a.lone:
        return min(max(map(len, bones(each.lone))) for each in (a, b)) >= 5
    alike = [bool(sounds(x) & sounds(y)) for x, y in zip(a.core, b.core, strict=True)]
    return any(alike) and not (keys.is_given(a.core[0]) and keys.is_given(b.core[0])
                               and keys.given(a.core[0]) != keys.given(b.core[0]))  # fmt: skip


def _is_surname(a: Name, b: Name) -> bool:
    return not a.legal and not a.words[0].isupper()


def _same_person(a: Name, b: Name) -> bool:
    """One first name is short for the other, or middle names are left out."""
    one, other = a.core[0], b.core[0]
    if a.core == b.core:
        return False
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return keys.given(one) == keys.given(other) or bool(sounds(one) & sounds(other))


def _is_beginning(a: Name, b: Name) -> bool:
    rest = b.core[len(a.core) :]
    if set(rest) <= keys.words_of("kinds"):
        return False
    if keys.is_place(" ".join(a.core)) or any(map(keys.is_place, rest)):
        return False
    if a.lone:
        return keys.is_telling(a.lone) and not keys.is_given(a.lone) and not b.titled
    return not a.several and not set(a.core) <= keys.words_of("common")


def _is_kind_left_out(a: Name, b: Name) -> bool:
    rest, name = b.core[len(a.core) :], " ".join(a.core)
    if not set(rest) <= keys.words_of("kinds"):
        return False
    if keys.is_state(name):
        return False
    if keys.is_place(name):
        return set(rest) <= _PARTS_OF_LAND
    return not a.lone or keys.is_telling(a.lone)


def _nation_left_out(a: Name, b: Name) -> bool:
    return not a.several and not keys.is_place(" ".join(a.core))


def _acronym(length: int, *, more: bool) -> Callable[[Name], Iterable[str]]:
    def letters(name: Name) -> Iterable[str]:
        return (k for k in keys.letters(name) if len(k) == length or (more and len(k) > length))

    return letters


RULES: tuple[Rule, ...] = (
    Rule(
        "same", 0.98, keys.whole, keys.whole,
        "{a} and {b} differ only in how they are written",
        ("Al-Qaeda", "al Qaeda"), _written_alike,
    ),
    Rule(
        "title", 0.95, keys.whole, keys.whole,
        "{a} and {b} are the same but for a title",
        ("President Assad", "Assad"),
        lambda a, b: _is_name(a, b) and (a.titled or b.titled), types=PEOPLE,
    ),
    Rule(
        "state", 0.97, keys.whole, keys.whole,
        "{a} and {b} are names of one state",
        ("U.S.", "United States"), lambda a, b: _is_name(a, b) and _renamed(a, b),
    ),
    Rule(
        "people", 0.8, keys.whole, keys.whole,
        "{a} and {b}: a state and its people or adjective",
        ("Canada", "Canadian"),
        lambda a, b: not _is_name(a, b),
    ),
    Rule(
        "known", 0.95, keys.known, keys.known,
        "{a} and {b} are known to be one",
        ("Islamic State", "Daesh"),
    ),
    Rule(
        "order", 0.92, keys.bag, keys.bag,
        "{a} and {b} have the same words in another order",
        ("Defense Ministry", "Ministry of Defence"),
        lambda a, b: not keys.looks_personal(a) or not keys.looks_personal(b),
    ),
    Rule(
        "sound", 0.93, keys.sound, keys.sound,
        "{a} and {b} sound alike",
        ("Abbas Araqchi", "Abbas Araghchi"), _sound_alike,
    ),
    Rule(
        "vowels", 0.7, keys.skeleton, keys.skeleton,
        "{a} and {b} differ only in vowels",
        ("Abdallah Shallah", "Abdullah Shallah"), _differ_in_vowels,
    ),
    Rule(
        "acronym", 0.93, _acronym(3, more=True), keys.initials,
        "{a} stands for {b}",
        ("HTS", "Hayat Tahrir al-Sham"),
        asks=True,
    ),
    Rule(
        "two letters", 0.75, _acronym(2, more=False), keys.initials,
        "{a} may stand for {b}",
        ("GM", "General Motors"),
        lambda a, b: not keys.looks_personal(b) or b.core[0] in keys.words_of("common"),
        asks=True,
    ),
    Rule(
        "brackets", 0.97, keys.letters, keys.in_brackets,
        "{b} gives {a} beside the name",
        ("SANA", "Syrian Arab News Agency (SANA)"),
    ),
    Rule(
        "described", 0.8, keys.only_description, keys.description,
        "{b} is called “{a}” as well",
        ("Ryanair CEO", "Ryanair CEO Michael O'Leary"), asks=True,
    ),
    Rule(
        "surname", 0.88, keys.lone_word, keys.last_word,
        "{a} is the surname of {b}",
        ("President Assad", "Bashar al-Assad"), _is_surname, asks=True, types=PEOPLE,
    ),
    Rule(
        "first and last", 0.9, keys.first_and_last, keys.first_and_last,
        "{a} and {b}: the first name and the surname agree",
        ("William Clay Ford", "Bill Ford"), _same_person, types=PEOPLE,
    ),
    Rule(
        "kind", 0.9, keys.as_it_is, keys.beginnings,
        "{b} is {a} with what it is",
        ("Hezbollah", "Hezbollah militia"), _is_kind_left_out,
    ),
    Rule(
        "beginning", 0.7, keys.as_it_is, keys.beginnings,
        "{b} begins with {a}",
        ("Lockheed", "Lockheed Martin"), _is_beginning, asks=True,
    ),
    Rule(
        "nation", 0.8, keys.as_it_is, keys.without_nation,
        "{b} is {a} with its country",
        ("Federal Reserve", "US Federal Reserve"), _nation_left_out, asks=True,
    ),
    Rule(
        "government", 0.65, keys.state, keys.government,
        "{b} is the government of {a}",
        ("Canada", "Canadian government"),
    ),
)  # fmt: skip
"""The surest first; of several that hold for a pair the best counts, and two are named."""

JOINTS: dict[tuple[Keys, Keys], tuple[Rule, ...]] = {
    (rule.one, rule.other): tuple(
        each for each in RULES if (each.one, each.other) == (rule.one, rule.other)
    )
    for rule in RULES
}
"""The rules by their two sorts of keys: what is looked up once."""
