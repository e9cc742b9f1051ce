"""From a text to the actors seen in it: the steps, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._actors.acronyms import definitions
from tui.recognisers._actors.english import is_everyday
from tui.recognisers._actors.groups import bare_groups, group_before, group_behind
from tui.recognisers._actors.lists import lists
from tui.recognisers._actors.naming import Names
from tui.recognisers._actors.offices import offices
from tui.recognisers._actors.reading import read
from tui.recognisers._actors.runs import Runs
from tui.recognisers._actors.segments import Candidate, Segments
from tui.recognisers._actors.speakers import speakers
from tui.recognisers._actors.surnames import without_article
from tui.recognisers._actors.verdict import Verdict, verdicts
from tui.recognisers._actors.words import straighten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.recognisers._actors.acronyms import Definition
    from tui.recognisers._actors.reading import Reading


_LITTLE = 2
"""The weight below which the evidence for a type is little."""
_NEXT_TO_NOTHING = 0.5
"""The weight below which there is none but the capital."""
_OFFICE = "an office with capitals, its holder not named beside it"


class Seen(NamedTuple):
    """An actor mention: offsets into the body, the actor proposed, the rule behind it."""

    start: int
    end: int
    name: str
    type: str
    form: str
    rule: str
    why: str


class _Stretch(NamedTuple):
    """A mention by words, before overlaps are settled."""

    first: int
    last: int
    type: str
    form: str
    rule: str
    name: str
    why: str


def find(body: str) -> list[Seen]:
    """The actors seen in a text, without overlaps, in reading order."""
    reading = read(body)
    defined = definitions(reading)
    found = _candidates(reading, defined)
    acronyms = {each.acronym: reading.words.name(each.first, each.last) for each in defined}
    verdict = verdicts(found, reading, acronyms)
    names = Names({name: each.type for name, each in verdict.items()}, acronyms)
    stretches: list[_Stretch] = []
    for candidate in found:
        stretches += _stretches(reading, candidate, verdict[candidate.text], names)
    stretches += [
        _Stretch(each.first, each.last, each.type, "role", "nominal", "", each.why)
        for each in bare_groups(reading)
    ]
    stretches += [
        _Stretch(each.first, each.last, "unnamed", "role", "speaker", "", each.why)
        for each in speakers(reading)
    ]
    stretches += [
        _Stretch(each.first, each.last, "person", "role", "office", "", _OFFICE)
        for each in offices(reading)
    ]
    return [_seen(body, reading, each) for each in _without_overlaps(stretches)]


def _candidates(reading: Reading, defined: list[Definition]) -> list[Candidate]:
    """All names that may be, those that an acronym explains in one piece."""
    segments = Segments(reading)
    whole = {each.first: each.last for each in defined}
    covered = {i for each in defined for i in range(each.first, each.last + 1)}
    found: list[Candidate] = []
    for run in Runs(reading, frozenset(each.acronym for each in defined)):
        found += [
            each
            for each in segments.cut(run)
            if covered.isdisjoint(range(each.first, each.last + 1))
        ]
    found += [Candidate(a, b, reading.words.name(a, b)) for a, b in whole.items()]
    found.sort(key=lambda each: each.first)
    acronyms = {each.acronym for each in defined}
    return [each for each in found if each.text in acronyms or _is_worth(reading, each)]


def _is_worth(reading: Reading, candidate: Candidate) -> bool:
    """Is it more than a title or an everyday word with a capital?"""
    word, low = candidate.text, candidate.text.lower()
    if word in lists().not_actors or word in lists().numerals or len(word.rstrip(".")) < 2:
        return False
    if candidate.fixed or candidate.last > candidate.first:
        return True
    if low in lists().titles and not candidate.titled:
        return False
    if lists().knows(word) and not reading.small[low]:
        return True
    if is_everyday(low) and not candidate.titled and word not in reading.surnames:
        seen, small = reading.inside[word], reading.small[low]
        return seen > small and (low in lists().bodies or (seen > 1 and not small))
    return not _is_code(word) and not reading.is_ordinary(word)


def _is_code(word: str) -> bool:
    """Is it the number of a road, a model or a version: "M5", "A380", "IE6"?"""
    return word.isupper() and any(map(str.isdigit, word))


def _stretches(
    reading: Reading, candidate: Candidate, verdict: Verdict, names: Names
) -> Iterable[_Stretch]:
    """The mention that a candidate gives: itself, or the group that follows it."""
    if not verdict.type or _is_doubtful(reading, candidate, verdict):
        return
    kind = candidate.fixed or verdict.type
    owner = "people" if candidate.text.lower() in lists().bodies else kind
    first, last = candidate.first, candidate.last
    group = group_behind(reading, first, last, owner) or group_before(
        reading, first, last, kind
    )
    if group:
        yield _Stretch(group.first, group.last, group.type, "role", "nominal", "", group.why)
        return
    form = "metonym" if _acts(reading, candidate, kind) else "name"
    name = names.of(candidate.text, kind)
    why = _why(candidate, verdict, name)
    yield _Stretch(candidate.first, candidate.last, kind, form, verdict.rule, name, why)


def _why(candidate: Candidate, verdict: Verdict, name: str) -> str:
    """One line for the user: what decided that this is an actor of its type."""
    if candidate.fixed and candidate.fixed != verdict.type:
        return f"“{candidate.text}” is in the list of peoples"
    if (
        verdict.rule == "surname"
        and name != candidate.text
        and name.endswith(without_article(candidate.text))
    ):
        return f"surname of {name}, named in full in this text"
    return verdict.why(candidate.first)


def _is_doubtful(reading: Reading, candidate: Candidate, verdict: Verdict) -> bool:
    """Is it an everyday word, a plural, a heading, for whose capital little speaks?"""
    word = candidate.text
    if candidate.first < candidate.last or verdict.weight >= _LITTLE:
        return False
    if is_everyday(word.lower()):
        return True
    if verdict.weight >= _NEXT_TO_NOTHING or reading.inside[word]:
        return False
    return word.isupper() or (word.endswith("s") and word not in reading.surnames)


def _acts(reading: Reading, candidate: Candidate, kind: str) -> bool:
    """Does a capital stand for its government here: "Tehran has urged"?"""
    if kind != "place" or candidate.text not in lists().capitals:
        return False
    after = reading.words.lower(candidate.last + 1)
    return reading.words.owns[candidate.last] is False and (
        after in lists().speech_verbs or after in lists().acting_verbs
    )


def _without_overlaps(stretches: list[_Stretch]) -> list[_Stretch]:
    """The longest of those that overlap, the earlier of equals; in reading order."""
    taken: set[int] = set()
    kept: list[_Stretch] = []
    for each in sorted(stretches, key=lambda each: (each.first - each.last, each.first)):
        covered = range(each.first, each.last + 1)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(each)
    return sorted(kept)


def _seen(body: str, reading: Reading, stretch: _Stretch) -> Seen:
    """A stretch of words as offsets; the name of a group is what the text calls it."""
    start = reading.words.start[stretch.first]
    end = reading.words.end[stretch.last]
    name = stretch.name or " ".join(straighten(body[start:end]).split())
    return Seen(start, end, name, stretch.type, stretch.form, stretch.rule, stretch.why)
