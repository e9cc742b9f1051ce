"""The clause before its attribution: "C, X said"; "C, said X"; "A, said X, B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._claims import contents, grammar, lexicon, phrases, subjects, verbs
from tui.recognisers._claims.fronting import clause_start
from tui.recognisers._claims.report import report

if TYPE_CHECKING:
    from tui.model.span import Span
    from tui.recognisers._claims.finding import Finding
    from tui.recognisers._claims.phrases import Phrase
    from tui.recognisers._claims.sentence import Sentence


def find(sentence: Sentence, cue: int, verb: str) -> Finding | None:
    """The claim whose attribution with this verb comes after it."""
    if verb not in lexicon.TRAILS or sentence.word(cue) in lexicon.AMBIGUOUS:
        return None
    place = _inverted(sentence, cue, verb) or _trailing(sentence, cue, verb)
    if place is None:
        return None
    phrase, last, behind = place
    if last < 1 or sentence.word(last + 1) not in {",", "—", "–", "-"}:
        return None
    parts = _around(sentence, last, behind)
    if not parts:
        return None
    return report(sentence, cue, verb, parts, sentence.place(*phrase), "claims.trailing")


def _inverted(sentence: Sentence, cue: int, verb: str) -> tuple[Phrase, int, int] | None:
    """X in "C, said X", with the last item before and the first behind the attribution."""
    if sentence.word(cue - 1) != "," or verb in lexicon.NEEDS_ADDRESSEE:
        return None
    phrase = phrases.after(sentence, cue + 1)
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
    phrase = subjects.before(sentence, cue)
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
    if has_verb:
        return (left,)
    return _fronted(sentence, first, last, behind)


def _fronted(sentence: Sentence, first: int, last: int, behind: int) -> tuple[Span, ...]:
    """In "In Syria, X said, C" both what stands before and behind the attribution."""
    if sentence.word(first) not in grammar.PREPOSITIONS or sentence.word(behind) != ",":
        return ()
    end = contents.end(sentence, behind + 1) if behind + 2 < len(sentence.items) else behind
    if not verbs.has_finite(sentence, behind + 1, end):
        return ()
    return (sentence.cover(first, last), sentence.cover(behind + 1, end))


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
