"""Tagging other words like a tag: same kind, same fields, in one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.detail import ActorSeen, Claim, DateValue, Mention
from tui.model.step import Change
from tui.session.actors import actor_for
from tui.session.tagging import made_by_hand, short, twin

if TYPE_CHECKING:
    from tui.model.article import Article
    from tui.model.detail import Detail
    from tui.model.span import Span
    from tui.model.tag import Tag
    from tui.session.session import Session


def like(session: Session, article: str, parts: tuple[Span, ...], model: Tag) -> Tag:
    """Tag words as `model` is tagged; what belongs to its own words is not taken over."""
    standing = twin(session, article, parts, model.kind)
    if standing is not None:
        return standing
    text = session.state.articles[article]
    detail, changes = _detail(session, text, parts[0], model)
    made = replace(
        made_by_hand(session, text, parts, model.kind, detail),
        certainty=model.certainty,
        note=model.note,
        flag=model.flag,
    )
    label = f"{made.kind}: {short(made.quote)}, like {short(model.quote)}"
    session.do(label, [*changes, Change(None, made)])
    return made


def _detail(
    session: Session, article: Article, span: Span, model: Tag
) -> tuple[Detail | None, list[Change]]:
    match model.detail:
        case Mention(actor=actor, form=form) if actor not in session.state.actors:
            fresh, changes = actor_for(session.state, ActorSeen(article.quote(span)))
            return Mention(fresh.id, form), changes
        case DateValue(fixed_by="rule"):
            from tui.recognisers import dates  # a grammar: not needed for the first light

            return next(iter(dates.readings(article, span)), DateValue()), []
        case Claim() as claim:
            return replace(claim, source_span=None, cue=None), []
    return model.detail, []
