"""Reporting verbs: "X said that C", "C, X said", "“C,” said X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._claims import (
    contents,
    grammar,
    lexicon,
    phrases,
    speech,
    subjects,
    trailing,
    verbs,
)
from tui.recognisers._claims.fronting import LONGEST
from tui.recognisers._claims.report import report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model.span import Span
    from tui.recognisers._claims.contents import Complement
    from tui.recognisers._claims.finding import Finding
    from tui.recognisers._claims.phrases import Phrase
    from tui.recognisers._claims.sentence import Sentence


_SHORTEST = 5
"""Content of fewer characters is no statement."""


def find(sentence: Sentence) -> Iterator[Finding]:
    """A finding for each reporting verb that has its content in the sentence."""
    found: list[Finding] = []
    for cue, item in enumerate(sentence.items):
        if item.word in lexicon.CUES and not _inside(found, item.start):
            finding = _at(sentence, cue, found)
            if finding is not None and not _overlaps(found, finding):
                found.append(finding)
                yield finding


def _inside(found: Sequence[Finding], place: int) -> bool:
    return any(part.start <= place < part.end for each in found for part in each.parts)


def _overlaps(found: Sequence[Finding], new: Finding) -> bool:
    return any(a.overlaps(b) for each in found for a in each.parts for b in new.parts)


def _at(sentence: Sentence, cue: int, found: Sequence[Finding]) -> Finding | None:
    """What the verb at `cue` reports."""
    verb = lexicon.CUES[sentence.word(cue)]
    if not verbs.reports(sentence, cue):
        return None
    if sentence.word(cue).endswith("ing"):
        return _participle(sentence, cue, verb, found)
    return (
        speech.find(sentence, cue, verb)
        or trailing.find(sentence, cue, verb)
        or _content_after(sentence, cue, verb, found)
    )


def _participle(
    sentence: Sentence, cue: int, verb: str, found: Sequence[Finding]
) -> Finding | None:
    """ "…, adding that C"; "with the official noting that C"."""
    after = contents.complement(sentence, cue, verb)
    if after is None or after.form in {"closed", "infinitive"}:
        return None
    if sentence.word(cue - 1) in {",", "and"}:
        source = found[-1].source if found else _sharing(sentence, cue)
    elif sentence.word(cue - 1) in grammar.BE:
        source = _span(sentence, subjects.before(sentence, cue))
    else:
        source = _span(sentence, _with_subject(sentence, cue))
    if source is None or source.end > sentence.items[cue].start:
        return None
    return _made(sentence, cue, verb, after, source, "claims.adding")


def _sharing(sentence: Sentence, cue: int) -> Span | None:
    """The subject a participle shares; for "a statement of X, saying" it is X."""
    for index in range(cue - 3):
        if sentence.word(index) in _STATEMENTS and sentence.word(index + 1) in {
            "of",
            "by",
            "from",
        }:
            return _span(sentence, phrases.after(sentence, index + 2))
    return _span(sentence, subjects.opening(sentence, cue))


_STATEMENTS = lexicon.STATEMENTS | {"remarks", "comments", "speech", "address", "letter"}


def _with_subject(sentence: Sentence, cue: int) -> Phrase | None:
    """The noun phrase between "with" and a participle."""
    for index in range(cue - 1, max(-1, cue - LONGEST), -1):
        if sentence.word(index) == "with":
            return phrases.Phrase(index + 1, cue - 1) if index + 1 < cue else None
        if not sentence.is_word(index):
            return None
    return None


def _content_after(
    sentence: Sentence, cue: int, verb: str, found: Sequence[Finding]
) -> Finding | None:
    """X said (that) C; X told Y that C; X said: “C”; X reported a thing; as X said, C."""
    after = contents.complement(sentence, cue, verb)
    if after is None:
        return None
    phrase = subjects.before(sentence, cue)
    source = _span(sentence, phrase)
    if sentence.word(cue - 1) in {"and", "but", ","} and found:
        source = found[-1].source or source
    if source is None and _shares(sentence, cue) and found:
        source = found[-1].source
    if source is None:
        return None
    if after.form == "closed":
        fronted = phrase is not None and phrase.first == 1 and sentence.word(0) == "as"
        reports = verb in lexicon.TAKES_CLAUSE & lexicon.TRAILS
        if not (fronted and reports) or sentence.word(after.first) != ",":
            return None
        after = after._replace(first=after.first + 1, form="as")
    is_quote = sentence.is_quote(after.first) and after.form in {"quote", "colon"}
    rule = "claims.quote" if is_quote else f"claims.{after.form}"
    return _made(sentence, cue, verb, after, source, rule)


def _shares(sentence: Sentence, cue: int) -> bool:
    """Is it the noun of "…, rejecting reports that C", whose speaker was told before?"""
    return sentence.word(cue - 2) == "," and sentence.word(cue - 1).endswith("ing")


def _made(
    sentence: Sentence, cue: int, verb: str, after: Complement, source: Span, rule: str
) -> Finding | None:
    last = contents.end(sentence, after.first)
    if verb in lexicon.NAMES:
        last = next((i for i in range(last, after.first, -1) if sentence.is_quote(i)), last)
    span = _content(sentence, after.first, last)
    if span.length < _SHORTEST:
        return None
    return report(sentence, cue, verb, (span,), source, rule)


def _content(sentence: Sentence, first: int, last: int) -> Span:
    return sentence.cover(first, last) if first < last else sentence.place(first, first)


def _span(sentence: Sentence, phrase: Phrase | None) -> Span | None:
    return sentence.place(*phrase) if phrase else None
