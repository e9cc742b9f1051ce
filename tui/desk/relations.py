"""How the claim at the cursor stands to others, in words for the inspector and the status."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.model.detail import Claim
from tui.model.tag import Tag
from tui.session.linking import AGREE, links_of, numbers, other_end
from tui.session.matters import value_of
from tui.session.passages import key_of
from tui.session.proposed import span_of
from tui.session.tagging import short
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.compare import Proposal
    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.model.link import Link
    from tui.model.mark import Mark
    from tui.session.linking import End

GONE = "it is no longer there: another window has changed it"
_NUMBER = re.compile(r"\d{1,3}(?=[^\w.]|_|$)")
_SIGNS = {"corroborates": "+", "contradicts": "≠", "part-of": "part of"}
_TURNED = {"updates": "updated by", "part-of": "has as part"}
"""How a link is read from its other end, where that is not the same."""


def sign_of(type_: str) -> str:
    """A link in a sign or a word: + ≠ repeats."""
    return _SIGNS.get(type_) or clean_line(type_)


def name_of(desk: Desk, end: End) -> str:
    """What a claim is called: c7; a suggested one by its first words."""
    if isinstance(end, Tag):
        number = numbers(desk.session, end.article).get(end.id)
        return f"c{number}" if number else f"“{short(clean_line(end.quote), 20)}”"
    article = desk.session.state.articles.get(end.article)
    words = article.quote(end.mark.span) if article else ""
    return f"“{short(clean_line(words), 20)}”"


def brief(desk: Desk, article: str) -> str:
    """An article's name where there is little room: the number it begins with, else cut."""
    name = desk.name(article)
    numbered = _NUMBER.match(name)
    return numbered[0] if numbered else short(name, 16)


def summary(desk: Desk, claim: Tag) -> str:
    """For the status line: "1 agrees, 1 detail differs"; empty where nothing is linked."""
    links = links_of(desk.session.state, claim.id)
    agreeing = [each for each in links if each.type in AGREE]
    against = len(links) - len(agreeing)
    aspects = len({each.aspect for each in agreeing if each.aspect})
    counted = [
        (len(agreeing), "agrees", "agree"),
        (against, "contradicts", "contradict"),
        (aspects, "detail differs", "details differ"),
    ]
    return ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counted if n)


def among(
    desk: Desk, view: View, claim: Tag | Mark, lines: list[tuple[str, str]], width: int
) -> list[tuple[str, str]]:
    """The inspector's lines with the claim's number, its links after its source, its gist."""
    if not isinstance(claim, Tag):
        key = key_of(view.article, claim.span)
        return [*lines, *_alike(desk, key, width)]
    (_, words), *others = lines
    known = {"source", "via"}
    first = max((n for n, (label, _) in enumerate(others) if label in known), default=0) + 1
    linked = [*_rows(desk, claim, width), *_alike(desk, claim.id, width)]
    own = [(name_of(desk, claim), words), *others[:first], *linked]
    return [*own, *others[first:], *_content(claim)]


def _alike(desk: Desk, key: str, width: int) -> list[tuple[str, str]]:
    """The likeliest of the links that are proposed at a claim, and the key that makes it."""
    found = desk.session.proposed.at(key)[:1]
    others = [(each, each.b if each.a == key else each.a) for each in found]
    return [("like", _proposed(desk, each, other, width)) for each, other in others]


def _proposed(desk: Desk, each: Proposal, other: str, width: int) -> str:
    state = desk.session.state
    article = each.articles[other == each.b]
    tag = state.tags.get(other)
    words = tag.quote if tag else state.articles[article].quote(span_of(other))
    key = "-" if each.type == "contradicts" else "+"
    reason = clean_line(each.evidence[-1]) if each.evidence else ""
    quoted = short(clean_line(words), _room(width, 34 + len(reason)))
    return f"{sign_of(each.type)}? {brief(desk, article)} “{quoted}” {reason}: {key}"


def _content(claim: Tag) -> list[tuple[str, str]]:
    """What a claim comes down to, and how many, as far as somebody has written it."""
    detail = claim.detail
    if not isinstance(detail, Claim):
        return []
    low, best, high = detail.amount_low, detail.amount_best, detail.amount_high
    about = "–".join(filter(None, (low, high)))
    amount = f"{best} ({about})" if best and about else best or about
    lines = [("gist", detail.gist), ("amount", f"{amount} {detail.amount_unit}".strip())]
    return [(label, clean_line(value)) for label, value in lines if value]


def _rows(desk: Desk, claim: Tag, width: int) -> list[tuple[str, str]]:
    """The links of a claim, and below each in what the two differ."""
    lines = [
        line
        for each in links_of(desk.session.state, claim.id)
        for line in _linked(desk, claim, each, width)
    ]
    return [("relation" if number == 0 else "", line) for number, line in enumerate(lines)]


def _linked(desk: Desk, claim: Tag, each: Link, width: int) -> Iterator[str]:
    other = desk.session.state.tags[other_end(each, claim.id)]
    turned = each.b == claim.id
    how = _TURNED.get(each.type) if turned else None
    where = f"{name_of(desk, other)} in {brief(desk, other.article)}"
    words = short(clean_line(other.quote), _room(width, 34))
    yield f"{how or sign_of(each.type)} {where} “{words}”"
    if each.aspect:
        yield _differing(desk, claim, other, each)


def _room(width: int, others: int) -> int:
    """Characters for words beside others; a narrow inspector is high, and they go on below."""
    return max(30, width - others) if width >= 60 else 80


def _differing(desk: Desk, claim: Tag, other: Tag, each: Link) -> str:
    """The point on which the two differ, with what each of them says where that is seen."""
    what = clean_line(each.aspect).replace("-", " ")
    said = [
        (brief(desk, tag.article), clean_line(value_of(desk.session, tag.id, each.aspect)))
        for tag in (claim, other)
    ]
    values = {value for _, value in said}
    if each.aspect == "what" or "" in values or len(values) < 2:
        return f"≠ {what}"
    return f"≠ {what}: " + " · ".join(f"{name} “{short(value)}”" for name, value in said)
