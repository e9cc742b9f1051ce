"""The report as Markdown (CommonMark with GitHub's tables), for wikis and repositories."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from tui.report.markdown_claims import contradictions, lone, matrix, matters
from tui.report.markdown_people import accounts, actors, articles, strays, timeline
from tui.report.marked import plain
from tui.report.wording import METHOD, SIGNS, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.report.contents import Report


class MarkdownForm:
    """Writes Markdown. Whatever others wrote is escaped: it formats nothing, it is shown."""

    name = "markdown"
    suffix = ".md"

    def write(self, report: Report, out: IO[bytes]) -> None:
        """Write the page, block by block."""
        for number, block in enumerate(_blocks(report)):
            out.write((("\n" if number else "") + block + "\n").encode("utf-8"))


def _blocks(report: Report) -> Iterator[str]:
    yield f"# {plain(report.name)}: what the articles say"
    yield f"**{summary(report)}**"
    yield "## Articles"
    yield from accounts(report)
    yield "## Who says what"
    yield from matrix(report)
    yield "## Claims and their sources"
    yield from matters(report)
    if report.lone:
        yield "## Told by one claim only"
        yield from lone(report)
    yield "## Contradictions"
    yield from contradictions(report)
    yield "## Timeline"
    yield from timeline(report)
    yield "## Actors"
    yield from actors(report)
    yield "## Quotes by article"
    yield from articles(report)
    if report.strays:
        yield "## Tags that need a person"
        yield from strays(report)
    yield "## How to read this"
    yield "\n".join(f"- `{sign}` {words}" for sign, words in SIGNS.items())
    yield from METHOD
    made = f" on {report.day}" if report.day else ""
    yield f"Made with {report.tool}{made}."
