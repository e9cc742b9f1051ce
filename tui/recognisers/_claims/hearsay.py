"""C, reportedly: a claim with no source named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.span import Span
from tui.recognisers._claims import grammar
from tui.recognisers._claims.finding import Finding
from tui.recognisers._claims.reporting import clause_start

if TYPE_CHECKING:
    from tui.recognisers._claims.sentence import Sentence

_CUES = frozenset(("reportedly", "allegedly", "purportedly", "supposedly"))
_EDGES = frozenset((";", ":", "—", "–"))


def find(sentence: Sentence) -> Finding | None:
    """The clause around a "reportedly"."""
    for index, item in enumerate(sentence.items):
        if item.word in _CUES and sentence.word(index - 1) not in {"a", "an", "the"}:
            first, last = _clause(sentence, index)
            span = sentence.cover(first, last)
            cue = Span(item.start, item.end)
            return Finding((span,), "claims.reportedly", None, cue)
    return None


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
