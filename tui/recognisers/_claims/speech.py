"""The quotation before its attribution: “C,” said X; “C,” X said, “and C.”"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._claims import grammar, lexicon, phrases, subjects
from tui.recognisers._claims.fronting import clause_start
from tui.recognisers._claims.report import report

if TYPE_CHECKING:
    from tui.recognisers._claims.finding import Finding
    from tui.recognisers._claims.sentence import Sentence

_NEAR = 16
"""So many items may stand between a quotation and the verb it belongs to."""


def find(sentence: Sentence, cue: int, verb: str) -> Finding | None:
    """The claim in a quotation that ends before its attribution with this verb."""
    quote = next(
        (i for i in range(cue - 1, max(-1, cue - _NEAR), -1) if sentence.is_quote(i)), -1
    )
    if quote < 0 or verb not in lexicon.TAKES_QUOTE or not _is_closed_speech(sentence, quote):
        return None
    between = quote + (sentence.word(quote + 1) == ",")
    if between + 1 == cue or all(_is_adverb(sentence, i) for i in range(between + 1, cue)):
        phrase = phrases.after(sentence, cue + 1)
    else:
        phrase = subjects.before(sentence, cue)
        if phrase is None or phrase.first <= between:
            return None
    if phrase is None:
        return None
    first = _speech_start(sentence, quote)
    parts = [sentence.cover(first, quote) if first < quote else sentence.place(quote, quote)]
    resumed = _resumed(sentence, max(cue, phrase.last))
    if resumed:
        parts.append(sentence.place(resumed, resumed))
    return report(sentence, cue, verb, tuple(parts), sentence.place(*phrase), "claims.quote")


def _is_closed_speech(sentence: Sentence, quote: int) -> bool:
    """Does the quotation end like something said?"""
    words = sentence.quote(quote, quote)
    return sentence.is_speech(quote) and (
        sentence.word(quote + 1) == ","
        or words[:-1].rstrip("'’\"”»")[-1:] in (",", "!", "?", ".", "…", "—")
    )


def _is_adverb(sentence: Sentence, index: int) -> bool:
    return sentence.word(index) in grammar.ADVERBS | grammar.AUXILIARIES or sentence.word(
        index
    ).endswith("ly")


def _speech_start(sentence: Sentence, quote: int) -> int:
    """Where content that only ends in quotation marks begins."""
    start = 0
    for index in range(quote - 1, -1, -1):
        word = sentence.word(index)
        if word in lexicon.CUES and word not in lexicon.AMBIGUOUS:
            return quote
        if word in {":", ";", "."} and index < quote - 1:
            start = index + 1
            break
        if word in {":", "."}:
            return quote
    return clause_start(sentence, start, quote) if quote - start >= 2 else quote


def _resumed(sentence: Sentence, last: int) -> int:
    """The quotation that goes on after the attribution; 0: none."""
    for index in range(last + 1, min(len(sentence.items), last + _NEAR)):
        word = sentence.word(index)
        if sentence.is_quote(index):
            goes_on = sentence.word(index - 1) in {",", ":", "—", "–", "-", ";"}
            return index if goes_on and sentence.is_speech(index) else 0
        if word in lexicon.CUES:
            return 0
    return 0
