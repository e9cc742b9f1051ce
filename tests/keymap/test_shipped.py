from __future__ import annotations

import tomllib
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from tui.keymap import (
    OVERLAYS,
    PARENTS,
    check,
    doubts,
    listing,
    load,
    markdown,
    packaged_file,
    read,
)

if TYPE_CHECKING:
    from tui.keymap import Binding, Keymap

CONVENIENCES = {"app.suspend", "app.redraw"}
CONVENIENCES |= {"scroll.half_down", "scroll.half_up", "scroll.line_down", "scroll.line_up"}
"""Actions that may do without a plain key."""


@cache
def catalogue() -> dict[str, tuple[str, ...]]:
    """The commands that the file itself names, with the arguments it gives them."""
    takes: dict[str, set[str]] = {}
    for section, entries in tomllib.loads(text()).items():
        if section in PARENTS:
            for value in entries.values():
                action = value["do"] if isinstance(value, dict) else value
                command, _, argument = action.partition(" ")
                takes.setdefault(command, set()).add(argument)
    return {command: tuple(sorted(found - {""})) for command, found in takes.items()}


def text() -> str:
    return packaged_file().read_text(encoding="utf-8")


@cache
def shipped() -> Keymap:
    keymap, problems = load([read(packaged_file())], catalogue())
    assert not [problem for problem in problems if problem.severity == "error"]
    return keymap


def bindings() -> list[Binding]:
    return list(chain.from_iterable(each.values() for each in shipped().contexts.values()))


def test_it_is_clean() -> None:
    problems = check(text(), "keybindings.toml", catalogue())
    assert [str(problem) for problem in problems if problem.severity == "error"] == []
    assert len(problems) <= 4


def test_commands_are_room_and_verb() -> None:
    for command, takes in catalogue().items():
        room, dot, verb = command.partition(".")
        assert room.islower(), command
        assert dot, command
        assert verb.replace("_", "").isalpha(), command
        assert all(" " not in argument for argument in takes), command


def test_every_action_has_a_plain_key() -> None:
    plain = {
        action
        for binding in bindings()
        if all(len(key) == 1 or "+" not in key for key in binding.keys)
        and not any(key.startswith("f") and key[1:].isdigit() for key in binding.keys)
        for action in binding.actions
    }
    others = {action for binding in bindings() for action in binding.actions} - plain
    allowed = {(command, "") for command in CONVENIENCES} | {
        ("app.interrupt", ""),
        ("app.saved", ""),
        ("pane.prev", ""),
    }
    assert others <= allowed | {("bar.prev", "")}


def test_doubtful_keys_have_a_twin() -> None:
    for binding in bindings():
        if any(doubts(key) for key in binding.keys):
            sure = [
                other
                for other in bindings()
                if other.actions == binding.actions and not any(map(doubts, other.keys))
            ]
            assert sure, binding


def test_the_tour_keys() -> None:
    reader = {keys[0]: each.command for keys, each in shipped().bindings("reader").items()}
    wanted = {
        "n": "target.next",
        "enter": "tag.accept",
        "x": "tag.remove",
        "a": "tag.add actor",
        "c": "tag.add claim",
        "d": "tag.add date",
        "u": "edit.undo",
        "question_mark": "help.show",
        "q": "app.back",
        "full_stop": "edit.repeat",
        "escape": "app.cancel",
        "5": "tag.add 5",
    }
    assert {key: reader[key] for key in wanted} == wanted
    assert shipped().bindings("reader")["z", "e"].command == "article.encoding"
    assert shipped().bindings("select")["4",].command == "extend.words 4"
    assert shipped().bindings("library")["2",].command == "item.open_in_pane 2"


def test_listing_shows_what_works_there() -> None:
    rows = listing(shipped(), ("reader",))
    assert len(rows) == len(shipped().bindings("reader"))
    shown = {row.keys: row for row in rows}
    assert shown["?"].context == "global"
    assert shown["⏎"].description == "Accept"
    assert shown["g l"].command == "screen.library"
    file, _, line = shown["a"].origin.rpartition(":")
    assert file == str(packaged_file())
    assert text().splitlines()[int(line) - 1].startswith("a  ")
    in_ascii = listing(shipped(), ("reader",), ascii_only=True)
    assert all(row.keys.isascii() for row in in_ascii)


def test_listing_everything_has_every_line_once() -> None:
    rows = listing(shipped(), tuple(PARENTS))
    written = sum(
        len(entries) for section, entries in tomllib.loads(text()).items() if section in PARENTS
    )
    assert len(rows) == written
    assert {row.context for row in rows} >= {"global", "list", "reader", "select", *OVERLAYS}


def test_markdown_has_every_command() -> None:
    rows = listing(shipped(), tuple(PARENTS), lambda binding: f"does {binding.command}")
    table = markdown(rows)
    assert table.count("\n### ") + table.startswith("### ") == len(
        {row.context for row in rows}
    )
    for command in catalogue():
        assert f"`{command}" in table
    assert "| `j` `↓` | does cursor.down | `cursor.down` |" in table
    assert "does mark.set &lt;char>" in table
