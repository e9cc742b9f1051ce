"""Nouns that report: "the minister’s claim that C", "allegations by X that C"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.span import Span
from tui.recognisers._claims import contents, grammar, lexicon, phrases, verbs
from tui.recognisers._claims.finding import Finding

if TYPE_CHECKING:
    from tui.recognisers._claims.sentence import Sentence

_OWNERS = frozenset(("his", "her", "their", "its", "our", "my"))
_ADJECTIVES = 3
"""So many words may stand between an owner and the noun: "his own false claim"."""


def find(sentence: Sentence) -> Finding | None:
    """The first claim a noun introduces with a "that" and a source."""
    for cue in range(len(sentence.items)):
        if sentence.word(cue) in lexicon.STATEMENTS and (
            cue == 0 or not sentence.items[cue].named
        ):
            finding = _at(sentence, cue)
            if finding is not None:
                return finding
    return None


def _at(sentence: Sentence, cue: int) -> Finding | None:
    speaker, that = _speaker(sentence, cue)
    if speaker is None or sentence.word(that) != "that" or that + 2 >= len(sentence.items):
        return None
    last = contents.end(sentence, that + 1)
    if not verbs.has_finite(sentence, that + 2, last) or verbs.is_finite(sentence, that + 1):
        return None
    if min(speaker.first, cue) <= 1:
        last = _predicate(sentence, that + 2, last) - 1
    source = sentence.place(*speaker)
    text = sentence.text[source.start : source.end]
    if text.endswith(("'s", "’s")):
        source = Span(source.start, source.end - 2)
    place = sentence.place(cue, cue)
    return Finding(
        (sentence.cover(that + 1, last),), "claims.statement", source, place, (), "say"
    )


def _predicate(sentence: Sentence, first: int, last: int) -> int:
    """Where "was denied" begins when the noun is the subject of the sentence."""
    seen = False
    for index in range(first, last + 1):
        if seen and verbs.is_auxiliary(sentence, index) and _is_free(sentence, index):
            return index
        seen = seen or verbs.is_finite(sentence, index)
    return last + 1


def _is_free(sentence: Sentence, index: int) -> bool:
    """Does this auxiliary begin a verb group of its own?"""
    before = sentence.word(index - 1)
    return before not in grammar.RELATIVE | grammar.PRONOUNS | grammar.AUXILIARIES | {
        "and",
        "not",
    }


def _speaker(sentence: Sentence, cue: int) -> tuple[phrases.Phrase | None, int]:
    """Whose statement it is, and where its content would begin."""
    if sentence.word(cue + 1) in {"by", "from", "of"}:
        phrase = phrases.after(sentence, cue + 2)
        return (phrase, phrase.last + 1) if phrase else (None, 0)
    for index in range(cue - 1, max(-1, cue - _ADJECTIVES - 1), -1):
        if sentence.word(index) in _OWNERS:
            return phrases.Phrase(index, index), cue + 1
        if sentence.word(index).endswith(("'s", "’s", "s'", "s’")):
            return _owner(sentence, index), cue + 1
        if not sentence.is_word(index) or sentence.word(index) in grammar.DETERMINERS:
            break
    return None, 0


def _owner(sentence: Sentence, last: int) -> phrases.Phrase:
    """The names before an "’s", with their "the"."""
    first = last
    while first > 0 and sentence.is_word(first - 1) and sentence.items[first - 1].named:
        first -= 1
    if first > 0 and sentence.word(first - 1) in {"the", "a", "an"}:
        first -= 1
    return phrases.Phrase(first, last)
