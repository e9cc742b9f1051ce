"""Tagging many places at once, as a search has found them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.detail import ActorSeen, DateValue, Mention
from tui.model.spans import SpanIndex
from tui.model.step import Change
from tui.model.tag import detail_of
from tui.recognisers import dates
from tui.session.actors import actor_for
from tui.session.state import fold_name
from tui.session.tagging import made_by_hand, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model.article import Article
    from tui.model.detail import Detail
    from tui.model.span import Span
    from tui.model.tag import Tag
    from tui.session.session import Session

    Place = tuple[str, Span]
    """In which article, and where."""


def tag_places(
    session: Session, places: Sequence[Place], kind: str, *, one_actor: bool = True
) -> tuple[int, int, int]:
    """Tag words of many articles alike, by rule, in one step.

    What has a tag of this kind already, as a whole or in part, is left alone. As actors all are
    the same one, or, without `one_actor`, one for each name. Returns how many tags were made,
    in how many articles, and how many places were left alone.
    """
    free = list(_free(session, places, kind))
    if not free:
        return 0, 0, len(places)
    actors: dict[str, str] = {}
    changes: list[Change] = []
    if kind == "actor":
        actors, changes = _actors(session, free, one_actor=one_actor)
    made = [_made(session, article, span, kind, actors) for article, span in free]
    label = f"{kind}: {len(made)} × {short(made[0].quote)}"
    session.do(label, [*changes, *(Change(None, each) for each in made)])
    return len(made), len({each.article for each in made}), len(places) - len(made)


def _free(
    session: Session, places: Iterable[Place], kind: str
) -> Iterable[tuple[Article, Span]]:
    """Places without such a tag, article by article."""
    taken: dict[str, SpanIndex] = {}
    for name, span in places:
        article = session.state.articles.get(name)
        if article is None:
            continue
        if name not in taken:
            tags = session.page(name).tags
            taken[name] = SpanIndex(
                sorted(part for each in tags if each.kind == kind for part in each.parts)
            )
        if not taken[name].overlapping(span):
            yield article, span


def _actors(
    session: Session, places: Sequence[tuple[Article, Span]], *, one_actor: bool
) -> tuple[dict[str, str], list[Change]]:
    """Who is meant by which words, and the changes that make them."""
    state = session.state
    counted = Counter(article.quote(span) for article, span in places)
    names = [" ".join(words.split()) for words, _ in counted.most_common()]
    if not one_actor:
        found, changes = {}, []
        for name in dict.fromkeys(names):
            actor, made = actor_for(state, ActorSeen(name))
            found[fold_name(name)] = actor.id
            changes += made
        return found, changes
    known = next((each for name in names for each in state.actors_named(name)), None)
    actor, changes = (known, []) if known else actor_for(state, ActorSeen(names[0]))
    had = {fold_name(each) for each in actor.names}
    more = {fold_name(name): name for name in names if fold_name(name) not in had}
    if more:
        fuller = replace(actor, aliases=(*actor.aliases, *more.values()))
        changes = [Change(known, fuller)]
    return {fold_name(name): actor.id for name in names}, changes


def _made(
    session: Session, article: Article, span: Span, kind: str, actors: dict[str, str]
) -> Tag:
    detail: Detail | None = detail_of(kind)
    if kind == "actor":
        detail = Mention(actors[fold_name(article.quote(span))])
    elif kind == "date":
        detail = next(iter(dates.readings(article, span)), DateValue(fixed_by="rule"))
    return replace(made_by_hand(session, article, (span,), kind, detail), origin="rule")
