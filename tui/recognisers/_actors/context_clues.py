"""What the words around a name say of its type; a rule is a function with its example."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.recognisers._actors.clues import Clue
from tui.recognisers._actors.lists import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.recognisers._actors.clues import Mention

_AGE = re.compile(r"\d\d$")
_WITH_PERSONS = frozenset({"who", "whose", "himself", "herself", "aged"})
_RULE_NOUNS = frozenset({"regime", "administration", "presidency", "family", "era"})
_BEFORE_PLACES = {
    "in": 3, "near": 3, "throughout": 3, "at": 1, "from": 1, "outside": 2, "across": 2,
    "around": 2, "into": 2, "towards": 2, "toward": 2, "inside": 2, "northern": 3,
    "southern": 3, "eastern": 3, "western": 3, "central": 2, "downtown": 3, "northeast": 2,
    "northwest": 2, "southeast": 2, "southwest": 2, "neighbouring": 3, "neighboring": 3,
}  # fmt: skip
"""Words before a place, and how much they say."""
_SHARES = frozenset({"stake", "stakes", "share", "shares", "holding", "invested", "investor"})
"""Words before "in" or "of" and a company: "a stake in Velgo"."""
_BEFORE_BIRTH = frozenset({"(", ",", "was", "is"})
_DEFINING = frozenset({",", "is", "was", "are", "were"})
_LONGEST_DEFINITION = 5
"""Words between the article and the noun that says what something is."""


def by_title(m: Mention) -> Iterator[Clue]:
    """ "President Assad", "Col. Hassan": a title stands before the name."""
    if m.candidate.titled and not m.has_head:
        yield Clue(
            "title",
            "person",
            7 if m.candidate.titled in lists().honorifics else 4,
            f"the title “{m.candidate.titled}” stands before it",
        )


def by_number(m: Mention) -> Iterator[Clue]:
    """ "four VBIEDs", "an EP of": what can be counted is no actor."""
    named = lists()
    if not m.text.rstrip("s").isupper() or m.text in named.known or m.text in named.countries:
        return
    plural = m.text[-1] == "s" or f"{m.text}s" in m.reading.inside
    alone = not m.after().isalpha() or m.after() in named.not_names
    if plural or (m.before() in ("a", "an") and alone):
        yield Clue("number", "", 4)


def by_article(m: Mention) -> Iterator[Clue]:
    """ "the Pentagon": persons and towns do without an article."""
    if m.before() != "the" or m.is_full_name or m.candidate.titled:
        return
    if m.after() not in lists().rule_heads:
        yield Clue("article", "organisation", 2, "“the” stands before it: no person, no town")
        yield Clue("article", "person", -4)


def by_preposition(m: Mention) -> Iterator[Clue]:
    """ "in Rastan", "northern Idlib", "seized Saraqeb": what stands before places."""
    named = lists()
    if m.owns or m.text in named.countries or m.text.isupper() or m.before(2) in _SHARES:
        return
    if weight := _BEFORE_PLACES.get(m.before()):
        yield Clue(
            "preposition",
            "place",
            0.5 if m.after() in named.armed_nouns else weight,
            _before(m),
        )
    elif m.before() == "to" and m.before(2) in named.going_words:
        yield Clue("preposition", "place", 2, f"“{m.before(2)} to” stands before it")
    elif m.before() in named.taking_verbs and len(m.parts) == 1:
        yield Clue("preposition", "place", 1.5, _before(m))


def by_place_noun(m: Mention) -> Iterator[Clue]:
    """ "the city of Hama", "north of Homs", "Idlib province", "Zorvik, Texas"."""
    named = lists()
    if m.text in named.countries:
        return
    partner = m.before(2) if m.before() == "of" else ""
    if partner in named.place_nouns:
        yield Clue("noun", "place", 6, f"“{m.before(2)} of” stands before it")
    elif partner in named.place_partners:
        yield Clue("noun", "place", 4, f"“{m.before(2)} of” stands before it")
    if m.after() in named.place_nouns and not m.owns:
        yield Clue("noun", "place", 4, _after(m))
    wider = m.word_after(2)
    if m.after() == "," and (wider in named.regions or wider in named.countries):
        closed = m.after(3) in (",", ".", ")", "")
        why = f"“{wider}” follows behind a comma: it lies there"
        yield Clue("noun", "place", 6.5 if closed else 4, why)


def by_subject(m: Mention) -> Iterator[Clue]:
    """ "Zorvik was late", "Zorvik's teacher": persons act and own more than places."""
    if m.before() == "the":
        return
    if m.after() in lists().subject_verbs:
        yield Clue("subject", "person", 1, f"“{m.after()}” follows: persons act")
    elif m.owns:
        yield Clue("subject", "person", 0.8, "owns what follows, as persons do")


def by_speech(m: Mention) -> Iterator[Clue]:
    """ "Araqchi said", "said Marouh.": who speaks is a person, an organisation, no place."""
    verbs = lists().speech_verbs
    if m.after() in verbs or (m.before() in verbs and m.after() in (",", ".")):
        why = _after(m) if m.after() in verbs else _before(m)
        yield Clue("speech", "person", 2, why)
        yield Clue("speech", "organisation", 1, why)
        yield Clue("speech", "place", -1)


def by_role(m: Mention) -> Iterator[Clue]:
    """ "businessman Rami Makhlouf", "Quandal, who", "the Assad regime"."""
    words = m.reading.words
    if m.before() in lists().roles and not m.has_head and not words.owns[m.candidate.first - 1]:
        yield Clue("role", "person", 4, _before(m))
    if m.after() in _RULE_NOUNS:
        yield Clue("role", "person", 3, _after(m))
    if m.after() in _WITH_PERSONS or (m.after() == "," and m.after(2) in _WITH_PERSONS):
        with_person = m.after() if m.after() in _WITH_PERSONS else m.after(2)
        yield Clue("role", "person", 3, f"“{with_person}” follows")


def by_kind(m: Mention) -> Iterator[Clue]:
    """ "the German company Velgo", "soccer club Paris Saint-Germain": the noun before it."""
    named = lists()
    if m.before() == "agency" and m.before(2) == "news":
        yield Clue("kind", "medium", 5, "“news agency” stands before it")
    elif m.before() in named.organisation_nouns:
        yield Clue("kind", "organisation", 5, _before(m))
    elif m.before() in named.medium_nouns:
        yield Clue("kind", "medium", 5, _before(m))


def by_membership(m: Mention) -> Iterator[Clue]:
    """ "spokesman for Velgo", "joined Velgo", "Velgo was founded": it has members."""
    named = lists()
    if m.before() in ("of", "for") and m.before(2) in named.membership_nouns:
        yield Clue(
            "membership", "organisation", 2, f"“{m.before(2)} {m.before()}” stands before it"
        )
    elif m.before() in ("in", "of") and m.before(2) in _SHARES:
        why = f"“{m.before(2)} {m.before()}” stands before it"
        yield Clue("membership", "organisation", 2, why)
    elif m.before() == "by" and m.before(2) in named.owning_words:
        yield Clue("membership", "organisation", 1.5, f"“{m.before(2)} by” stands before it")
    elif m.before() in ("for", "with") and m.before(2) in ("signed", "played", "plays"):
        yield Clue(
            "membership", "organisation", 1.5, f"“{m.before(2)} {m.before()}” stands before it"
        )
    elif m.before() in named.joining_verbs:
        yield Clue("membership", "organisation", 1.5, _before(m))
    if m.after() in _DEFINING and m.after(2) in named.founding_verbs:
        yield Clue("membership", "organisation", 3, f"“{m.after(2)}” is said of it")


def by_birth(m: Mention) -> Iterator[Clue]:
    """ "Zorvik was born in", "Zorvik (born 1960)": who is born is a person."""
    if "born" in (m.after(2), m.after(3)) and m.after() in _BEFORE_BIRTH:
        yield Clue("birth", "person", 5, "“born” follows")


def by_age(m: Mention) -> Iterator[Clue]:
    """ "Karim Jaber, 34,": an age stands behind the name."""
    if m.after() == "," and _AGE.match(m.after(2)) and m.after(3) in (",", "."):
        yield Clue("age", "person", 6, f"an age follows, {m.after(2)}")


def by_brackets(m: Mention) -> Iterator[Clue]:
    """ "Al-Golani (Jolani)": another spelling of a person's name."""
    if m.before() != "(" or m.after() != ")":
        return
    if m.reading.words.text[m.candidate.first - 2] in m.reading.surnames:
        yield Clue("brackets", "person", 5, "in brackets behind a surname: another spelling")


def by_definition(m: Mention) -> Iterator[Clue]:
    """ "Talbisa, a town north of Homs", "Velgo is a company": the text says what it is."""
    if m.after() not in _DEFINING or m.after(2) not in ("a", "an", "the"):
        return
    named = lists()
    nouns = {
        "place": named.place_nouns,
        "medium": named.medium_nouns,
        "organisation": named.organisation_nouns,
        "armed-group": named.armed_nouns,
        "person": named.person_nouns,
    }
    for steps in range(3, 3 + _LONGEST_DEFINITION):
        word = m.word_after(steps)
        kind = next((kind for kind, words in nouns.items() if word in words), "")
        if kind:
            yield Clue("definition", kind, 4, f"the text says what it is: “{word}”")
        if kind or not word.isalpha() or word in named.phrase_ends:
            return


def by_noun(m: Mention) -> Iterator[Clue]:
    """ "Hurriyet newspaper", "Hezbollah fighters", "Airbus shares": the noun behind it."""
    named = lists()
    if m.after() in named.medium_nouns or (m.after() == "news" and m.after(2) == "agency"):
        yield Clue("noun", "medium", 5, _after(m))
    elif m.after() in named.armed_nouns and not m.owns:
        yield Clue("noun", "armed-group", 2.5, _after(m))
    elif m.after() in named.company_nouns:
        yield Clue("noun", "organisation", 2.5, _after(m))
    elif m.after() in named.roles and m.word_after(2)[:1].isupper() and not m.owns:
        yield Clue("noun", "organisation", 2, f"the office “{m.after()}” follows, with a name")
    elif m.after() == "-" and m.after(2) == "based":
        yield Clue("noun", "place", 2, "“-based” follows")


def _before(m: Mention) -> str:
    return f"“{m.before()}” stands before it"


def _after(m: Mention) -> str:
    return f"“{m.after()}” follows"


CONTEXT_RULES: tuple[Callable[[Mention], Iterator[Clue]], ...] = (
    by_title, by_number, by_article, by_preposition, by_place_noun, by_subject, by_speech,
    by_role, by_kind, by_membership, by_birth, by_age, by_brackets, by_definition, by_noun,
)  # fmt: skip
"""They add up over the mentions of a name."""
