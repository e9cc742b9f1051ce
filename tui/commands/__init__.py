"""Everything a key can do. A command is a function; its docstring is its help."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.desk import Desk

CHARACTER = "<char>"
"""Among what a command takes: any one character typed after its keys."""


class Run(Protocol):
    """What a command does with the desk and its argument, which may be empty."""

    def __call__(self, desk: Desk, argument: str, /) -> None:
        """Do it."""
        ...


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key can do."""

    id: str
    """`room.verb`, as in keybindings.toml."""
    help: str
    takes: tuple[str, ...]
    """The arguments it takes, one of them; none: no argument; `<char>`: any character."""
    run: Run


_COMMANDS: dict[str, Command] = {}


def command(name: str, *takes: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function as a command. With `takes`, it is called with the argument, too."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        def run(desk: Desk, argument: str, /) -> None:
            def act() -> None:
                function(desk, argument) if takes else function(desk)

            act() if desk.review is None else desk.review.during(act)

        summary = (function.__doc__ or "").strip().splitlines()[0]
        _COMMANDS[name] = Command(name, summary, takes, run)
        return function

    return register


@cache
def commands() -> dict[str, Command]:
    """Every command by its id; a new module in this room is found by itself."""
    package = import_module(__name__)
    for info in sorted(iter_modules(package.__path__), key=lambda info: info.name):
        import_module(f"{__name__}.{info.name}")
    return dict(sorted(_COMMANDS.items()))


def takes() -> dict[str, tuple[str, ...]]:
    """What each command takes, for the checker of keybindings.toml."""
    return {name: each.takes for name, each in commands().items()}


class Bound(Protocol):
    """A key binding, as far as its description needs it."""

    @property
    def desc(self) -> str:
        """The words of the file, if it has any."""
        ...

    @property
    def actions(self) -> tuple[tuple[str, str], ...]:
        """Command ids with their arguments."""
        ...


def describe(binding: Bound) -> str:
    """What a key does: the file's words, else the command's own help."""
    name, argument = binding.actions[0]
    known = commands().get(name)
    if binding.desc or known is None:
        return binding.desc or f"{name} {argument}".strip()
    if not argument or argument == CHARACTER:
        return known.help
    return f"{known.help.rstrip('.')}: {argument}."
