"""`dateline restore`: the backups of the tags, or, with a name, that one put back in place."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tui.settings import store_of
from tui.verbs.common import DONE, NOT_SAVED, WRONG, UsageError, add_corpus, counted, say, warn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.storage.restoring import Backup


def main(argv: Sequence[str]) -> int:
    """List the backups, or restore one."""
    from tui.storage.errors import NotSaved, StoreError

    options = parser().parse_args(argv)
    try:
        if not options.corpus.is_dir():
            raise UsageError(f"{options.corpus}: no such folder")
        folder = store_of(options.corpus, options.store)
        if options.name:
            _restore(folder, options.name)
        else:
            _list(folder)
    except (UsageError, StoreError) as error:
        warn(str(error))
        return WRONG
    except NotSaved as error:
        warn(f"NOT SAVED: {error}")
        return NOT_SAVED
    return DONE


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dateline restore", description=__doc__)
    add_corpus(parser)
    parser.add_argument("name", nargs="?", help="a backup, as listed without this")
    return parser


def _list(folder: Path) -> None:
    from tui.storage.restoring import listed

    found = listed(folder)
    for backup in found:
        at = f"{backup.at.astimezone():%Y-%m-%d %H:%M:%S}"
        say(f"{backup.name}  {at}  {_held(backup)}")
    if not found:
        say(f"no backups in {folder}")


def _restore(folder: Path, name: str) -> None:
    from tui.storage.restoring import listed, restore

    replaced = restore(folder, name)
    (now,) = [each for each in listed(folder) if each.name == replaced]
    say(f"restored {name}")
    say(f"what stood there is kept as {replaced}: {_held(now)}")


def _held(backup: Backup) -> str:
    if backup.fault:
        return f"damaged: {backup.fault}"
    return f"{counted(backup.tags, 'tag')}, {counted(backup.articles, 'article')}"
