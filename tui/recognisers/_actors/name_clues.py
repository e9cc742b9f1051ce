"""What a name itself says of its type. Each rule is a function with an example of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.recognisers._actors.clues import Clue
from tui.recognisers._actors.english import is_everyday
from tui.recognisers._actors.lists import lists
from tui.recognisers._actors.surnames import without_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.recognisers._actors.clues import Mention

_WITHOUT_MARKS = str.maketrans("", "", ".-&")
_SHIPS = frozenset({"USS", "HMS", "HMCS", "HMAS", "RMS", "USNS", "FS", "INS", "MV", "SS"})
"""Prefixes of the names of ships."""
_INITIAL = re.compile(r"[A-Z]\.$")
_LONGEST_PERSON = 4
"""Words in a person's name; a longer one is rather an organisation's."""


def by_gazetteer(m: Mention) -> Iterator[Clue]:
    """ "Iran", "Reuters", "Aleppo" stand in the lists."""
    named = lists()
    if m.candidate.fixed or m.text in named.demonyms:
        yield Clue("demonym", "people", 12, f"“{m.text}” is in the list of peoples")
        return
    if entry := named.known.get(m.text):
        yield Clue(
            "gazetteer", entry.type, 9 if len(m.parts) == 1 else 12, _listed(m, entry.type)
        )
    if m.text in named.countries:
        yield Clue("gazetteer", "state", 9, _listed(m, "state"))
    elif m.text in named.regions:
        yield Clue("gazetteer", "place", 8, _listed(m, "region"))
    elif m.text in named.provinces:
        yield Clue("gazetteer", "place", 3 if len(m.parts) == 1 else 5, _listed(m, "province"))
    elif m.text in named.cities:
        yield Clue("gazetteer", "place", 4 if len(m.parts) == 1 else 6, _listed(m, "city"))


def by_head(m: Mention) -> Iterator[Clue]:
    """ "Tigris River", "Kurdistan Democratic Party", "Straits Times": the last word tells."""
    named = lists()
    several = len(m.parts) > 1
    last = m.low[-2] if several and m.parts[-1] in named.numerals else m.low[-1]
    if last in named.thing_heads and (several or last not in named.organisation_heads):
        yield Clue("head", "", 7)
    if several and last in named.medium_heads:
        yield Clue("head", "medium", 6.5, _ends(last, "media"))
    elif last in named.armed_heads:
        yield Clue("head", "armed-group", 6.5, _ends(last, "armed groups"))
    elif last in named.organisation_heads:
        yield Clue("head", "organisation", 6 if several else 5, _ends(last, "organisations"))
    elif several and last in named.location_heads:
        yield Clue("head", "place", 6, _ends(last, "places"))
    elif several and named.organisation_heads.intersection(m.low[1:]):
        yield Clue("head", "organisation", 3, "has the head of an organisation inside it")


def by_opener(m: Mention) -> Iterator[Clue]:
    """ "Ministry of Defence", "Mount Hermon", "Operation Storm": the first word tells."""
    named, first = lists(), m.low[0]
    if len(m.parts) < 2:
        return
    linked = "of" in m.low or "for" in m.low
    ship = m.parts[0] in _SHIPS
    if (
        ship
        or first in ("operation", "exercise")
        or (first in named.thing_openers and m.low[1] in ("of", "no."))
    ):
        yield Clue("opener", "", 9)
    elif "of" in m.low and named.place_openers.intersection(m.low[:2]):
        yield Clue("opener", "place", 6, _begins(m, "places"))
    elif linked and first in named.organisation_openers:
        yield Clue("opener", "organisation", 6, _begins(m, "organisations"))
    elif linked and named.organisation_openers.intersection(m.low):
        yield Clue(
            "opener", "organisation", 4, "has a word of organisations before “of” or “for”"
        )
    elif first in named.armed_openers:
        yield Clue("opener", "armed-group", 5, _begins(m, "armed groups"))
    elif first in named.location_openers and not m.has_head:
        yield Clue("opener", "place", 5, _begins(m, "places"))


def by_compass(m: Mention) -> Iterator[Clue]:
    """ "North Aleppo", "Western Ghouta": a direction before a listed place."""
    named = lists()
    if len(m.parts) > 1 and m.low[0] in named.compass:
        if named.is_place(" ".join(m.parts[1:])):
            yield Clue("opener", "place", 8, f"“{m.parts[0]}” before a listed place")
        else:
            yield Clue("opener", "place", 3, _begins(m, "places"))


def by_given_name(m: Mention) -> Iterator[Clue]:
    """ "Naim Qassem", "Rufo T. Quandal", "Damon Hill": a given name, an initial."""
    if m.has_head:
        if m.is_full_name and len(m.parts) == 2 and m.low[1] in lists().surname_heads:
            yield Clue("given", "person", 6.5, _given(m))
        return
    if len(m.parts) == 1:
        if m.text in lists().given:
            yield Clue("given", "person", 2, _given(m))
        return
    if m.parts[0] in lists().given and "of" not in m.low:
        yield Clue("given", "person", 6, _given(m))
    if any(_INITIAL.match(part) for part in m.parts[:-1]):
        yield Clue("given", "person", 5, "has an initial, as persons have")


def by_surname(m: Mention) -> Iterator[Clue]:
    """ "Araghchi", when the text has "Abbas Araghchi" too."""
    last = m.parts[-1]
    known = last in m.reading.surnames or without_article(last) in m.reading.surnames
    if known and not m.has_head:
        yield Clue(
            "surname",
            "person",
            6 if len(m.parts) == 1 else 3,
            f"“{last}” is a surname in this text",
        )


def by_ending(m: Mention) -> Iterator[Clue]:
    """ "Korvanenko" ends as surnames do, "Elmshire" as places do."""
    named, word = lists(), m.low[-1]
    endings = {word[-length:] for length in range(2, 7) if len(word) > length + 2}
    if endings & named.place_endings and len(m.parts) == 1:
        yield Clue("ending", "place", 1.5, "ends as names of places do")
    elif endings & named.person_endings and not m.has_head:
        yield Clue("ending", "person", 1.5, "ends as surnames do")


def by_acronym(m: Mention) -> Iterator[Clue]:
    """ "HTS": two to eight capitals are an organisation."""
    letters = m.text.translate(_WITHOUT_MARKS)
    if len(m.parts) == 1 and letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 8:
        yield Clue("acronym", "organisation", 3, "an acronym, most often an organisation's")


def by_shape(m: Mention) -> Iterator[Clue]:
    """ "Wasim Marouh": two or three capitalised words are rather a person than not."""
    if len(m.parts) == 1 or (m.is_full_name and len(m.parts) <= _LONGEST_PERSON):
        return
    people = m.parts[0] in lists().demonyms
    if m.before() == "the" or m.has_head or people or len(m.parts) > _LONGEST_PERSON:
        yield Clue("shape", "organisation", 1.5, _words(m, "an organisation"))
    elif lists().is_place(m.parts[0]):
        yield Clue("shape", "organisation", 2.5, "begins with a listed place and goes on")
    elif is_everyday(m.low[-1]):
        plain = all(is_everyday(word) for word in m.low)
        yield Clue(
            "shape",
            "" if plain else "organisation",
            1.5,
            f"ends in an everyday word, “{m.parts[-1]}”",
        )
    elif not any(part.isupper() and len(part) > 1 and part[-1] != "." for part in m.parts):
        yield Clue("shape", "person", 2.5, _words(m, "a person"))


_LISTS = {
    "organisation": "organisations", "medium": "media", "armed-group": "armed groups",
    "state": "states", "region": "places", "city": "cities", "province": "provinces",
}  # fmt: skip
"""What the user reads as the name of a list."""


def _listed(m: Mention, kind: str) -> str:
    return f"“{m.text}” is in the list of {_LISTS[kind]}"


def _ends(last: str, what: str) -> str:
    return f"ends in “{last}”, as names of {what} do"


def _begins(m: Mention, what: str) -> str:
    return f"begins with “{m.parts[0]}”, as names of {what} do"


def _given(m: Mention) -> str:
    return f"“{m.parts[0]}” is in the list of given names"


def _words(m: Mention, what: str) -> str:
    return f"{len(m.parts)} capitalised words, looks like {what}"


NAME_RULES: tuple[Callable[[Mention], Iterator[Clue]], ...] = (
    by_gazetteer, by_head, by_opener, by_compass, by_given_name, by_surname, by_ending,
    by_acronym, by_shape,
)  # fmt: skip
"""Counted once for all mentions of a name."""
