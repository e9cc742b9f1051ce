"""`dateline codebook`: write a first one, check the one there is, or list its kinds."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tui.settings import store_of
from tui.text.clean import clean_line
from tui.verbs.common import (
    DONE,
    NEEDS_PERSON,
    NOT_SAVED,
    WRONG,
    UsageError,
    add_corpus,
    counted,
    warn,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tui.codebook import Codebook
    from tui.model.kind import Kind, Rule
    from tui.session.state import State


def main(argv: Sequence[str]) -> int:
    """Run one of the three."""
    from tui.storage.errors import StoreError

    options = parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        if not options.corpus.is_dir():
            raise UsageError(f"{options.corpus}: no such folder")
        return run(options)
    except (UsageError, StoreError) as error:
        warn(str(error))
        return WRONG


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dateline codebook", description=__doc__)
    parts = parser.add_subparsers(required=True, metavar="init | check | list")
    for name, run, words in (
        ("init", _init, "write a commented codebook to fill in"),
        ("check", _check, "say what is wrong in it, and which tags it does not fit"),
        ("list", _list, "the kinds in force, with their keys and fields"),
    ):
        part = parts.add_parser(name, help=words)
        add_corpus(part)
        part.set_defaults(run=run)
    return parser


def _init(options: argparse.Namespace) -> int:
    from tui.codebook import NAME, SAMPLE
    from tui.storage.disk import make_folder, write_whole

    folder = store_of(options.corpus, options.store)
    path = folder / NAME
    if path.exists():
        warn(f"{path} is there already; nothing was changed")
        return WRONG
    try:
        make_folder(folder)
        write_whole(path, [SAMPLE.encode()])
    except OSError as error:
        warn(f"NOT SAVED: {path}: {error.strerror or error}")
        return NOT_SAVED
    print(clean_line(str(path)))
    return DONE


def _check(options: argparse.Namespace) -> int:
    from tui.codebook import NAME
    from tui.keymap.kinds import without_key
    from tui.storage.codebook import read_codebook
    from tui.verbs.keys import keymap

    folder = store_of(options.corpus, options.store)
    codebook = read_codebook(folder)
    if not (folder / NAME).exists():
        warn(f"there is no {folder / NAME}; dateline codebook init writes one")
    problems = [*codebook.problems, *without_key(codebook, keymap(None))]
    unfit = list(_unfit(codebook, _state(folder)))
    for line in (*map(str, problems), *unfit):
        print(clean_line(line))
    if not codebook.errors and not unfit:
        warnings = counted(len(problems), "warning")
        own = counted(len(codebook.own), "kind")
        warn(f"the codebook is in order: {own} of your own, {warnings}")
        return DONE
    return NEEDS_PERSON


def _list(options: argparse.Namespace) -> int:
    from tui.storage.codebook import read_codebook

    codebook = read_codebook(store_of(options.corpus, options.store))
    for kind in codebook.kinds:
        print(clean_line(f"{kind.letter}  {kind.id:16} {kind.name:16} {_brief(kind)}".rstrip()))
        for rule in kind.fields:
            print(clean_line(f"     {_described(rule)}"))
    for problem in codebook.errors:
        warn(str(problem))
    return NEEDS_PERSON if codebook.errors else DONE


def _brief(kind: Kind) -> str:
    return " ".join(kind.guideline.split())


def _described(rule: Rule) -> str:
    name = rule.name if rule.name == rule.id else f"{rule.id} ({rule.name})"
    wanted = ", required" if rule.required else ""
    return f"{name}{wanted}" + (f": {' | '.join(rule.values)}" if rule.values else "")


def _state(folder: Path) -> State:
    """What the store holds, without the articles. Raises StoreError."""
    from tui.session.state import State
    from tui.storage.recovery import TABLES
    from tui.storage.store import Store

    state = State()
    if (folder / "tags.json").exists():
        store = Store.open(folder)
        try:
            state.load({name: store.rows(name) for name in TABLES})
        finally:
            store.close()
    return state


def _unfit(codebook: Codebook, state: State) -> Iterator[str]:
    """A line for each thing that tags lack or have too much, with how many they are."""
    from tui.codebook import NAME
    from tui.session import ruled

    kinds = {kind.id: kind for kind in codebook.kinds}
    counts: dict[str, int] = {}
    for tag in state.tags.values():
        kind = kinds.get(tag.kind)
        if kind is None:
            lines = [f"of kind {tag.kind!r}, which is not in it"]
        else:
            open_ = [rule.name for rule in ruled.missing(kind, tag, state.actors)]
            odd = ruled.strange(kind, tag, state.actors)
            lines = [f"of kind {kind.name} without {name}, which is required" for name in open_]
            lines += [f"of kind {kind.name} with {r.name} {v!r}, not allowed" for r, v in odd]
        for line in lines:
            counts[line] = counts.get(line, 0) + 1
    yield from (f"{NAME}: {counted(counts[line], 'tag')} {line}" for line in sorted(counts))
