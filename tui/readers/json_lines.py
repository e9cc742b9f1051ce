"""JSON Lines: an article a line, its text exactly as it stands there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.readers._decoding import decode
from tui.readers._extracted import as_it_is
from tui.readers._opening import Unreadable
from tui.readers._parts import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.model.article import Article

MOST_ARTICLES = 50_000

_TEXT = ("text", "body", "content", "article", "articleBody", "maintext", "full_text")
_KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "site_name", "sitename", "source_domain"),
    "author": ("author", "authors", "byline", "creator"),
    "credit": ("credit", "agency"),
    "url": ("url", "link", "source-url", "uri"),
    "published": (
        "published",
        "date",
        "date_publish",
        "published_at",
        "datePublished",
        "pubDate",
    ),
}  # fmt: skip
_LANG = ("lang", "language")
_NAMES = ("id", "_id", "guid", "url", "uri", "link")
"""What a line is known by, in this order; else by its text."""
_ABOUT = ("meta", "metadata", "data")
"""Where programs for annotation put what they know beside the text."""
_OURS = "tags written by Dateline, no articles: use dateline import"


class JsonLinesReader:
    """Reads .jsonl files, of one's own or from doccano, Prodigy and news crawlers."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")
    several = True
    apart = False

    def read(self, path: str, data: bytes, encoding: str) -> tuple[Article, ...]:
        """An article for each line that has a text.

        Raises `Unreadable` with those if another line has none, or is no JSON.
        """
        found: list[tuple[str, Article]] = []
        wrong: list[str] = []
        for number, line in enumerate(decode(data, encoding).text.split("\n"), 1):
            if not line.strip():
                continue
            if len(found) == MOST_ARTICLES:
                wrong.insert(0, f"more than {MOST_ARTICLES:,} articles: the rest is left out")
                break
            try:
                found.append(_article(path, _record(line)))
            except Unreadable as unreadable:
                if unreadable.reason == _OURS:
                    raise
                wrong.append(f"line {number}: {unreadable.reason}")
        articles = named(path, found)
        if wrong or not articles:
            more = f" (and {len(wrong) - 1:,} more lines)" if len(wrong) > 1 else ""
            raise Unreadable((wrong or ["no line in it"])[0] + more, articles)
        return articles


READER = JsonLinesReader()


def _record(line: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable("no JSON") from error
    if not isinstance(record, dict):
        raise Unreadable("no JSON object")
    if "dateline" in record and "table" in record:
        raise Unreadable(_OURS)
    return record


def _article(path: str, record: Mapping[str, Any]) -> tuple[str, Article]:
    """The article of a line, and what it is known by."""
    text = next((v for key in _TEXT if isinstance(v := record.get(key), str) and v.strip()), "")
    if not text:
        raise Unreadable("no text: none of the keys text, body, content")
    known = [record, *(each for key in _ABOUT if isinstance(each := record.get(key), dict))]
    stated = {name: _words(known, keys) for name, keys in _KEYS.items()}
    key = _words(known, _NAMES) or text
    return key, as_it_is(path, text, stated, lang=_words(known, _LANG))


def _words(known: Iterable[Mapping[str, Any]], keys: Iterable[str]) -> str:
    return next((word for each in known for key in keys if (word := _word(each.get(key)))), "")


def _word(value: Any) -> str:
    """A value in a few words: of several their list, of an object its name."""
    match value:
        case str():
            return value.strip()
        case bool() | None:
            return ""
        case int():
            return format(value, "x") if abs(value) > 2**64 else str(value)
        case list():
            return ", ".join(word for each in value[:20] if (word := _named(each)))
        case _:
            return _named(value)


def _named(value: Any) -> str:
    """A name, alone or in an object such as {"name": …}."""
    if isinstance(value, dict):
        value = next((v for key in ("name", "title", "domain") if (v := value.get(key))), "")
    return value.strip() if isinstance(value, str) else ""
