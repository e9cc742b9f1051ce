"""Where and when something was said: "on Friday", "in a statement", "to reporters"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.recognisers._claims import grammar, lexicon

if TYPE_CHECKING:
    from tui.recognisers._claims.sentence import Sentence


def may_begin(sentence: Sentence, index: int) -> bool:
    """May "in a statement", "on Friday" or ", he insisted," begin here?"""
    word = sentence.word(index)
    return word in lexicon.ADVERBIAL | grammar.TIMES | {","} or word.endswith("ly")


def past(sentence: Sentence, first: int) -> int:
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
    is_number = sentence.word(at + 1)[:1].isdigit() and sentence.word(at) in {"over", "about"}
    if sentence.word(index) not in lexicon.ADVERBIAL or is_number:
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
