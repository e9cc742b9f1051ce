"""The word lists, read when the first article is looked at."""

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
"""Lists of names with their aliases, and the type of actor they hold; the later file wins."""


class Known(NamedTuple):
    """What a list says of a name."""

    type: str
    name: str
    """The name to propose: "Islamic State" for "Daesh"."""


@dataclass(frozen=True, slots=True)
class Lists:
    """All the lists. Words are in lower case, names as they are written."""

    countries: frozenset[str]
    regions: frozenset[str]
    cities: frozenset[str]
    capitals: frozenset[str]
    demonyms: frozenset[str]
    nations: frozenset[str]
    """Countries and demonyms."""
    known: dict[str, Known]
    given: frozenset[str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    roles: frozenset[str]
    organisation_heads: frozenset[str]
    organisation_openers: frozenset[str]
    location_heads: frozenset[str]
    location_openers: frozenset[str]
    compass: frozenset[str]
    bodies: frozenset[str]
    place_openers: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    not_actors: frozenset[str]
    everyday: frozenset[str]
    group_heads: frozenset[str]
    rule_heads: frozenset[str]
    people_heads: frozenset[str]
    official_heads: frozenset[str]
    group_modifiers: frozenset[str]
    bare_groups: frozenset[str]
    thing_heads: frozenset[str]
    thing_openers: frozenset[str]
    medium_heads: frozenset[str]
    armed_heads: frozenset[str]
    speakers: frozenset[str]
    speaker_modifiers: frozenset[str]
    speech_verbs: frozenset[str]

    def is_place(self, name: str) -> bool:
        """Is it a state, a region or a large city?"""
        return name in self.countries or name in self.regions or name in self.cities

    def knows(self, name: str) -> bool:
        """Does any list of names hold it?"""
        return name in self.known or name in self.demonyms or self.is_place(name)


@cache
def lists() -> Lists:
    """The lists, read once (about 15 ms)."""
    known: dict[str, Known] = {}
    for file, kind in KNOWN_FILES.items():
        for line in _lines(file):
            name, _, others = line.partition(" = ")
            for alias in (name, *others.split("; ")):
                if alias:
                    known[alias.strip().replace("’", "'").replace("ʼ", "'")] = Known(kind, name)
    countries = _names("countries") | {name for name, entry in known.items() if entry.type == "state"}
    demonyms = _names("demonyms")
    return Lists(
        countries=countries,
        regions=_names("regions"),
        cities=_names("cities"),
        capitals=_words("capitals"),
        demonyms=demonyms,
        nations=countries | demonyms,
        known=known,
        given=_words("given_names"),
        titles=_words("titles"),
        honorifics=_words("honorifics"),
        roles=_words("roles"),
        organisation_heads=_words("organisation_heads"),
        organisation_openers=_words("organisation_openers"),
        location_heads=_words("location_heads"),
        location_openers=_words("location_openers"),
        bodies=_words("bodies"),
        place_openers=_words("place_openers"),
        compass=_words("compass"),
        particles=_words("particles"),
        not_names=_words("not_names"),
        not_actors=_words("not_actors"),
        everyday=_words("everyday"),
        group_heads=_words("group_heads"),
        people_heads=_words("people_heads"),
        official_heads=_words("official_heads"),
        rule_heads=_words("rule_heads"),
        group_modifiers=_words("group_modifiers"),
        bare_groups=_names("bare_groups"),
        thing_heads=_words("thing_heads"),
        thing_openers=_words("thing_openers"),
        medium_heads=_words("medium_heads"),
        armed_heads=_words("armed_heads"),
        speakers=_words("speakers"),
        speaker_modifiers=_words("speaker_modifiers"),
        speech_verbs=_words("speech_verbs"),
    )


def _lines(file: str) -> list[str]:
    """The lines of a list without its comments."""
    text = _DATA.joinpath(f"{file}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _names(file: str) -> frozenset[str]:
    """A list with a name on each line."""
    return frozenset(_lines(file))


def _words(file: str) -> frozenset[str]:
    """A list of words parted by blanks."""
    return frozenset(word for line in _lines(file) for word in line.split())
