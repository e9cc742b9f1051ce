"""A desk with nobody outside."""

from __future__ import annotations

from io import BytesIO
from typing import IO, TYPE_CHECKING, TypeVar

from tests.session.made import TEXTS, Rows, article, session_on
from tui.desk.desk import Desk
from tui.desk.view import View
from tui.session.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tui.desk.bar import Form
    from tui.desk.found import Found
    from tui.session.choosing import Wanted
    from tui.session.session import Session
    from tui.text.searching import Query

T = TypeVar("T")

CROWD = {f"{n:03}.txt": (f"Report {n}. The army left Maraj.\n", "") for n in range(30)}


class Nobody:
    """Notes what the desk asks of the world."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.form: Form | None = None

    def quit(self) -> None:
        self.asked.append("quit")

    def suspend(self) -> None:
        self.asked.append("suspend")

    def redraw(self) -> None:
        self.asked.append("redraw")

    def show_help(self) -> None:
        self.asked.append("help")

    def show_messages(self) -> None:
        self.asked.append("messages")

    def open_palette(self) -> None:
        self.asked.append("palette")

    def fill_in(self, form: Form) -> None:
        self.form = form
        self.asked.append(form.title)

    def copy(self, text: str) -> str:
        self.asked.append(f"copy {text}")
        return "copied"

    def open_url(self, url: str) -> str:
        self.asked.append(url)
        return "opened"

    def export(self, form: str, path: Path, wanted: Wanted) -> None:
        self.asked.append(f"export {form} {path.name}")

    def write(self, path: Path, write: Callable[[IO[bytes]], int], what: str = "row") -> None:
        self.written = BytesIO()
        self.asked.append(f"write {write(self.written)} to {path.name}")

    def work_out(self, job: Callable[[], T], take: Callable[[T], None]) -> None:
        take(job())

    def search(self, query: Query, take: Callable[[Found], None], article: str = "") -> None:
        self.asked.append(f"search {query}")

    def pause(self) -> str:
        self.asked.append("pause")
        return "paused"

    def read_as(self, article: str, encoding: str) -> None:
        self.asked.append(f"read {article} as {encoding}")


def desk_on(
    texts: dict[str, tuple[str, str]] = TEXTS,
    *,
    opened: int = 0,
    size: tuple[int, int] = (120, 40),
    rows: Rows | None = None,
) -> Desk:
    """A desk as the app has it; some articles are open."""
    session: Session = session_on(rows if rows is not None else Rows(), texts)
    desk = Desk(session, Nobody(), corpus="homs")
    session.on_change = desk.touched
    desk.resize(*size)
    if opened:
        desk.open(session.article_ids()[:opened])
    return desk


def view_on(text: str, width: int = 40, height: int = 8) -> View:
    """A pane with one article and nothing seen in it."""
    return View(Page(article("x.txt", text)), width, height)
