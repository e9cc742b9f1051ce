"""Word files: paragraphs, headings, lists, tables row by row, the notes at the end."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from tui.readers._blocks import joined
from tui.readers._docx_blocks import Core, Words, read_xml
from tui.readers._extracted import extracted
from tui.readers._opening import Unreadable

if TYPE_CHECKING:
    from tui.model.article import Article

LARGEST = 64 * 2**20
"""Bytes that one part of the file may hold when it is unpacked."""
_MOST_MEMBERS = 10_000
_TEXT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_CORE = "docProps/core.xml"
_OLD_WORD = b"\xd0\xcf\x11\xe0"


class DocxReader:
    """Reads .docx files. What was deleted with changes tracked is not in the text."""

    suffixes: tuple[str, ...] = (".docx",)
    several = False
    apart = True

    def read(self, path: str, data: bytes, encoding: str) -> tuple[Article, ...]:
        """The text of the file. Raises `Unreadable`; the encoding is always the file's own."""
        if data.startswith(_OLD_WORD):
            raise Unreadable("encrypted, or an old Word file: no .docx that can be opened")
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                return (_article(path, archive),)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise Unreadable("a damaged Word file") from error
        except (NotImplementedError, RuntimeError) as error:  # how it is packed, or encrypted
            raise Unreadable("a Word file packed in a way that cannot be opened") from error


READER = DocxReader()


def _article(path: str, archive: zipfile.ZipFile) -> Article:
    names = set(archive.namelist())
    if len(names) > _MOST_MEMBERS:
        raise Unreadable(f"{len(names):,} parts: more than {_MOST_MEMBERS:,}")
    if _TEXT not in names:
        raise Unreadable("no Word file: it has no text part")
    words = Words()
    read_xml(_member(archive, _TEXT), words)
    found = words.blocks
    for name in _NOTES:
        if name in names:
            notes = Words()
            read_xml(_member(archive, name), notes)
            found += notes.blocks
    core = Core()
    if _CORE in names:
        read_xml(_member(archive, _CORE), core)
    stated = {
        "title": core.values.get("title", ""),
        "author": core.values.get("creator", ""),
        "published": core.values.get("created", ""),
    }
    return extracted(path, joined(found), stated, lang=core.values.get("language", ""))


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """What the archive says of a size is not believed."""
    with archive.open(name) as member:
        found = member.read(LARGEST + 1)
    if len(found) > LARGEST:
        raise Unreadable(f"unpacks to more than {LARGEST // 2**20} MB")
    return found
