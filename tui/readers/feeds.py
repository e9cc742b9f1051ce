"""RSS and Atom feeds saved to disk: each entry is an article, with what the feed tells of it.

The standard library reads those that are well-formed; feedparser (the extra `feeds`) is asked
about the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers._extracted import extracted
from tui.readers._feed_entries import Entry, Feed, feed_of, feed_of_broken
from tui.readers._html import decoded_page, fragment_text
from tui.readers._opening import Unreadable
from tui.readers._parts import named

if TYPE_CHECKING:
    from tui.model.article import Article

MOST_ENTRIES = 20_000


class FeedReader:
    """Reads .rss and .atom files, and those .xml files that are feeds."""

    suffixes: tuple[str, ...] = (".rss", ".atom", ".xml")
    several = True
    apart = True

    def read(self, path: str, data: bytes, encoding: str) -> tuple[Article, ...]:
        """An article an entry. Raises `Unreadable`, with what could be read all the same."""
        text = decoded_page(data, encoding).text.lstrip()
        feed = feed_of(text) or feed_of_broken(data, text)
        found: list[tuple[str, Article]] = []
        empty = 0
        for entry in feed.entries[:MOST_ENTRIES]:
            key = entry.key or entry.url or entry.title + entry.text
            try:
                found.append((key, _article(path, feed, entry)))
            except Unreadable:
                empty += 1
        articles = named(path, found)
        if not articles:
            raise Unreadable("a feed without an entry that has a text")
        if len(feed.entries) > MOST_ENTRIES:
            told = f"{len(feed.entries):,} entries: more than {MOST_ENTRIES:,}"
            raise Unreadable(f"{told}: the rest is left out", articles)
        if empty:
            raise Unreadable(f"entries without text: {empty:,}", articles)
        return articles


READER = FeedReader()


def _article(path: str, feed: Feed, entry: Entry) -> Article:
    stated = {
        "title": fragment_text(entry.title),
        "outlet": fragment_text(entry.outlet or feed.title),
        "author": entry.author,
        "url": entry.url,
        "published": entry.published,
    }
    text = fragment_text(entry.text) or stated["title"]
    return extracted(path, text, stated, lang=feed.lang)
