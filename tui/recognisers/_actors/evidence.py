"""What speaks for each type of a name. Each rule is one function with an example of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._actors.english import is_everyday
from tui.recognisers._actors.lists import lists


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.recognisers._actors.reading import Reading
    from tui.recognisers._actors.segments import Candidate

_AGE = re.compile(r"\d\d$")
_INITIAL = re.compile(r"[A-Z]\.$")
_PLACE_PREPOSITIONS = {"in": 3, "near": 3, "outside": 2, "across": 2, "around": 2, "into": 2, "at": 1, "from": 1, "towards": 2, "toward": 2, "inside": 2, "throughout": 3, "northern": 3, "southern": 3, "eastern": 3, "western": 3, "central": 2, "downtown": 3, "southeast": 2, "northwest": 2, "northeast": 2, "southwest": 2, "neighbouring": 3, "neighboring": 3}
_PLACE_NOUNS = frozenset({"city", "town", "village", "province", "region", "district", "county", "area", "suburb", "capital", "port", "island", "governorate", "state", "countryside", "airport", "border", "neighbourhood", "neighborhood", "camp", "crossing", "valley", "river", "peninsula", "coast"})
_MEDIUM_NOUNS = frozenset({"newspaper", "magazine", "channel", "television", "broadcaster", "daily", "weekly", "website", "radio", "tabloid"})
_ARMED_NOUNS = frozenset({"fighters", "militants", "rebels", "militia", "militiamen", "insurgents", "troops", "gunmen", "guerrillas", "commander", "commanders", "terrorists", "jihadists"})
_COMPANY_NOUNS = frozenset({"shares", "stock", "executives", "employees", "customers", "shareholders", "subsidiary", "ceo", "members", "headquarters"})
_STOPS = frozenset("of in for who which that and at by from to with on".split())
_NOUNS_OF = {
    "place": _PLACE_NOUNS | {"municipality", "commune", "hamlet", "parish", "neighborhood", "mountain", "lake", "street", "street", "highway"},
    "medium": _MEDIUM_NOUNS,
    "organisation": frozenset("company band organisation organization firm party agency club team school university charity corporation manufacturer brand label bank airline think-tank union federation alliance coalition institute museum monitor watchdog regiment".split()),
    "armed-group": frozenset("militia faction insurgency".split()),
    "person": frozenset("man woman actor singer writer politician footballer journalist player lawyer spokesman spokeswoman spokesperson resident local businessman scientist professor author artist leader member minister general officer commander director manager activist doctor teacher student father mother son daughter brother sister wife husband analyst expert historian economist researcher former".split()),
}
_DOES = frozenset("was is has had did does won lost went came made took gave began became left returned moved died lived wrote scored played met married joined".split())
_PERSON_VERBS = frozenset({"who", "whose", "himself", "herself", "aged"})


class Clue(NamedTuple):
    """One piece of evidence."""

    rule: str
    type: str
    weight: float
    """How much it counts: 1 a hint, 3 likely, 6 strong, 9 settled; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate in its surroundings, as the rules look at it."""

    candidate: Candidate
    reading: Reading
    parts: tuple[str, ...]
    low: tuple[str, ...]

    @property
    def text(self) -> str:
        """The name."""
        return self.candidate.text

    def before(self, steps: int = 1) -> str:
        """The word so many steps before the name, in lower case."""
        return self.reading.words.lower(self.candidate.first - steps)

    def after(self, steps: int = 1) -> str:
        """The word so many steps behind the name, in lower case."""
        return self.reading.words.lower(self.candidate.last + steps)


def mention_of(candidate: Candidate, reading: Reading) -> Mention:
    """The candidate with its words at hand."""
    parts = tuple(reading.words.text[candidate.first : candidate.last + 1])
    return Mention(candidate, reading, parts, tuple(part.lower() for part in parts))


def by_gazetteer(m: Mention) -> Iterator[Clue]:
    """"Iran", "Reuters", "Aleppo" stand in the lists."""
    named = lists()
    if m.text.isupper() and len(m.text) > 3 and named.is_place(m.text.title()):
        yield Clue("gazetteer", "place", 5)
    if m.candidate.fixed or m.text in named.demonyms:
        yield Clue("demonym", "people", 12)
        return
    if entry := named.known.get(m.text):
        yield Clue("gazetteer", entry.type, 8)
    if m.text in named.countries:
        yield Clue("gazetteer", "state", 9)
    elif m.text in named.regions:
        yield Clue("gazetteer", "place", 8)
    elif m.text in named.cities:
        yield Clue("gazetteer", "place", 4 if len(m.parts) == 1 else 6)


def by_title(m: Mention) -> Iterator[Clue]:
    """"President Assad", "Col. Hassan": a title stands before the name."""
    if m.candidate.titled and not _has_head(m):
        yield Clue("title", "person", 7 if m.candidate.titled in lists().honorifics else 4)


def by_head(m: Mention) -> Iterator[Clue]:
    """"Tigris River", "Kurdistan Democratic Party", "Straits Times": the last word says what it is."""
    named, last = lists(), m.low[-1]
    several = len(m.parts) > 1
    if last in named.thing_heads and (several or last not in named.organisation_heads):
        yield Clue("head", "", 7)
    if several and last in named.medium_heads:
        yield Clue("head", "medium", 6.5)
    elif last in named.armed_heads:
        yield Clue("head", "armed-group", 6.5)
    elif last in named.organisation_heads:
        yield Clue("head", "organisation", 6 if several else 5)
    elif several and last in named.location_heads:
        yield Clue("head", "place", 6)
    elif several and named.organisation_heads & set(m.low[1:]):
        yield Clue("head", "organisation", 3)


def by_opener(m: Mention) -> Iterator[Clue]:
    """"Ministry of Defence", "Mount Hermon", "North Aleppo": the first word says what it is."""
    named, first = lists(), m.low[0]
    if len(m.parts) < 2:
        return
    if first in named.thing_openers and m.low[1] in ("of", "no.") or first in ("operation",):
        yield Clue("opener", "", 9)
    elif "of" in m.low and named.place_openers & set(m.low[:2]):
        yield Clue("opener", "place", 6)
    elif set(m.low) & {"of", "for"} and first in named.organisation_openers:
        yield Clue("opener", "organisation", 6)
    elif {"of", "for"} & set(m.low) and set(m.low) & named.organisation_openers:
        yield Clue("opener", "organisation", 4)
    elif first in named.location_openers and not _has_head(m):
        yield Clue("opener", "place", 5)
    elif first in named.compass and named.is_place(" ".join(m.parts[1:])):
        yield Clue("opener", "place", 8)


def by_given_name(m: Mention) -> Iterator[Clue]:
    """"Naim Qassem", "Stephen J. Townsend": a given name, an initial."""
    if _has_head(m):
        return
    if len(m.parts) == 1:
        if m.text in lists().given:
            yield Clue("given", "person", 2)
        return
    if m.parts[0] in lists().given and "of" not in m.low:
        yield Clue("given", "person", 6)
    if _INITIAL.match(m.parts[0]) or any(_INITIAL.match(part) for part in m.parts[1:-1]):
        yield Clue("given", "person", 5)


def by_surname(m: Mention) -> Iterator[Clue]:
    """"Araghchi", when the text has "Abbas Araghchi" too."""
    if m.parts[-1] in m.reading.surnames and not _has_head(m):
        yield Clue("surname", "person", 6 if len(m.parts) == 1 else 3)


def by_shape(m: Mention) -> Iterator[Clue]:
    """"HTS" is an organisation, two or three capitalised words are rather a person."""
    letters = m.text.replace(".", "")
    if len(m.parts) == 1:
        if letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 6:
            yield Clue("acronym", "organisation", 3)
        return
    if m.parts[0] in lists().given and len(m.parts) <= 4:
        return
    if m.before() == "the" or _has_head(m) or len(m.parts) > 4:
        yield Clue("shape", "organisation", 1.5)
    elif lists().is_place(m.parts[0]):
        yield Clue("shape", "organisation", 2.5)
    elif is_everyday(m.low[-1]):
        yield Clue("shape", "organisation" if not all(map(is_everyday, m.low)) else "", 1.5)
    elif not any(part.isupper() and len(part) > 1 and part[-1] != "." for part in m.parts):
        yield Clue("shape", "person", 2.5)


def by_number(m: Mention) -> Iterator[Clue]:
    """"four VBIEDs", "an EP of": what can be counted is no actor."""
    if not m.text.rstrip("s").isupper() or m.text in lists().known or m.text in lists().countries:
        return
    plural = m.text[-1] == "s" or f"{m.text}s" in m.reading.inside
    if plural or (m.before() in ("a", "an") and (not m.after().isalpha() or m.after() in lists().not_names)):
        yield Clue("number", "", 4)


def by_article(m: Mention) -> Iterator[Clue]:
    """"the Pentagon": persons and towns do without an article."""
    if m.parts[0] in lists().given and len(m.parts) > 1:
        return
    if m.before() == "the" and not m.candidate.titled and m.after() not in lists().rule_heads:
        yield Clue("article", "organisation", 2)
        yield Clue("article", "person", -4)


def by_place_words(m: Mention) -> Iterator[Clue]:
    """"in Rastan", "the city of Hama", "Idlib province", "Irving, Texas"."""
    named = lists()
    if m.text in named.countries or m.text.isupper():
        return
    if m.reading.words.owns[m.candidate.last]:
        return
    if weight := _PLACE_PREPOSITIONS.get(m.before()):
        yield Clue("preposition", "place", weight if m.after() not in _ARMED_NOUNS else 0.5)
    if m.before() == "of" and (m.before(2) in _PLACE_NOUNS or m.before(2) in named.compass):
        yield Clue("noun", "place", 6)
    if m.after() in _PLACE_NOUNS:
        yield Clue("noun", "place", 4)
    if m.after() == "," and m.reading.words.text[m.candidate.last + 1 :][1:2]:
        follower = m.reading.words.text[m.candidate.last + 2]
        if follower in named.regions or follower in named.countries:
            yield Clue("noun", "place", 4)


def by_subject(m: Mention) -> Iterator[Clue]:
    """"Bobick was criticised", "Budjana's teacher": persons do and own more than places."""
    if m.after() in _DOES and m.before() != "the":
        yield Clue("subject", "person", 1)
    elif m.reading.words.owns[m.candidate.last] and m.before() != "the":
        yield Clue("subject", "person", 0.8)


def by_speech(m: Mention) -> Iterator[Clue]:
    """"Araqchi said": who speaks is a person, an organisation or a state, no place."""
    if m.after() in lists().speech_verbs or (m.before() in lists().speech_verbs and m.after() in (",", ".")):
        yield Clue("speech", "person", 2)
        yield Clue("speech", "organisation", 1)
        yield Clue("speech", "place", -1)


def by_role(m: Mention) -> Iterator[Clue]:
    """"businessman Rami Makhlouf", "Ahmed Mohamed, 14,", "Davis, who": words that go with persons."""
    if m.before() in lists().roles and not _has_head(m) and not m.reading.words.owns[m.candidate.first - 1]:
        yield Clue("role", "person", 4)
    if m.after() == "," and _AGE.match(m.after(2)):
        yield Clue("role", "person", 6)
    if m.after() in ("regime", "administration", "presidency", "family", "era"):
        yield Clue("role", "person", 3)
    if m.before() == "(" and m.after() == ")" and m.reading.words.text[m.candidate.first - 2] in m.reading.surnames:
        yield Clue("role", "person", 5)
    if m.after() in _PERSON_VERBS or (m.after() == "," and m.after(2) in _PERSON_VERBS):
        yield Clue("role", "person", 3)


def by_definition(m: Mention) -> Iterator[Clue]:
    """"Talbisa, a town north of Homs", "Konami is a company": the text says what it is."""
    words = m.reading.words
    start = m.candidate.last + 2
    if m.after() not in (",", "is", "was", "are", "were") or m.after(2) not in ("a", "an", "the"):
        return
    for word in words.text[start + 1 : start + 6]:
        for kind, nouns in _NOUNS_OF.items():
            if word in nouns:
                yield Clue("definition", kind, 4)
                return
        if not word.isalpha() or word in _STOPS:
            return


def by_noun(m: Mention) -> Iterator[Clue]:
    """"Hurriyet newspaper", "Hezbollah fighters", "Airbus shares": the noun behind the name."""
    if m.after() in _MEDIUM_NOUNS or (m.after() == "news" and m.after(2) == "agency"):
        yield Clue("noun", "medium", 5)
    elif m.after() in _ARMED_NOUNS and not m.reading.words.owns[m.candidate.last]:
        yield Clue("noun", "armed-group", 2.5)
    elif m.after() in _COMPANY_NOUNS:
        yield Clue("noun", "organisation", 2.5)
    if m.reading.words.lower(m.candidate.last + 1) == "-" and m.after(2) in ("backed", "led", "based"):
        yield Clue("noun", "place", 2 if m.after(2) == "based" else 0)


NAME_RULES: tuple[Callable[[Mention], Iterator[Clue]], ...] = (
    by_gazetteer, by_head, by_opener, by_given_name, by_surname, by_shape,
)  # fmt: skip
"""Rules that look at the name: counted once for all its mentions."""

PLACE_RULES: tuple[Callable[[Mention], Iterator[Clue]], ...] = (
    by_title, by_number, by_article, by_place_words, by_subject, by_speech, by_role, by_definition, by_noun,
)  # fmt: skip
"""Rules that look at the words around it: they add up over its mentions."""


def _has_head(m: Mention) -> bool:
    """Is its last word the head of an organisation, a place or a thing?"""
    named, last = lists(), m.low[-1]
    return last in named.organisation_heads or last in named.location_heads or last in named.thing_heads
