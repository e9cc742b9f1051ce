"""The type of each name: what all its mentions in the text say together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.recognisers._actors.evidence import NAME_RULES, PLACE_RULES, mention_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.recognisers._actors.evidence import Clue
    from tui.recognisers._actors.reading import Reading
    from tui.recognisers._actors.segments import Candidate

_MOST_ALIKE = 12
"""Mentions of a name whose surroundings are looked at; more add nothing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The type that the evidence favours, and the rule that spoke loudest for it."""

    type: str
    """Empty: a thing that is no actor, an event say."""
    rule: str
    weight: float


def verdicts(candidates: Iterable[Candidate], reading: Reading) -> dict[str, Verdict]:
    """A verdict for each name."""
    mentions: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        mentions[candidate.text].append(candidate)
    return {name: _weigh(found[:_MOST_ALIKE], reading) for name, found in mentions.items()}


def _weigh(candidates: list[Candidate], reading: Reading) -> Verdict:
    """Add up what the rules say of one name."""
    first = mention_of(candidates[0], reading)
    clues = [clue for rule in NAME_RULES for clue in rule(first)]
    for candidate in candidates:
        mention = mention_of(candidate, reading)
        clues += [clue for rule in PLACE_RULES for clue in rule(mention)]
    return _sum(clues)


def _sum(clues: list[Clue]) -> Verdict:
    """The type with the most weight, and its strongest rule."""
    total: defaultdict[str, float] = defaultdict(float)
    for clue in clues:
        total[clue.type] += clue.weight
    best = max(total, key=lambda kind: total[kind], default="other")
    if best == "other" or total[best] <= 0:
        return Verdict("other", "capital", 0)
    strongest = max((clue for clue in clues if clue.type == best), key=lambda clue: clue.weight)
    return Verdict(best, strongest.rule, total[best])
