"""The type of each name: what all its mentions in the text say together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.recognisers._actors.clues import Clue, mention_of
from tui.recognisers._actors.context_clues import CONTEXT_RULES
from tui.recognisers._actors.lists import lists
from tui.recognisers._actors.name_clues import NAME_RULES
from tui.recognisers._actors.surnames import without_article

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.recognisers._actors.reading import Reading
    from tui.recognisers._actors.segments import Candidate

_SURE = 4
"""The weight from which a full name is surely a person's: more than its mere shape."""

_MOST_ALIKE = 12
"""Mentions of a name whose surroundings are looked at; more add nothing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The type that the evidence favours, and the rule that spoke loudest for it."""

    type: str
    """Empty: a thing that is no actor, an event say."""
    rule: str
    weight: float
    loudest: tuple[Clue, ...] = ()
    """The clues for this type that weigh most."""

    def why(self, first: int) -> str:
        """The evidence for the mention that begins with this word: its own if there is."""
        for clue in self.loudest:
            if clue.at in (-1, first):
                return clue.why
        return f"elsewhere in the text: {self.loudest[0].why}" if self.loudest else ""


def verdicts(
    candidates: Sequence[Candidate], reading: Reading, acronyms: Mapping[str, str]
) -> dict[str, Verdict]:
    """A verdict for each name; an acronym has that of the name it stands for."""
    mentions: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        mentions[candidate.text].append(candidate)
    clues = {name: _clues(each[:_MOST_ALIKE], reading) for name, each in mentions.items()}
    found = {name: _sum(each) for name, each in clues.items()}
    _add_namesakes(clues, found)
    _add_states(clues)
    _add_neighbours(candidates, clues, found, reading)
    found = {name: _sum([*each, *_defaults(name)]) for name, each in clues.items()}
    for acronym, name in acronyms.items():
        if name in found:
            found[acronym] = _stands_for(name, found[name])
    return found


def _stands_for(name: str, verdict: Verdict) -> Verdict:
    """The verdict of a name for the acronym that the text explains by it."""
    why = f"the text explains it as “{name}”"
    return replace(verdict, loudest=(Clue(verdict.rule, verdict.type, verdict.weight, why),))


def _clues(candidates: list[Candidate], reading: Reading) -> list[Clue]:
    """What the rules say of one name."""
    first = mention_of(candidates[0], reading)
    clues = [clue for rule in NAME_RULES for clue in rule(first)]
    for candidate in candidates:
        mention = mention_of(candidate, reading)
        at = candidate.first
        clues += [each._replace(at=at) for rule in CONTEXT_RULES for each in rule(mention)]
    return clues


def _add_namesakes(clues: dict[str, list[Clue]], found: dict[str, Verdict]) -> None:
    """ "Quandal" is a person when "Rufo Quandal" looks like one."""
    parts: dict[str, tuple[float, str]] = {}
    for name, verdict in found.items():
        if verdict.type == "person" and " " in name:
            words = name.split()
            sure = verdict.weight >= _SURE
            for word, weight in (
                (words[0], 2.5),
                (words[-1], 5),
                (without_article(words[-1]), 5),
            ):
                heard = (weight if sure else weight / 2, name)
                parts[word] = max(parts.get(word, heard), heard, key=lambda each: each[0])
    for name, own in clues.items():
        if name not in parts:
            continue
        weight, full = parts[name]
        if weight == 5 or not lists().knows(name):
            own.append(Clue("surname", "person", weight, f"part of the name of “{full}”"))


def _add_states(clues: dict[str, list[Clue]]) -> None:
    """ "Zorvia" is a place when the text has a "Republic of Zorvia", too."""
    for full in tuple(clues):
        opener, _, name = full.partition(" of ")
        if name in clues and opener.lower() in lists().place_openers:
            clues[name].append(Clue("state", "place", 5, f"part of the name of “{full}”"))


def _add_neighbours(
    candidates: Sequence[Candidate],
    clues: dict[str, list[Clue]],
    found: dict[str, Verdict],
    reading: Reading,
) -> None:
    """ "Zorvik" is a place in "Mosul, Zorvik and Homs": a row holds things of one sort."""
    for one, other in pairwise(candidates):
        between = reading.words.text[one.last + 1 : other.first]
        if between not in ([","], ["and"], [",", "and"], ["or"]):
            continue
        for name, neighbour in ((one.text, other.text), (other.text, one.text)):
            kind = found[neighbour].type
            if (
                found[name].weight < 3
                and found[neighbour].weight >= 4
                and kind not in ("people", "")
            ):
                kind = "place" if kind == "state" else kind
                clues[name].append(Clue("row", kind, 2, f"in a row with “{neighbour}”"))


def _defaults(name: str) -> list[Clue]:
    """What a capitalised word is most often when nothing else is known of it."""
    plain = name.replace("-", "").isalpha() and not name.isupper()
    kind, what = ("person", "a person") if plain else ("organisation", "an organisation")
    return [Clue("capital", kind, 0.3, f"a capital and no more to go by: perhaps {what}")]


def _sum(clues: list[Clue]) -> Verdict:
    """The type with the most weight, and its strongest rule.

    Several clues of one rule count for one and a half: a name met often is not a surer one.
    """
    by_rule: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for clue in clues:
        by_rule[clue.type, clue.rule].append(clue.weight)
    total: defaultdict[str, float] = defaultdict(float)
    for (kind, _), weights in by_rule.items():
        most = max(weights, key=abs)
        total[kind] += most if len(weights) == 1 else 1.5 * most
    best = max(total, key=lambda kind: total[kind], default="other")
    if best == "other" or total[best] <= 0:
        return Verdict("other", "capital", 0)
    most = max(clue.weight for clue in clues if clue.type == best)
    loudest = tuple(clue for clue in clues if clue.type == best and clue.weight == most)
    return Verdict(best, loudest[0].rule, total[best], loudest)
