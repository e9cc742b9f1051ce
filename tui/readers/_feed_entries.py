"""What a feed says: RSS 0.9 to 2.0 and Atom, told by the names of the elements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.entities import html5
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError, XMLParser

from tui.readers._foreign import guarded, library
from tui.readers._opening import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIECE = 2**16
_FEEDS = frozenset({"rss", "feed", "RDF"})
_ENTRIES = frozenset({"item", "entry"})
_MOST_DEPTH = 200
_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[\da-fA-F]{1,6};)(\w{1,32};)?")
_XML_NAMES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_NAMES = {
    "title": "title",
    "guid": "key",
    "id": "key",
    "pubDate": "published",
    "published": "published",
    "issued": "published",
    "date": "published",
    "updated": "updated",
    "modified": "updated",
    "creator": "author",
    "author": "author",
    "source": "outlet",
    "encoded": "content",
    "content": "content",
    "description": "summary",
    "summary": "summary",
}
"""What an element in an entry tells, by its name without namespace."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry; title and text may be HTML."""

    title: str = ""
    text: str = ""
    key: str = ""
    url: str = ""
    published: str = ""
    author: str = ""
    outlet: str = ""
    """Where it was taken from, if that is not the feed's own."""


@dataclass(slots=True)
class Feed:
    """A feed."""

    title: str = ""
    lang: str = ""
    entries: list[Entry] = field(default_factory=list)


def feed_of(text: str) -> Feed | None:
    """The feed; None: it is not well-formed. Raises `Unreadable` of XML that is no feed."""
    return _parsed(text) or _parsed(_AMPERSAND.sub(_repaired, text))


def _parsed(text: str) -> Feed | None:
    heard = _Hearing(len(text))
    parser = XMLParser(target=heard)
    try:
        for at in range(0, len(text), _PIECE):
            parser.feed(text[at : at + _PIECE])
        parser.close()
    except ParseError:
        return None
    return heard.feed


def _repaired(found: re.Match[str]) -> str:
    """An ampersand that XML does not know: of HTML, or of nothing."""
    character = html5.get(found[1] or "", "")
    return found[0] if found[1] in _XML_NAMES else character or f"&amp;{found[0][1:]}"


def feed_of_broken(data: bytes, text: str) -> Feed:
    """What feedparser makes of a feed that is not well-formed. Raises `Unreadable`."""
    head = text[:_PIECE]
    if not any(f"<{name}" in head for name in ("rss", "feed", "rdf:RDF")):
        raise Unreadable("XML, but no feed")
    feedparser = library("feedparser")
    if feedparser is None:
        raise Unreadable("not well-formed; needs feedparser: pip install feedparser")
    with guarded("feedparser"):  # bytes as a file: a string might be fetched, or opened
        found = feedparser.parse(
            BytesIO(data), resolve_relative_uris=False, sanitize_html=False
        )
        if not found.version and not found.entries:
            raise Unreadable("no feed")
        entries = [_entry_of(each) for each in found.entries]
        return Feed(_text(found.feed, "title"), _text(found.feed, "language"), entries)


def _entry_of(each: Mapping[str, Any]) -> Entry:
    contents = [_text(content, "value") for content in each.get("content") or []]
    return Entry(
        title=_text(each, "title"),
        text=max([*contents, _text(each, "summary")], key=len),
        key=_text(each, "id"),
        url=_text(each, "link"),
        published=_text(each, "published") or _text(each, "updated"),
        author=_text(each, "author"),
    )


def _text(found: Mapping[str, Any], key: str) -> str:
    value = found.get(key)
    return value if isinstance(value, str) else ""


class _Hearing:
    """Hears a feed's elements; of markup within a text (XHTML in Atom) it keeps the tags."""

    def __init__(self, length: int) -> None:
        """`length`: no feed says more than it has characters, unless its entities multiply."""
        self.feed = Feed()
        self._left = length
        self._path: list[str] = []
        self._words: list[str] = []
        self._entry: dict[str, str] | None = None
        self._inside = 0
        """How deep in markup that is part of a text."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self._path.append(name)
        if len(self._path) > _MOST_DEPTH:
            raise Unreadable(f"nested deeper than {_MOST_DEPTH} elements")
        if len(self._path) == 1:
            if name not in _FEEDS:
                raise Unreadable("XML, but no feed")
            self._lang(attributes)
        if self._inside or tag.startswith("{http://www.w3.org/1999/xhtml}"):
            self._inside += 1
            self._words.append(f"<{name}>")
            return
        if name in _ENTRIES and self._entry is None:
            self._entry = {}
        elif name == "link":
            self._link(attributes)
        self._words = []

    def data(self, words: str) -> None:
        self._left -= len(words)
        if self._left < 0:
            raise Unreadable("its entities make it longer than its file")
        self._words.append(escape(words, quote=False) if self._inside else words)

    def end(self, tag: str) -> None:
        name = self._path.pop()
        if self._inside:
            self._inside -= 1
            self._words.append(f"</{name}>")
            return
        words = "".join(self._words).strip()
        if name in _ENTRIES and self._entry is not None:
            self.feed.entries.append(_made(self._entry))
            self._entry = None
        elif self._entry is None:
            self._about_feed(name, words)
        else:
            self._about_entry(self._entry, name, words)
        self._words = []

    def close(self) -> None:
        """All has been heard."""

    def _lang(self, attributes: Mapping[str, str]) -> None:
        self.feed.lang = next((v for k, v in attributes.items() if k.endswith("}lang")), "")

    def _link(self, attributes: Mapping[str, str]) -> None:
        if self._entry is None or attributes.get("rel", "alternate") != "alternate":
            return
        if address := attributes.get("href", ""):
            self._entry.setdefault("url", address)

    def _about_feed(self, name: str, words: str) -> None:
        if name == "title" and self._path[-1:] in (["channel"], ["feed"]):
            self.feed.title = self.feed.title or words
        elif name == "language":
            self.feed.lang = self.feed.lang or words

    def _about_entry(self, entry: dict[str, str], name: str, words: str) -> None:
        parent = self._path[-1]
        if not words:
            return
        if parent == "author" and name == "name":
            entry.setdefault("author", words)
        elif parent == "source" and name == "title":
            entry.setdefault("outlet", words)
        elif parent not in _ENTRIES:
            return
        elif name == "link":
            entry.setdefault("url", words)
        elif name in _NAMES:
            entry.setdefault(_NAMES[name], words)


def _made(told: Mapping[str, str]) -> Entry:
    texts = (told.get("content", ""), told.get("summary", ""))
    return Entry(
        title=told.get("title", ""),
        text=max(texts, key=len),
        key=told.get("key", ""),
        url=told.get("url", ""),
        published=told.get("published", "") or told.get("updated", ""),
        author=told.get("author", ""),
        outlet=told.get("outlet", ""),
    )
