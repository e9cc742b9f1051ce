"""`dateline search`: where the articles have some words, a line for each place."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tui.verbs.common import DONE, WRONG, UsageError, add_corpus, opened, warn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.article import Article
    from tui.model.span import Span
    from tui.text.searching import Query

AROUND = 40
"""Characters that are printed to either side."""


def main(argv: Sequence[str]) -> int:
    """Print the places."""
    from tui.storage.errors import StoreError
    from tui.text.folding import fold
    from tui.text.searching import spans

    options = parser().parse_args(argv)
    try:
        query = _query(options)
        with opened(options) as session:
            for article in sorted(session.state.articles.values(), key=lambda a: a.path):
                for span in spans(query, fold(article.text, article.body)):
                    print(_line(article, span))
    except (UsageError, StoreError) as error:
        warn(str(error))
        return WRONG
    return DONE


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dateline search", description=__doc__)
    parser.add_argument("words", metavar="WORDS", help="case and diacritics do not count")
    add_corpus(parser)
    parser.add_argument("--regex", action="store_true", help="WORDS is a regular expression")
    parser.add_argument("--whole", action="store_true", help="only whole words")
    return parser


def _query(options: argparse.Namespace) -> Query:
    """What is looked for. Raises UsageError."""
    from tui.text.searching import PATTERN, BadPatternError, query_of

    typed = f"{PATTERN}{options.words}" if options.regex else options.words
    try:
        query = query_of(typed)
    except BadPatternError as reason:
        raise UsageError(str(reason)) from reason
    if query is None:
        raise UsageError("there is nothing to look for")
    return query.turned() if options.whole else query


def _line(article: Article, span: Span) -> str:
    """File, line and column from 1, and the place in brackets among the words around it."""
    from tui.text.clean import clean_line

    text, body = article.text, article.body
    line = text.count("\n", 0, span.start) + 1
    column = span.start - text.rfind("\n", 0, span.start)
    before = text[max(body.start, span.start - AROUND) : span.start]
    after = text[span.end : min(body.end, span.end + AROUND)]
    words = " ".join(clean_line(f"{before}[{article.quote(span)}]{after}").split())
    return f"{clean_line(article.path)}:{line}:{column}: {words}"
