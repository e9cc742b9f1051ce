"""Plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers._article import article_of

if TYPE_CHECKING:
    from tui.model.article import Article


class PlainReader:
    """Reads .txt files."""

    suffixes: tuple[str, ...] = (".txt",)
    several = False
    apart = False

    def read(self, path: str, data: bytes, encoding: str) -> tuple[Article, ...]:
        """The decoded file, whole."""
        return (article_of(path, data, encoding),)


READER = PlainReader()
