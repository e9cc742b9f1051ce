"""Headlines that have it from an office: who speaks for that stands in the text below."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.model.detail import Claim
from tui.session.sources import meant
from tui.session.state import fold_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.model.article import Article
    from tui.model.detail import ActorSeen
    from tui.model.span import Span
    from tui.session.session import Session

_MARKUP = " \t#*_="
_FIRST = re.compile(r"\s*([^\r\n]+)")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim on one side of a matter."""

    key: str
    article: str
    source: object
    """Whatever tells independent sources apart."""
    polarity: str = ""
    of_office: bool = False
    """Does it stand in the headline, and is its source no person?"""
    is_open: bool = False
    """Is it said by words that may mean anybody: the official?"""


def in_headline(article: Article, span: Span) -> bool:
    """Does it stand in the article's title, where the text begins with that?"""
    first = _FIRST.match(article.text, article.body.start, article.body.end)
    if first is None or not article.title or span.end > first.end():
        return False
    return _plain(first[1]) == _plain(article.title)


def office_in(session: Session, article: str, claim: Claim, span: Span) -> ActorSeen | None:
    """The office, institution, state … that a claim of a headline names as its source."""
    text = session.state.articles.get(article)
    if text is None or claim.source_span is None or claim.via or not in_headline(text, span):
        return None
    named = meant(session, article, claim.source_span)
    return named if named is not None and named.type != "person" else None


def is_of_office(session: Session, claim: str) -> bool:
    """Is a tagged claim of a headline from such an office?

    Not if somebody has given it an actor whom its words do not name.
    """
    state = session.state
    tag = state.anchored.get(claim, state.tags[claim])
    actor = state.actors.get(tag.detail.source) if isinstance(tag.detail, Claim) else None
    if not isinstance(tag.detail, Claim) or actor is None or tag.anchor == "orphan":
        return False
    named = office_in(session, tag.article, tag.detail, tag.span)
    return named is not None and fold_name(named.name) in map(fold_name, actor.names)


def speaking(told: Sequence[Told]) -> Mapping[str, Sequence[str]]:
    """Claims by the other that is from the same source, both ways round.

    A headline's office is the first source below it that says the same, unless the office
    speaks there itself. `told`: by article and place.
    """
    ends: dict[str, list[str]] = defaultdict(list)
    for each in told:
        if not each.of_office:
            continue
        below = [
            other
            for other in told
            if other.article == each.article and not (other.of_office or other.is_open)
        ]
        if any(other.source == each.source for other in below):
            continue
        for other in below:
            if other.polarity == each.polarity:
                ends[each.key].append(other.key)
                ends[other.key].append(each.key)
                break
    return ends


def _plain(line: str) -> str:
    return " ".join(line.strip(_MARKUP).split()).casefold()
