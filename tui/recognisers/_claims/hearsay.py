"""C, reportedly; it was reported that C: claims with no source named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.span import Span
from tui.recognisers._claims import contents, grammar, lexicon
from tui.recognisers._claims.finding import Finding
from tui.recognisers._claims.fronting import clause_start

if TYPE_CHECKING:
    from tui.recognisers._claims.sentence import Sentence

_CUES = frozenset(("reportedly", "allegedly", "purportedly", "supposedly"))
_EDGES = frozenset((";", ":", "—", "–"))


def find(sentence: Sentence) -> Finding | None:
    """The clause around a "reportedly", or behind "it was reported that"."""
    for index, item in enumerate(sentence.items[:-1]):
        if item.word in _CUES and sentence.word(index - 1) not in {"a", "an", "the"}:
            first, last = _clause(sentence, index)
            span = sentence.cover(first, last)
            cue = Span(item.start, item.end)
            return Finding((span,), "claims.reportedly", None, cue)
        if item.word == "that" and _is_impersonal(sentence, index - 1):
            span = sentence.cover(index + 1, contents.end(sentence, index + 1))
            said = sentence.items[index - 1]
            return Finding((span,), "claims.reportedly", None, Span(said.start, said.end))
    return None


def _is_impersonal(sentence: Sentence, cue: int) -> bool:
    """Does "it was reported" end here?"""
    word = sentence.word(cue)
    if lexicon.CUES.get(word) not in _IMPERSONAL or not word.endswith("ed"):
        return False
    chain = [sentence.word(index) for index in range(max(0, cue - 4), cue)]
    return "it" in chain and bool(grammar.BE.intersection(chain))


_IMPERSONAL = frozenset(
    ("report", "claim", "allege", "announce", "believe", "confirm", "disclose")
)


def _clause(sentence: Sentence, cue: int) -> tuple[int, int]:
    """The clause an adverb stands in; a fronted "As battles continue," stays outside."""
    first, last = 0, len(sentence.items) - 1
    for index in range(cue - 1, 0, -1):
        word, before = sentence.word(index), sentence.word(index - 1)
        if word in _EDGES or (before == "," and word in {"and", "but", "while"}):
            first = index + 1
            break
        if word == "," and sentence.word(0) in grammar.SUBORDINATORS | grammar.PREPOSITIONS:
            first = index + 1
            break
    for index in range(cue + 1, len(sentence.items)):
        if sentence.word(index) in _EDGES:
            last = index - 1
            break
    return clause_start(sentence, first, last), last
