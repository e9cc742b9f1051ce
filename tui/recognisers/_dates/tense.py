"""Does the clause around an expression speak of what was or of what will be?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._dates.words import listed

if TYPE_CHECKING:
    from tui.recognisers._dates.tokens import Tokens

AHEAD = listed("""
    will shall would could might should won ll upcoming forthcoming scheduled slated due
    expected expects expect plan plans planned planning intends hopes aims deadline
    deadlines tomorrow begins starts opens resume resumes launches expires airs arrives
    takes meets ends returns
""")
BEHIND = listed("""
    was were had did has have been said told went came began took made got rose fell met
    held won lost left led fled saw gave found brought thought knew kept sent built fought
    shot struck hit cut spoke broke drove wrote ran sat stood flew grew drew threw heard
    felt became paid read laid swept sank since ago bore bought caught chose spent hid
    withdrew overthrew
""")
HEADING = frozenset({"is", "are", "going", "set", "ready", "about"})
"""What makes "to" look ahead: "is to meet", "set to begin"."""
HELPING = frozenset({"has", "have", "had", "been", "was", "were"})
"""Past as they are, these look ahead before such a word: "has been scheduled"."""
PRESENT = frozenset({"is", "are"})
NO_VERBS = listed("hundred indeed speed need breed bleed exceed proceed succeed united kindred")
"""They end like a past tense and are none."""
REACH_BACK, REACH_ON = 22, 14
COMMA_COST, AFTER_COST = 4, 3
"""How many words a comma, and standing behind the expression, put between it and a verb."""


def tense_around(tokens: Tokens, start: int, end: int) -> int:
    """-1 past, +1 future, 0 no telling, from the nearest verb of the sentence."""
    best, found = REACH_BACK + REACH_ON, 0
    for index, distance in (*_back(tokens, start), *_on(tokens, end)):
        if distance < best and (sign := _sign(tokens, index)):
            best, found = distance, sign
    return found


def _back(tokens: Tokens, start: int) -> list[tuple[int, int]]:
    return _walk(tokens, range(start - 1, max(start - 1 - REACH_BACK, -1), -1), 0)


def _on(tokens: Tokens, end: int) -> list[tuple[int, int]]:
    stop = min(end + REACH_ON, len(tokens.words))
    return _walk(tokens, range(end, stop), AFTER_COST)


def _walk(tokens: Tokens, indexes: range, cost: int) -> list[tuple[int, int]]:
    """Token indexes with their distance, up to the end of the sentence."""
    walked = []
    for index in indexes:
        word = tokens.words[index]
        if word in ".!?;:" or word.isspace():
            break
        cost += COMMA_COST if word == "," else 1
        walked.append((index, cost))
    return walked


def _sign(tokens: Tokens, index: int) -> int:
    word, before = tokens.low(index), tokens.low(index - 1)
    if word in AHEAD:
        return 1
    if word == "to":
        return 1 if before in HEADING else 0
    if word == "for":
        return 1 if before == "set" else 0
    if not _is_past(tokens.words[index]):
        return 0
    if word in HELPING and AHEAD.intersection((tokens.low(index + 1), tokens.low(index + 2))):
        return 1
    lately = (before, tokens.low(index - 2))
    if "be" in lately:
        return 1
    return 0 if PRESENT.intersection(lately) else -1


def _is_past(word: str) -> bool:
    if word.lower() in BEHIND:
        return True
    return len(word) > 4 and word.endswith("ed") and word.islower() and word not in NO_VERBS
