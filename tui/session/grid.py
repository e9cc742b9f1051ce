"""Claims × articles: what each article says of each matter, and what is proposed besides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import is_
from typing import TYPE_CHECKING

from tui.model.detail import Claim
from tui.session.denied import denial_at
from tui.session.matters import Matter, cell, details, independent, matters
from tui.session.passages import key_of
from tui.session.proposed import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.compare import Proposal
    from tui.session.matters import Detail
    from tui.session.session import Session

PROPOSED = "?"
"""The sign of what is only proposed."""
SILENT = "."


@dataclass(frozen=True, slots=True)
class Square:
    """What one article says of one matter."""

    sign: str = SILENT
    """As `matters.Cell.sign`, or `PROPOSED`."""
    claims: tuple[str, ...] = ()
    """Keys: of tagged claims, or of the suggested ones where it is only proposed."""
    offers: tuple[Proposal, ...] = ()
    """Links that would join a claim of the article to the matter, the most alike first.

    Behind those with the matter's own claims come those with claims that join it themselves.
    """


@dataclass(frozen=True, slots=True)
class Row:
    """One matter."""

    key: str
    """The key of its first claim."""
    gist: str
    squares: Mapping[str, Square]
    """By article; those that are silent are left out."""
    matter: Matter | None = None
    """None: nobody has tagged any of it yet."""
    sources: tuple[int, ...] = ()
    """How many independent sources each side has; nothing for what is only proposed."""
    details: tuple[Detail, ...] = ()
    names: tuple[str, ...] = ()
    """Keys of its claims whether they are tagged or, before or after that, only suggested."""

    @property
    def is_disputed(self) -> bool:
        """Do claims of it contradict each other?"""
        return len(self.sources) > 1

    @property
    def articles(self) -> int:
        """How many articles say anything of it, by tagged claims."""
        return sum(square.sign != PROPOSED for square in self.squares.values())


def rows_of(session: Session) -> tuple[Row, ...]:
    """Every matter, most articles first, then what is proposed among suggested claims only."""
    return Grid(session).rows()


class Grid:
    """Makes the rows, and keeps those of matters of which nothing has changed."""

    def __init__(self, session: Session) -> None:
        """Nothing is kept yet."""
        self._session = session
        self._kept: dict[tuple[str, ...], tuple[list[object], Row]] = {}

    def rows(self) -> tuple[Row, ...]:
        """Every matter, as `rows_of`."""
        session = self._session
        known = matters(session)
        offers, free = _offers(session, known)
        kept, self._kept = self._kept, {}
        rows = []
        for number, matter in enumerate(known):
            seen = _seen(session, matter, offers.get(number, {}))
            old = kept.get(matter.claims)
            row = old[1] if old is not None and _are_the_same(old[0], seen) else None
            if row is None:
                row = _tagged(session, matter, offers.get(number, {}))
            self._kept[matter.claims] = seen, row
            rows.append(row)
        return (*rows, *(_proposed(session, group) for group in free))


def _seen(
    session: Session, matter: Matter, offers: Mapping[str, Sequence[Proposal]]
) -> list[object]:
    """All that a row is made of."""
    state, seen = session.state, list[object]()
    for claim in matter.claims:
        tag = state.tags[claim]
        links = list(state.links_at(claim))
        source = tag.detail.source if isinstance(tag.detail, Claim) else ""
        seen += [state.anchored.get(claim, tag), state.actors.get(source)]
        seen += [state.records.get(tag.article), state.articles.get(tag.article), *links]
        if any(link.aspect == "when" for link in links):  # hangs on the tags in the claim
            missing = session.is_missing(tag.article)
            seen.append(None if missing else session.page(tag.article))
    return [*seen, *(each for found in offers.values() for each in found)]


def _are_the_same(some: Sequence[object], others: Sequence[object]) -> bool:
    return len(some) == len(others) and all(map(is_, some, others))


def _offers(
    session: Session, known: Sequence[Matter]
) -> tuple[Mapping[int, Mapping[str, Sequence[Proposal]]], list[list[Proposal]]]:
    """What is proposed for each matter, by article; and what is not for any, in groups.

    What hangs on claims that join a matter goes with them: with the first that they join.
    """
    place = {claim: n for n, each in enumerate(known) for claim in each.claims}
    offers: dict[int, dict[str, list[Proposal]]] = defaultdict(lambda: defaultdict(list))
    loose: list[Proposal] = []
    joining: dict[str, int] = {}
    for each in session.proposed_links:
        at_a, at_b = place.get(each.a), place.get(each.b)
        if at_a is None and at_b is None:
            loose.append(each)
        elif at_a != at_b:
            for at, other, key in (
                (at_a, each.articles[1], each.b),
                (at_b, each.articles[0], each.a),
            ):
                if at is not None:
                    offers[at][other].append(each)
                    joining[key] = min(at, joining.get(key, at))
    free = []
    for group in _joined(loose):
        met = [joining[key] for each in group for key in (each.a, each.b) if key in joining]
        if not met:
            free.append(group)
            continue
        for each in group:
            for article in dict.fromkeys(each.articles):
                offers[min(met)][article].append(each)
    return offers, free


def text_of(session: Session, key: str, article: str) -> str:
    """The words of a claim, tagged or suggested, on one line."""
    state = session.state
    tag = state.tags.get(key)
    if tag is not None:
        words = state.anchored.get(key, tag).quote
    elif article in state.articles:
        words = state.articles[article].quote(span_of(key))
    else:
        words = ""
    return " ".join(words.split())


def said_by(session: Session, key: str, article: str) -> str:
    """The same, with "denied: " before words that are denied and do not say so."""
    words = text_of(session, key, article)
    return f"{denial_at(session, key, article, words)}{words}"


def _tagged(session: Session, matter: Matter, offers: Mapping[str, Sequence[Proposal]]) -> Row:
    state, tags = session.state, session.state.tags
    squares = {}
    for article in dict.fromkeys(tags[each].article for each in matter.claims):
        said = cell(session, matter, article)
        sign = "=" if said.sign == "!" and offers else said.sign  # others may say so, too
        squares[article] = Square(sign, said.claims, tuple(offers.get(article, ())))
    for article, found in offers.items():
        if article not in squares:
            squares[article] = _offered(article, found, frozenset(matter.claims))
    standing = [state.anchored.get(each, tags[each]) for each in matter.claims]
    return Row(
        names=tuple(n for tag in standing for n in (tag.id, key_of(tag.article, tag.span))),
        key=matter.claims[0],
        gist=matter.gist,
        squares=squares,
        matter=matter,
        sources=tuple(independent(session, side) for side in matter.sides),
        details=details(session, matter),
    )


def _offered(article: str, found: Sequence[Proposal], own: frozenset[str]) -> Square:
    """An article of which a claim would join claims that are tagged."""
    ends = (end for each in found for end in zip((each.a, each.b), each.articles, strict=True))
    keys = [key for key, at in ends if at == article and key not in own]
    return Square(PROPOSED, tuple(dict.fromkeys(keys)), tuple(found))


def _proposed(session: Session, group: Sequence[Proposal]) -> Row:
    """A matter of suggested claims that nobody has taken."""
    ends: dict[str, str] = {}
    for each in group:
        ends |= {each.a: each.articles[0], each.b: each.articles[1]}
    order = sorted(
        ends,
        key=lambda key: (session.record(ends[key]).path, span_of(key)),
    )
    squares = {}
    for article in dict.fromkeys(ends[key] for key in order):
        keys = tuple(key for key in order if ends[key] == article)
        found = tuple(each for each in group if article in each.articles)
        squares[article] = Square(PROPOSED, keys, found)
    first = order[0]
    return Row(first, said_by(session, first, ends[first]), squares, names=tuple(order))


def _joined(links: Iterable[Proposal]) -> list[list[Proposal]]:
    """Links in groups that hang together, each group in the order given."""
    groups: dict[str, list[Proposal]] = {}
    ends: dict[int, set[str]] = {}
    for each in links:
        met = {id(groups[key]): groups[key] for key in (each.a, each.b) if key in groups}
        whole = [link for group in met.values() for link in group] + [each]
        keys = {each.a, each.b}.union(*(ends.pop(name) for name in met))
        ends[id(whole)] = keys
        groups |= dict.fromkeys(keys, whole)
    unique = {id(group): group for group in groups.values()}
    return sorted(unique.values(), key=lambda group: (-group[0].score, group[0].a))
