"""The claims in Markdown: the matrix, each matter with its quotes, contradictions."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tui.report.marked import (
    account_of,
    article_numbers,
    place,
    plain,
    quote,
    remarks,
    table,
    to_article,
)
from tui.report.wording import (
    NO_CLAIMS,
    NONE_SHARED,
    SIGNS,
    apart,
    called,
    columns,
    differing,
    founded,
    resting,
    rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.report.contents import Detail, Dispute, Matter, Quoted, Report


def matrix(report: Report) -> Iterator[str]:
    """Matters of several claims by articles, as many tables as the articles need."""
    shared = report.shared
    if not shared:
        yield NONE_SHARED if report.matters else NO_CLAIMS
        return
    yield " · ".join(
        (*(f"`{s}` {words}" for s, words in SIGNS.items()), "a b c: values that differ")
    )
    for across in columns(report):
        head = ["Matter", *(to_article(report.accounts[n - 1]) for n in across)]
        lines = (line for each in rows(shared, across) for line in _lines(each, across))
        yield table([*head, "Independent sources"], lines)
    if report.lone:
        yield apart(report)


def _lines(matter: Matter, across: Sequence[int]) -> Iterator[list[str]]:
    signs = (f"`{matter.signs.get(number, '.')}`" for number in across)
    gist = f"[{matter.number}. {plain(matter.gist)}](#{matter.id})"
    yield [gist, *signs, f"**{founded(matter)}**"]
    for detail in matter.details:
        letters = (detail.letters.get(number, "") for number in across)
        yield [plain(differing(detail.aspect)), *letters, ""]


def matters(report: Report) -> Iterator[str]:
    """Every matter with its quotes and sources."""
    if not report.matters:
        yield NO_CLAIMS
    for matter in report.shared:
        yield f"### {place(matter.id)}{matter.number}. {plain(matter.gist)}"
        for words, side in zip(resting(matter), matter.sides, strict=True):
            sources = (f"{plain(called(n))} ({article_numbers(w)})" for n, w in side.origins)
            yield words + "; ".join(sources) + "."
            yield table(
                ("Article", "Says", "According to"),
                (_said(report, matter, each) for each in side.claims),
            )
        if matter.details:
            yield "\n".join(f"- {_values(each)}" for each in matter.details)


def lone(report: Report) -> Iterator[str]:
    """The claims that are linked to no other."""
    lines = (_lone(report, each, each.sides[0].claims[0]) for each in report.lone)
    yield table(("", "Says", "According to", "Article"), lines)


def _lone(report: Report, matter: Matter, quoted: Quoted) -> tuple[str, ...]:
    gist = "" if matter.is_worded_as(quoted) else f"{plain(matter.gist)}: "
    said = gist + quote(quoted) + remarks(quoted)
    number = f"{place(matter.id)}{matter.number}"
    return number, said, plain(quoted.source), to_article(account_of(report, quoted))


def _said(report: Report, matter: Matter, quoted: Quoted) -> tuple[str, str, str]:
    article = f"`{matter.signs[quoted.article]}` {to_article(account_of(report, quoted))}"
    return article, quote(quoted) + remarks(quoted), plain(quoted.source)


def _values(detail: Detail) -> str:
    pieces = []
    for letter, value in zip("abcdefghijklmnopqrstuvwxyz", detail.values, strict=False):
        where = [number for number, each in sorted(detail.letters.items()) if letter in each]
        pieces.append(f"**{letter}** {plain(value)} ({article_numbers(where)})")
    return f"{plain(differing(detail.aspect).capitalize())}: {', '.join(pieces)}"


def contradictions(report: Report) -> Iterator[str]:
    """Both sides of every contradiction, next to each other."""
    if not report.disputes:
        yield "No claims have been linked as contradicting each other."
    for number, pairs in groupby(report.disputes, lambda each: each.matter):
        about = report.matters[number - 1]
        yield f"### {number}. [{plain(about.gist)}](#{about.id})"
        for each in pairs:
            yield from _dispute(report, each)


def _dispute(report: Report, each: Dispute) -> Iterator[str]:
    aspect = plain(differing(each.aspect).capitalize()) if each.aspect else "Against each other"
    yield f"{place(each.id)}{aspect}:"
    yield _pair(report, each)
    if each.note:
        yield f"Note: {plain(each.note)}"


def _pair(report: Report, dispute: Dispute) -> str:
    ends = (dispute.first, dispute.second)
    lines = [
        [quote(each) + remarks(each) for each in ends],
        [plain(each.source) for each in ends],
    ]
    if any(dispute.values):
        lines.insert(1, [f"**{plain(v)}**" if v else "" for v in dispute.values])
    return table([to_article(account_of(report, each)) for each in ends], lines)
