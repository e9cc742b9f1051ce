"""`dateline stats`: progress, counts, and how often the suggestions of a rule were right."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tui.verbs.common import DONE, WRONG, UsageError, add_corpus, opened, warn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.session.session import Session


def main(argv: Sequence[str]) -> int:
    """Print the tables."""
    from tui.session.progress import Progress
    from tui.session.statistics import tables
    from tui.storage.errors import StoreError

    options = parser().parse_args(argv)
    try:
        with opened(options) as session:
            _recognise(session)
            for table in tables(session, Progress(session)):
                head, *rows = table.lines()
                print(head)
                for row in rows or ["none yet"]:
                    print(f"  {row}")
    except (UsageError, StoreError) as error:
        warn(str(error))
        return WRONG
    return DONE


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dateline stats", description=__doc__)
    add_corpus(parser)
    return parser


def _recognise(session: Session) -> None:
    """What of all that is suggested is decided can only be said when it is suggested again."""
    from tui.recognisers import recognise

    for article in list(session.state.articles.values()):
        session.see(article.id, recognise(article))
