"""Makes the finding of a reporting verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._claims import contents, lexicon
from tui.recognisers._claims.finding import Finding

if TYPE_CHECKING:
    from tui.model.span import Span
    from tui.recognisers._claims.sentence import Sentence


def report(
    sentence: Sentence, cue: int, verb: str, parts: tuple[Span, ...], source: Span, rule: str
) -> Finding:
    """What the verb at `cue` reports, with the medium somebody spoke to."""
    place, via = sentence.place(cue, cue), _medium(sentence, cue, verb)
    past = sentence.word(cue).endswith(_PAST)
    return Finding(parts, rule, source, place, via, verb, backshifted=past)


_PAST = ("ed", "said", "told", "wrote", "ing")
"""A participle counts: news tells in the past."""


def _medium(sentence: Sentence, cue: int, verb: str) -> tuple[str, ...]:
    """The medium somebody spoke to."""
    after = contents.complement(sentence, cue, verb)
    if after is None or after.addressee is None:
        return ()
    first, last = after.addressee
    named = sentence.items[first].named or sentence.items[last].named
    is_medium = sentence.word(first) in lexicon.MEDIUM or sentence.word(last) in (
        lexicon.MEDIUM_HEAD | lexicon.MEDIUM
    )
    return (sentence.quote(first, last),) if named and is_medium else ()
