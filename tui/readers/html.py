"""Web pages, as a browser saves them: the account without what stands around it.

With trafilatura (the extra `html`) the account is found better; what the page states of itself
is read here in either case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers._extracted import extracted, one_line
from tui.readers._html import decoded_page, page_text

if TYPE_CHECKING:
    from tui.model.article import Article


class HtmlReader:
    """Reads .html files."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")
    several = False
    apart = True

    def read(self, path: str, data: bytes, encoding: str) -> tuple[Article, ...]:
        """The account in the page. Raises `Unreadable` if there is no text in it."""
        decoded = decoded_page(data, encoding)
        text, stated = page_text(decoded.text)
        facts = stated.facts()
        article = extracted(
            path,
            text,
            facts,
            likely_title=stated.likely_title(one_line(facts["outlet"])),
            lang=facts["lang"],
            encoding=(decoded.encoding, decoded.guessed),
        )
        return (article,)


READER = HtmlReader()
