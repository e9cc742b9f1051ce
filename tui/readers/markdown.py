"""Markdown, shown as it was written: offsets are into the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers._article import article_of

if TYPE_CHECKING:
    from tui.model.article import Article


class MarkdownReader:
    """Reads .md files."""

    suffixes: tuple[str, ...] = (".md",)
    several = False
    apart = False

    def read(self, path: str, data: bytes, encoding: str) -> tuple[Article, ...]:
        """The decoded file, whole and not rendered."""
        return (article_of(path, data, encoding),)


READER = MarkdownReader()
