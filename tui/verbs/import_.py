"""`dateline import`: tags from elsewhere, in one step that can be undone.

Status 1: something has been refused, or has lost its place, and a person should look.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tui.settings import SettingsError, annotator, read_settings, store_of
from tui.verbs.common import (
    DONE,
    NEEDS_PERSON,
    NOT_SAVED,
    WRONG,
    UsageError,
    add_corpus,
    counted,
    opened,
    say,
    warn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.importers import Batch
    from tui.session.importing import Choices, Plan
    from tui.session.session import Session

DIFFERING = 5
"""So many tags are named of which a row says something else."""


def main(argv: Sequence[str]) -> int:
    """Take in the file, and say what has become of each row."""
    from tui.importers import NotImported
    from tui.storage.errors import NotSaved, StoreError

    options = parser().parse_args(argv)
    try:
        return _imported(options)
    except (UsageError, NotImported, StoreError, SettingsError) as error:
        warn(str(error))
        return WRONG
    except NotSaved as error:
        warn(f"NOT SAVED: {error}")
        return NOT_SAVED


def parser() -> argparse.ArgumentParser:
    """The command line."""
    from tui.importers import UNITS, importers

    parser = argparse.ArgumentParser(
        prog="dateline import",
        description=__doc__,
        epilog="formats: " + "; ".join(f"{f.name} ({f.about})" for f in importers().values()),
    )
    parser.add_argument("file", type=Path, help="a file, a zip, or a folder of files")
    add_corpus(parser)
    parser.add_argument(
        "--format", choices=sorted(importers()), help="default: what the file looks like"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what would become of each row"
    )
    parser.add_argument(
        "--by", metavar="NAME", default="", help="the annotator of rows that name none"
    )
    parser.add_argument(
        "--kind",
        metavar="THEIRS=OURS",
        action="append",
        default=[],
        help="what a label of theirs is here: PER=actor; may be repeated",
    )
    parser.add_argument(
        "--map",
        metavar="OURS=THEIRS,…",
        action="append",
        default=[],
        help="columns of a CSV: quote=text,article_path=doc; kind=:actor is the word itself",
    )
    parser.add_argument(
        "--unit", choices=UNITS, default="", help="how offsets count, if not by code points"
    )
    return parser


def _imported(options: argparse.Namespace) -> int:
    from tui.importers import Wishes, guessed, importers
    from tui.importers import opened as source_of
    from tui.session.importing import imported

    columns = _pairs("--map", [pair for each in options.map for pair in each.split(",")])
    choices = _choices(options)
    source = source_of(options.file)
    form = importers()[options.format] if options.format else guessed(source)
    batch = form.read(source, Wishes(columns))
    by = annotator(options.by, read_settings())
    with opened(options, by=by, writing=not options.dry_run) as session:
        plan = _planned(session, batch, choices, options)
        if not options.dry_run:
            _keep(plan, batch, options)
            imported(session, plan, source.name)
    for refused in plan.refused:
        warn(str(refused))
    for line in _differing(session, plan):
        warn(line)
    say(f"{source.name} ({form.name}){': would be' if options.dry_run else ''}")
    for line in _told(plan, batch, options):
        say(line)
    return NEEDS_PERSON if plan.needs_person else DONE


def _choices(options: argparse.Namespace) -> Choices:
    from tui.session.importing import Choices

    return Choices(_pairs("--kind", options.kind), options.unit)


def _pairs(option: str, words: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for each in words:
        left, sign, right = each.partition("=")
        if not sign or not left.strip() or not right.strip():
            raise UsageError(f"{option} {each}: write A=B")
        pairs[left.strip()] = right.strip()
    return pairs


def _planned(
    session: Session, batch: Batch, choices: Choices, options: argparse.Namespace
) -> Plan:
    from tui.codebook import read_kinds
    from tui.session.importing import planned
    from tui.storage import texts
    from tui.storage.codebook import fault_of, read_codebook

    folder = store_of(options.corpus, options.store)
    kinds = read_codebook(folder).kinds
    if batch.codebook and not _has_codebook(options):
        if fault := fault_of(batch.codebook):
            batch.refuse(fault.file, fault.line, f"{fault.message}: it is not taken over")
            batch.codebook = ""
        else:
            kinds = read_kinds(batch.codebook).kinds
    return planned(session, batch, kinds, lambda name: texts.text_of(folder, name), choices)


def _has_codebook(options: argparse.Namespace) -> bool:
    from tui.codebook import NAME

    return (store_of(options.corpus, options.store) / NAME).exists()


def _keep(plan: Plan, batch: Batch, options: argparse.Namespace) -> None:
    """Texts go to the disk before the tags that stand on them. Raises NotSaved."""
    from tui.codebook import NAME
    from tui.storage import texts
    from tui.storage.disk import write_whole
    from tui.storage.errors import NotSaved, plain

    folder = store_of(options.corpus, options.store)
    try:
        for text in dict.fromkeys(plan.texts):
            texts.keep(folder, text)
        if batch.codebook and not _has_codebook(options):
            data = batch.codebook.encode("utf-8", "surrogatepass")
            write_whole(folder / NAME, [data], unique=".import")
            say(f"{NAME}: taken over")
    except OSError as error:
        raise NotSaved(plain(error)) from error


def _differing(session: Session, plan: Plan) -> Iterator[str]:
    """Where the first ones are of which a row says something else."""
    from tui.session.tagging import short

    for tag in plan.differing[:DIFFERING]:
        path = session.record(tag.article).path
        yield f"{path}: {tag.kind} “{short(tag.quote)}” says something else: ours is kept"
    if more := len(plan.differing[DIFFERING:]):
        yield f"… and {more} more that say something else"


def _told(plan: Plan, batch: Batch, options: argparse.Namespace) -> list[str]:
    """What has become of the rows, then what else is to be known."""
    if batch.is_empty:
        return ["no rows"]
    placed = len(plan.tags) - plan.count("orphan")
    lines = [
        f"{counted(placed, 'tag')}, {counted(plan.count('orphan'), 'orphan')},"
        f" {len(plan.refused)} refused; {plan.there} were there already"
    ]
    moved, review = plan.count("moved", "edited"), plan.count("review")
    if moved or review:
        lines.append(f"{moved} were found elsewhere in a changed text, {review} need a look")
    if plan.unsure:
        they_say = "row says" if plan.unsure == 1 else "rows say"
        lines.append(f"{plan.unsure} {they_say} no words: counted as characters, see --unit")
    if plan.differing:
        number = len(plan.differing)
        lines.append(f"{number} of those there say something else: ours are kept")
    lines += plan.facts.told()
    if plan.actors or plan.links:
        made = counted(plan.actors, "actor"), counted(plan.links, "link")
        lines.append(" and ".join(made) + " with them")
    for kind, number in sorted(plan.unknown.items()):
        lines.append(
            f"kind {kind!r}: {counted(number, 'tag')}, not in the codebook"
            f" (--kind {kind}=actor would make it one of yours)"
        )
    if plan.absent:
        names = ", ".join(sorted(plan.absent))
        are = "is" if len(plan.absent) == 1 else "are"
        lines.append(f"{counted(len(plan.absent), 'article')} {are} not in the corpus: {names}")
    if batch.codebook and options.dry_run and not _has_codebook(options):
        lines.append("the codebook would be taken over")
    return lines
