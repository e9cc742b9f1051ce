"""One HTML page that needs nothing else: no script, its style inside, fit to be printed."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tui.report.html_claims import contradictions, lone, matrix, matters
from tui.report.html_parts import listed, section
from tui.report.html_people import accounts, actors, articles, strays, timeline
from tui.report.markup import Markup, element, together, verbatim
from tui.report.wording import METHOD, SIGNS, summary

if TYPE_CHECKING:
    from tui.report.contents import Report

STYLE = Path(__file__).with_name("report.css")


class HtmlForm:
    """Writes HTML5. Whatever others wrote is escaped; only http and https are linked."""

    name = "html"
    suffix = ".html"

    def write(self, report: Report, out: IO[bytes]) -> None:
        """Write the page."""
        out.write(page(report).encode("utf-8"))


def page(report: Report) -> str:
    """The whole page."""
    style = STYLE.read_text(encoding="utf-8")
    document = element("html", _head(report, style), _body(report), lang="en")
    return f"<!DOCTYPE html>\n{document}\n"


def _head(report: Report, style: str) -> Markup:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        together((
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="color-scheme", content="light dark"),
            element("meta", name="referrer", content="no-referrer"),
            element("meta", name="generator", content=report.tool),
            element("title", f"{report.name}: what the articles say"),
            element("style", verbatim(style)),
        ), "\n"),
    )  # fmt: skip


def _body(report: Report) -> Markup:
    sections = (
        section("articles", "Articles", accounts(report)),
        section("matrix", "Who says what", *matrix(report)),
        section("claims", "Claims and their sources", *matters(report)),
        section("lone", "Told by one claim only", *lone(report)) if report.lone else None,
        section("contradictions", "Contradictions", *contradictions(report)),
        section("timeline", "Timeline", *timeline(report)),
        section("actors", "Actors", *actors(report)),
        section("quotes", "Quotes by article", *articles(report)),
        section("strays", "Tags that need a person", *strays(report))
        if report.strays
        else None,
        section("method", "How to read this", _method()),
    )
    shown = [each for each in sections if each is not None]
    made = f"Made with {report.tool}" + (f" on {report.day}" if report.day else "")
    return element(
        "body",
        element("a", "To the matrix", class_="skip", href="#matrix"),
        element(
            "header",
            element("h1", element("bdi", report.name), ": what the articles say"),
            element("p", summary(report), class_="summary"),
            _contents(report),
        ),
        element("main", together((each for each in shown), "\n")),
        element("footer", element("p", f"{made}.")),
    )


def _contents(report: Report) -> Markup:
    links = [
        ("articles", "Articles"), ("matrix", "Who says what"),
        ("claims", "Claims and their sources"),
        *([("lone", "Told by one claim only")] if report.lone else []),
        ("contradictions", "Contradictions"),
        ("timeline", "Timeline"), ("actors", "Actors"), ("quotes", "Quotes by article"),
        *([("strays", "Tags that need a person")] if report.strays else []),
        ("method", "How to read this"),
    ]  # fmt: skip
    entries = (element("a", words, href=f"#{place}") for place, words in links)
    return element("nav", listed(entries), aria_label="Contents")


def _method() -> Markup:
    signs = (
        element("div", element("dt", sign), element("dd", words))
        for sign, words in SIGNS.items()
    )
    return together((
        element("dl", *signs, class_="signs"),
        *(element("p", words) for words in METHOD),
    ))  # fmt: skip
