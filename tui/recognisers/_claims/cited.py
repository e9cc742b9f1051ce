"""X cited Y as saying C; Y was quoted by X as saying C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._claims import contents, grammar, phrases, subjects
from tui.recognisers._claims.finding import Finding

if TYPE_CHECKING:
    from tui.model.span import Span
    from tui.recognisers._claims.sentence import Sentence

_CITING = frozenset(("cited", "quoted", "cites", "quotes", "citing", "quoting"))
_SPEAKING = frozenset(("saying", "telling", "reporting", "claiming", "adding", "confirming"))
_REACH = 20


def find(sentence: Sentence) -> Finding | None:
    """The first claim that one voice repeats from another."""
    for cue in range(len(sentence.items)):
        if sentence.word(cue) in _CITING:
            saying = _as_saying(sentence, cue)
            finding = _finding(sentence, cue, saying) if saying else None
            if finding:
                return finding
    return None


def _as_saying(sentence: Sentence, cue: int) -> int:
    """The "saying" of an "as saying"; 0: none."""
    for index in range(cue + 1, min(len(sentence.items) - 1, cue + _REACH)):
        if sentence.word(index) == "as" and sentence.word(index + 1) in _SPEAKING:
            return index + 1
    return 0


def _finding(sentence: Sentence, cue: int, saying: int) -> Finding | None:
    subject = subjects.before(sentence, cue)
    if sentence.word(cue - 1) in grammar.BE:
        source, medium = subject, _by(sentence, cue + 1) or _by(sentence, saying + 1)
    else:
        source, medium = phrases.after(sentence, cue + 1), subject
    content = _content(sentence, cue, saying)
    if source is None or content is None:
        return None
    return Finding(
        (content,),
        "claims.cited",
        sentence.place(*source),
        sentence.place(cue, cue),
        (sentence.quote(*medium),) if medium else (),
        "say",
        backshifted=True,
    )


def _by(sentence: Sentence, index: int) -> phrases.Phrase | None:
    return phrases.after(sentence, index + 1) if sentence.word(index) == "by" else None


def _content(sentence: Sentence, cue: int, saying: int) -> Span | None:
    """What stands behind "as saying", else the quotation or clause before."""
    after = contents.complement(sentence, saying, "say")
    if after is not None and after.form not in {"closed", "infinitive"}:
        return sentence.cover(after.first, contents.end(sentence, after.first))
    for index in range(cue - 1, -1, -1):
        if sentence.is_speech(index):
            return sentence.place(index, index)
    for index in range(cue - 1, 2, -1):
        if sentence.word(index) == ",":
            return sentence.cover(0, index - 1)
    return None
