"""`dateline report`: the case on one page, to be read, printed and handed on."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.report import forms
from tui.settings import store_of
from tui.verbs.common import (
    DONE,
    NOT_SAVED,
    WRONG,
    UsageError,
    add_corpus,
    counted,
    opened,
    standard_output,
    warn,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Write the report; nothing is changed in the store."""
    from tui.session.case import case_of
    from tui.session.exporting import NotWritten, write_whole
    from tui.session.reporting import write_report
    from tui.storage.errors import StoreError

    options = parser().parse_args(argv)
    try:
        with opened(options) as session:
            case = case_of(session)
        day = datetime.now(UTC).date().isoformat() if options.dated else ""
        name = options.title or options.corpus.resolve().name
        write = partial(write_report, options.format, case, name, day=day)
        if str(options.output) == "-":
            with standard_output() as out:
                write(out)
            return DONE
        keep = options.corpus, store_of(options.corpus, options.store)
        tags = write_whole(options.output, write, keep=keep)
    except (UsageError, StoreError) as error:
        warn(str(error))
        return WRONG
    except NotWritten as error:
        warn(f"not written: {error}")
        return NOT_SAVED
    warn(f"report on {counted(tags, 'tag')} written to {options.output}")
    return DONE


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dateline report", description=__doc__)
    add_corpus(parser)
    parser.add_argument("--format", choices=sorted(forms()), default="html")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("-"),
        metavar="FILE",
        help="where to write; - is standard output (default)",
    )
    parser.add_argument("--title", help="the heading (default: the folder's name)")
    parser.add_argument(
        "--dated",
        action="store_true",
        help="say when it was made; without it the same work gives the same bytes",
    )
    return parser
