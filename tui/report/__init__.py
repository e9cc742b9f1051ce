"""The case on one page, for people who do not have the program: one file a form."""

from __future__ import annotations

from functools import cache
from typing import IO, TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tui.report.contents import Report


class Form(Protocol):
    """Writes a report. Deterministic: same report, same bytes."""

    @property
    def name(self) -> str:
        """What `--format` calls it."""
        ...

    @property
    def suffix(self) -> str:
        """Suffix of the files it writes, with the dot."""
        ...

    def write(self, report: Report, out: IO[bytes]) -> None:
        """Write the whole report."""


@cache
def forms() -> dict[str, Form]:
    """Every form by its name."""
    from tui.report.html import HtmlForm
    from tui.report.markdown import MarkdownForm

    found: tuple[Form, ...] = (HtmlForm(), MarkdownForm())
    return {each.name: each for each in found}
