"""`dateline compare`: proposed links between claims of two articles, a JSON object a line."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from tui.settings import SettingsError, store_of
from tui.verbs.common import DONE, WRONG, UsageError, add_corpus, opened, warn
from tui.verbs.suggest import chosen, printable, unsteered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare import Passage, Proposal
    from tui.session.session import Session


def main(argv: Sequence[str]) -> int:
    """Print a pair a line, the most alike first; nothing is changed in the store."""
    from tui.session.comparing import proposed_anew
    from tui.session.passages import claims
    from tui.storage.errors import StoreError

    options = parser().parse_args(argv)
    try:
        with opened(options) as session:
            _recognise(session, options)
            links = [each for each in proposed_anew(session) if len(set(each.articles)) == 2]
            ends = {name: None for each in links for name in each.articles}
            known = {claim.key: claim for name in ends for claim in claims(session, name)}
            plain = (sys.stdout.encoding or "").lower() not in ("utf-8", "utf8")
            for link in links:
                pair = row(session, link, known)
                print(unsteered(json.dumps(pair, ensure_ascii=plain)))
    except (UsageError, StoreError, SettingsError) as error:
        warn(str(error))
        return WRONG
    return DONE


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dateline compare", description=__doc__)
    add_corpus(parser)
    parser.add_argument("--format", choices=("jsonl",), default="jsonl")
    return parser


def row(session: Session, link: Proposal, known: dict[str, Passage]) -> dict[str, Any]:
    """A proposed link with its evidence and both its ends."""
    about = {"type": link.type, "aspect": link.aspect, "score": round(link.score, 3)}
    ends = {"a": _end(session, known[link.a]), "b": _end(session, known[link.b])}
    return about | {"evidence": [printable(each) for each in link.evidence]} | ends


def _end(session: Session, claim: Passage) -> dict[str, Any]:
    article = session.state.articles[claim.article]
    source = session.state.actors.get(claim.source)
    place = {
        "article": printable(article.path),
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": printable(article.quote(claim.span)),
    }
    tag = {"tag": claim.key} if claim.key in session.state.tags else {}
    said = {"source": printable(source.name if source else claim.source)}
    return place | tag | (said if claim.source else {})


def _recognise(session: Session, options: argparse.Namespace) -> None:
    """See what the app would; what it has kept of that is used."""
    from tui.recognisers import edition_of, recognise
    from tui.storage.mark_cache import MarkCache

    choice = chosen(None)
    cache = MarkCache(store_of(options.corpus, options.store), edition_of(choice.names))
    for name, article in session.state.articles.items():
        marks = cache.get(article)
        if marks is None:
            marks = recognise(article, choice.names)
        session.see(name, choice.allowed(marks))
