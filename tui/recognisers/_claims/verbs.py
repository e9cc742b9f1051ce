"""Which words of a sentence are verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._claims import grammar, lexicon

if TYPE_CHECKING:
    from tui.recognisers._claims.sentence import Sentence

_SHORT = ("'re", "’re", "n't", "n’t", "'ve", "’ve", "'ll", "’ll")


def is_finite(sentence: Sentence, index: int) -> bool:
    """Does this item look like a verb in the present or past of a clause?"""
    word = sentence.word(index)
    if sentence.items[index].named and index > 0:
        return False
    if word in grammar.AUXILIARIES or word in grammar.IRREGULAR_PASTS:
        return True
    if "'" in word or "’" in word:
        return word.endswith(_SHORT)
    if word in lexicon.CUES:
        return not word.endswith("ing")
    return word.endswith("ed") and len(word) > 4 and "-" not in word


def is_auxiliary(sentence: Sentence, index: int) -> bool:
    """Is this item a form of be, have or do, or a modal?"""
    return sentence.word(index) in grammar.AUXILIARIES and not sentence.items[index].named


def has_finite(sentence: Sentence, first: int, last: int) -> bool:
    """Is there such a verb among these items?"""
    return any(
        is_finite(sentence, index) and sentence.word(index) not in lexicon.AMBIGUOUS
        for index in range(first, last + 1)
    )


def is_present(sentence: Sentence, index: int) -> bool:
    """Is this a form in -s with an object behind it: "notes the", "plans to"?"""
    word, following = sentence.word(index), sentence.word(index + 1)
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and not sentence.items[index].named
        and (following in grammar.DETERMINERS or following in {"to", "that"})
        and sentence.word(index - 1) not in grammar.DETERMINERS | grammar.PREPOSITIONS
    )


def reports(sentence: Sentence, cue: int) -> bool:
    """Is this reporting word a verb in the active voice, and not denied?"""
    word, previous = sentence.word(cue), sentence.word(cue - 1)
    if sentence.items[cue].named or previous in {"the", "a", "an", "to", "whose", "'", "’"}:
        return False
    if word.endswith("ing") and previous in grammar.PREPOSITIONS | grammar.DETERMINERS:
        return False
    if word in lexicon.AMBIGUOUS and (
        previous in _BEFORE_NOUNS or previous.endswith(("'s", "’s", "'", "’"))
    ):
        return False
    return _agrees(sentence, cue) and _is_active(sentence, cue)


def is_settled(sentence: Sentence, cue: int) -> bool:
    """Is this form no noun, by itself or by the subject before it?"""
    word, previous = sentence.word(cue), sentence.word(cue - 1)
    if word not in lexicon.AMBIGUOUS or word.endswith("ing"):
        return True
    return is_plural(previous) if word == lexicon.CUES[word] else sentence.items[cue - 1].named


def _agrees(sentence: Sentence, cue: int) -> bool:
    """A form without an ending needs a subject in the plural, or an auxiliary."""
    word, previous = sentence.word(cue), sentence.word(cue - 1)
    if word != lexicon.CUES[word] or word in {"read", "forecast"}:
        return True
    return (
        is_plural(previous)
        or previous
        in grammar.PRONOUNS | grammar.AUXILIARIES | grammar.ADVERBS | {"who", ")", ","}
        or previous.endswith("ly")
    )


def is_plural(word: str) -> bool:
    """Does this look like a noun in the plural?"""
    return word in _PLURALS or (word.endswith("s") and not word.endswith(("'s", "’s", "ss")))


_PLURALS = frozenset(
    ("people", "police", "media", "men", "women", "some", "many", "others", "most")
)


def _is_active(sentence: Sentence, cue: int) -> bool:
    """Is the verb neither passive nor negated?"""
    at = cue - 1
    while at >= 0 and (sentence.word(at) in _CHAIN or sentence.word(at).endswith("ly")):
        word = sentence.word(at)
        if word in grammar.NEGATIONS or word.endswith(("n't", "n’t")) or word == "cannot":
            return False
        if word in grammar.BE and not sentence.word(cue).endswith("ing"):
            return False
        at -= 1
    if at < cue - 1 and sentence.word(at) in _ARTICLES:
        return False
    return sentence.word(at) != "and" or not _is_passive(sentence, at)


def _is_passive(sentence: Sentence, conjunction: int) -> bool:
    """Is the verb before this "and" passive: "he was held and told that"?"""
    chain = range(max(0, conjunction - 6), conjunction)
    begin = next((index for index in chain if sentence.word(index) in grammar.BE), conjunction)
    return any(is_finite(sentence, index) for index in range(begin + 1, conjunction))


_BEFORE_NOUNS = (
    (grammar.DETERMINERS - {"both", "each", "one"})
    | grammar.PREPOSITIONS
    | frozenset(
        ("news", "recent", "new", "united", "false", "and", "or", "unconfirmed", "initial")
    )
)
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "this"))
_CHAIN = grammar.AUXILIARIES | grammar.ADVERBS | grammar.NEGATIONS
