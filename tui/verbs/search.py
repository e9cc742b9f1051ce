"""`dateline search`: where the articles have some words, a line for each place."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tui.apart import LateError, LostError, Process, heard, pipes, say
from tui.verbs.common import DONE, WRONG, UsageError, add_corpus, opened, warn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model.article import Article
    from tui.model.span import Span
    from tui.text.searching import Query

AROUND = 40
"""Characters that are printed to either side."""
SECONDS = 20
"""How long a regular expression may take over all articles: some would never end."""
CHILD = "from tui.verbs.search import serve; serve()"


def main(argv: Sequence[str]) -> int:
    """Print the places."""
    from tui.storage.errors import StoreError

    options = parser().parse_args(argv)
    try:
        query = _query(options)
        with opened(options) as session:
            articles = sorted(session.state.articles.values(), key=lambda each: each.path)
            places = _guarded(query, articles) if query.regex else _places(query, articles)
            for article, found in zip(articles, places, strict=True):
                for span in found:
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


def _places(query: Query, articles: Sequence[Article]) -> Iterator[list[Span]]:
    """Where it stands in each article."""
    from tui.text.folding import fold
    from tui.text.searching import spans

    return (spans(query, fold(each.text, each.body)) for each in articles)


def _guarded(query: Query, articles: Sequence[Article]) -> list[list[Span]]:
    """The same from another process, which can be ended. Raises UsageError."""
    process = Process(CHILD)
    try:
        with process.talk(SECONDS):
            process.tell((query, articles))
            found: list[list[Span]] = process.hear()
    except LateError as late:
        raise UsageError(f"{query.words}: takes more than {SECONDS:g} s, given up") from late
    except LostError as lost:
        raise UsageError(f"{query.words}: ended its process") from lost
    finally:
        process.end()
    return found


def serve() -> None:
    """The other process: answers one question after the other."""
    questions, answers = pipes(nice=0)
    for query, articles in heard(questions):
        say(answers, list(_places(query, articles)))


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
