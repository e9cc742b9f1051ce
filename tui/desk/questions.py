"""What the choice bar offers after a tag: readings of a date, sources of a claim."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tui.desk.bar import Bar, Choice, Prompt
from tui.desk.guidance import asked
from tui.desk.likeness import asked_of_new
from tui.model.detail import ActorSeen, Claim, DateValue, Mention
from tui.recognisers import dates
from tui.session import tagging
from tui.session.published import is_publication_date, publish
from tui.session.sources import meant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.desk.desk import Desk
    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.span import Span
    from tui.model.tag import Tag


def about(desk: Desk, tag: Tag) -> Bar | None:
    """The question a fresh tag leaves open; none when there is nothing to ask."""
    match tag.detail:
        case DateValue():
            return of_date(desk, tag)
        case Claim():
            return of_source(desk, tag)
        case Mention():
            return asked_of_new(desk, tag)
    return asked(desk, tag)


def of_date(desk: Desk, tag: Tag) -> Bar:
    """What does this date mean?"""
    article = desk.session.state.articles[tag.article]
    readings = [each for each in dates.readings(article, tag.span) if each.value or each.timex]
    choices = [
        Choice(_meaning(each), _setting(desk, tag, each, first=number == 0))
        for number, each in enumerate(readings)
    ]
    timely = dates.expression(article, tag.span) is not None
    if timely and not article.published and not any(each.value for each in readings):
        choices.append(
            Choice("set the publication date (P)", lambda: ask_published(desk, [tag.article]))
        )
    choices.append(Choice("type…", lambda: _ask_value(desk, tag)))
    return Bar(f"“{tagging.short(tag.quote, 24)}” =", tuple(choices))


def of_suggested_date(desk: Desk, article: str, mark: Mark) -> Bar:
    """What does this suggested date mean? Choosing accepts it."""
    text = desk.session.state.articles[article]
    readings = [each for each in dates.readings(text, mark.span) if each.value or each.timex]

    def take(value: DateValue) -> None:
        made = tagging.accept(desk.session, article, replace(mark, detail=value))
        desk.say(f"{tagging.short(made.quote)} = {_meaning(value)}")

    def decide(value: DateValue) -> None:
        if desk.review is not None:
            desk.review.during(partial(take, value))

    words = tagging.short(text.quote(mark.span), 24)
    choices = [
        Choice(
            _meaning(each), partial(take, replace(each, fixed_by="user") if number else each)
        )
        for number, each in enumerate(readings)
    ]
    choices.append(Choice("type…", partial(_type_value, desk, words, text, decide)))
    return Bar(f"“{words}” =", tuple(choices))


def of_no_date(
    desk: Desk, article: Article, span: Span, take: Callable[[DateValue], None]
) -> Bar:
    """What do words mean in which no date is known? They are a date only with an answer."""
    words = tagging.short(article.quote(span), 24)
    ask = Choice("type a date for it…", partial(_type_value, desk, words, article, take))
    return Bar(f"no date is known in “{words}”", (ask,))


def of_source(desk: Desk, tag: Tag) -> Bar:
    """Who said it? The guess first, then the actors and speakers of the article."""
    article = desk.session.state.articles[tag.article]
    names = _sources(desk, tag, article)
    choices = [
        Choice(f"{name}", _sourcing(desk, tag, name, sort)) for name, sort in names.items()
    ]
    choices.append(Choice("the article itself", lambda: _own_voice(desk, tag)))
    choices.append(Choice("type…", lambda: _ask_source(desk, tag)))
    return Bar("source?", tuple(choices))


def ask_published(desk: Desk, articles: list[str]) -> None:
    """Let the user type a publication date for articles."""
    names = ", ".join(desk.name(each) for each in articles[:3]) + (
        " …" if len(articles) > 3 else ""
    )
    known = {desk.session.record(each).published for each in articles}

    def accept(typed: str) -> str:
        value = _typed_date(typed, "")
        if value is None or (value and not is_publication_date(value)):
            return f"“{typed}” is no date of a publication; write it like 2024-12-06"
        resolved = publish(desk.session, articles, value)
        total = sum(resolved.values())
        where = names if len(articles) == 1 else f"{len(articles)} articles"
        tagged = "1 date" if total == 1 else f"{total} dates"
        told = f"{tagged} resolved in {where}" if total else "suggested dates follow"
        desk.say(f"{where} published {value or 'unknown'} · {told}")
        desk.library.marked.clear()
        return ""

    value = known.pop() if len(known) == 1 else ""
    desk.prompt = Prompt(f"publication date of {names}", value, accept)


def _typed_date(typed: str, published: str) -> str | None:
    if not typed.strip():
        return ""
    found = dates.read_date(typed.strip(), published)
    return found.value if found and found.value else None


def _meaning(value: DateValue) -> str:
    meant = value.value or value.timex
    return f"{meant} ({value.type.lower()})" if value.type != "DATE" else meant


def _setting(desk: Desk, tag: Tag, value: DateValue, *, first: bool) -> Callable[[], None]:
    def take() -> None:
        chosen = value if first else replace(value, fixed_by="user")
        tagging.date_value(desk.session, tag, chosen)
        desk.say(f"{tagging.short(tag.quote)} = {_meaning(chosen)}")

    return take


def _ask_value(desk: Desk, tag: Tag) -> None:
    article = desk.session.state.articles[tag.article]
    detail = desk.session.state.tags[tag.id].detail
    assert isinstance(detail, DateValue)

    def take(value: DateValue) -> None:
        tagging.date_value(desk.session, tag, value)
        desk.say(f"{tagging.short(tag.quote)} = {value.value}")

    _type_value(desk, tagging.short(tag.quote, 24), article, take, detail.value)


def _type_value(
    desk: Desk, words: str, article: Article, take: Callable[[DateValue], None], value: str = ""
) -> None:
    def accept(typed: str) -> str:
        meant = dates.read_date(typed.strip(), article.published)
        if meant is None:
            return f"“{typed}” is no date; write it like 2024-12-06 or 2024-12-05/2024-12-06"
        take(meant)
        return ""

    desk.prompt = Prompt(f"“{words}” means", value, accept)


def _sources(desk: Desk, tag: Tag, article: Article) -> dict[str, str]:
    """Names of likely sources with their types: the guess, then by nearness to the claim."""
    names: dict[str, str] = {}
    state = desk.session.state
    detail = state.anchored.get(tag.id, state.tags[tag.id]).detail
    if isinstance(detail, Claim) and detail.source_span is not None:
        name, sort = _seen_name(desk, tag.article, detail.source_span)
        names[name] = sort
    for _, name, sort in sorted(_speakers(desk, tag)):
        if sort != "people" and not any(_is_same(name, known) for known in names):
            names[name] = sort
    return names


def _is_same(one: str, other: str) -> bool:
    """Are two names alike but for an article and capitals?"""
    return one.casefold().removeprefix("the ") == other.casefold().removeprefix("the ")


def _speakers(desk: Desk, tag: Tag) -> Iterator[tuple[int, str, str]]:
    """Actors of the article: how far from the claim, name, type. Mere places do not speak."""
    page = desk.session.page(tag.article)
    actors = desk.session.state.actors
    for mention in page.tags:
        if isinstance(mention.detail, Mention) and mention.detail.actor in actors:
            actor = actors[mention.detail.actor]
            yield abs(mention.span.start - tag.span.start), actor.name, actor.type
    for mark in page.marks:
        seen = mark.detail if mark.kind == "actor" else None
        if isinstance(seen, ActorSeen) and (seen.type != "place" or seen.form == "metonym"):
            yield abs(mark.span.start - tag.span.start), seen.name, seen.type


def _seen_name(desk: Desk, article: str, span: Span) -> tuple[str, str]:
    """The actor that the words at a span mean here, by name, and its type."""
    seen = meant(desk.session, article, span)
    if seen is not None:
        return seen.name, seen.type
    return desk.session.state.articles[article].quote(span), "unnamed"


def _sourcing(desk: Desk, tag: Tag, name: str, sort: str) -> Callable[[], None]:
    def take() -> None:
        tagging.source_of(desk.session, tag, name, sort)
        desk.say(f"source: {name}")

    return take


def _own_voice(desk: Desk, tag: Tag) -> None:
    tagging.own_voice(desk.session, tag)
    desk.say("source: the article itself")


def _ask_source(desk: Desk, tag: Tag) -> None:
    def accept(typed: str) -> str:
        if not typed.strip():
            return "type a name, or esc leaves the source open"
        _sourcing(desk, tag, typed.strip(), "other")()
        return ""

    desk.prompt = Prompt("source", "", accept)
