"""Writing to a file: in which form, under which name, and never over one unasked."""

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
        writer = WRITERS[form]

        def write(path: Path) -> None:
            table = make()
            desk.outside.write(path, lambda out: writer.write(table, out))

        return Choice(form, lambda: ask_path(desk, form, f"{what}{writer.suffix}", write))

    desk.ask(Bar(f"export the {what} as", tuple(map(choice, WRITERS))))


def ask_path(desk: Desk, what: str, ending: str, write: Callable[[Path], None]) -> None:
    """Ask where something is to be written; the corpus and `ending` make the usual name."""
    warned: set[Path] = set()

    def accept(typed: str) -> str:
        if not typed.strip():
            return "type a path, or esc leaves"
        path = Path(typed.strip()).expanduser()
        if path.is_file() and path not in warned:
            warned.add(path)
            return f"{path.name} is there already: ⏎ again replaces it"
        write(path)
        return ""

    path = Path.cwd() / f"{desk.corpus or 'dateline'}-{ending}"
    desk.prompt = Prompt(f"write {what} to", str(path), accept)
