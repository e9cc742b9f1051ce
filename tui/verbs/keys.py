"""`dateline keys`: check, list and try key bindings, or write the default file."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.verbs.common import DONE, NEEDS_PERSON, WRONG, say, warn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.keymap import Keymap


def main(argv: Sequence[str]) -> int:
    """Run one of the four."""
    options = parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dateline keys", description=__doc__)
    parts = parser.add_subparsers(required=True, metavar="check | list | test | init")
    check = parts.add_parser("check", help="say what is wrong, with line numbers")
    check.add_argument("file", nargs="?", type=Path, help="default: the files in force")
    check.set_defaults(run=_check)
    listed = parts.add_parser("list", help="the effective map and where each line comes from")
    listed.add_argument("--markdown", action="store_true", help="as a table for documents")
    listed.add_argument("--keys", type=Path, metavar="FILE")
    listed.set_defaults(run=_list)
    test = parts.add_parser("test", help="echo what the terminal sends; ctrl+c ends")
    test.add_argument("--keys", type=Path, metavar="FILE")
    test.set_defaults(run=_test)
    init = parts.add_parser("init", help="write the commented default file")
    init.add_argument("file", nargs="?", type=Path, default=None)
    init.set_defaults(run=_init)
    return parser


def _check(options: argparse.Namespace) -> int:
    from tui.commands import takes
    from tui.keymap import check, load, packaged_file, read, search_order

    here = Path.cwd()
    if options.file is not None:
        source = read(options.file, here)
        problems = [*source.problems, *check(source.text, source.name, takes())]
    else:
        sources = [read(path, here) for path in search_order(None, here, os.environ)]
        packaged = read(packaged_file(), here).name
        own = load(sources, takes())[1]
        problems = [p for p in own if p.severity == "error" or p.file != packaged]
    for problem in problems:
        say(str(problem))
    errors = sum(problem.severity == "error" for problem in problems)
    if errors == 0:
        print(f"keys are in order, {len(problems)} warnings", file=sys.stderr)
    return NEEDS_PERSON if errors else DONE


def _list(options: argparse.Namespace) -> int:
    from tui.commands import describe
    from tui.keymap import PARENTS, listing, markdown

    found = keymap(options.keys)
    if options.markdown:
        print(markdown(listing(found, shown_contexts(), describe)))
        return DONE
    for context in PARENTS:
        for row in listing(found, (context,), describe):
            if row.context == context:
                place = f"({row.origin})"
                say(f"{context:9} {row.keys:14} {row.command:28} {row.description}  {place}")
    return DONE


def _test(options: argparse.Namespace) -> int:
    """Read raw keys as the terminal sends them."""
    if not sys.stdin.isatty():
        warn("keys test reads a terminal: standard input is none")
        return WRONG
    import termios
    import tty

    bound = {keys for table in keymap(options.keys).contexts.values() for keys in table}
    print("press keys; ctrl+c ends")
    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setraw(sys.stdin)
        while (data := os.read(sys.stdin.fileno(), 64)) != b"\x03":
            name = key_name(data)
            known = "bound" if any(name == keys[0] for keys in bound) else "not bound"
            print(f"{data!r:24} {name:16} {known}", end="\r\n", flush=True)
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
    return DONE


def _init(options: argparse.Namespace) -> int:
    from tui.keymap import packaged_file
    from tui.keymap.files import user_file

    path = options.file or user_file(os.environ)
    if path is None:
        warn("no home folder: name a file to write")
        return WRONG
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as out:
            out.write(packaged_file().read_text(encoding="utf-8"))
    except FileExistsError:
        warn(f"{path} is there already; nothing was changed")
        return WRONG
    except OSError as error:
        warn(f"{path}: {error.strerror or error}")
        return WRONG
    say(str(path))
    return DONE


def shown_contexts() -> tuple[str, ...]:
    """The contexts a document about the keys is about."""
    return ("reader", "select", "library", "hits", "matrix", "timeline", "actors", "bar")


def key_name(data: bytes) -> str:
    """What the bytes of one key are called in keybindings.toml, as far as they are known."""
    known = {
        b"\t": "tab", b"\r": "enter", b"\x1b": "escape", b" ": "space", b"\x7f": "backspace",
        b"\x1b[A": "up", b"\x1b[B": "down", b"\x1b[C": "right", b"\x1b[D": "left",
        b"\x1b[5~": "pageup", b"\x1b[6~": "pagedown", b"\x1b[H": "home", b"\x1b[F": "end",
        b"\x1b[Z": "shift+tab", b"\x00": "ctrl+space",
    }  # fmt: skip
    if data in known:
        return known[data]
    if len(data) == 1 and data[0] < 27:
        return f"ctrl+{chr(data[0] + 96)}"
    if len(data) > 1 and data[:1] == b"\x1b" and data[1:].isalnum():
        return f"alt+{data[1:].decode('ascii')}"
    return data.decode("utf-8", "replace") if data.isascii() or data[0] > 127 else repr(data)


def keymap(choice: Path | None) -> Keymap:
    """The key bindings in force here; `choice` is what `--keys` says."""
    from tui.commands import takes
    from tui.keymap import load, read, search_order

    here = Path.cwd()
    return load([read(p, here) for p in search_order(choice, here, os.environ)], takes())[0]
