"""What was first taken out of a document, so that no later extractor moves an offset.

A file for each document under `texts/documents/`, named by the hash of its bytes; written
beside its place and renamed, so that a crash leaves it whole or not there. One that is damaged,
or of another version, counts as not there: the document is then extracted anew.
"""

from __future__ import annotations

import json
import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tui.model.article import FACTS, Article, text_hash
from tui.model.span import Span
from tui.storage.disk import make_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

VERSION = 1
MOST = 256 * 2**20
"""Bytes of documents that are kept although nobody has used some of them for `UNUSED`."""
UNUSED = 30 * 86_400.0
"""Seconds."""
_DAY = 86_400.0
_PLAIN = ("text", *FACTS, "lang", "encoding", "hash")


@dataclass(frozen=True, slots=True)
class Extract:
    """What was taken out of a document."""

    articles: tuple[Article, ...]
    fault: str = ""
    """What of it could not be read, on one line."""
    by: str = ""
    """Which programs took it out."""


def document_hash(data: bytes) -> str:
    """The name of a document: SHA-256 of its bytes, in hexadecimal."""
    return sha256(data).hexdigest()


def extract_of(
    store: Path, document: str, form: str, encoding: str, path: str
) -> Extract | None:
    """What is kept of a document, as if it had been read at `path`; None: nothing is.

    `form` is the reader's name and `encoding` the user's choice: bytes may be read so or so.
    """
    place = _place(store, document, form, encoding)
    try:
        row = json.loads(place.read_bytes())
        if row["version"] != VERSION:
            return None
        articles = tuple(_article(each, path, document) for each in row["articles"])
        extract = Extract(articles, str(row["fault"]), str(row["by"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if any(text_hash(article.text) != article.hash for article in articles):
        return None
    with suppress(OSError):
        if time.time() - place.stat().st_mtime > _DAY:
            os.utime(place)
    return extract


def keep_extract(store: Path, form: str, encoding: str, path: str, extract: Extract) -> None:
    """Keep what was taken out of the document at `path`. Raises OSError."""
    if not extract.articles:
        return
    place = _place(store, extract.articles[0].document, form, encoding)
    row = {
        "version": VERSION,
        "by": extract.by,
        "fault": extract.fault,
        "articles": [_row(article, path) for article in extract.articles],
    }
    make_folder(place.parent)
    write_whole(place, [json.dumps(row).encode()], unique=f".{os.getpid()}")


def prune(store: Path) -> None:
    """Let go of what has not been used for long, the oldest first, where there is too much."""
    found = []
    with suppress(OSError):
        for each in os.scandir(store / "texts" / "documents"):
            seen = each.stat()
            found.append((seen.st_mtime, seen.st_size, each.path))
    size, now = sum(size for _, size, _ in found), time.time()
    for used, length, path in sorted(found):
        if size <= MOST or now - used < UNUSED:
            return
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108 (scandir gives no Path)
        size -= length


def _place(store: Path, document: str, form: str, encoding: str) -> Path:
    chosen = re.sub(r"[^a-z0-9]", "", encoding.lower())
    name = ".".join(filter(None, (document, form, chosen, "json")))
    return store / "texts" / "documents" / name


def _row(article: Article, path: str) -> dict[str, Any]:
    row = {name: getattr(article, name) for name in _PLAIN}
    row["part"] = article.path.removeprefix(path)
    row["body"] = list(article.body)
    row["encoding_guessed"] = article.encoding_guessed
    row["guessed"] = sorted(article.guessed)
    return row


def _article(row: dict[str, Any], path: str, document: str) -> Article:
    start, end = row["body"]
    if not all(isinstance(row[name], str) for name in (*_PLAIN, "part")):
        raise TypeError
    return Article(
        path=path + row["part"],
        body=Span(int(start), int(end)),
        encoding_guessed=bool(row["encoding_guessed"]),
        guessed=frozenset(map(str, row["guessed"])),
        document=document,
        **{name: row[name] for name in _PLAIN},
    )


def is_tagged(store: Path, articles: Sequence[Article]) -> bool:
    """Is the text of one of these kept, because tags were put on it?"""
    return any((store / "texts" / f"{each.hash}.txt").exists() for each in articles)
