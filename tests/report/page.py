"""A page as a browser takes it apart, with what HTML asks of it."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

VOID = {"br", "meta", "link"}
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav"),
    *("section", "div", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl", "dt", "dd", "a", "b"),
    *("strong", "span", "bdi", "q", "blockquote", "figure", "figcaption", "table", "caption"),
    *("thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("id", "class", "href", "lang", "dir", "scope", "rowspan", "rel", "charset", "name"),
    *("content", "http-equiv", "aria-hidden", "aria-label", "aria-labelledby"),
}
INLINE = {"a", "b", "strong", "span", "bdi", "q", "p", "h1", "h2", "h3"}
"""What must not hold a block."""
BLOCKS = ELEMENTS - INLINE - VOID | {"p", "h1", "h2", "h3"}


class Page(HTMLParser):
    """Parses a page and complains of what is no sound HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.style = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert tag in ELEMENTS, tag
        assert len(given) == len(attrs)
        assert set(given) <= ATTRIBUTES, given
        parent = self.open[-1] if self.open else ""
        assert not (parent in INLINE and tag in BLOCKS), (parent, tag)
        assert tag != "a" or "a" not in self.open
        assert tag != "li" or parent in ("ul", "ol")
        assert tag not in ("td", "th") or parent == "tr"
        self.tags.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        self.hrefs += [given["href"]] if "href" in given else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.tags if tag in ("h1", "h2", "h3")]


def checked(text: str) -> Page:
    """The page, in which every link of its own leads somewhere and the tables are labelled."""
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">')
    page = Page(text)
    assert len(set(page.ids)) == len(page.ids)
    inner = [href[1:] for href in page.hrefs if href.startswith("#")]
    assert set(inner) <= set(page.ids)
    assert all(h.startswith(("#", "http://", "https://")) for h in page.hrefs)
    assert all(
        given.get("scope") in ("col", "row", "rowgroup") for t, given in page.tags if t == "th"
    )
    assert [t for t, _ in page.tags].count("table") == [t for t, _ in page.tags].count(
        "caption"
    )
    levels = page.headings()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for _, given in page.tags:
        assert given.get("aria-labelledby", page.ids[0]) in page.ids
    return page
