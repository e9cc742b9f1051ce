"""What somebody else's row says of its words, as the fields of a tag."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.importers import fields_in
from tui.model.detail import Claim, DateValue, Detail, Mention, Own
from tui.model.span import Span
from tui.session.foreign_actors import NoValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.importers import Proposed
    from tui.model.article import Article
    from tui.model.tag import Tag
    from tui.session.foreign_actors import ForeignActors

SAYING = frozenset((
    *("certainty", "note", "flag", "value", "timex", "date_type", "mod", "actor_id", "actor"),
    *("actor_type", "form", "source_id", "source", "source_quote", "via", "mode", "polarity"),
    *("phase", "gist", "amount_low", "amount_best", "amount_high", "amount_unit"),
))  # fmt: skip
"""Columns of ours in which a tag says something of its words."""
COMMON = SAYING | frozenset((
    *("anchor", "origin", "rule", "by", "created", "updated", "fixed_by", "id", "tag_id"),
    *("kind", "article_id", "article_path", "article_title", "outlet", "published", "url"),
    *("quote", "links", "start", "end", "parts", "line", "column", "prefix", "suffix"),
    *("text_hash", "tool", "end_line", "end_column"),
))  # fmt: skip
"""All of them; what own kinds say is in `fields` or `value`, or under other names."""
ORIGINS = ("hand", "suggestion", "rule", "import")


def described(tag: Tag, row: Proposed, article: Article, actors: ForeignActors) -> Tag:
    """A placed tag with everything the row says. Raises NoValue."""
    if row.tag is not None:
        return replace(tag, detail=_pointed(tag.detail, actors))
    said = row.said
    origin = said.get("origin", "")
    return replace(
        tag,
        origin=origin if origin in ORIGINS else "import",
        rule=said.get("rule", ""),
        by=said.get("by", ""),
        created=said.get("created", ""),
        updated=said.get("updated", "") or said.get("created", ""),
        certainty=said.get("certainty", ""),
        note=said.get("note", ""),
        flag=said.get("flag", "").lower() in ("1", "true", "yes"),
        detail=_detail(tag, row, article, actors),
    )


def _pointed(detail: Detail | None, actors: ForeignActors) -> Detail | None:
    match detail:
        case Mention(actor, form):
            return Mention(actors.find(actor, "", ""), form)
        case Claim(source=source):
            return replace(detail, source=actors.find(source, "", ""))
    return detail


def _detail(tag: Tag, row: Proposed, article: Article, actors: ForeignActors) -> Detail | None:
    said = row.said
    match tag.kind:
        case "actor":
            return _mention(tag, row, actors)
        case "claim":
            return _claim(tag, said, article, actors)
        case "date":
            return _date(tag, said, article)
    own = {name: value for name, value in said.items() if name not in COMMON and value}
    own |= fields_in(own.pop("fields", "") or said.get("value", ""))
    return Own(tuple(sorted(own.items()))) if own else None


def _mention(tag: Tag, row: Proposed, actors: ForeignActors) -> Mention:
    """Ours may be undecided; of others the words themselves are the name, as by hand."""
    said = row.said
    id_, name = said.get("actor_id", ""), said.get("actor", "")
    if row.above and not id_:
        name = name or row.kind
    if not id_ and not name and not said.get("form"):
        name = " ".join(tag.quote.split())
    actor = actors.find(id_, name, said.get("actor_type", ""))
    return Mention(actor, said.get("form") or "name")


def _claim(tag: Tag, said: Mapping[str, str], article: Article, actors: ForeignActors) -> Claim:
    source = actors.find(said.get("source_id", ""), said.get("source", ""), "unnamed")
    return Claim(
        source=source,
        source_sure=said.get("fixed_by") != "rule",
        source_span=_source_span(tag, said.get("source_quote", ""), article),
        via=tuple(filter(None, said.get("via", "").split(" < "))),
        mode=said.get("mode", ""),
        polarity=said.get("polarity", ""),
        phase=said.get("phase", ""),
        gist=said.get("gist", ""),
        amount_low=said.get("amount_low", ""),
        amount_best=said.get("amount_best", ""),
        amount_high=said.get("amount_high", ""),
        amount_unit=said.get("amount_unit", ""),
    )


def _source_span(tag: Tag, quote: str, article: Article) -> Span | None:
    """The place nearest to the claim that has the words which name its source."""
    if not quote or tag.anchor == "orphan":
        return None
    text, (start, end) = article.text, tag.span
    wanted = (quote, quote.replace("\n", "\r\n"))
    found = [
        (min(abs(at - start), abs(at - end)), at, len(words))
        for words in wanted
        for at in (text.rfind(words, 0, end), text.find(words, start))
        if at >= 0
    ]
    if not found:
        return None
    _, at, length = min(found)
    return Span(at, at + length)


def _date(tag: Tag, said: Mapping[str, str], article: Article) -> DateValue:
    """As it was said; a bare value is read like one typed, and none like the words."""
    from tui.recognisers import dates  # a grammar: only dates need it

    value, timex = said.get("value", ""), said.get("timex", "")
    if timex or said.get("date_type"):
        return DateValue(
            value, timex, said.get("date_type") or "DATE", said.get("mod", ""),
            said.get("fixed_by") or ("user" if value else "rule"),
        )  # fmt: skip
    if not value:
        readings = dates.readings(article, tag.span) if tag.anchor != "orphan" else ()
        return next(iter(readings), DateValue())
    typed = dates.read_date(value, article.published)
    if typed is None:
        raise NoValue(f"value: no date: {value:.40}")
    return typed
