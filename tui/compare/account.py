"""One article's sentences by their terms, to find the one that tells what another tells."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from tui.compare.likeness import SAME_MATTER, TELLING, cosine
from tui.compare.terms import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare.vocabulary import Vocabulary
    from tui.model.span import Span

COMMON = 300
"""A term in more sentences than this finds none; it counts for those that others have found."""


class Account:
    """The sentences of a text. Immutable once its terms have been read."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        """Nothing is read before it is needed."""
        self.sentences = sentences
        self._text = text

    @cached_property
    def terms(self) -> tuple[frozenset[str], ...]:
        """The telling words of each sentence."""
        return tuple(
            frozenset(words_of(self._text[start:end])) for start, end in self.sentences
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of each sentence, whatever blanks and letter case stand there."""
        return tuple(
            " ".join(self._text[start:end].split()).casefold() for start, end in self.sentences
        )

    def has(self, words: str) -> bool:
        """Does one of the sentences stand in these words?"""
        return words in self._said

    @cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(self.words)

    @property
    def is_read(self) -> bool:
        """Has all been read that finding needs?"""
        return "_with_term" in self.__dict__

    @cached_property
    def _with_term(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, terms in enumerate(self.terms):
            for term in terms:
                found[term].append(number)
        return dict(found)

    def read(self) -> Account:
        """The same, with all that finding needs; slow for a long text."""
        _ = self._with_term
        return self

    def sharing(self, wanted: frozenset[str]) -> list[int]:
        """Numbers of the sentences that share enough terms, one of them an uncommon one."""
        shared: dict[int, int] = {}
        for holders in sorted((self._with_term.get(term, []) for term in wanted), key=len):
            common = len(holders) > COMMON
            for number in holders:
                if number in shared:
                    shared[number] += 1
                elif not common:
                    shared[number] = 1
        return sorted(number for number, times in shared.items() if times >= TELLING)

    def counterpart(self, text: str, words: Vocabulary) -> Span | None:
        """The sentence on the same matter as a passage; None where none surely is.

        Of sentences that are equally alike the first is taken.
        """
        wanted = frozenset(words_of(text))
        best, span = SAME_MATTER, None
        for number in self.sharing(wanted):
            score = cosine(wanted, self.terms[number], words)
            if score > best or (span is None and score == best):
                best, span = score, self.sentences[number]
        return span
