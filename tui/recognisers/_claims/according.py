"""According to X, C; C, according to X; C, reported X."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._claims import grammar, phrases, verbs
from tui.recognisers._claims.contents import end
from tui.recognisers._claims.finding import Finding
from tui.recognisers._claims.fronting import LONGEST, clause_start

if TYPE_CHECKING:
    from tui.model.span import Span
    from tui.recognisers._claims.sentence import Sentence


_PLACING = frozenset(("in", "at", "from", "near", "on", "inside"))
_SHORTEST = 5
"""Content of fewer characters is no statement."""


class Attribution(NamedTuple):
    """An "according to X" and the sentence without it."""

    first: int
    last: int
    cue: Span
    source: Span
    via: tuple[str, ...]
    rest: Sentence


def attribution(sentence: Sentence) -> Attribution | None:
    """The first "according to X" of a sentence."""
    for index in range(len(sentence.items) - 2):
        if sentence.word(index) == "according" and sentence.word(index + 1) == "to":
            return _attribution(sentence, index)
    return None


def _attribution(sentence: Sentence, index: int) -> Attribution | None:
    phrase = phrases.after(sentence, index + 2) or _until_mark(sentence, index + 2)
    if phrase is None:
        return None
    last = _before_medium(sentence, phrase)
    phrase = phrase._replace(last=last)
    if index <= 1 and sentence.word(last + 1) in _PLACING:  # a witness in the city, C
        where = phrases.after(sentence, last + 2)
        if where is not None and sentence.word(where.last + 1) == ",":
            last = where.last
    via: tuple[str, ...] = ()
    if sentence.word(last + 1) in {"cited", "quoted"} and sentence.word(last + 2) == "by":
        medium = phrases.after(sentence, last + 3)
        if medium:
            last, via = medium.last, (sentence.quote(*medium),)
    cue = sentence.place(index, index + 1)
    source = sentence.place(*phrase)
    first = index
    if sentence.word(index - 1) == "," and sentence.word(last + 1) in {",", ".", ""}:
        first = index - 1
    if index <= 1 and sentence.word(last + 1) == ",":
        last += 1
    return Attribution(first, last, cue, source, via, sentence.without(first, last))


def _before_medium(sentence: Sentence, phrase: phrases.Phrase) -> int:
    """The last item of "border officials" in "border officials cited by an agency"."""
    for index in range(phrase.first + 1, phrase.last):
        if sentence.word(index) in {"cited", "quoted"} and sentence.word(index + 1) == "by":
            return index - 1
    return phrase.last


def _until_mark(sentence: Sentence, first: int) -> phrases.Phrase | None:
    last = first - 1
    while last - first < LONGEST and sentence.is_word(last + 1):
        last += 1
    return phrases.Phrase(first, last) if last >= first else None


def finding(sentence: Sentence, found: Attribution) -> Finding | None:
    """The claim of an "according to X" in a sentence that reports nothing else."""
    items = sentence.items
    parts: list[Span] = []
    is_relative = sentence.word(found.first - 1) in grammar.RELATIVE
    if found.first > 1 and not is_relative:
        first = clause_start(sentence, 0, found.first - 1)
        parts.append(sentence.cover(first, found.first - 1))
    after = found.last + 1
    if after < len(items) - 1 and (not parts or _goes_on(sentence, after)):
        parts.append(sentence.cover(after, end(sentence, after)))
    if not parts or parts[0].length < _SHORTEST:
        return None
    return Finding(tuple(parts), "claims.according", found.source, found.cue, found.via, "say")


def _goes_on(sentence: Sentence, after: int) -> bool:
    """Does the content resume behind the source, and not an apposition to it?"""
    if sentence.word(after) != ",":
        return False
    at = after + 1
    word = sentence.word(at)
    if not sentence.is_word(at) or word.startswith("add") or word in {"who", "whose"}:
        return False
    if word in {
        "including",
        "with",
        "while",
        "although",
        "but",
        "and",
        "which",
        "as",
        "though",
    }:
        return True
    return word not in {"a", "an", "the"} and verbs.has_finite(
        sentence, at, len(sentence.items) - 1
    )


def reported_by(sentence: Sentence) -> tuple[str, Sentence] | None:
    """The medium in a stray ". , reported X" at the end, and the sentence without it."""
    for index in range(len(sentence.items) - 2, 1, -1):
        is_stray = sentence.word(index - 1) == "," and sentence.word(index - 2) == "."
        if sentence.word(index) in {"reported", "reports"} and is_stray:
            medium = phrases.after(sentence, index + 1)
            if medium:
                rest = sentence.without(index - 1, len(sentence.items) - 1)
                return sentence.quote(*medium), rest
    return None
