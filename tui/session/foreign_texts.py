"""Which of our articles a text of somebody else's is: by hash, by name, by likeness."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from tui.importers import plain
from tui.model.article import text_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tui.importers import Proposed, Text
    from tui.model.article import Article

    Way = Callable[[str], list[str]]

LIKE = 0.5
"""How much an article must have in common with a text, to be it by likeness."""
UNLIKE = 0.1
"""With less in common, an article of the same name is another one."""
CLEAR = 0.1
"""By so much must the likest be ahead of the next."""
TELLING = 12
"""Characters of a quotation that can tell an article."""
ENOUGH = 2
"""Such quotations that must be there, where the text itself is not."""

_WORD = re.compile(r"\w+")


class Library:
    """The articles of the corpus, looked up in every way there is."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        """By id."""
        self._articles = articles

    def find(self, text: Text, rows: Sequence[Proposed]) -> Article | None:
        """The article that a text is; `rows` are about it."""
        named = self._named(text)
        same = self._same(text)
        if same:
            return named if named in same else same[0]
        if named is not None and self._may_be(text, named):
            return named
        return self._likest(text, rows)

    def _same(self, text: Text) -> list[Article]:
        found = self._by_hash.get(text.hash, [])
        if not found and text.text is not None:
            found = self._by_plain.get(text_hash(plain(text.text)), [])
        return found

    def _named(self, text: Text) -> Article | None:
        if text.id in self._articles:
            return self._articles[text.id]
        if not text.name:
            return None
        for way, names in self._ways.items():
            found = {each.id: each for name in way(text.name) for each in names.get(name, ())}
            if len(found) == 1:
                return next(iter(found.values()))
        return None

    def _may_be(self, text: Text, article: Article) -> bool:
        if text.text is None:
            return True
        theirs = _threes(text.text)
        ours = self._threes[article.id]
        return not theirs or not ours or _shared(theirs, ours) >= UNLIKE

    def _likest(self, text: Text, rows: Sequence[Proposed]) -> Article | None:
        if text.text is not None:
            theirs = _threes(text.text)
            rated = [(_shared(theirs, ours), id_) for id_, ours in self._threes.items()]
        else:
            words = {row.quote for row in rows if len(row.quote) >= TELLING}
            if len(words) < ENOUGH:
                return None
            rated = [
                (sum(each in article.text for each in words) / len(words), id_)
                for id_, article in self._articles.items()
            ]
        (best, id_), (second, _) = (*sorted(rated, reverse=True)[:2], (0.0, ""), (0.0, ""))[:2]
        return self._articles[id_] if best >= LIKE and best - second >= CLEAR else None

    @cached_property
    def _by_hash(self) -> Mapping[str, list[Article]]:
        return _grouped(self._articles.values(), lambda each: [each.hash])

    @cached_property
    def _by_plain(self) -> Mapping[str, list[Article]]:
        return _grouped(self._articles.values(), lambda each: [text_hash(plain(each.text))])

    @cached_property
    def _ways(self) -> Mapping[Way, Mapping[str, list[Article]]]:
        """Ways of taking a name, the surest first, each with the articles that have it so."""
        every = self._articles.values()
        return {
            _paths: _grouped(every, lambda each: [each.path]),
            _addresses: _grouped(every, lambda each: [each.url, each.title]),
            _stems: _grouped(every, lambda each: _stems(each.path)),
        }

    @cached_property
    def _threes(self) -> Mapping[str, frozenset[str]]:
        return {id_: _threes(article.text) for id_, article in self._articles.items()}


def _paths(name: str) -> list[str]:
    """A path as it is; formats that write .txt for each article add that."""
    return [name, name.removesuffix(".txt")] if name.endswith(".txt") else [name]


def _stems(name: str) -> list[str]:
    """A file's name without folders and endings."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2].casefold()
    return [last.removesuffix(".txt").rpartition(".")[0] or last.removesuffix(".txt")]


def _addresses(name: str) -> list[str]:
    return [name]


def _grouped(
    articles: Iterable[Article], names: Callable[[Article], Iterable[str]]
) -> Mapping[str, list[Article]]:
    found: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for name in filter(None, names(article)):
            found[name].append(article)
    return found


def _threes(text: str) -> frozenset[str]:
    """Every three words that follow one another; of a short text the words."""
    words = [word.casefold() for word in _WORD.findall(text)]
    threes = zip(words, words[1:], words[2:], strict=False)
    return frozenset(map(" ".join, threes)) or frozenset(words)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 to 1: how much two texts have in common (Dice)."""
    if not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))
