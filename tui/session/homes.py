"""Whose an article is: tags go with the text they were put on, whatever its file is called."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.article import FACTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.model.article import Article, ArticleRecord
    from tui.session.state import State

ALIKE = 0.8
"""Share of its word triples by which a text is an edited one rather than another."""
_LOOKED_AT = 20_000
"""Characters at the beginning of a text that are compared for it."""


class Homes:
    """Knows the records whose file holds another text than their tags were put on.

    Files may be renumbered or exchange their names while nobody looks, and they are read one
    by one: so this is looked into again with every article that is read.
    """

    def __init__(
        self,
        state: State,
        read: Mapping[str, Article],
        is_missing: Callable[[ArticleRecord], bool],
    ) -> None:
        """`read`: the articles that are there, by the id of their record."""
        self._state = state
        self._read = read
        self._is_missing = is_missing
        self._edited: dict[str, set[str]] = {}
        """Texts that became of those that tags were put on, as far as it was seen."""
        self._known: dict[str, set[str]] = {}
        """The texts that records have, and of those away from home the texts they belong to."""
        self._by_text: defaultdict[str, set[str]] = defaultdict(set)
        """Records by these texts."""
        self._own: dict[str, ArticleRecord] = {}
        """Records as they were when their file held a text of theirs last."""

    def owner(self, article: Article, name: str) -> str:
        """The record that the article at a path belongs to; `name` is the one of that path."""
        if self._belongs(article, name):
            return name
        text = article.hash
        near = sorted(self._by_text.get(text, ()))
        missing = self._missing(text, name)
        claims = [each for each in near if self._claims(each, article, name)]
        claims = claims or [each for each in missing if text in self._texts_of(each)]
        if not claims and text in self._edits_of(name):
            return name
        claims = claims or [each for each in near if self._claims_edited(each, text)] or missing
        return claims[0] if len(claims) == 1 else name

    def edited(self, name: str, before: Article, after: Article) -> None:
        """The file of a record holds another text: is it an edited one of its own?"""
        if before.hash in self._own_texts(name) and likeness(before.text, after.text) >= ALIKE:
            self._edits_of(name).add(after.hash)

    def noted(self, name: str) -> None:
        """A record has an article, another one or none now: is it at home?"""
        for text in self._known.pop(name, ()):
            self._by_text[text].discard(name)
        texts, there = self._texts_of(name), self._read.get(name)
        known = {there.hash} if there else set()
        if texts and not known & texts:
            known |= self._own_texts(name)
        self._known[name] = known
        for text in known:
            self._by_text[text].add(name)

    def open_to(self, name: str) -> list[Article]:
        """Articles of others that turn out to be this record's, if that is not at home."""
        if not self._is_away(name):
            return []
        record = self._state.records.get(name)
        texts = self._own_texts(name)
        if record is not None and self._is_missing(record):
            texts.add(record.text_hash)
        near = {other for text in texts for other in self._by_text.get(text, ())}
        held = [(other, self._read[other]) for other in sorted(near) if other in self._read]
        return [each for other, each in held if self.owner(each, other) == name != other]

    def leaving(self, record: ArticleRecord) -> None:
        """A record is about to be told of another text in its file, with the facts of that."""
        if record.text_hash in self._own_texts(record.id):
            self._own[record.id] = record

    def set_aside(self, record: ArticleRecord) -> ArticleRecord:
        """A record whose file another has taken over: under a name that no article has.

        What it says of its article is of its own text, not of the one that came instead.
        """
        path = f"{record.path}~"
        while self._state.id_of_path(path) is not None:
            path += "~"
        own = self._own.get(record.id, record)
        if own.text_hash not in self._own_texts(record.id):
            own = record
        facts = {name: getattr(own, name) for name in FACTS if name not in record.corrected}
        facts |= {"text_hash": own.text_hash, "document": own.document}
        return replace(record, path=path, **facts)

    def _is_away(self, name: str) -> bool:
        texts, there = self._texts_of(name), self._read.get(name)
        return bool(texts) and (there is None or there.hash not in texts)

    def _texts_of(self, name: str) -> set[str]:
        """The texts that a record's tags were put on."""
        return {tag.text_hash for tag in self._state.of_article(name).values()}

    def _own_texts(self, name: str) -> set[str]:
        """The same, and what has become of them."""
        texts = self._texts_of(name)
        return texts | self._edits_of(name) if texts else texts

    def _edits_of(self, name: str) -> set[str]:
        """What has become of them: the text that was there last, and those it was edited to."""
        if name not in self._edited:
            record = self._state.records.get(name)
            self._edited[name] = {record.text_hash} if record else set()
        return self._edited[name]

    def _claims_edited(self, name: str, text: str) -> bool:
        if text in self._texts_of(name) or text not in self._edits_of(name):
            return False
        there = self._read.get(name)
        return there is None or there.hash not in self._own_texts(name)

    def _missing(self, text: str, at_path: str) -> list[str]:
        """Tagged records whose article is nowhere, and had this text when it was seen last."""
        return [
            each.id
            for each in self._state.records_of_text(text)
            if each.id != at_path and self._texts_of(each.id) and self._is_missing(each)
        ]

    def _belongs(self, article: Article, name: str) -> bool:
        texts, kept = self._texts_of(name), self._state.records.get(name)
        if texts:
            return article.hash in texts
        return kept is not None and kept.text_hash == article.hash

    def _claims(self, name: str, article: Article, at_path: str) -> bool:
        if name == at_path or not self._is_away(name):
            return False
        there, held = self._read.get(name), self._read.get(at_path)
        if article.hash not in self._texts_of(name):
            return False
        if there is None or at_path in self._state.records:
            return True
        if held is not None and held.hash != article.hash:
            return True
        # A name that nothing is kept of: was the article renamed, or a copy of it made before
        # it was edited?
        return likeness(article.text, there.text) < ALIKE


def likeness(a: str, b: str) -> float:
    """The share of word triples of the shorter text that the other has, too; from 0 to 1."""
    one, other = _triples(a), _triples(b)
    least = min(len(one), len(other))
    return len(one & other) / least if least else float(a == b)


def _triples(text: str) -> set[tuple[str, ...]]:
    words = text[:_LOOKED_AT].split()
    return set(zip(words, words[1:], words[2:], strict=False))
