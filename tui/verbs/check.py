"""`dateline check`: do all tags stand on their words? Status 1: a person is needed."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING

from tui.text.clean import clean_line
from tui.verbs.common import DONE, NEEDS_PERSON, WRONG, UsageError, add_corpus, opened, warn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.case import Case
    from tui.model.tag import Tag

ASKS = ("review", "orphan")
"""Anchors that a person has to look at."""


def main(argv: Sequence[str]) -> int:
    """Say which tags have moved, and which have lost their words."""
    from tui.session.case import case_of
    from tui.storage.errors import StoreError

    options = parser().parse_args(argv)
    try:
        with opened(options) as session:
            case = case_of(session)
    except (UsageError, StoreError) as error:
        warn(str(error))
        return WRONG
    missing = [tag for tag in case.tags if tag.article not in case.articles]
    there = [tag for tag in case.tags if tag.article in case.articles]
    for tag in there:
        if tag.anchor != "exact":
            print(_line(case, tag, tag.anchor))
    for tag in missing:
        print(_line(case, tag, "missing"))
    counts = Counter(tag.anchor for tag in there)
    told = ", ".join(f"{counts[state]} {state}" for state in sorted(counts))
    print(f"{len(case.tags)} tags: {told or 'none'}, {len(missing)} in missing articles")
    return NEEDS_PERSON if missing or any(counts[state] for state in ASKS) else DONE


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dateline check", description=__doc__)
    add_corpus(parser)
    return parser


def _line(case: Case, tag: Tag, state: str) -> str:
    place = "" if state in ("orphan", "missing") else f":{tag.span.start}-{tag.span.end}"
    path = case.records[tag.article].path
    return clean_line(f"{path}{place}: {state}: {tag.kind} “{tag.quote}” ({tag.id})")
