"""`dateline export`: the tags as a file for other programs; the same bytes as from the app."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.settings import store_of
from tui.verbs.common import DONE, NOT_SAVED, WRONG, UsageError, add_corpus, opened, warn

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str]) -> int:
    """Write the tags; nothing is changed in the store."""
    from tui.session.case import case_of
    from tui.session.exporting import NotWritten, write_file
    from tui.storage.errors import StoreError

    options = parser().parse_args(argv)
    try:
        with opened(options) as session:
            case = case_of(session)
        if str(options.output) == "-":
            from tui.formats import formats

            formats()[options.format].write(case, sys.stdout.buffer, raw=options.raw)
            sys.stdout.buffer.flush()
            return DONE
        keep = options.corpus, store_of(options.corpus, options.store)
        rows = write_file(options.format, case, options.output, keep=keep, raw=options.raw)
    except (UsageError, StoreError) as error:
        warn(str(error))
        return WRONG
    except NotWritten as error:
        warn(f"not written: {error}")
        return NOT_SAVED
    warn(f"{rows} {'row' if rows == 1 else 'rows'} written to {options.output}")
    return DONE


def parser() -> argparse.ArgumentParser:
    """The command line."""
    from tui.formats import formats

    parser = argparse.ArgumentParser(prog="dateline export", description=__doc__)
    add_corpus(parser)
    parser.add_argument("--format", choices=sorted(formats()), default="csv")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("-"),
        metavar="FILE",
        help="where to write; - is standard output (default)",
    )
    parser.add_argument(
        "--raw",
        action="store_true",
        help="for programs: no guard against formulas, no BOM, plain newlines",
    )
    return parser
