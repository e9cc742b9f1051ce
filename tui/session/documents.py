"""Files as articles; what is taken out of a document stays as it was at first."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from tui import __version__, readers
from tui.storage.documents import (
    Extract,
    document_hash,
    extract_of,
    is_tagged,
    keep_extract,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model.article import Article

_LIBRARIES = ("trafilatura", "pypdf", "feedparser")
"""Whose versions decide what is taken out of a document."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where documents are, and where what was taken out of them is kept."""

    corpus: Path
    store: Path
    limit: int = readers.LIMIT
    """Bytes of a file that are read at most."""
    keeping: bool = False
    """Is what is taken out now to be kept?"""


def articles_of(place: Place, path: str, encoding: str = "") -> tuple[Article, ...]:
    """The articles in a file. Raises `Unreadable`, with those that could be read.

    A document gives what it gave at first, even if a newer extractor would see it otherwise;
    only where no tag has been put on any of it the newer one is asked.
    """
    data = readers.content(place.corpus, path, place.limit)
    reader = readers.reader_for(path)
    if reader is None or not reader.apart:
        return readers.articles_of(path, data, encoding)
    extract = _extract(place, path, data, encoding)
    if extract.fault:
        raise readers.Unreadable(extract.fault, extract.articles)
    return extract.articles


def is_apart(path: str) -> bool:
    """Is it a file to be read in a process of its own: a document, or one of many articles?"""
    reader = readers.reader_for(path)
    return reader is not None and (reader.apart or reader.several)


def _extract(place: Place, path: str, data: bytes, encoding: str) -> Extract:
    document, form = document_hash(data), _form(path)
    kept = extract_of(place.store, document, form, encoding, path)
    if kept and (kept.by == extractors() or is_tagged(place.store, kept.articles)):
        return kept
    fresh = _extracted(path, data, encoding, document)
    if place.keeping:
        with suppress(OSError):  # of a full disk the user hears when a tag is not saved
            keep_extract(place.store, form, encoding, path, fresh)
    return fresh


def _extracted(path: str, data: bytes, encoding: str, document: str) -> Extract:
    fault = ""
    try:
        articles = readers.articles_of(path, data, encoding)
    except readers.Unreadable as reason:
        if not reason.articles:
            raise
        articles, fault = reason.articles, str(reason)
    marked = tuple(replace(article, document=document) for article in articles)
    return Extract(marked, fault, extractors())


def _form(path: str) -> str:
    reader = readers.reader_for(path)
    return next((name for name, each in readers.readers().items() if each is reader), "")


@cache
def extractors() -> str:
    """The programs that take texts out of documents here, with their versions."""
    found = [f"dateline {__version__}"]
    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return ", ".join(found)
