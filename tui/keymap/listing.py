"""The effective map as rows: for the help screen, `keys list` and the README's table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.keymap.binding import describe
from tui.keymap.notation import show_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.keymap.binding import Binding
    from tui.keymap.keymap import Keymap


@dataclass(frozen=True, slots=True)
class Row:
    """One binding, ready to be printed."""

    context: str
    """The section in which it is written; "global" for what is inherited from there."""
    keys: str
    description: str
    command: str
    """The actions as the file has them."""
    origin: str

    @property
    def room(self) -> str:
        """The first half of the command: what rows are grouped by."""
        return self.command.partition(".")[0]


def listing(
    keymap: Keymap,
    contexts: Sequence[str],
    describe: Callable[[Binding], str] = describe,
    *,
    ascii_only: bool = False,
) -> tuple[Row, ...]:
    """Every binding that works in one of the contexts, once, in the order of the files."""
    once = {
        (binding.context, binding.keys, binding.origin): binding
        for context in contexts
        for binding in keymap.bindings(context).values()
    }
    return tuple(
        Row(
            binding.context,
            show_keys(binding.keys, ascii_only=ascii_only),
            describe(binding),
            binding.command,
            binding.origin,
        )
        for binding in once.values()
    )


def markdown(rows: Iterable[Row]) -> str:
    """A table for each section, in which the keys of one command share a line."""
    sections: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        sections.setdefault(row.context, {}).setdefault(row.command, []).append(row)
    blocks = []
    for context, commands in sections.items():
        lines = [f"### {context}", "", "| keys | what they do | command |", "|---|---|---|"]
        by_room = sorted(commands.values(), key=_room_order(commands.values()))
        lines += [_line(same) for same in by_room]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _room_order(groups: Iterable[list[Row]]) -> Callable[[list[Row]], int]:
    """Rooms in the order in which they first appear."""
    order: dict[str, int] = {}
    for group in groups:
        order.setdefault(group[0].room, len(order))
    return lambda group: order[group[0].room]


def _line(same: list[Row]) -> str:
    keys = " ".join(dict.fromkeys(_code(row.keys) for row in same))
    description = same[0].description.replace("|", "\\|").replace("<", "&lt;")
    return f"| {keys} | {description} | {_code(same[0].command)} |"


def _code(text: str) -> str:
    """Inline code that survives a backtick and a table."""
    fence = "``" if "`" in text else "`"
    inside = f" {text} " if "`" in text else text
    return f"{fence}{inside}{fence}".replace("|", "\\|")
