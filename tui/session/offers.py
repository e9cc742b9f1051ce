"""What is proposed for the claims matrix: which links taking it makes, what they come to."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from tui.compare.passage import Proposal
from tui.session.denied import suggested
from tui.session.grid import Square
from tui.session.headlines import Told, office_in, speaking
from tui.session.linking import AGREE
from tui.session.matters import components
from tui.session.proposed import span_of
from tui.session.sources import meant
from tui.session.state import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.session.grid import Row
    from tui.session.session import Session

MOST = 24
"""Articles of a row up to which its sources are counted before anybody has taken any of it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent source: claims that come from it, and who it is."""

    claims: tuple[str, ...]
    """Keys."""
    who: str


def taken_at(row: Row, article: str) -> tuple[Proposal, ...]:
    """The links that are made when what is proposed in an article's cell is taken.

    Of a row with tagged claims: those of the likeliest claim with claims of the row. Of one
    that is only proposed: that of the likeliest claim with the row's first. In the first
    one's own cell: all of the first, and those between the claims that they bring.
    Where only claims that are not taken lie between, those by which they are reached, too.
    A claim agrees with one side only: what goes against something likelier is left out.
    """
    square = row.squares.get(article)
    if square is None or not square.offers:
        return ()
    if row.matter is None and row.key in square.claims:
        return _brought(row, [o for o in square.offers if row.key in (o.a, o.b)])
    if _joins(row, square.offers) is None:
        return _chained(row, article)
    return joining(_brought_by(row, article), square.offers, _sides(row))


def refused_at(row: Row, article: str) -> tuple[Proposal, ...]:
    """The links that are refused there: those taken, but for what only leads there."""
    links = taken_at(row, article)
    if _joins(row, row.squares.get(article, Square()).offers) is not None:
        return links
    return tuple(each for each in links if article in each.articles)


def told_at(row: Row, article: str, type_: str) -> tuple[Proposal, ...]:
    """The same when a user says how the cell's claim stands to the row's first side.

    `type_`: corroborates or contradicts; what was proposed so keeps its own type.
    """
    offers = row.squares[article].offers
    claim, sides = _brought_by(row, article), _sides(row)
    known = (o for o in offers if sides.get(other_of(o, claim)) == 0 and claim in (o.a, o.b))
    best = next(known, None)
    if best is None:
        first = row.matter.sides[0][0] if row.matter is not None else row.key
        where = next(a for a, square in row.squares.items() if first in square.claims)
        best = Proposal(claim, first, type_, 0.0, articles=(article, where))
    said = best
    if (best.type in AGREE) != (type_ in AGREE):
        said = replace(best, type=type_, aspect="")
    return joining(claim, (said, *(each for each in offers if each is not best)), sides)


def _sides(row: Row) -> dict[str, int]:
    if row.matter is None:
        return {row.key: 0}
    return {claim: n for n, side in enumerate(row.matter.sides) for claim in side}


def _joins(row: Row, offers: Sequence[Proposal]) -> Proposal | None:
    """The likeliest link with what is taken of a row; where nothing is, with its first."""
    sides = _sides(row)
    return next((each for each in offers if each.a in sides or each.b in sides), None)


def _brought_by(row: Row, article: str) -> str:
    """The claim of an article that taking brings to a row."""
    offers, sides = row.squares[article].offers, _sides(row)
    best = _joins(row, offers)
    if best is not None:
        return best.b if best.a in sides else best.a
    return offers[0].a if offers[0].articles[0] == article else offers[0].b


def _chained(row: Row, article: str) -> tuple[Proposal, ...]:
    """The links that bring the nearest claim of an article, and those between to it."""
    at, sides = _by_claim(_offered(row, row.squares)), _sides(row)
    steps: dict[str, tuple[str, ...]] = dict.fromkeys(sides, ())
    waiting = deque(sides)
    while waiting:
        claim = waiting.popleft()
        for each in at[claim]:
            other = other_of(each, claim)
            if other in steps:
                continue
            steps[other] = (*steps[claim], other)
            if each.articles[each.b == other] == article:
                return tuple(
                    link for step in steps[other] for link in joining(step, at[step], sides)
                )
            waiting.append(other)
    return ()


def joining(
    claim: str, offers: Iterable[Proposal], sides: dict[str, int]
) -> tuple[Proposal, ...]:
    """The links of a claim with others whose sides are known; its own is put in, too.

    `offers`: the likeliest first; one that goes against those before it is left out.
    """
    own: int | None = None
    against: set[int] = set()
    kept = []
    for each in offers:
        other = sides.get(other_of(each, claim)) if claim in (each.a, each.b) else None
        if other is None or (other in against if each.type in AGREE else other == own):
            continue
        if each.type not in AGREE:
            against.add(other)
        elif own in (None, other):
            own = other
        else:
            continue
        kept.append(each)
    sides[claim] = max(sides.values(), default=-1) + 1 if own is None else own
    return tuple(kept)


def other_of(each: Proposal, claim: str) -> str:
    """The claim at the other end of a proposed link."""
    return each.b if each.a == claim else each.a


def expected(session: Session, row: Row) -> tuple[tuple[Origin, ...], ...]:
    """What stands behind each side of a row that is only proposed, if all of it were taken.

    The side of the row's first claim comes first, then the best founded ones. Empty: the row
    is tagged, or has too many articles to be looked through at a key.
    """
    if row.matter is not None or len(row.squares) > MOST:
        return ()
    sides, links = _settled(row.key, _offered(row, row.squares))
    found = []
    for number in dict.fromkeys(sides.values()):
        claims = [key for key in _keys(row) if sides.get(key) == number]
        found.append(_origins(session, row, claims, links))
    return (found[0], *sorted(found[1:], key=len, reverse=True))


def _offered(row: Row, articles: Iterable[str]) -> list[Proposal]:
    """What is proposed in the cells of some articles, the likeliest first."""
    squares = (row.squares[each] for each in articles)
    found = dict.fromkeys(each for square in squares for each in square.offers)
    return sorted(found, key=lambda each: -each.score)


def _keys(row: Row) -> list[str]:
    return [key for square in row.squares.values() for key in square.claims]


def _brought(row: Row, first: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The links that bring claims to the first of a row, one after the other."""
    at = _by_claim(_offered(row, {article for each in first for article in each.articles}))
    sides, made = {row.key: 0}, list[Proposal]()
    for claim in dict.fromkeys(other_of(each, row.key) for each in first):
        made += joining(claim, at[claim], sides)
    return tuple(made)


def _settled(first: str, offers: Sequence[Proposal]) -> tuple[dict[str, int], list[Proposal]]:
    """The side of each claim, and the links made, when the likeliest is always taken next."""
    at = _by_claim(offers)
    sides, links, waiting = {first: 0}, list[Proposal](), list[tuple[float, str]]()
    newest = first
    while True:
        for each in at[newest]:
            heappush(waiting, (-each.score, other_of(each, newest)))
        while waiting and waiting[0][1] in sides:
            heappop(waiting)
        if not waiting:
            return sides, links
        _, newest = heappop(waiting)
        links += joining(newest, at[newest], sides)


def _by_claim(offers: Iterable[Proposal]) -> Mapping[str, list[Proposal]]:
    at: dict[str, list[Proposal]] = defaultdict(list)
    for each in offers:
        at[each.a].append(each)
        at[each.b].append(each)
    return at


def _origins(
    session: Session, row: Row, claims: Sequence[str], links: Iterable[Proposal]
) -> tuple[Origin, ...]:
    """The claims by the independent source that they come from, as `matters.origins`."""
    article = {key: at for at, square in row.squares.items() for key in square.claims}
    behind = {key: _source(session, key, article[key]) for key in claims}
    told = [_told(session, key, article[key], behind[key][0]) for key in claims]
    lead, offices = speaking(told), {each.key for each in told if each.of_office}
    same: dict[object, list[str]] = defaultdict(list)
    for key in claims:
        same[behind[key][0]].append(key)
    for each in links:
        if each.type == "repeats" and each.a in behind and each.b in behind:
            same[each.a].append(each.b)
            same[each.b].append(each.a)
    groups = components(
        claims, lambda key: (*same[behind[key][0]], *same[key], *lead.get(key, ()))
    )
    return tuple(
        Origin(each, behind[min(each, key=offices.__contains__)][1]) for each in groups
    )


def _told(session: Session, key: str, article: str, source: tuple[str, str]) -> Told:
    """The claim as `speaking` wants it."""
    detail = suggested(session, key, article)
    named = office_in(session, article, detail, span_of(key))
    is_open = detail.source_span is not None and not source[0]
    return Told(key, article, source, detail.polarity, named is not None, is_open)


def _source(session: Session, key: str, article: str) -> tuple[tuple[str, str], str]:
    """Who will be behind a suggested claim when it is tagged, and that in words."""
    state, detail = session.state, suggested(session, key, article)
    via = fold_name(detail.via[-1]).casefold() if detail.via else ""
    through = f" via {detail.via[-1]}" if detail.via else ""
    seen = meant(session, article, detail.source_span) if detail.source_span else None
    if seen is not None:
        known = state.actors_named(seen.name)
        name = known[0].id if known else fold_name(seen.name).casefold()
        return (name, via), f"{seen.name}{through}"
    outlet = session.record(article).outlet
    if detail.source_span is not None:
        words = " ".join(state.articles[article].quote(detail.source_span).split())
        return ("", via or outlet.casefold() or article), f"{words}?{through}"
    said = through.strip() or outlet or "the article itself"
    return ("", via or outlet.casefold() or article), said
