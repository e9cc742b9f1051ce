"""`dateline check`: do all tags stand on their words? Status 1: a person is needed."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING

from tui.settings import SettingsError, annotator, read_settings, store_of
from tui.text.clean import clean_line
from tui.verbs.common import (
    DONE,
    NEEDS_PERSON,
    NOT_SAVED,
    WRONG,
    UsageError,
    add_corpus,
    counted,
    keep_text,
    opened,
    warn,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model.case import Case
    from tui.model.tag import Tag
    from tui.session.session import Session

ASKS = ("review", "orphan")
"""Anchors that a person has to look at."""


def main(argv: Sequence[str]) -> int:
    """Say which tags have moved, and which have lost their words."""
    from tui.storage.errors import NotSaved, StoreError

    options = parser().parse_args(argv)
    try:
        return _verified(options) if options.verify else _checked(options)
    except (UsageError, StoreError, SettingsError) as error:
        warn(str(error))
        return WRONG
    except NotSaved as error:
        warn(f"NOT SAVED: {error}")
        return NOT_SAVED


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dateline check", description=__doc__)
    add_corpus(parser)
    more = parser.add_mutually_exclusive_group()
    more.add_argument(
        "--write", action="store_true", help="store where tags stand now, unless it is doubtful"
    )
    more.add_argument(
        "--verify", action="store_true", help="test the store itself: every row, every tag"
    )
    parser.add_argument("--as", dest="by", metavar="NAME", help="who writes")
    return parser


def _checked(options: argparse.Namespace) -> int:
    from tui.session.case import case_of
    from tui.session.files import documents_changed, take_documents

    by = annotator(options.by, read_settings())
    stored = (store_of(options.corpus, options.store) / "tags.json").exists()
    with opened(options, by=by, writing=options.write and stored) as session:
        case = case_of(session)
        others = documents_changed(session)
        written = _written(session, options) if options.write else None
        if options.write:
            take_documents(session)
    missing = [tag for tag in case.tags if tag.article not in case.articles]
    there = [tag for tag in case.tags if tag.article in case.articles]
    for tag in there:
        if tag.anchor != "exact":
            print(_line(case, tag, tag.anchor))
    for tag in missing:
        print(_line(case, tag, "missing"))
    for path, is_other in others.items():
        text = "and so has its text" if is_other else "its text has not"
        print(clean_line(f"{path}: the document has changed since it was tagged, {text}"))
    counts = Counter(tag.anchor for tag in there)
    told = ", ".join(f"{counts[state]} {state}" for state in sorted(counts))
    print(f"{len(case.tags)} tags: {told or 'none'}, {len(missing)} in missing articles")
    if written is not None:
        print(f"{written} stored where they stand now")
    return NEEDS_PERSON if missing or any(counts[state] for state in ASKS) else DONE


def _written(session: Session, options: argparse.Namespace) -> int:
    """Store the anchors that need no person, as one step; how many. Raises NotSaved."""
    from tui.session.settling import AUTOMATIC, store_anchors

    anchored = session.state.anchored.values()
    for name in {tag.article for tag in anchored if tag.anchor in AUTOMATIC}:
        keep_text(options, session.state.articles[name])
    return store_anchors(session)


def _verified(options: argparse.Namespace) -> int:
    from tui.storage.verifying import verify

    if not options.corpus.is_dir():
        raise UsageError(f"{options.corpus}: no such folder")
    found = verify(store_of(options.corpus, options.store))
    for fault in found.faults:
        print(clean_line(fault))
    print(", ".join(f"{count} {table}" for table, count in found.counts.items()))
    print(counted(len(found.faults), "fault") if found.faults else "the store is whole")
    return NEEDS_PERSON if found.faults else DONE


def _line(case: Case, tag: Tag, state: str) -> str:
    place = "" if state in ("orphan", "missing") else f":{tag.span.start}-{tag.span.end}"
    path = case.records[tag.article].path
    return clean_line(f"{path}{place}: {state}: {tag.kind} “{tag.quote}” ({tag.id})")
