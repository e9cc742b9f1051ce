"""`dateline export`: the tags as files for other programs; the same bytes as from the app."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tui.settings import store_of
from tui.verbs.common import (
    DONE,
    NOT_SAVED,
    WRONG,
    UsageError,
    add_corpus,
    opened,
    say,
    standard_output,
    warn,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.session.choosing import Period, Wanted
    from tui.session.exporting import Preview


def main(argv: Sequence[str]) -> int:
    """Write the tags; nothing is changed in the store."""
    from tui.session.case import case_of
    from tui.session.exporting import NotWritten, preview, write_file, write_stream
    from tui.storage.errors import StoreError

    options = parser().parse_args(argv)
    store = store_of(options.corpus, options.store)
    try:
        with opened(options) as session:
            wanted = _wanted(options)
            case = wanted.of(case_of(session, store))
        if wanted.is_some and not case.tags:
            warn("nothing is chosen: no tag is what the options say")
        if options.preview:
            _print_preview(options.format, preview(options.format, case))
            return DONE
        if str(options.output) == "-":
            with standard_output() as out:
                write_stream(options.format, case, out, raw=options.raw)
            return DONE
        keep = options.corpus, store
        rows = write_file(options.format, case, options.output, keep=keep, raw=options.raw)
    except (UsageError, StoreError) as error:
        warn(str(error))
        return WRONG
    except NotWritten as error:
        warn(f"not written: {error}")
        return NOT_SAVED
    warn(f"{rows} {'row' if rows == 1 else 'rows'} written to {options.output}")
    for loss in preview(options.format, case).losses:
        warn(f"not in this format: {loss}")
    return DONE


def _print_preview(name: str, seen: Preview) -> None:
    say(f"{name}: {seen.tags} of {seen.of} tags")
    for loss in seen.losses:
        say(f"not in this format: {loss}")


def _wanted(options: argparse.Namespace) -> Wanted:
    from tui.session.choosing import Wanted

    return Wanted(
        tuple(options.kind),
        tuple(options.article),
        tuple(options.by),
        _period(options.tagged),
        _period(options.published),
    )


def _period(words: str) -> Period:
    from tui.session.choosing import NoPeriod, Period

    try:
        return Period.of(words)
    except NoPeriod as error:
        raise UsageError(str(error)) from error


def parser() -> argparse.ArgumentParser:
    """The command line."""
    from tui.formats import formats

    parser = argparse.ArgumentParser(
        prog="dateline export",
        description=__doc__,
        epilog="formats: " + "; ".join(f"{f.name} ({f.about})" for f in formats().values()),
    )
    add_corpus(parser)
    parser.add_argument("--format", choices=sorted(formats()), default="csv")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("-"),
        metavar="FILE",
        help="where to write: a file; for formats of several files a new folder or a .zip; "
        "- is standard output (default)",
    )
    parser.add_argument(
        "--preview",
        action="store_true",
        help="only say how many tags would be written, and what the format cannot hold",
    )
    parser.add_argument(
        "--raw",
        action="store_true",
        help="CSV for programs: no guard against formulas, no BOM, plain newlines",
    )
    _add_filter(parser.add_argument_group("only some tags (options may be repeated)"))
    return parser


def _add_filter(group: argparse._ArgumentGroup) -> None:
    for name, value, words in (
        ("--kind", "KIND", "of this kind"),
        ("--article", "PATH", "in this article; * and ? stand for others"),
        ("--by", "NAME", "of this annotator"),
    ):
        group.add_argument(name, metavar=value, action="append", default=[], help=words)
    group.add_argument(
        "--tagged", metavar="DAYS", default="", help="made then: 2025-03-14, 2025-03, FROM/TO"
    )
    group.add_argument(
        "--published", metavar="DAYS", default="", help="in articles published then"
    )
