"""Claims × articles: what each article says of each matter, and what is proposed besides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.session.matters import Matter, cell, details, independent, matters
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
    """Links that would join a claim of the article to the matter, the most alike first."""


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
    known = matters(session)
    place = {claim: n for n, each in enumerate(known) for claim in each.claims}
    offers: dict[int, dict[str, list[Proposal]]] = defaultdict(lambda: defaultdict(list))
    loose: list[Proposal] = []
    joining = set()
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
                    joining.add(key)
    rows = [_tagged(session, each, offers[n]) for n, each in enumerate(known)]
    free = [each for each in loose if joining.isdisjoint((each.a, each.b))]
    return (*rows, *(_proposed(session, group) for group in _joined(free)))


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


def _tagged(session: Session, matter: Matter, offers: Mapping[str, Sequence[Proposal]]) -> Row:
    tags = session.state.tags
    squares = {}
    for article in dict.fromkeys(tags[each].article for each in matter.claims):
        said = cell(session, matter, article)
        squares[article] = Square(said.sign, said.claims, tuple(offers.get(article, ())))
    for article, found in offers.items():
        if article not in squares:
            squares[article] = _offered(article, found, frozenset(matter.claims))
    return Row(
        key=matter.claims[0],
        gist=matter.gist,
        squares=squares,
        matter=matter,
        sources=tuple(independent(session, side) for side in matter.sides),
        details=details(session, matter),
    )


def _offered(article: str, found: Sequence[Proposal], own: frozenset[str]) -> Square:
    """An article of which a claim would join claims that are tagged."""
    keys = [key for each in found for key in (each.a, each.b) if key not in own]
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
    return Row(first, text_of(session, first, ends[first]), squares)


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
