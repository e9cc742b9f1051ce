"""Reporting verbs: "X said that C", "C, X said", "“C,” said X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model.span import Span
from tui.recognisers._claims import contents, grammar, lexicon, phrases, verbs
from tui.recognisers._claims.finding import Finding
from tui.recognisers._claims.fronting import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.recognisers._claims.contents import Complement
    from tui.recognisers._claims.phrases import Phrase
    from tui.recognisers._claims.sentence import Sentence

_NEAR = 16
"""So many items may stand between a quotation and the verb it belongs to."""


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
        _quote_before(sentence, cue, verb)
        or _clause_before(sentence, cue, verb)
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
        source = _span(sentence, phrases.before(sentence, cue))
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
    return _span(sentence, phrases.opening(sentence, cue))


_STATEMENTS = lexicon.STATEMENTS | {"remarks", "comments", "speech", "address", "letter"}


def _with_subject(sentence: Sentence, cue: int) -> Phrase | None:
    """The noun phrase between "with" and a participle."""
    for index in range(cue - 1, max(-1, cue - LONGEST), -1):
        if sentence.word(index) == "with":
            return phrases.Phrase(index + 1, cue - 1) if index + 1 < cue else None
        if not sentence.is_word(index):
            return None
    return None


def _quote_before(sentence: Sentence, cue: int, verb: str) -> Finding | None:
    """“C,” said X; “C,” X said, “and C.”"""
    quote = next(
        (i for i in range(cue - 1, max(-1, cue - _NEAR), -1) if sentence.is_quote(i)), -1
    )
    if quote < 0 or verb not in lexicon.TAKES_QUOTE or not _is_closed_speech(sentence, quote):
        return None
    between = quote + (sentence.word(quote + 1) == ",")
    if between + 1 == cue or all(_is_adverb(sentence, i) for i in range(between + 1, cue)):
        phrase = phrases.after(sentence, cue + 1)
    else:
        phrase = phrases.before(sentence, cue)
        if phrase is None or phrase.first <= between:
            return None
    if phrase is None:
        return None
    first = _speech_start(sentence, quote)
    parts = [sentence.cover(first, quote) if first < quote else _whole(sentence, quote)]
    resumed = _resumed(sentence, max(cue, phrase.last))
    if resumed:
        parts.append(_whole(sentence, resumed))
    return Finding(
        tuple(parts), "claims.quote", _span(sentence, phrase), _place(sentence, cue),
        _via(sentence, cue, verb), verb, _is_past(sentence, cue),
    )  # fmt: skip


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


def _clause_before(sentence: Sentence, cue: int, verb: str) -> Finding | None:
    """C, X said; C, said X; A, said X, B."""
    if verb not in lexicon.TRAILS or sentence.word(cue) in lexicon.AMBIGUOUS:
        return None
    place = _inverted(sentence, cue) or _trailing(sentence, cue, verb)
    if place is None:
        return None
    phrase, last, behind = place
    if last < 1 or sentence.word(last + 1) not in {",", "—", "–", "-"}:
        return None
    parts = _around(sentence, last, behind)
    if not parts:
        return None
    return Finding(
        parts, "claims.trailing", _span(sentence, phrase), _place(sentence, cue),
        _via(sentence, cue, verb), verb, _is_past(sentence, cue),
    )  # fmt: skip


def _inverted(sentence: Sentence, cue: int) -> tuple[Phrase, int, int] | None:
    """X in "C, said X", with the last item before and the first behind the attribution."""
    phrase = phrases.after(sentence, cue + 1) if sentence.word(cue - 1) == "," else None
    if phrase is None or sentence.word(phrase.first) in grammar.PRONOUNS:
        return None
    behind = phrase.last + 1
    if behind < len(sentence.items) and verbs.is_finite(sentence, behind):
        return None
    return phrase, cue - 2, behind


def _trailing(sentence: Sentence, cue: int, verb: str) -> tuple[Phrase, int, int] | None:
    """X in "C, X said", likewise."""
    after = contents.complement(sentence, cue, verb)
    if after is None or after.form != "closed":
        return None
    phrase = phrases.before(sentence, cue)
    return (phrase, phrase.first - 2, after.first) if phrase else None


def _around(sentence: Sentence, last: int, behind: int) -> tuple[Span, ...]:
    """The clause that ends at `last`, or is cut in two by its attribution."""
    first = clause_start(sentence, 0, last)
    if first == 0 and _is_subordinate(sentence, last):
        return ()
    left = sentence.cover(first, last)
    if sentence.word(behind) == "," and verbs.is_auxiliary(sentence, behind + 1):
        return (left, sentence.cover(behind + 1, contents.end(sentence, behind + 1)))
    has_verb = verbs.has_finite(sentence, first, last) or _has_present(sentence, first, last)
    return (left,) if has_verb else ()


def _is_subordinate(sentence: Sentence, last: int) -> bool:
    """Is all of this but "As rebels advanced", with no main clause behind it?"""
    if sentence.word(0) not in _SUBORDINATE or sentence.word(1) in {"many", "much", "few"}:
        return False
    return all(sentence.word(index) != "," for index in range(1, last + 1))


_SUBORDINATE = grammar.SUBORDINATORS - {
    "that",
    "what",
    "how",
    "whether",
    "why",
    "when",
    "where",
}


def _has_present(sentence: Sentence, first: int, last: int) -> bool:
    return any(verbs.is_present(sentence, index) for index in range(first + 1, last + 1))


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


def _content_after(
    sentence: Sentence, cue: int, verb: str, found: Sequence[Finding]
) -> Finding | None:
    """X said (that) C; X told Y that C; X said: “C”; X reported a thing; as X said, C."""
    after = contents.complement(sentence, cue, verb)
    if after is None:
        return None
    phrase = phrases.before(sentence, cue)
    source = _span(sentence, phrase)
    if sentence.word(cue - 1) in {"and", "but", ","} and found:
        source = found[-1].source or source
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


def _made(
    sentence: Sentence, cue: int, verb: str, after: Complement, source: Span, rule: str
) -> Finding | None:
    last = contents.end(sentence, after.first)
    if verb in lexicon.NAMES:
        last = next((i for i in range(last, after.first, -1) if sentence.is_quote(i)), last)
    span = _content(sentence, after.first, last)
    if span.length < 8:
        return None
    return Finding(
        (span,), rule, source, _place(sentence, cue), _via(sentence, cue, verb), verb,
        _is_past(sentence, cue),
    )  # fmt: skip


def _content(sentence: Sentence, first: int, last: int) -> Span:
    return sentence.cover(first, last) if first < last else _whole(sentence, first)


def _via(sentence: Sentence, cue: int, verb: str) -> tuple[str, ...]:
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


def _is_past(sentence: Sentence, cue: int) -> bool:
    return sentence.word(cue).endswith(("ed", "said", "told", "wrote", "ing"))


def _span(sentence: Sentence, phrase: Phrase | None) -> Span | None:
    if phrase is None:
        return None
    return Span(sentence.items[phrase.first].start, sentence.items[phrase.last].end)


def _place(sentence: Sentence, index: int) -> Span:
    return Span(sentence.items[index].start, sentence.items[index].end)


def _whole(sentence: Sentence, index: int) -> Span:
    return Span(sentence.items[index].start, sentence.items[index].end)
