"""`dateline tag`: one tag, for scripts. It is on the disk when the status is 0."""

from __future__ import annotations

import argparse
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.actor import too_long
from tui.model.detail import ActorSeen, Claim, DateValue, Mention
from tui.model.step import Change
from tui.model.tag import detail_of
from tui.session import tagging
from tui.session.actors import actor_for
from tui.settings import SettingsError, annotator, read_settings, store_of
from tui.verbs.common import (
    DONE,
    NOT_SAVED,
    WRONG,
    UsageError,
    add_corpus,
    keep_text,
    opened,
    warn,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.article import Article
    from tui.model.detail import Detail
    from tui.model.span import Span
    from tui.model.tag import Tag
    from tui.session.session import Session


def main(argv: Sequence[str]) -> int:
    """Make the tag and print its id."""
    from tui.storage.errors import NotSaved, StoreError

    options = parser().parse_args(argv)
    try:
        by = annotator(options.by, read_settings())
        with opened(options, by=by, writing=True) as session:
            print(_tag(session, options))
    except (UsageError, StoreError, SettingsError) as error:
        warn(str(error))
        return WRONG
    except NotSaved as error:
        warn(f"NOT SAVED: {error}")
        return NOT_SAVED
    return DONE


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dateline tag", description=__doc__)
    add_corpus(parser, optional=False)
    parser.add_argument("article", help="its path in the corpus, as in article_path")
    parser.add_argument(
        "--kind", required=True, help="actor, claim, date, or a kind of your own"
    )
    parser.add_argument("--quote", required=True, help="the words, exactly")
    parser.add_argument("--prefix", default="", help="what stands right before them")
    parser.add_argument("--suffix", default="", help="what stands right after them")
    parser.add_argument(
        "--value", default="", help="an actor's name, a date in EDTF, or the source of a claim"
    )
    parser.add_argument("--note", default="")
    parser.add_argument("--as", dest="by", metavar="NAME", help="the annotator")
    return parser


def _tag(session: Session, options: argparse.Namespace) -> str:
    kind = _kind(options)
    article = session.state.articles.get(session.id_at(options.article))
    if article is None:
        raise UsageError(f"{options.article}: no such article in {options.corpus}")
    span = _span(article, options)
    keep_text(options, article)
    before = tagging.twin(session, article.id, (span,), kind)
    detail = _detail(article, kind, span, options)
    made = before or tagging.made_by_hand(
        session, article, (span,), kind, detail or detail_of(kind)
    )
    made, changes = _pointed(session, made, options.value)
    made = replace(made, note=options.note or made.note)
    if made != before:
        label = f"{kind}: {tagging.short(made.quote)}"
        session.do(label, [*changes, Change(before, made)])
    return made.id


def _kind(options: argparse.Namespace) -> str:
    from tui.storage.codebook import read_codebook

    codebook = read_codebook(store_of(options.corpus, options.store))
    known = [kind.id for kind in codebook.kinds]
    if options.kind not in known:
        if codebook.errors:
            raise UsageError(str(codebook.errors[0]))
        raise UsageError(f"--kind {options.kind}: there is {', '.join(known)}")
    return str(options.kind)


def _span(article: Article, options: argparse.Namespace) -> Span:
    from tui.model.span import Span

    wanted = re.compile(
        f"(?<={re.escape(options.prefix)})" * bool(options.prefix)
        + re.escape(options.quote)
        + f"(?={re.escape(options.suffix)})" * bool(options.suffix)
    )
    body = article.body
    found = [m.span() for m in wanted.finditer(article.text, body.start, body.end)]
    if not options.quote.strip() or not found:
        raise UsageError(f"{options.article}: the words are not there: {options.quote}")
    if len(found) > 1:
        raise UsageError(
            f"{options.article}: {len(found)} places have these words;"
            " --prefix or --suffix must decide"
        )
    return Span(*found[0])


def _detail(
    article: Article, kind: str, span: Span, options: argparse.Namespace
) -> Detail | None:
    from tui.recognisers import dates  # a grammar: only dates need it

    if kind == "claim":
        return Claim()
    if kind != "date":
        return None
    if not options.value:
        return next(iter(dates.readings(article, span)), DateValue())
    value = dates.read_date(options.value, article.published)
    if value is None:
        raise UsageError(f"--value {options.value}: no date; write it like 2024-12-06")
    return value


def _pointed(session: Session, tag: Tag, name: str) -> tuple[Tag, list[Change]]:
    """The tag pointing to the actor of that name, and the changes that make the actor."""
    if fault := too_long(name):
        raise UsageError(f"--value: {fault}")
    if isinstance(tag.detail, Mention) and (name or not tag.detail.actor):
        seen = ActorSeen(name or tag.quote)
        actor, changes = actor_for(session.state, seen, alias=tag.quote)
        changes += tagging.dropped(session, tag, actor.id)
        return replace(tag, detail=Mention(actor.id, tag.detail.form)), changes
    if isinstance(tag.detail, Claim) and name:
        actor, changes = actor_for(session.state, ActorSeen(name))
        changes += tagging.dropped(session, tag, actor.id)
        return replace(tag, detail=replace(tag.detail, source=actor.id)), changes
    return tag, []
