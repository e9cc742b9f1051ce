"""What follows a reporting word: where its content begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.recognisers._claims import circumstances, grammar, lexicon, phrases, subjects, verbs
from tui.recognisers._claims.fronting import LONGEST

if TYPE_CHECKING:
    from tui.recognisers._claims.sentence import Sentence

_REACH = 18
"""So many items may stand between a verb and its "that" or its colon."""
_NOT_A_SUBJECT = (
    (grammar.PREPOSITIONS - {"like", "over", "about", "around", "under", "in", "after", "on"})
    | frozenset(("and", "or", "nothing", "so", "yes", "goodbye", "who", "which", "whom"))
)  # fmt: skip


class Complement(NamedTuple):
    """Where the content after a verb begins, and what sort it is."""

    first: int
    form: str
    """that, quote, colon, bare, noun, infinitive, or closed: nothing follows."""
    addressee: phrases.Phrase | None = None


def complement(sentence: Sentence, cue: int, verb: str) -> Complement | None:
    """What stands after a reporting verb."""
    start = cue + 1
    if verb in lexicon.PARTICLES:
        if sentence.word(start) != lexicon.PARTICLES[verb]:
            return None
        start += 1
    addressee = _addressee(sentence, start, verb)
    if addressee:
        found = _behind(sentence, addressee.last + 1, cue, verb)
        if found:
            return found._replace(addressee=addressee)
    return _behind(sentence, start, cue, verb)


def _behind(sentence: Sentence, first: int, cue: int, verb: str) -> Complement | None:
    """The content that begins here or a little further on."""
    if sentence.word(first) in lexicon.PREPOSITIONAL.get(verb, ()):
        return Complement(first + 1, "noun") if first + 2 < len(sentence.items) else None
    if sentence.word(first) == "to" and verb in lexicon.TAKES_INFINITIVE:
        return Complement(first, "infinitive")
    return _marked(sentence, first, verb) or _unmarked(sentence, first, cue, verb)


def end(sentence: Sentence, first: int) -> int:
    """The last item of a content that begins here."""
    for index in range(first + 1, len(sentence.items)):
        word = sentence.word(index)
        if word == ";" or (word == "according" and sentence.word(index + 1) == "to"):
            return index - 1
        if word in {",", "and", "but"} and (
            _turns(sentence, index) or _contrasts(sentence, index)
        ):
            return index - 1
    return _before_attribution(sentence, first)


def _before_attribution(sentence: Sentence, first: int) -> int:
    """The last item before a closing ", officials said", else the last of the sentence."""
    last = len(sentence.items) - 1
    cue = last - (sentence.word(last) == ".")
    if cue - first < 4 or sentence.word(cue) not in lexicon.CUES:
        return last
    phrase = subjects.before(sentence, cue) if verbs.reports(sentence, cue) else None
    if phrase is None or phrase.first <= first + 1 or sentence.word(phrase.first - 1) != ",":
        return last
    return phrase.first - 2


def _turns(sentence: Sentence, index: int) -> bool:
    """Does another report begin after this comma, "and" or "but"?"""
    at = index + 1
    after_comma = sentence.word(index) == ","
    conjoined = sentence.word(index) in {"and", "but"}
    if after_comma and sentence.word(at) in {"and", "but"}:
        conjoined, at = True, at + 1
    passed = grammar.ADVERBS | (_DENYING if sentence.word(at - 1) == "but" else frozenset())
    while sentence.word(at) in passed:
        at += 1
    word = sentence.word(at)
    if word == "with" and after_comma:
        return any(_is_participle(item.word) for item in sentence.items[at + 2 : at + 9])
    if word not in lexicon.CUES or word in lexicon.AMBIGUOUS:
        return False
    if word.endswith("ing"):
        return after_comma and not conjoined
    is_finite = word != lexicon.CUES[word] or sentence.word(at - 1) in _DENYING
    reports = lexicon.CUES[word] in lexicon.TAKES_CLAUSE and is_finite
    return conjoined and reports and (after_comma or sentence.word(at + 1) == "that")


def _contrasts(sentence: Sentence, index: int) -> bool:
    """Does somebody else speak next: ", but his aides insisted that"?"""
    if sentence.word(index) != "," or sentence.word(index + 1) not in _CONTRASTS:
        return False
    for cue in range(index + 3, min(len(sentence.items) - 1, index + 12)):
        word = sentence.word(cue)
        if word in lexicon.CUES and verbs.reports(sentence, cue):
            verb = lexicon.CUES[word]
            after = complement(sentence, cue, verb)
            return after is not None and after.form in {"that", "bare", "quote"}
        if verbs.is_finite(sentence, cue) and word not in grammar.HAVE:
            return False
    return False


_CONTRASTS = frozenset(("but", "and", "while", "though", "although", "whereas", "yet"))
_DENYING = grammar.AUXILIARIES | grammar.NEGATIONS


def _is_participle(word: str) -> bool:
    return word.endswith("ing") and word in lexicon.CUES


def _addressee(sentence: Sentence, first: int, verb: str) -> phrases.Phrase | None:
    """Who was told."""
    if verb not in lexicon.TAKES_ADDRESSEE:
        return None
    word = sentence.word(first)
    if not sentence.is_word(first) or word in grammar.PREPOSITIONS | {"that", "how", "what"}:
        return None
    if word in grammar.PRONOUNS | {"him", "them", "us", "me"} or not word:
        return phrases.Phrase(first, first)
    last = first + (word in {"the", "a", "an"} and sentence.is_word(first + 1))
    named = sentence.items[last].named
    while sentence.is_word(last + 1) and _continues_addressee(sentence, last + 1, named):
        last += 1
    return phrases.Phrase(first, last)


def _continues_addressee(sentence: Sentence, index: int, named: bool) -> bool:
    word = sentence.word(index)
    if named:
        is_name = sentence.items[index].named
        if sentence.word(index - 1) in lexicon.MEDIUM:
            return is_name and sentence.word(index) in lexicon.MEDIUM_HEAD
        return is_name
    return word not in (
        grammar.PRONOUNS | grammar.SUBORDINATORS | grammar.PREPOSITIONS | grammar.TIMES
        | grammar.DETERMINERS | grammar.AUXILIARIES | {"to"}
    ) and not sentence.items[index].named  # fmt: skip


def _marked(sentence: Sentence, first: int, verb: str) -> Complement | None:
    """Content behind "that", a colon or an opening mark, perhaps after where and when."""
    limit = min(len(sentence.items), first + _REACH)
    for index in range(first, limit):
        word = sentence.word(index)
        if word == "that" and verb in lexicon.TAKES_CLAUSE:
            timed = sentence.word(index - 1) == "ago"
            near = index == first or timed or circumstances.may_begin(sentence, first)
            more = index + 1 < len(sentence.items)
            return Complement(index + 1, "that") if near and more else None
        if word == ":" and index + 1 < len(sentence.items):
            near = index == circumstances.past(sentence, first) or sentence.is_quote(index + 1)
            return Complement(index + 1, "colon") if near else None
        if sentence.is_quote(index):
            near = index == first or _follows_comma(sentence, index)
            return Complement(index, "quote") if near and verb in lexicon.TAKES_QUOTE else None
        if word in {";", "—", "–"} or _stops_search(sentence, index):
            return None
        if word == "," and 0 < index - first < 4 and sentence.word(index + 1).endswith("ing"):
            return None  # "said on Friday, rejecting reports that"
    return None


def _follows_comma(sentence: Sentence, quote: int) -> bool:
    return sentence.word(quote - 1) == "," and sentence.is_speech(quote)


def _stops_search(sentence: Sentence, index: int) -> bool:
    """Does a clause begin before any mark of content was seen?"""
    word = sentence.word(index)
    if word in grammar.PRONOUNS | {"who", "which", "as", "but"}:
        return True
    if word in lexicon.AMBIGUOUS or sentence.items[index].named:
        return False
    return word in lexicon.CUES or (
        verbs.is_finite(sentence, index) and not word.endswith("ed")
    )


def _unmarked(sentence: Sentence, first: int, cue: int, verb: str) -> Complement | None:
    """Content that follows with no mark at all."""
    start = circumstances.past(sentence, first)
    word = sentence.word(start)
    if not word or word in {".", ",", ";", ")", "—", "–", "-", "?", "!"}:
        return Complement(start, "closed")
    if word == "to" or word in _NOT_A_SUBJECT:
        return None
    if verb in lexicon.SHOWS and start > first:
        return None
    if verb in lexicon.TAKES_CLAUSE - lexicon.NEEDS_THAT and _is_clause(
        sentence, start, strict=verb != "say", sure=verb in lexicon.SHOWS
    ):
        return Complement(start, "bare")
    given = start == first and _gives_noun(sentence, start, verb)
    return Complement(start, "noun") if given and verbs.is_settled(sentence, cue) else None


def _gives_noun(sentence: Sentence, start: int, verb: str) -> bool:
    """Is this the object of a verb that takes one: "reported a mass exodus"?"""
    word = sentence.word(start)
    if sentence.word(len(sentence.items) - 1) == ":":
        return False
    if verb in lexicon.NAMES:
        return _names(sentence, start, verb)
    if word in _EMPTY_NOUNS:
        return False
    if verb == "claim":
        return word in {"responsibility", "credit", "victory"}
    if verb in lexicon.COUNTS:
        return any(item.word.isdigit() for item in sentence.items[start : start + 4])
    return verb in lexicon.TAKES_NOUN and word not in grammar.AUXILIARIES


def _names(sentence: Sentence, start: int, verb: str) -> bool:
    """Is it a judgement: quoted in part, or "described N as"?"""
    if sentence.is_quote(start):
        return False
    near = range(start + 1, min(len(sentence.items), start + _REACH))
    if any(sentence.is_quote(index) for index in near):
        return True
    return verb == "describe" and any(sentence.word(index) == "as" for index in near)


_EMPTY_NOUNS = grammar.PRONOUNS | frozenset(
    ("him", "them", "this", "these", "that", "any", "itself")
)


def _is_clause(sentence: Sentence, start: int, *, strict: bool, sure: bool) -> bool:
    """Is there a verb for the subject that would begin here?"""
    if verbs.is_finite(sentence, start) and sentence.word(start) not in grammar.TIMES:
        return False
    if sentence.word(start) in _SUBJECT_ONLY:
        return True
    for index in range(start + 1, min(len(sentence.items), start + LONGEST + 1)):
        if strict and sentence.word(index) in _PHRASE_ENDS:
            return False
        if verbs.has_finite(sentence, index, index) and not (
            sure and _may_be_adjective(sentence, index)
        ):
            return True
        if verbs.is_present(sentence, index):
            return True
        if index == start + 1 and sentence.word(start) == "it":
            return sentence.word(index).endswith("s")
    return False


def _may_be_adjective(sentence: Sentence, index: int) -> bool:
    word = sentence.word(index)
    return word.endswith("ed") or word in lexicon.CUES


_SUBJECT_ONLY = grammar.PRONOUNS - {"it", "you"}
_PHRASE_ENDS = frozenset(
    ("who", "which", "that", ",", ";", ":", "after", "as", "if", "when", "where")
)
