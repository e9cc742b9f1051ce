"""PDF files, by pypdf (the extra `pdf`): what is written in them, not what is pictured."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tui.readers._extracted import MOST_TEXT, extracted, one_line
from tui.readers._foreign import guarded, library
from tui.readers._opening import Unreadable
from tui.readers._pdf_lines import Line, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.article import Article

    _Matrix = Sequence[float]

MOST_PAGES = 2_000

_TOLD = ("/Title", "/Author", "/CreationDate")
_CREATED = re.compile(r"(?:D:)?([12]\d{3})(\d\d)(\d\d)")
_NO_TITLE = re.compile(
    r".*\.(?:docx?|rtf|odt|indd|qxd|pdf|dvi|tex|ps|xlsx?|pptx?|html?|tmp)|untitled.*|"
    r"(?:microsoft word|powerpoint presentation|pagemaker|slide|print|document|title)\b.*|"
    r"\S*[\d_]\S*|\W*",
    re.IGNORECASE,
)
"""What programs put where a title belongs: names of files, of themselves, of nothing."""


class PdfReader:
    """Reads .pdf files: lines joined to paragraphs, without running heads and page numbers."""

    suffixes: tuple[str, ...] = (".pdf",)
    several = False
    apart = True

    def read(self, path: str, data: bytes, encoding: str) -> tuple[Article, ...]:
        """The text of all pages. Raises `Unreadable`; with the article if a page is missing."""
        pypdf = library("pypdf")
        if pypdf is None:
            raise Unreadable("needs pypdf: pip install pypdf")
        if b"%PDF-" not in data[:1024]:
            raise Unreadable("no PDF")
        with guarded("pypdf"):
            document = pypdf.PdfReader(BytesIO(data))
            _unlock(document)
            count = len(document.pages)
        if count > MOST_PAGES:
            raise Unreadable(f"{count:,} pages: more than {MOST_PAGES:,}")
        pages, failed = _pages(document, count)
        text = paragraphs(pages)
        if not text.strip():
            raise Unreadable(_nothing(document, count, failed))
        article = extracted(path, text, _stated(document))
        if failed:
            raise Unreadable(f"{failed:,} of {count:,} pages cannot be read", (article,))
        return (article,)


READER = PdfReader()


def _unlock(document: Any) -> None:
    """Many files are locked for changes only: they open with an empty password."""
    if document.is_encrypted:
        try:
            with guarded("pypdf"):
                opened = document.decrypt("")
        except Unreadable as error:  # of a sort that pypdf needs another library for
            raise Unreadable("encrypted in a way that cannot be opened here") from error
        if not opened:
            raise Unreadable("encrypted: it asks for a password")


def _pages(document: Any, count: int) -> tuple[list[list[Line]], int]:
    """The lines of each page, and how many pages cannot be read."""
    pages: list[list[Line]] = []
    failed = length = 0
    for number in range(count):
        lines: list[Line] = []
        try:
            with guarded("pypdf"):
                lines = _lines(document.pages[number])
        except Unreadable:
            failed += 1
        length += sum(len(line.text) for line in lines)
        if length > MOST_TEXT:
            raise Unreadable(f"more than {MOST_TEXT:,} characters of text")
        pages.append(lines)
    return pages, failed


def _lines(page: Any) -> list[Line]:
    lines: list[Line] = []
    words: list[str] = []
    place = (0.0, 0.0, 0.0)

    def visit(
        text: str, cm: Sequence[float], tm: Sequence[float], _: object, size: float
    ) -> None:
        nonlocal place
        for number, piece in enumerate(text.split("\n")):
            if number:
                finish()
            if piece.strip() and not any(map(str.strip, words)):
                place = _place(cm, tm, size)
            words.append(piece)

    def finish() -> None:
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            lines.append(Line(text, *place))

    page.extract_text(visitor_text=visit)
    finish()
    return lines


def _place(cm: _Matrix, tm: _Matrix, size: float) -> tuple[float, float, float]:
    """Where text begins on its page, and how high it is: its matrix within the page's."""
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    return x, y, abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])) or 1.0


def _stated(document: Any) -> dict[str, str]:
    with guarded("pypdf"):
        found = document.metadata or {}
        told = {key: str(found.get(key) or "") for key in _TOLD}
    title = one_line(told["/Title"])
    created = _CREATED.match(told["/CreationDate"])
    return {
        "title": "" if _NO_TITLE.fullmatch(title) else title,
        "author": told["/Author"],
        "published": "-".join(created.groups()) if created else "",
    }


def _nothing(document: Any, count: int, failed: int) -> str:
    pages = f"{count:,} page{'s' * (count != 1)}"
    if failed:
        return f"no text in it: {failed:,} of {pages} cannot be read"
    with guarded("pypdf"):
        if any("/XObject" in (page.get("/Resources") or {}) for page in document.pages):
            return f"no text in it: {pages} of pictures"
    return f"no text in it: {pages}"
