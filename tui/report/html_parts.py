"""What several sections of the page are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.report.markup import Markup, element, together
from tui.report.wording import is_speech

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.report.contents import Account, Quoted, Report
    from tui.report.markup import Content

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def section(place: str, heading: str, *content: Content) -> Markup:
    """A section under a heading of the second level."""
    title = element("h2", heading, id=f"{place}-heading")
    inside = together((title, *content), "\n")
    return element("section", inside, id=place, aria_labelledby=f"{place}-heading")


def listed(entries: Iterable[Content], name: str = "ul", **attributes: str | None) -> Markup:
    """A list."""
    return element(name, *(element("li", each) for each in entries), **attributes)


def nothing(words: str) -> Markup:
    """What a section says that has nothing to say."""
    return element("p", words, class_="nothing")


def table(
    caption: Content, head: Sequence[Content], rows: Iterable[Markup], class_: str = ""
) -> Markup:
    """A table with column headers; `rows` are whole `tr` elements. It scrolls by itself."""
    columns = (element("th", each, scope="col") for each in head)
    made = element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *columns)),
        element("tbody", together(rows, "\n")),
        class_=class_ or None,
    )
    return element("div", made, class_="wide")


def row(header: Content, cells: Iterable[Content], **attributes: str | None) -> Markup:
    """A row that begins with its header."""
    return element(
        "tr",
        element("th", header, scope="row"),
        *(element("td", each) for each in cells),
        **attributes,
    )


def to_article(account: Account) -> Markup:
    """A link to the section of an article: its number and who speaks."""
    return element(
        "a", f"{account.number} ", element("bdi", account.name), href=f"#{account.id}"
    )


def article_numbers(numbers: Iterable[int]) -> Markup:
    """Links to articles by their numbers alone."""
    return together((element("a", str(n), href=f"#a{n}") for n in numbers), ", ")


def words_of(report: Report, quoted: Quoted, *, link: bool = True) -> Markup:
    """A quote in its article's language and direction, linked to its place there."""
    lang = report.accounts[quoted.article - 1].lang
    known = lang if _LANGUAGE.fullmatch(lang) else None
    own = "speech" if is_speech(quoted.words) else None
    words = element("q", quoted.words, lang=known, dir="auto", class_=own)
    return element("a", words, href=f"#{quoted.id}", class_="quote") if link else words


def remarks(quoted: Quoted) -> Markup | None:
    """What is known of a quote, and what to know before relying on it."""
    pieces = [
        *(element("span", each, class_="fact") for each in quoted.facts),
        *(element("span", each, class_="doubt") for each in quoted.doubts),
    ]
    return element("span", together(pieces, "; "), class_="remarks") if pieces else None
