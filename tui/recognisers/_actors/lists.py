"""The word lists, read when the first article is looked at. What they hold stands in `data`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent / "data"

KNOWN_FILES = {
    "organisations": "organisation",
    "media": "medium",
    "armed_groups": "armed-group",
    "states": "state",
}
"""Lists of names with their other names, and the type of actor; the later file wins."""


class Known(NamedTuple):
    """What a list says of a name."""

    type: str
    name: str
    """The name to propose: "Islamic State" for "Daesh"."""


@dataclass(frozen=True, slots=True)
class Lists:
    """All the lists; a field is the file of that name. Words are in lower case, names not."""

    known: dict[str, Known]
    nations: frozenset[str]
    """Countries and demonyms."""
    countries: frozenset[str]
    regions: frozenset[str]
    cities: frozenset[str]
    provinces: frozenset[str]
    demonyms: frozenset[str]
    bare_groups: frozenset[str]
    founding_verbs: frozenset[str]
    given: frozenset[str]
    acting_verbs: frozenset[str]
    adjective_heads: frozenset[str]
    armed_heads: frozenset[str]
    armed_nouns: frozenset[str]
    armed_openers: frozenset[str]
    bodies: frozenset[str]
    capitals: frozenset[str]
    company_nouns: frozenset[str]
    compass: frozenset[str]
    departments: frozenset[str]
    everyday: frozenset[str]
    going_words: frozenset[str]
    group_heads: frozenset[str]
    group_modifiers: frozenset[str]
    honorifics: frozenset[str]
    joining_verbs: frozenset[str]
    location_heads: frozenset[str]
    location_openers: frozenset[str]
    medium_heads: frozenset[str]
    medium_nouns: frozenset[str]
    membership_nouns: frozenset[str]
    not_actors: frozenset[str]
    not_names: frozenset[str]
    numerals: frozenset[str]
    offices: frozenset[str]
    official_heads: frozenset[str]
    organisation_heads: frozenset[str]
    organisation_nouns: frozenset[str]
    organisation_openers: frozenset[str]
    owning_words: frozenset[str]
    particles: frozenset[str]
    people_heads: frozenset[str]
    person_nouns: frozenset[str]
    person_endings: frozenset[str]
    phrase_ends: frozenset[str]
    place_endings: frozenset[str]
    place_nouns: frozenset[str]
    place_partners: frozenset[str]
    place_openers: frozenset[str]
    portfolios: frozenset[str]
    roles: frozenset[str]
    rule_heads: frozenset[str]
    speaker_links: frozenset[str]
    speaker_modifiers: frozenset[str]
    speaker_numbers: frozenset[str]
    speaker_verbs: frozenset[str]
    speakers: frozenset[str]
    speech_verbs: frozenset[str]
    subject_verbs: frozenset[str]
    surname_heads: frozenset[str]
    taking_verbs: frozenset[str]
    thing_heads: frozenset[str]
    thing_openers: frozenset[str]
    titles: frozenset[str]
    trailing_titles: frozenset[str]

    def is_place(self, name: str) -> bool:
        """Is it a state, a region or a large city?"""
        return (
            name in self.countries
            or name in self.regions
            or name in self.cities
            or name in self.provinces
        )

    def knows(self, name: str) -> bool:
        """Does any list of names hold it?"""
        return name in self.known or name in self.demonyms or self.is_place(name)


_NAMES = ("regions", "cities", "provinces", "bare_groups")
"""Files with a name on each line; the others hold words parted by blanks."""


@cache
def lists() -> Lists:
    """The lists, read once (about 10 ms)."""
    known = _known()
    states = {name for name, entry in known.items() if entry.type == "state"}
    countries = frozenset((*_lines("countries"), *_lines("former_states"), *states))
    demonyms = frozenset(_lines("demonyms"))
    made = ("known", "nations", "countries", "demonyms")
    read = {
        name: frozenset(_lines(name) if name in _NAMES else _words(name))
        for name in Lists.__dataclass_fields__
        if name not in made
    }
    return Lists(known, countries | demonyms, countries=countries, demonyms=demonyms, **read)


def _known() -> dict[str, Known]:
    """The lists of names with aliases, by every name."""
    known: dict[str, Known] = {}
    for file, kind in KNOWN_FILES.items():
        for line in _lines(file):
            name, _, others = line.partition(" = ")
            for alias in (name, *others.split("; ")):
                if alias:
                    known[alias.replace("’", "'").replace("ʼ", "'")] = Known(kind, name)
    return known


def _lines(file: str) -> list[str]:
    """The lines of a list without its comments."""
    text = _DATA.joinpath(f"{file}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _words(file: str) -> list[str]:
    """The words of a list whose words are parted by blanks."""
    return [word for line in _lines(file) for word in line.split()]
