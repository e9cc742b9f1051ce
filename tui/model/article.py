"""An article: its text as it stands on disk, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model.span import Span

FACTS = ("title", "outlet", "author", "credit", "url", "published")
"""The fields a file may state, the program may guess, and the user may correct."""


def text_hash(text: str) -> str:
    """The name of a text: SHA-256 of its UTF-8 bytes (lone surrogates pass), in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Its `text` never changes: every offset in the program points into it."""

    path: str
    """Relative to the corpus, with forward slashes; in a file of several with its part."""
    text: str
    """The whole decoded file, newlines as stored, without a BOM, front matter included.

    Of a document (HTML, PDF, mail …) what was extracted from it.
    """
    body: Span
    """Where the account itself stands: all but the front matter."""
    id: str = ""
    """Given by the session; empty as long as only a reader has seen the article."""
    title: str = ""
    outlet: str = ""
    author: str = ""
    credit: str = ""
    """The wire behind it: Reuters, AFP …"""
    url: str = ""
    published: str = ""
    """EDTF, mostly a day: 2024-12-06. Empty: not known."""
    lang: str = ""
    encoding: str = "utf-8"
    encoding_guessed: bool = False
    guessed: frozenset[str] = frozenset()
    """Names of `FACTS` that are guesses from a line in the text, not statements of the file."""
    hash: str = ""
    """`text_hash` of the text."""
    document: str = ""
    """SHA-256 of the document that the text was taken out of; empty: the file is the text."""

    def quote(self, span: Span) -> str:
        """The words at a span."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What the store keeps of an article, so that its tags can be read without its file."""

    id: str
    path: str
    text_hash: str = ""
    title: str = ""
    outlet: str = ""
    author: str = ""
    credit: str = ""
    url: str = ""
    published: str = ""
    corrected: tuple[str, ...] = ()
    """Names of `FACTS` that the user has set; the file's own statement no longer counts."""
    encoding: str = ""
    """The user's choice; empty: as read."""
    status: str = "new"
    """new, reading, done or missing."""
    note: str = ""
    document: str = ""
    """SHA-256 of the document as it was when it was tagged first; empty: the file is text."""
