"""Which sentences of an article those read before it have told already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.compare.account import Account
from tui.compare.likeness import cosine, norm
from tui.compare.novelty import COVERED, TOLD
from tui.compare.vocabulary import Vocabulary
from tui.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.span import Span

LEAST = 0.25
"""Cosine below which a sentence is not looked at more closely."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text by its hash; empty: it is known already by that."""

    name: str
    text: str
    body: Span


@dataclass(frozen=True, slots=True)
class Ask:
    """What of a text has been told in others, which are named by their hashes."""

    text: str
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Several at once."""

    texts: tuple[Text, ...]
    """To be known from now on."""
    asks: tuple[Ask, ...]
    words: Vocabulary | None = None
    """How much words tell from now on; None: as before, at first in the known texts alone."""


@dataclass(frozen=True, slots=True)
class Told:
    """What has been told already, and what has not: sentences, by start."""

    old: tuple[Span, ...]
    new: tuple[Span, ...]


class Telling:
    """Answers questions; remembers the texts it was told of."""

    def __init__(self) -> None:
        """Nothing is known."""
        self._accounts: dict[str, Account] = {}
        self._own = Vocabulary()
        self._words: Vocabulary | None = None

    def answer(self, question: Question) -> tuple[Told, ...]:
        """An answer for each `Ask`."""
        for each in question.texts:
            if each.name not in self._accounts:
                spans = sentences(each.text, each.body)
                account = self._accounts[each.name] = Account(each.text, spans)
                for terms in account.terms:
                    self._own.count(terms, 1)
        if question.words is not None:
            self._words = question.words
        return tuple(self._told(ask) for ask in question.asks)

    def _told(self, ask: Ask) -> Told:
        account = self._accounts[ask.text]
        before = [self._accounts[name] for name in ask.before]
        words = self._words if self._words is not None else self._own
        old: list[Span] = []
        new: list[Span] = []
        said = zip(account.sentences, account.words, account.terms, strict=True)
        for span, wording, terms in said:
            same = any(other.has(wording) for other in before)
            told = same or (bool(terms) and is_told(terms, before, words))
            (old if told else new).append(span)
        return Told(tuple(old), tuple(new))


def is_told(terms: frozenset[str], before: Sequence[Account], words: Vocabulary) -> bool:
    """Does a sentence of these texts say what these terms say?"""
    length = norm(terms, words)
    return any(
        _covers(terms, length, account.terms[number], words)
        for account in before
        for number in account.sharing(terms)
    )


def _covers(
    terms: frozenset[str], length: float, other: frozenset[str], words: Vocabulary
) -> bool:
    score = cosine(terms, other, words)
    if score < LEAST:
        return False
    return score >= TOLD or norm(terms & other, words) / length >= COVERED**0.5
