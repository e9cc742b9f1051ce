"""The subject of a reporting verb: who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._claims import fronting, grammar, lexicon, phrases, verbs
from tui.recognisers._claims.sentence import QUOTE

if TYPE_CHECKING:
    from tui.recognisers._claims.phrases import Phrase
    from tui.recognisers._claims.sentence import Sentence

_STOPS = frozenset((",", ";", ":", "(", ")", "[", "]", "—", "–", "-", "…", QUOTE))


def before(sentence: Sentence, cue: int) -> Phrase | None:
    """The subject that ends right before a verb, auxiliaries and adverbs left out."""
    last = cue - 1
    while last > 0 and (_is_auxiliary(sentence, last) or sentence.word(last) in grammar.DAYS):
        last -= 1
    word = sentence.word(last)
    if word == ")":
        last = _before_bracket(sentence, last)
        word = sentence.word(last)
    if last < 0 or word in {"and", "but", "or", "then"}:
        return opening(sentence, cue)
    if word in {"who", "which"}:
        last -= 1
        return _ending_at(sentence, last - 1 if sentence.word(last) == "," else last)
    if word == ",":
        return _before_apposition(sentence, last)
    return _ending_at(sentence, last)


def _before_bracket(sentence: Sentence, last: int) -> int:
    """The item before the bracket that ends here."""
    for index in range(last, max(-1, last - fronting.LONGEST), -1):
        if sentence.word(index) == "(":
            return index - 1
    return last


def opening(sentence: Sentence, end: int) -> Phrase | None:
    """The subject a sentence begins with, for verbs further on that share it."""
    first = fronting.after_fronted(sentence, 0, end)
    if sentence.word(first) in grammar.PRONOUNS:
        return phrases.Phrase(first, first)
    last = first
    end = min(end, first + fronting.LONGEST + 1)
    while last < end and _is_inside(sentence, last) and not verbs.is_finite(sentence, last):
        if sentence.word(last) in grammar.SUBORDINATORS | {"who"}:
            break
        last += 1
    if last == first:
        return None
    return _checked(sentence, phrases.Phrase(first, last - 1))


def _is_inside(sentence: Sentence, index: int) -> bool:
    """Is this a word, or the dot of "Col. Haddad"?"""
    if sentence.word(index) == "." and 0 < index < len(sentence.items) - 1:
        return len(sentence.word(index - 1)) < 6 and sentence.items[index + 1].named
    return sentence.is_word(index)


def _is_auxiliary(sentence: Sentence, index: int) -> bool:
    word = sentence.word(index)
    return (
        word in grammar.AUXILIARIES
        or word in grammar.ADVERBS
        or word in grammar.NEGATIONS
        or (word.endswith("ly") and not sentence.items[index].named and word not in _LY_NOUNS)
    )


_LY_NOUNS = frozenset(("family", "ally", "assembly", "anomaly", "italy", "supply", "bully"))


def _before_apposition(sentence: Sentence, comma: int) -> Phrase | None:
    """X in "X, the head of Y, said"."""
    first = fronting.after_fronted(sentence, 0, comma)
    for index in range(max(first, comma - fronting.LONGEST), comma):
        if sentence.word(index) == "," and index > first:
            last = index - 1
            if sentence.word(last) == ")":
                last = _before_bracket(sentence, last)
            found = _ending_at(sentence, last)
            if found is not None:
                return found
    return opening(sentence, comma)


def _ending_at(sentence: Sentence, last: int) -> Phrase | None:
    """The noun phrase that ends with this item."""
    if not sentence.is_word(last) or sentence.word(last) in grammar.SUBORDINATORS:
        return None
    if last and verbs.has_finite(sentence, last, last):
        return None
    if sentence.word(last) in grammar.PRONOUNS:
        return phrases.Phrase(last, last)
    first = last
    while first > 0 and last - first < fronting.LONGEST and _reaches_back(sentence, first - 1):
        first -= 1
    who = _relative(sentence, first)
    if who > 0:
        return _ending_at(sentence, who - 1)
    first = fronting.after_fronted(sentence, first, last)
    if sentence.word(first) in _ROLES and sentence.word(first - 1) == "," and first > 1:
        return _ending_at(sentence, first - 2)
    if (
        first == last
        and sentence.word(first - 1) == ","
        and sentence.word(last).endswith("ing")
    ):
        return None  # "…, rejecting reports that C" has no other speaker
    found = _checked(sentence, phrases.Phrase(first, last)) or _object(sentence, first, last)
    return _with_role(sentence, found) if found else None


def _relative(sentence: Sentence, first: int) -> int:
    """Where "who were briefed on" begins, in "two people who were briefed on it said"; or 0."""
    for index in range(first - 1, max(0, first - 5), -1):
        if sentence.word(index) == "who" and sentence.word(index + 1) in grammar.AUXILIARIES:
            return index if sentence.word(index - 1) != "," else 0
        if not sentence.is_word(index):
            return 0
    return 0


def _object(sentence: Sentence, first: int, last: int) -> Phrase | None:
    """Y in "to meet with Y" and the like, where no subject begins."""
    for index in range(last - 1, first - 1, -1):
        if sentence.word(index) in grammar.PREPOSITIONS - {"of"}:
            start = index + 1 + _is_infinitive(sentence, index)
            return _checked(sentence, phrases.Phrase(start, last))
    return None


def _is_infinitive(sentence: Sentence, index: int) -> bool:
    """Is this the "to" of "to meet"?"""
    following = sentence.items[index + 1]
    return (
        sentence.word(index) == "to"
        and not following.named
        and following.word not in grammar.DETERMINERS
    )


def _reaches_back(sentence: Sentence, index: int) -> bool:
    """Does a noun phrase go on to the left over this item?"""
    word = sentence.word(index)
    if word in {"and", "or"}:
        return _joins_subjects(sentence, index)
    if word == ".":
        return len(sentence.word(index - 1)) < 6
    if word in _STOPS or word in grammar.SUBORDINATORS or not word[0].isalnum():
        return word in {"&", "$", "#", "@"}
    if _is_predicate(sentence, index):
        return False
    if word not in lexicon.CUES or word in lexicon.AMBIGUOUS:
        return word not in grammar.AUXILIARIES
    return _is_noun_here(sentence, index)


def _is_predicate(sentence: Sentence, index: int) -> bool:
    """Is this a verb with its own subject: "the news surprised analysts, who said"?"""
    if index == 0 or not verbs.has_finite(sentence, index, index):
        return False
    has_object = sentence.word(index + 1) not in grammar.PREPOSITIONS - {"to"}
    has_subject = sentence.items[index - 1].named or verbs.is_plural(sentence.word(index - 1))
    return has_object and has_subject


def _is_noun_here(sentence: Sentence, index: int) -> bool:
    return sentence.items[index].named or sentence.word(index - 1) in grammar.DETERMINERS


def _joins_subjects(sentence: Sentence, index: int) -> bool:
    """Does this "and" join two subjects, and not a clause with the next one?"""
    for back in range(index - 1, max(-1, index - 1 - fronting.LONGEST), -1):
        word = sentence.word(back)
        if word in _STOPS or word in grammar.SUBORDINATORS:
            return index - back > 1 and not verbs.has_finite(sentence, back + 1, index - 1)
    return not verbs.has_finite(sentence, max(0, index - fronting.LONGEST), index - 1)


def _checked(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The phrase if it can name a source."""
    first, last = phrase
    if first > last or last - first >= fronting.LONGEST:
        return None
    while first < last and sentence.word(first) in {",", "and", "but"}:
        first += 1
    word = sentence.word(first)
    if (
        word
        in phrases.NO_SOURCE
        | grammar.SUBORDINATORS
        | grammar.PREPOSITIONS
        | grammar.AUXILIARIES
    ):
        return None
    return phrases.shortened(sentence, phrases.Phrase(first, last))


def _with_role(sentence: Sentence, name: Phrase) -> Phrase:
    """Also "the minister," in "the minister, X": the phrase is only X."""
    first, last = name
    if sentence.word(first - 1) != "," or not all(
        sentence.items[i].named or "-" in sentence.word(i) for i in range(first, last + 1)
    ):
        return name
    start = first - 1
    while start > 0 and first - start < 12 and _reaches_back(sentence, start - 1):
        start -= 1
    start = fronting.after_fronted(sentence, start, first - 1)
    is_role = sentence.word(first - 2) in _ROLES and start <= first - 2
    at_start = start == 0 or not sentence.is_word(start - 1)
    return phrases.Phrase(start, last) if is_role and at_start else name


_TITLES = """
minister president spokesman spokeswoman spokesperson leader chief director commander
secretary head chairman coach ambassador envoy premier chancellor king general governor mayor
analyst expert resident official adviser advisor deputy editor founder author lawyer father
mother brother wife captain colonel
"""

_ROLES = frozenset(_TITLES.split())
