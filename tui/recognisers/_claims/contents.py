"""What follows a reporting word: where its content begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._claims import grammar, lexicon, phrases

if TYPE_CHECKING:
    from tui.recognisers._claims.sentence import Sentence

_REACH = 18
"""So many items may stand between a verb and its "that" or its colon."""
_NOT_A_SUBJECT = (
    (grammar.PREPOSITIONS - {"like", "over", "about", "around", "under", "in", "after", "on"})
    | frozenset(("and", "or", "nothing", "so", "yes", "no", "goodbye", "who", "which", "whom"))
)  # fmt: skip


class Complement(NamedTuple):
    """Where the content after a verb begins, and what sort it is."""

    first: int
    form: str
    """that, quote, colon, bare, noun, infinitive, or closed: nothing follows."""
    addressee: phrases.Phrase | None = None


def complement(sentence: Sentence, cue: int, verb: str) -> Complement | None:
    """What stands after a reporting verb."""
    addressee = _addressee(sentence, cue + 1, verb)
    first = addressee.last + 1 if addressee else cue + 1
    form = _marked(sentence, first, verb) or _unmarked(sentence, first, cue, verb)
    return form._replace(addressee=addressee) if form else None


def end(sentence: Sentence, first: int) -> int:
    """The last item of a content that begins here."""
    for index in range(first + 1, len(sentence.items)):
        word = sentence.word(index)
        if word == ";" or (word == "according" and sentence.word(index + 1) == "to"):
            return index - 1
        if word in {",", "and", "but"} and _turns(sentence, index):
            return index - 1
    return len(sentence.items) - 1


def _turns(sentence: Sentence, index: int) -> bool:
    """Does another report begin after this comma, "and" or "but"?"""
    at = index + 1
    after_comma = sentence.word(index) == ","
    conjoined = sentence.word(index) in {"and", "but"}
    if after_comma and sentence.word(at) in {"and", "but"}:
        conjoined, at = True, at + 1
    while sentence.word(at) in grammar.ADVERBS:
        at += 1
    word = sentence.word(at)
    if word not in lexicon.CUES or word in lexicon.AMBIGUOUS:
        return False
    if word.endswith("ing"):
        return after_comma and not conjoined
    reports = lexicon.CUES[word] in lexicon.TAKES_CLAUSE and word != lexicon.CUES[word]
    return conjoined and reports and (after_comma or sentence.word(at + 1) == "that")


def _addressee(sentence: Sentence, first: int, verb: str) -> phrases.Phrase | None:
    """Who was told."""
    if verb not in lexicon.TAKES_ADDRESSEE:
        return None
    word = sentence.word(first)
    if not sentence.is_word(first) or word in {"that", "to", "how", "what"}:
        return None
    if word in grammar.PRONOUNS | {"him", "them", "us", "me"} or word in lexicon.MEDIUM:
        return phrases.Phrase(first, first)
    last = first
    named = sentence.items[first].named
    while sentence.is_word(last + 1) and _continues_addressee(sentence, last + 1, named):
        last += 1
    return phrases.Phrase(first, last)


def _continues_addressee(sentence: Sentence, index: int, named: bool) -> bool:
    word = sentence.word(index)
    if named:
        return sentence.items[index].named and sentence.word(index - 1) not in lexicon.MEDIUM
    return word not in (
        grammar.PRONOUNS | grammar.SUBORDINATORS | grammar.PREPOSITIONS | grammar.TIMES
        | grammar.DETERMINERS | grammar.AUXILIARIES | {"to"}
    ) and not sentence.items[index].named  # fmt: skip


def _marked(sentence: Sentence, first: int, verb: str) -> Complement | None:
    """Content behind "that", a colon or an opening mark, perhaps after where and when."""
    limit = min(len(sentence.items), first + _REACH)
    for index in range(first, limit):
        word = sentence.word(index)
        if word == "that" and verb in lexicon.TAKES_CLAUSE | {"comment", "continue"}:
            return Complement(index + 1, "that") if index + 1 < len(sentence.items) else None
        if word == ":" and index + 1 < len(sentence.items):
            return Complement(index + 1, "colon")
        if sentence.is_quote(index):
            direct = index == first or (
                sentence.word(index - 1) == "," and sentence.is_speech(index)
            )
            return (
                Complement(index, "quote") if direct and verb in lexicon.TAKES_QUOTE else None
            )
        if word in {";", "—", "–"} or _stops_search(sentence, index, first):
            return None
    return None


def _stops_search(sentence: Sentence, index: int, first: int) -> bool:
    """Does a clause begin before any mark of content was seen?"""
    if sentence.word(index) in grammar.PRONOUNS | {"who", "which", "as", "but"}:
        return True
    return phrases.is_finite(sentence, index) and not sentence.word(index).endswith("ed")


def _unmarked(sentence: Sentence, first: int, cue: int, verb: str) -> Complement | None:
    """Content that follows with no mark at all."""
    start = _after_circumstance(sentence, first)
    word = sentence.word(start)
    if not word or word in {".", ",", ";", ")", "—", "–", "-", "?", "!"}:
        return Complement(start, "closed")
    if word == "to":
        return Complement(start, "infinitive") if verb in lexicon.TAKES_INFINITIVE else None
    if (
        word in _NOT_A_SUBJECT
        or phrases.is_finite(sentence, start)
        and word not in grammar.TIMES
    ):
        return None
    is_plain_cue = sentence.word(cue) not in lexicon.AMBIGUOUS
    if verb in lexicon.TAKES_CLAUSE and _is_clause(sentence, start, strict=verb != "say"):
        return Complement(start, "bare")
    if (
        verb in lexicon.TAKES_NOUN
        and is_plain_cue
        and start == first
        and word not in _EMPTY_NOUNS
    ):
        return Complement(start, "noun")
    return None


_EMPTY_NOUNS = grammar.PRONOUNS | frozenset(
    ("him", "them", "this", "these", "that", "any", "itself")
)


def _is_clause(sentence: Sentence, start: int, *, strict: bool) -> bool:
    """Is there a verb for the subject that would begin here?"""
    for index in range(start, min(len(sentence.items), start + phrases.LONGEST + 1)):
        word = sentence.word(index)
        if strict and index > start and word in {"who", "which", "that", ",", ";", ":"}:
            return False
        if phrases.is_finite(sentence, index) and index > start:
            return True
        if strict and _is_present(sentence, index, start):
            return True
    return not strict and sentence.word(start) in grammar.PRONOUNS


def _is_present(sentence: Sentence, index: int, start: int) -> bool:
    """A present-tense form in -s after a singular name or pronoun: "Heald says it causes"."""
    word = sentence.word(index)
    return (
        index == start + 1
        and sentence.word(start) in {"he", "she", "it"}
        and word.endswith("s")
    )


def _after_circumstance(sentence: Sentence, first: int) -> int:
    """Past "on Friday", "in a statement", "late on Thursday"."""
    at = first
    for _ in range(3):
        step = _circumstance(sentence, at)
        if step == at:
            break
        at = step
    return at


def _circumstance(sentence: Sentence, at: int) -> int:
    """Past one expression of when or where; `at` itself when there is none."""
    index = at
    if sentence.word(index) in grammar.TIMES and sentence.word(index) not in {"this"}:
        while sentence.word(index) in grammar.TIMES or sentence.word(index).isdigit():
            index += 1
        return index
    if sentence.word(index) not in lexicon.ADVERBIAL:
        return at
    index += 1
    if sentence.word(index) in grammar.TIMES or sentence.word(index).isdigit():
        return _circumstance(sentence, index)
    had_article = sentence.word(index) in {
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "its",
        "this",
    }
    index += had_article
    begin = index
    while (
        index < begin + 7
        and sentence.is_word(index)
        and _continues_place(sentence, index, begin)
    ):
        index += 1
    return index if index > begin else at


def _continues_place(sentence: Sentence, index: int, begin: int) -> bool:
    word = sentence.word(index)
    if word in {"of", "with", "to", "in", "on", "at"}:
        return index > begin
    if word in grammar.PRONOUNS | grammar.SUBORDINATORS | grammar.AUXILIARIES:
        return False
    if word in grammar.DETERMINERS:
        return sentence.word(index - 1) in grammar.PREPOSITIONS
    if sentence.items[index].named and not sentence.items[index - 1].named:
        return sentence.word(index - 1) in grammar.PREPOSITIONS
    return True
