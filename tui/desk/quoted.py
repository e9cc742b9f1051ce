"""What stands under the claims matrix: the signs, the sources, the words; and reading them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.session import grid
from tui.session.denied import denial_at
from tui.session.grid import PROPOSED
from tui.session.linking import numbers
from tui.session.matters import origins, speaker
from tui.session.offers import Origin, refused_at, taken_at
from tui.session.proposed import span_of
from tui.text.cells import cell_width, fitted
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.compare import Proposal
    from tui.desk.desk import Desk
    from tui.desk.matrix import Matrix
    from tui.model.span import Span
    from tui.session.grid import Row
    from tui.session.matters import Detail, Matter
    from tui.session.session import Session

    Lines = list[tuple[str, str]]

SIGNS = (
    *("= says so", "~ partly", "≠ contradicts", "! only here", ". silent", "? proposed"),
    *("a b values that differ", "sources: independent ones, 2≠1: two against one"),
    "2?: two, if what is proposed is taken",
)
MEANING = {
    "=": "says so",
    "~": "says a part of it",
    "≠": "contradicts",
    "!": "alone says so",
    ".": "is silent",
    PROPOSED: "seems to speak of it",
}
"""What a sign says of an article."""
FEW = 3
"""Links up to which each is named before they are made."""
NAMED = 10
"""Cells for an article's name before its words."""


def below(desk: Desk, matrix: Matrix, width: int, height: int) -> Lines:
    """The legend, who stands behind the row at the cursor, and the words of the accounts.

    They have what the table leaves free. The words give way first, then the legend.
    """
    line = matrix.here
    free = matrix.height - 1 - len(matrix.rows)
    room = min(height, max(6, desk.size[1] // 4, free))
    if line is None or room < 1:
        return []
    told: Lines = []
    if line.detail is not None:
        told += [(row, "strong") for row in _filled(_values(matrix, line.detail), width)]
    told += _offered(matrix, line.row)
    told += [(each, "") for each in _behind(desk, matrix, line.row, width)]
    legend = [(row, "quiet") for row in _filled(SIGNS, width)]
    if room < len(legend) + max(2, len(told)):
        legend = []
    lines = [(fitted(t, width).rstrip(), s) for t, s in (*legend, *told)]
    if len(lines) > room:
        return [*lines[: room - 1], (f" … {len(lines) - room + 1} more", "")]
    return [*lines, *_accounts(desk, matrix, line.row, width, room - len(lines))]


def told(desk: Desk, matrix: Matrix) -> str:
    """What the article at the cursor says of the matter, in a sentence."""
    square, article = matrix.square, matrix.column
    where = desk.name(article)
    claims = numbers(desk.session, article)
    names = ", ".join(f"c{claims[each]}" for each in square.claims if each in claims)
    sources = [speaker(desk.session, each) for each in square.claims if each in claims]
    said = f": {', '.join(dict.fromkeys(sources))}" if sources else ""
    return clean_line(f"{where} {names} {MEANING[square.sign]}{said}".replace("  ", " "))


def waiting(desk: Desk, matrix: Matrix) -> str:
    """For the header, while claims are picked up: c7 of 001 → ?"""
    assert matrix.picked is not None
    article = matrix.picked.article
    number = numbers(desk.session, article).get(matrix.picked.claims[0])
    return f"c{number} of {desk.name(article)} → ?"


def read(desk: Desk, matrix: Matrix) -> None:
    """Open the words at the cursor, beside words of the matter that they are to be held to."""
    line = matrix.here
    if line is None:
        return
    wanted = _side_by_side(line.row, matrix.column)
    articles = [article for article, _ in wanted]
    spans = {article: _span(desk.session, key) for article, key in wanted}
    there = [each for each in articles if not desk.session.is_missing(each)]
    desk.open(articles)
    if not there:
        return
    for number, article in reversed(list(enumerate(there))):
        desk.panes.focus(number)
        view = desk.panes.active_view
        if view is not None and view.article == article:
            view.select(spans[article], scroll=False)
            view.centre()
    desk.panes.focus(there.index(matrix.column) if matrix.column in there else 0)
    desk.target = "claims"


def _side_by_side(row: Row, article: str) -> list[tuple[str, str]]:
    """An article's claim and one of another account, each with its article; else one alone.

    The other is of the first side where this one is not, else of a side that contradicts it.
    """
    ends = {key: at for at, square in row.squares.items() for key in square.claims}
    mine = row.squares.get(article)
    here = mine.claims[0] if mine is not None else next(iter(_in_order(row)))
    others = [key for key in _in_order(row) if ends[key] != ends[here]]
    sides = row.matter.sides if row.matter is not None else ()
    against = [key for key in others if sides and not _together(sides, key, here)]
    pair = [here, *(against or others)[:1]]
    return [(ends[key], key) for key in sorted(pair, key=list(_in_order(row)).index)]


def _together(sides: Sequence[Sequence[str]], one: str, other: str) -> bool:
    """Are two claims on one side?"""
    return any(one in side and other in side for side in sides)


def _in_order(row: Row) -> dict[str, None]:
    """The claims of a row, side by side, then those that are proposed."""
    sides = row.matter.sides if row.matter is not None else ()
    tagged = [key for side in sides for key in side]
    rest = [key for square in row.squares.values() for key in square.claims]
    return dict.fromkeys((*tagged, *rest))


def _span(session: Session, key: str) -> Span:
    tag = session.state.tags.get(key)
    return session.state.anchored.get(key, tag).span if tag is not None else span_of(key)


def _behind(desk: Desk, matrix: Matrix, row: Row, width: int) -> Iterator[str]:
    """The independent sources of each side: the articles that have it from each, and who."""
    matter = row.matter
    sides = matrix.expected(row) if matter is None else _sides(desk.session, matter)
    at = {key: article for article, square in row.squares.items() for key in square.claims}
    for number, found in enumerate(sides):
        noun = "source" if len(found) == 1 else "sources"
        start = "against: " if number else "" if matter is not None else "would be "
        start = f" {start}{len(found)} independent {noun}: "
        room = (width - cell_width(start)) // len(found) - 3
        named = []
        for each in found:
            articles = dict.fromkeys(at[key] for key in each.claims)
            where = " ".join(matrix.label(article) for article in articles)
            who = clean_line(each.who)
            kept = fitted(who, min(cell_width(who), max(8, room - cell_width(where) - 1)))
            named.append(f"{where} {kept}")
        yield f"{start}{' · '.join(named)}"


def _sides(session: Session, matter: Matter) -> list[list[Origin]]:
    """The independent sources of each side of a matter, with those who speak for each."""
    sides = []
    for side in matter.sides:
        found = []
        for claims in origins(session, side):
            names = dict.fromkeys(speaker(session, each) for each in claims)
            found.append(Origin(claims, " = ".join(list(names)[:2])))
        sides.append(found)
    return sides


def _offered(matrix: Matrix, row: Row) -> Lines:
    """The links that taking what is proposed at the cursor makes, the keys, and why."""
    links = taken_at(row, matrix.column)
    if not links:
        return []
    it = "it" if len(links) == 1 else "them"
    refused = refused_at(row, matrix.column)
    only = it if refused == links else f"those of {matrix.label(matrix.column)}"
    said = f" ? {_relations(matrix, links)} · a takes {it}, x refuses {only}"
    why = "; ".join(links[0].evidence)
    return [(clean_line(" · ".join(filter(None, (said, why)))), "strong")]


def _relations(matrix: Matrix, links: Sequence[Proposal]) -> str:
    """What links say: contradicts 001 006 (what), repeats 005; of many, how many do.

    Both ends are named where neither is in the column: 004–005; links between the same are
    counted: 004 ×2.
    """
    said: dict[tuple[str, str], list[str]] = {}
    for each in links:
        differing = f" ({each.aspect})" if each.aspect and len(links) <= FEW else ""
        said.setdefault((each.type, differing), []).append(_ends(matrix, each))
    if len(links) > FEW:
        counts = ", ".join(f"{len(ends)} {type_}" for (type_, _), ends in said.items())
        return f"{len(links)} links: {counts}"
    return ", ".join(
        f"{type_} {_told_once(ends)}{aspect}" for (type_, aspect), ends in said.items()
    )


def _ends(matrix: Matrix, link: Proposal) -> str:
    """The articles of a link but for the cursor's, by name."""
    here = matrix.column
    others = [each for each in link.articles if each != here] or [here]
    return "–".join(matrix.label(each) for each in others)


def _told_once(names: Sequence[str]) -> str:
    """Names, those that come again with their number."""
    counts = Counter(names).items()
    return " ".join(name if count == 1 else f"{name} ×{count}" for name, count in counts)


def _values(matrix: Matrix, detail: Detail) -> list[str]:
    """What the letters of a detail stand for, and in which articles."""
    said = []
    for number, value in enumerate(detail.values):
        letter = chr(ord("a") + number) if number < 26 else "?"
        where = [matrix.label(each) for each, own in detail.letters.items() if letter in own]
        said.append(f"{letter} {clean_line(value)} ({' '.join(where)})")
    return said


def _accounts(desk: Desk, matrix: Matrix, row: Row, width: int, room: int) -> Lines:
    """The words of the accounts: of the first, of the one at the cursor, then of the others.

    The last line says how many there are no lines for.
    """
    ends = {key: at for at, square in row.squares.items() for key in square.claims}
    order = list(_in_order(row))
    new = taken_at(row, matrix.column)
    for each in new:
        ends = dict(zip((each.a, each.b), each.articles, strict=True)) | ends
    here = [key for key in ends if ends[key] == matrix.column]
    here.sort(key=lambda key: not any(key in (each.a, each.b) for each in new))
    keys = list(dict.fromkeys((*order[:1], *here, *order)))
    more = f" … {len(keys) - room} more" if len(keys) > room else ""
    lines = []
    for number, key in enumerate(keys[:room], start=1):
        end = more if number == room else ""
        quote = _quote(desk.session, key, ends[key], width - NAMED - cell_width(end))
        said = f" {fitted(matrix.label(ends[key]), NAMED - 1)}{quote}{end}"
        lines.append((fitted(said, width).rstrip(), "strong" if key in here else ""))
    return lines


def _quote(session: Session, key: str, article: str, width: int) -> str:
    """The words of a claim, and who says so."""
    words = clean_line(grid.text_of(session, key, article))
    denied = denial_at(session, key, article, words)
    known = key in session.state.tags
    said = f" ({clean_line(speaker(session, key))})" if known else " (suggested)"
    room = max(12, width - cell_width(denied + said) - 4)
    kept = fitted(words, room).rstrip() if cell_width(words) > room else words
    bare = kept.strip('“”"')
    return f"{denied}“{bare}”{said}"


def _filled(pieces: Sequence[str], width: int) -> list[str]:
    """Pieces on as few lines as they need."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and cell_width(lines[-1]) + cell_width(piece) + 2 > width:
            lines.append("")
        lines[-1] += f"{'  ' if lines[-1] else ' '}{piece}"
    return lines
