"""What several accounts say of one matter: linked claims, their sides and their sources."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.compare.quantities import quantities
from tui.model.detail import Claim
from tui.session.denied import title_of
from tui.session.headlines import Told, is_of_office, speaking
from tui.session.linking import AGREE, links_of, other_end
from tui.session.passages import claims as passages_of
from tui.session.state import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tui.model.tag import Tag
    from tui.session.session import Session
    from tui.session.state import State

IN_WORDS = ("what", "who")
"""Aspects on which two accounts hardly ever use the same words."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Claims about one thing."""

    claims: tuple[str, ...]
    """Ids of tags, by article and place."""
    gist: str
    """What it is about, in one line: a claim's gist, else its words."""
    sides: tuple[tuple[str, ...], ...]
    """The claims that agree with each other, the best founded side first; one: no conflict."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What an article says of a matter."""

    sign: str
    """= says so, ~ partly, ≠ contradicts, ! only here, . silent."""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """A point on which linked claims give different values."""

    aspect: str
    values: tuple[str, ...]
    """Called a, b, c … on the screen."""
    letters: Mapping[str, str]
    """By article; one with claims of several values has several."""


def matters(session: Session) -> tuple[Matter, ...]:
    """All tagged claims: linked ones together, the rest alone; most articles first."""
    state = session.state
    tags = sorted(_claims(session), key=_place(session))
    linked = AGREE | {"contradicts"}
    groups = components([t.id for t in tags], lambda claim: _ends(state, claim, linked))
    found = [_matter(session, group) for group in groups]
    articles = {
        each.claims: len({state.tags[c].article for c in each.claims}) for each in found
    }
    return tuple(sorted(found, key=lambda each: -articles[each.claims]))


def independent(session: Session, claims: Sequence[str]) -> int:
    """How many independent sources stand behind claims: distinct (source, last of via).

    Claims linked as repeats count once, and so do the office that a headline names and who
    speaks for it below. Where nobody is named it is the article's outlet; but a speaker who
    only stands as words ("the official") may be any that the article does name, and then does
    not count beside them.
    """
    return len(origins(session, claims))


def origins(session: Session, claims: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The claims by the independent source that they come from; see `independent`."""
    state = session.state
    named: dict[str, tuple[str, str]] = {}
    """The first source that each article names."""
    for claim in claims:
        if (source := source_of(session, claim))[0]:
            named.setdefault(state.tags[claim].article, source)
    behind = {
        claim: (named.get(state.tags[claim].article) if _is_open(state, claim) else None)
        or source_of(session, claim)
        for claim in claims
    }
    by_source: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in claims:
        by_source[behind[claim]].append(claim)

    several = claims if len(claims) > 1 else ()
    lead = speaking([_told(session, claim, behind[claim]) for claim in several])

    def one_origin(claim: str) -> Iterable[str]:
        yield from by_source[behind[claim]]
        yield from lead.get(claim, ())
        yield from _ends(state, claim, frozenset(("repeats",)))

    return tuple(components(claims, one_origin))


def source_of(session: Session, claim: str) -> tuple[str, str]:
    """Who is behind a claim, and through whom it came last."""
    tag = session.state.tags[claim]
    detail = tag.detail if isinstance(tag.detail, Claim) else Claim()
    if detail.source:
        return detail.source, fold_name(detail.via[-1]).casefold() if detail.via else ""
    record = session.record(tag.article)
    via = fold_name(detail.via[-1]).casefold() if detail.via else ""
    return "", via or record.outlet.casefold() or tag.article


def speaker(session: Session, claim: str) -> str:
    """The same in words: who says it, and through whom; ? behind words that name nobody yet."""
    tag = session.state.tags[claim]
    tag = session.state.anchored.get(claim, tag)
    detail = tag.detail if isinstance(tag.detail, Claim) else Claim()
    actor = session.state.actors.get(detail.source)
    via = f" via {detail.via[-1]}" if detail.via else ""
    if actor is not None:
        return f"{actor.name}{via}"
    article = session.state.articles.get(tag.article)
    if detail.source_span is not None and article is not None and tag.anchor != "orphan":
        return f"{_one_line(article.quote(detail.source_span))}?{via}"
    return via.strip() or (article.outlet if article else "") or "the article itself"


def cell(session: Session, matter: Matter, article: str) -> Cell:
    """What an article says of a matter."""
    state = session.state
    here = tuple(each for each in matter.claims if state.tags[each].article == article)
    if not here:
        return Cell(".")
    if all(state.tags[each].article == article for each in matter.claims):
        return Cell("!", here)
    if not any(each in matter.sides[0] for each in here):
        return Cell("≠", here)
    return Cell("~" if all(_is_partial(state, each) for each in here) else "=", here)


def details(session: Session, matter: Matter) -> tuple[Detail, ...]:
    """Where the claims of a matter give different values, by aspect.

    What is put in words has one value for all claims that agree on it.
    """
    state = session.state
    disputed = {
        each.aspect for claim in matter.claims for each in links_of(state, claim) if each.aspect
    }
    found = []
    for aspect in sorted(disputed):
        values = _values(session, matter, aspect)
        different = tuple(dict.fromkeys(values.values()))
        if len(different) > 1:
            by_article: dict[str, set[str]] = defaultdict(set)
            for claim, value in values.items():
                letter = _letter(different.index(value))
                by_article[state.tags[claim].article].add(letter)
            letters = {article: "".join(sorted(each)) for article, each in by_article.items()}
            found.append(Detail(aspect, different, letters))
    return tuple(found)


def _values(session: Session, matter: Matter, aspect: str) -> Mapping[str, str]:
    """What each claim says on a point, those left out that say nothing of it."""
    state = session.state
    values = {claim: value_of(session, claim, aspect) for claim in matter.claims}
    if aspect in IN_WORDS:
        agreeing = components(
            matter.claims,
            lambda claim: (
                other_end(each, claim)
                for each in links_of(state, claim)
                if each.type in AGREE and each.aspect != aspect
            ),
        )
        for group in agreeing:
            first = next((values[claim] for claim in group if values[claim]), "")
            values |= dict.fromkeys(group, first)
    return {claim: value for claim, value in values.items() if value}


def value_of(session: Session, claim: str, aspect: str) -> str:
    """What a claim says on a point: its amount, its dates, its source; empty: nothing seen."""
    tag = session.state.tags[claim]
    detail = tag.detail if isinstance(tag.detail, Claim) else Claim()
    if aspect == "how-many":
        given = detail.amount_best or "–".join(
            filter(None, (detail.amount_low, detail.amount_high))
        )
        if given:
            return f"{given} {detail.amount_unit}".strip()
        return next((each.words for each in quantities(tag.quote)), "")
    if aspect == "when":
        return ", ".join(sorted(_dates_in(session, tag)))
    if aspect == "who":
        actor = session.state.actors.get(detail.source)
        return actor.name if actor else ""
    if aspect == "certainty":
        return tag.certainty
    return {"what": title_of(tag)}.get(aspect, "")


def _dates_in(session: Session, tag: Tag) -> frozenset[str]:
    if session.is_missing(tag.article):
        return frozenset()
    found = [each for each in passages_of(session, tag.article) if each.key == tag.id]
    return found[0].dates if found else frozenset()


def _matter(session: Session, group: tuple[str, ...]) -> Matter:
    state = session.state
    sides = sorted(
        components(group, lambda claim: _ends(state, claim, AGREE)),
        key=lambda side: (-independent(session, side), group.index(side[0])),
    )
    first = state.tags[sides[0][0]]
    gists = [
        detail.gist
        for each in sides[0]
        if isinstance(detail := state.tags[each].detail, Claim) and detail.gist
    ]
    return Matter(group, gists[0] if gists else title_of(first), tuple(sides))


def _told(session: Session, claim: str, source: tuple[str, str]) -> Told:
    tag = session.state.tags[claim]
    polarity = tag.detail.polarity if isinstance(tag.detail, Claim) else ""
    is_open, of_office = _is_open(session.state, claim), is_of_office(session, claim)
    return Told(claim, tag.article, source, polarity, of_office, is_open)


def _is_open(state: State, claim: str) -> bool:
    """Is it said by words of which nobody has decided yet whom they mean?"""
    detail = state.tags[claim].detail
    return isinstance(detail, Claim) and not detail.source and detail.source_span is not None


def _is_partial(state: State, claim: str) -> bool:
    """Does it say only a part, or a little otherwise?"""
    own = links_of(state, claim)
    part = any(each.type == "part-of" and each.a == claim for each in own)
    agreeing = [each for each in own if each.type in AGREE]
    return part or (bool(agreeing) and all(each.aspect == "what" for each in agreeing))


def _ends(state: State, claim: str, types: frozenset[str]) -> Iterable[str]:
    """The claims at the other end of links of these types."""
    return (other_end(each, claim) for each in links_of(state, claim) if each.type in types)


def components(
    claims: Sequence[str], neighbours: Callable[[str], Iterable[str]]
) -> list[tuple[str, ...]]:
    """The claims in groups that hang together; all in the order given."""
    place = {claim: number for number, claim in enumerate(claims)}
    left = dict.fromkeys(claims)
    groups = []
    for first in claims:
        if first not in left:
            continue
        del left[first]
        group, waiting = [first], [first]
        while waiting:
            for other in neighbours(waiting.pop()):
                if other in left:
                    del left[other]
                    group.append(other)
                    waiting.append(other)
        groups.append(tuple(sorted(group, key=place.__getitem__)))
    return groups


def _claims(session: Session) -> list[Tag]:
    return [tag for tag in session.state.tags.values() if tag.kind == "claim"]


def _place(session: Session) -> Callable[[Tag], tuple[object, ...]]:
    return lambda tag: (session.record(tag.article).path, tag.span, tag.id)


def _letter(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[number] if number < 26 else "?"


def _one_line(words: str) -> str:
    return " ".join(words.split())
