"""Read what stands to the right of a key: an action, several, a table, or "none"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.keymap.binding import CAPTURE
from tui.text.problem import MistakeError, nearest

if TYPE_CHECKING:
    from tui.keymap.binding import CommandTakes

FIELDS = ("do", "desc", "show")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a key is to do; no actions at all means that it is unbound."""

    actions: tuple[tuple[str, str], ...] = ()
    desc: str = ""
    show: bool = False


def read_value(value: object, known: CommandTakes) -> Meaning:
    """Read the value of a binding. Raises MistakeError."""
    if isinstance(value, dict):
        return read_table(value, known)
    if value == "none":
        return Meaning()
    return Meaning(read_actions(value, known))


def read_table(table: dict[str, object], known: CommandTakes) -> Meaning:
    """Read { do = …, desc = …, show = … }. Raises MistakeError."""
    for field in table:
        if field not in FIELDS:
            raise MistakeError(f"unknown field {field!r}{nearest(field, FIELDS)}")
    if "do" not in table:
        raise MistakeError('a table needs do = "action"')
    desc, show = table.get("desc", ""), table.get("show", False)
    if not isinstance(desc, str):
        raise MistakeError("desc is a text in quotes")
    if not isinstance(show, bool):
        raise MistakeError("show is true or false")
    return Meaning(read_actions(table["do"], known), desc, show)


def read_actions(value: object, known: CommandTakes) -> tuple[tuple[str, str], ...]:
    """Read one action or a list of them. Raises MistakeError."""
    texts = value if isinstance(value, list) else [value]
    if not texts:
        raise MistakeError('an empty list; "none" unbinds a key')
    return tuple(read_action(text, known) for text in texts)


def read_action(text: object, known: CommandTakes) -> tuple[str, str]:
    """Read "room.verb argument". Raises MistakeError."""
    if not isinstance(text, str):
        raise MistakeError(f"an action is a text in quotes, got {short(text)}")
    command, _, argument = text.strip().partition(" ")
    argument = argument.strip()
    if command not in known:
        raise MistakeError(f"unknown action {short(command)}{nearest(command, known)}")
    check_argument(command, argument, known[command])
    return command, argument


def check_argument(command: str, argument: str, takes: tuple[str, ...]) -> None:
    """Raise MistakeError unless the command takes this argument."""
    if argument in takes or (not takes and not argument):
        return
    choices = [choice for choice in takes if choice]
    if not choices:
        raise MistakeError(f"{command!r} takes no argument, got {short(argument)}")
    got = short(argument) if argument else "nothing"
    if CAPTURE in takes:
        if len(argument) != 1:
            raise MistakeError(f"{command!r} needs {CAPTURE} or one character, got {got}")
        return
    room = command.partition(".")[0]
    needs = "a known kind" if room == "tag" else "a known argument"
    hint = nearest(argument, choices) or f"; one of {', '.join(choices)}"
    raise MistakeError(f"{command!r} needs {needs}, got {got}{hint}")


def short(value: object) -> str:
    """A value for a message, cut where it is long."""
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:38]}…"
