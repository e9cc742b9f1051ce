"""The names of the articles in a file that holds several."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.article import Article


def named(path: str, found: Sequence[tuple[str, Article]]) -> tuple[Article, ...]:
    """The articles of a file with their paths in it, each by what it is known by.

    That is its key: a message-id, an address, its text. The same key gives the same name,
    wherever in the file the article stands. Where several texts have one key, each of them is
    named by key and text, so that none takes another's name when one goes; only the same text
    with the same key is told by a number.
    """
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for key, article in found:
        texts[key].add(article.text)
    given: Counter[str] = Counter()
    articles = []
    for key, article in found:
        name = _hashed(key if len(texts[key]) == 1 else f"{key}\0{article.text}")
        given[name] += 1
        again = f"-{given[name]}" if given[name] > 1 else ""
        articles.append(replace(article, path=f"{path}#{name}{again}"))
    return tuple(articles)


def _hashed(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:10]
