"""The command line. Everything but reading starts without the screen's libraries."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING

import tui

if TYPE_CHECKING:
    from types import ModuleType

VERBS = (
    *("suggest", "compare", "search", "export", "import", "report", "tag"),
    *("check", "restore", "stats", "keys", "codebook"),
)


def main(argv: list[str] | None = None) -> int:
    """Run; the result is the exit status."""
    given = sys.argv[1:] if argv is None else argv
    if given and given[0] in VERBS:
        return _run_verb(given[0], given[1:])
    return _read(parser().parse_args(given))


def _run_verb(name: str, argv: list[str]) -> int:
    if sys.stdout is None:  # closed by the shell: >&-
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if isinstance(
        sys.stdout, TextIOWrapper
    ):  # a terminal that lacks a sign still gets the rest
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status: int = verb(name).main(argv)
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.ENOSPC):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.EPIPE:  # whoever read our output has seen enough
            return 0
        sys.stderr.write(f"dateline: standard output: {error.strerror}\n")
        return 3
    return status


def verb(name: str) -> ModuleType:
    """The module of a verb; `import` is a word of Python's, so its module is `import_`."""
    return import_module(f"tui.verbs.{name}{'_' if iskeyword(name) else ''}")


def parser() -> argparse.ArgumentParser:
    """For reading and tagging; the verbs have their own."""
    top = argparse.ArgumentParser(
        prog="dateline",
        description="Read several accounts of one event side by side; tag who, what and when.",
        epilog=f"Without the screen: dateline {' | '.join(VERBS)} (each with --help).",
    )
    top.add_argument(
        "corpus",
        nargs="?",
        type=Path,
        default=Path("corpus"),
        metavar="CORPUS",
        help="the folder with the articles (default: ./corpus)",
    )
    top.add_argument(
        "--demo", action="store_true", help="read a throw-away copy of the samples"
    )
    top.add_argument(
        "--store",
        type=Path,
        metavar="DIR",
        help="keep tags there instead of in CORPUS/.dateline",
    )
    top.add_argument(
        "--as", dest="by", metavar="NAME", help="the annotator (default: login name)"
    )
    top.add_argument("--keys", type=Path, metavar="FILE", help="key bindings to use")
    top.add_argument("--theme", choices=("dark", "light", "terminal"))
    top.add_argument("--ascii", action="store_true", help="no signs beyond ASCII in the frame")
    top.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    top.add_argument("--version", action="version", version=f"dateline {tui.__version__}")
    return top


def _read(options: argparse.Namespace) -> int:
    from tui.app.opening import open_app

    return open_app(options)


if __name__ == "__main__":
    sys.exit(main())
