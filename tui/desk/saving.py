"""Writing a table to a file: in which form, under which name, and never over one unasked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.desk.bar import Bar, Choice, Prompt
from tui.session.tables import WRITERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.desk import Desk
    from tui.session.tables import Table


def offer(desk: Desk, what: str, make: Callable[[], Table]) -> None:
    """Let the user choose a form and a path; the table is made when both are known."""

    def choice(form: str) -> Choice:
        return Choice(form, lambda: _ask_path(desk, what, form, make))

    desk.ask(Bar(f"export the {what} as", tuple(map(choice, WRITERS))))


def _ask_path(desk: Desk, what: str, form: str, make: Callable[[], Table]) -> None:
    writer = WRITERS[form]
    warned: set[Path] = set()

    def accept(typed: str) -> str:
        if not typed.strip():
            return "type a path, or esc leaves"
        path = Path(typed.strip()).expanduser()
        if path.is_file() and path not in warned:
            warned.add(path)
            return f"{path.name} is there already: ⏎ again replaces it"
        table = make()
        desk.outside.write(path, lambda out: writer.write(table, out))
        return ""

    path = Path.cwd() / f"{desk.corpus or 'dateline'}-{what}{writer.suffix}"
    desk.prompt = Prompt(f"write {form} to", str(path), accept)
