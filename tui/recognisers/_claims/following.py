"""Quotations that stand alone: they go on with what somebody was saying."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from tui.model.span import Span
from tui.recognisers._claims import lexicon, subjects, verbs
from tui.recognisers._claims.finding import Finding

if TYPE_CHECKING:
    from tui.recognisers._claims.sentence import Sentence

_ENOUGH = 4
"""A quotation of fewer words is a title or a slogan."""


class Introduction(NamedTuple):
    """Who is about to speak, by a sentence that ends with a colon."""

    source: Span
    cue: Span | None


@dataclass(slots=True)
class Speaker:
    """Who spoke last, while reading on."""

    finding: Finding | None = None
    paragraph: int = -1
    is_quoting: bool = False
    """Was the last thing said in quotation marks?"""
    introduced: Introduction | None = None
    """Who is about to speak."""

    def listen(self, sentence: Sentence, found: list[Finding]) -> None:
        """Take notice of a sentence that has been read, and of what was found in it."""
        self.introduced = _announced(sentence)
        if found:
            self.finding, self.paragraph = found[-1], sentence.paragraph
            self.is_quoting = sentence.text[found[-1].start] in _OPENING

    def goes_on(self, sentence: Sentence) -> Finding | None:
        """The claim in a sentence that is nothing but a quotation, if it can be anybody's."""
        span = _alone(sentence)
        if span is None:
            return None
        is_piece = self.joins(sentence) or is_open(sentence.text, span)
        if sentence.text.count(" ", *span) + 1 < (2 if is_piece else _ENOUGH):
            return None
        if self.introduced:
            return Finding((span,), "claims.quote", *self.introduced)
        last = self.finding
        if last and last.source and sentence.paragraph - self.paragraph <= 1:
            return Finding((span,), "claims.goes-on", last.source, None, last.via)
        return Finding((span,), _BEGUN) if is_open(sentence.text, span) else None

    def joins(self, sentence: Sentence) -> bool:
        """Is it a piece of the quotation before: behind its attribution, or never closed?"""
        if not self.is_quoting or self.introduced or self.finding is None:
            return False
        near = sentence.paragraph - self.paragraph
        return near == 0 or (near == 1 and is_open(sentence.text, self.finding.parts[-1]))


_CLOSING = "\"'”“»’」"
_OPENING = "\"'“„«‘‚「"
_BEGUN = "claims.begun"
"""The rule of a quotation whose speaker is still to come."""
UNATTRIBUTED = frozenset((_BEGUN, "claims.goes-on"))
"""The rules of quotations that stand alone."""


def is_open(text: str, part: Span) -> bool:
    """Does this quotation end without a closing mark?"""
    return text[part.end - 1] not in _CLOSING


def has_speaker(finding: Finding) -> bool:
    """Has a quotation found its speaker?"""
    return finding.rule != _BEGUN


def joined(before: Finding, after: Finding) -> Finding:
    """Both as one claim in pieces, with the attribution of the one that has it."""
    whole = before if before.cue or not after.cue else after
    return replace(whole, parts=(*before.parts, *after.parts))


def completes(text: str, begun: Finding, found: Finding) -> bool:
    """Does this attributed quotation end the one that was begun in the paragraph before?"""
    return (
        begun.cue is None
        and found.cue is not None
        and text[begun.start] in _OPENING
        and is_open(text, begun.parts[-1])
        and text[found.start] in _OPENING
    )


def _announced(sentence: Sentence) -> Introduction | None:
    """The speaker of a sentence that ends with a colon."""
    items, last = sentence.items, len(sentence.items) - 1
    if sentence.word(last) != ":":
        return None
    cue = next(
        (
            i
            for i in range(last)
            if items[i].word in lexicon.CUES and verbs.reports(sentence, i)
        ),
        -1,
    )
    subject = subjects.before(sentence, cue) if cue >= 0 else subjects.opening(sentence, last)
    if subject is None:
        return None
    source = sentence.place(*subject)
    return Introduction(source, sentence.place(cue, cue) if cue >= 0 else None)


def _alone(sentence: Sentence) -> Span | None:
    """The quotation that a sentence consists of."""
    quotes = [index for index in range(len(sentence.items)) if sentence.is_quote(index)]
    others = [index for index in range(len(sentence.items)) if sentence.is_word(index)]
    if len(quotes) != 1 or others:
        return None
    item = sentence.items[quotes[0]]
    return Span(item.start, item.end)


def introduced_by_colon(sentence: Sentence) -> Finding | None:
    """X went on …: “C” in one sentence with no reporting verb."""
    for index in range(2, len(sentence.items)):
        if sentence.word(index - 1) == ":" and sentence.is_speech(index):
            subject = subjects.opening(sentence, index - 1)
            if subject is None or not verbs.has_finite(sentence, 0, index - 2):
                return None
            source = sentence.place(*subject)
            span = sentence.place(index, index)
            return Finding((span,), "claims.colon", source)
    return None
