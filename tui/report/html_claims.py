"""The claims on the page: the matrix, each matter with its quotes, contradictions."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tui.report.html_parts import (
    article_numbers,
    listed,
    nothing,
    remarks,
    row,
    table,
    to_article,
    words_of,
)
from tui.report.markup import element, together
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
    from tui.report.markup import Markup


def matrix(report: Report) -> Iterator[Markup]:
    """Matters of several claims by articles, as many tables as the articles need."""
    shared = report.shared
    if not shared:
        yield nothing(NONE_SHARED if report.matters else NO_CLAIMS)
        return
    signs = (together((element("b", s), f" {words}")) for s, words in SIGNS.items())
    yield element("p", together((*signs, "a b c: values that differ"), " · "), class_="legend")
    for across in columns(report):
        first, last = across[0], across[-1]
        caption = f"Claims in articles {first} to {last}, and how many sources they rest on"
        head: list[Markup | str] = ["Matter"]
        head += [to_article(report.accounts[number - 1]) for number in across]
        lines = (line for each in rows(shared, across) for line in _lines(each, across))
        yield table(caption, [*head, "Independent sources"], lines, "matrix")
    if report.lone:
        yield element("p", apart(report))


def _lines(matter: Matter, across: Sequence[int]) -> Iterator[Markup]:
    """The row of a matter, and one for each point on which values differ."""
    gist = element("a", f"{matter.number}. ", element("bdi", matter.gist), href=f"#{matter.id}")
    cells = [_sign(matter.signs.get(number, ".")) for number in across]
    yield row(gist, (*cells, founded(matter)), class_=_heat(matter))
    for detail in matter.details:
        letters = (detail.letters.get(number) for number in across)
        yield row(differing(detail.aspect), (*letters, ""), class_="detail")


def _heat(matter: Matter) -> str | None:
    return "disputed" if len(matter.sides) > 1 else None


def _sign(sign: str) -> Markup:
    """A sign for the eye, its meaning for the ear."""
    return together((
        element("span", sign, aria_hidden="true", class_=f"sign {_NAMES[sign]}"),
        element("span", SIGNS[sign], class_="spoken"),
    ))  # fmt: skip


_NAMES = {"=": "says", "~": "partly", "≠": "against", "!": "alone", ".": "silent"}


def matters(report: Report) -> Iterator[Markup]:
    """Every matter with its quotes and sources; those of a single claim a line each."""
    if not report.matters:
        yield nothing(NO_CLAIMS)
    for matter in report.shared:
        heading = element("h3", f"{matter.number}. ", element("bdi", matter.gist))
        sides = (_side(report, matter, number) for number in range(len(matter.sides)))
        values = [_values(each) for each in matter.details]
        inside = (heading, *sides, listed(values, class_="values") if values else None)
        yield element("section", together(inside, "\n"), id=matter.id, class_="matter")


def lone(report: Report) -> Iterator[Markup]:
    """The claims that are linked to no other."""
    head = ("", "Says", "According to", "Article")
    lines = (_lone(report, each, each.sides[0].claims[0]) for each in report.lone)
    yield table("Each rests on one source, as far as it is linked", head, lines, "lone")


def _lone(report: Report, matter: Matter, quoted: Quoted) -> Markup:
    said = together((_gist(matter, quoted), words_of(report, quoted), remarks(quoted)), " ")
    account = to_article(report.accounts[quoted.article - 1])
    return row(str(matter.number), (said, element("bdi", quoted.source), account), id=matter.id)


def _gist(matter: Matter, quoted: Quoted) -> Markup | None:
    """What somebody has made of the words; nothing when it is only the words."""
    if matter.is_worded_as(quoted):
        return None
    return element("span", element("bdi", matter.gist), ":", class_="gist")


def _side(report: Report, matter: Matter, number: int) -> Markup:
    side = matter.sides[number]
    sources = (
        together((element("bdi", called(names)), " (", article_numbers(where), ")"))
        for names, where in side.origins
    )
    said = element("p", list(resting(matter))[number], together(sources, "; "), ".")
    lines = (_said(report, matter, each) for each in side.claims)
    caption = f"Matter {matter.number}"
    caption += f", side {number + 1}" if len(matter.sides) > 1 else ""
    quotes = table(caption, ("Article", "Says", "According to"), lines, "said")
    return together((said, quotes), "\n")


def _said(report: Report, matter: Matter, quoted: Quoted) -> Markup:
    account = report.accounts[quoted.article - 1]
    sign = _sign(matter.signs[quoted.article])
    said = together((words_of(report, quoted), remarks(quoted)), " ")
    return row(
        together((sign, " ", to_article(account))), (said, element("bdi", quoted.source))
    )


def _values(detail: Detail) -> Markup:
    pieces = []
    for letter, value in zip("abcdefghijklmnopqrstuvwxyz", detail.values, strict=False):
        where = [number for number, each in sorted(detail.letters.items()) if letter in each]
        said = (
            element("b", letter),
            " ",
            element("bdi", value),
            " (",
            article_numbers(where),
            ")",
        )
        pieces.append(together(said))
    return together((f"{differing(detail.aspect).capitalize()}: ", together(pieces, ", ")))


def contradictions(report: Report) -> Iterator[Markup]:
    """Both sides of every contradiction, next to each other."""
    if not report.disputes:
        yield nothing("No claims have been linked as contradicting each other.")
    for number, pairs in groupby(report.disputes, lambda each: each.matter):
        about = report.matters[number - 1]
        gist = element("a", element("bdi", about.gist), href=f"#{about.id}")
        yield element("h3", f"{number}. ", gist)
        yield from (_dispute(report, each) for each in pairs)


def _dispute(report: Report, dispute: Dispute) -> Markup:
    quotes = (
        _against(report, quoted, value)
        for quoted, value in zip((dispute.first, dispute.second), dispute.values, strict=True)
    )
    inside = (
        element("p", differing(dispute.aspect).capitalize()) if dispute.aspect else None,
        element("div", *quotes, class_="pair"),
        element("p", "Note: ", element("bdi", dispute.note)) if dispute.note else None,
    )
    return element("div", together(inside, "\n"), id=dispute.id, class_="dispute")


def _against(report: Report, quoted: Quoted, value: str) -> Markup:
    account = report.accounts[quoted.article - 1]
    about = (to_article(account), account.published or None)
    return element(
        "figure",
        element("blockquote", element("p", words_of(report, quoted))),
        element(
            "figcaption",
            element("p", element("strong", value)) if value else None,
            element("p", element("bdi", quoted.source)),
            element("p", together(about, ", ")),
            element("p", remarks(quoted)) if quoted.facts or quoted.doubts else None,
        ),
    )
