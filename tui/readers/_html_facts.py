"""What a page states of itself: JSON-LD, OpenGraph and <meta>, links, <time>, <title>."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.readers._dating import edtf
from tui.readers._html_tokens import plain
from tui.readers._json_ld import json_ld_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.readers._html_tokens import Token

_META = {
    "title": (
        "og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title",
        "parsely-title", "sailthru.title",
    ),
    "outlet": (
        "og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher",
        "publisher", "application-name",
    ),
    "author": (
        "article:author", "author", "citation_author", "dc.creator", "dcterms.creator",
        "parsely-author", "sailthru.author", "byl", "twitter:creator",
    ),
    "url": ("og:url", "parsely-link"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished",
        "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
        "dc.date", "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date",
        "pubdate", "publishdate", "publish-date", "publication_date", "date",
    ),
}  # fmt: skip
"""Names of a <meta>, in the order in which they are believed."""
_BY = re.compile(r"by\s+(?=\S)", re.IGNORECASE)
_SAVED = (
    re.compile(r"saved from url=\(\d+\)(\S+)"),  # browsers
    re.compile(r"Page saved with SingleFile\s+url:\s*(\S+)"),
)
_MOST_TITLE = 1_000


@dataclass(slots=True)
class Statements:
    """What was found in a page, as it stands there."""

    title: str = ""
    """Of <title>: often with the outlet's name and more."""
    heading: str = ""
    """The first <h1>."""
    metas: dict[str, str] = field(default_factory=dict)
    """By name, lower case; several authors of one name are joined."""
    scripts: list[str] = field(default_factory=list)
    canonical: str = ""
    saved_from: str = ""
    published: str = ""
    """Of a <time> that says that it is when this was published."""
    days: set[str] = field(default_factory=set)
    """Of every <time datetime>, as EDTF."""
    lang: str = ""

    def facts(self) -> dict[str, str]:
        """What the page states, by names of `FACTS`, and `lang`."""
        told = json_ld_facts(self.scripts)
        for name, keys in _META.items():
            if not told.get(name):
                told[name] = next(
                    (value for key in keys if _fits(name, value := self.metas.get(key, ""))), ""
                )
        told["author"] = _BY.sub("", told["author"], count=1)
        told["url"] = told["url"] or self.canonical or self.saved_from
        told["published"] = told["published"] or self.published
        if not told["published"] and len(self.days) == 1:  # several: of what, nobody knows
            told["published"] = next(iter(self.days))
        told["lang"] = self.lang or told.get("lang", "")
        return told

    def likely_title(self, outlet: str) -> str:
        """From <title>, without the outlet's name at its end; else the first heading."""
        title = " ".join(self.title.split())
        head, mark, tail = _last_part(title)
        if mark and (tail.casefold() == outlet.casefold() or head == self.heading):
            return head
        return title or self.heading


def statements(page: Iterable[Token]) -> Statements:
    """Gather them all in one pass."""
    found = Statements()
    heading: list[str] | None = None
    for token in page:
        if token.kind == "start":
            _tag(found, token.name, token.attributes)
            if token.name == "h1" and not found.heading:
                heading = []
        elif token.kind == "end" and token.name == "h1" and heading is not None:
            found.heading, heading = " ".join("".join(heading).split())[:_MOST_TITLE], None
        elif token.kind == "text" and heading is not None:
            heading.append(token.text)
        elif token.kind == "raw" and token.name == "title" and not found.title:
            found.title = plain(token.text[:_MOST_TITLE])
        elif token.kind == "raw" and token.name == "script" and found.scripts[-1:] == [""]:
            found.scripts[-1] = token.text
        elif token.kind == "comment" and not found.saved_from:
            found.saved_from = _saved_from(token.text)
    return found


def _tag(found: Statements, name: str, attributes: Mapping[str, str]) -> None:
    match name:
        case "html":
            found.lang = attributes.get("lang") or attributes.get("xml:lang", "")
        case "meta":
            _meta(found.metas, attributes)
        case "link" if "canonical" in attributes.get("rel", "").lower().split():
            found.canonical = found.canonical or attributes.get("href", "")
        case "script" if attributes.get("type", "").lower().strip() == "application/ld+json":
            found.scripts.append("")
        case "time" if when := attributes.get("datetime"):
            if "pubdate" in attributes or attributes.get("itemprop") == "datePublished":
                found.published = found.published or when
            if day := edtf(when[:_MOST_TITLE]):  # not how long it takes to read
                found.days.add(day)
        case _:
            pass


def _meta(metas: dict[str, str], attributes: Mapping[str, str]) -> None:
    keys = ("property", "name", "itemprop")
    name = next((found for key in keys if (found := attributes.get(key))), "").lower()
    value = attributes.get("content", "").strip()[:_MOST_TITLE]
    if not value or not name:
        return
    if name not in metas:
        metas[name] = value
    elif "author" in name and len(metas[name]) < _MOST_TITLE:
        metas[name] += f", {value}"


def _fits(name: str, value: str) -> bool:
    """An author that is an address of a page, or a mark of a network, names nobody."""
    return bool(value) and not (name == "author" and value.startswith(("http", "@")))


def _last_part(title: str) -> tuple[str, str, str]:
    found = list(re.finditer(r"\s[-–—|•·:»]\s", title))
    if not found:
        return title, "", ""
    return title[: found[-1].start()], found[-1][0], title[found[-1].end() :]


def _saved_from(comment: str) -> str:
    head = comment[:_MOST_TITLE]
    return next((match[1] for pattern in _SAVED if (match := pattern.search(head))), "")
