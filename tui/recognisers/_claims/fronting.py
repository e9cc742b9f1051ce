"""What stands in front of a subject: "On Friday", "After the match,", "Meanwhile,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._claims import grammar

if TYPE_CHECKING:
    from tui.recognisers._claims.sentence import Sentence

LONGEST = 24
"""A noun phrase, or what stands before it, of more words than this is a mistake."""

_FRONTING = (
    grammar.PREPOSITIONS
    | grammar.OPENERS
    | grammar.TIMES
    | grammar.SUBORDINATORS
    | {"speaking", "asked"}
)


def after_fronted(sentence: Sentence, first: int, end: int) -> int:
    """Where the subject begins after "On Friday", "Meanwhile," or "After the match,"."""
    start = first
    while start < end and sentence.word(start) in _FRONTING:
        comma = _comma(sentence, start, end)
        if comma:
            start = comma + 1
        elif sentence.word(start) in grammar.OPENERS:
            start += 1
        else:
            return _after_time(sentence, start, end)
    if start == first and _is_participle(sentence, start):
        comma = _comma(sentence, start, end)
        start = comma + 1 if comma else start
    return start


def _comma(sentence: Sentence, start: int, end: int) -> int:
    """The first comma from here; 0: none near."""
    limit = min(end, start + LONGEST)
    return next((i for i in range(start, limit) if sentence.word(i) == ","), 0)


def _is_participle(sentence: Sentence, index: int) -> bool:
    """Does "Speaking in Beirut, …" begin here?"""
    return sentence.word(index).endswith("ing") and sentence.items[index].named


def _after_time(sentence: Sentence, start: int, end: int) -> int:
    """Past "On Friday" when a subject follows; else past the first place-like phrase."""
    index = start + (sentence.word(start) in grammar.PREPOSITIONS)
    while index < end and (
        sentence.word(index) in grammar.TIMES or sentence.word(index).isdigit()
    ):
        index += 1
    if index - start > 1 or sentence.word(start) in grammar.TIMES:
        return index
    for later in range(start + 2, min(end, start + LONGEST)):
        if sentence.word(later) in grammar.DETERMINERS | grammar.PRONOUNS:
            return later
    return start


def clause_start(sentence: Sentence, first: int, last: int) -> int:
    """Past a dateline, "Meanwhile," or "But"."""
    for index in range(first, min(last, first + 10)):
        if sentence.word(index) in {"-", "–", "—"} and sentence.quote(first, first).isupper():
            first = index + 1
            break
    while first < last and sentence.word(first) in grammar.OPENERS | {","}:
        if sentence.word(first + 1) != "," and sentence.word(first) not in {"and", "but", ","}:
            break
        first += 1
    return first
