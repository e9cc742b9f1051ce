"""Writing the tags to files: in which format, which of them, and what it cannot hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import command
from tui.desk.bar import Bar, Choice, Field, Form
from tui.desk.saving import ask_path
from tui.session.choosing import NoPeriod, Period, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.desk import Desk


@command("export.open")
def export(desk: Desk) -> None:
    """Write the tags to a file, or a report on them."""
    offer(desk, Wanted())


def offer(desk: Desk, wanted: Wanted) -> None:
    """Let the user choose a format for these tags."""
    from tui.formats import formats

    first, *others = (
        Choice(name, _asking(desk, name, each.suffix, wanted), why=f"{name}: {each.about}")
        for name, each in formats().items()
    )
    if wanted != Wanted():
        desk.ask(Bar("export these as", (first, *others)))
        return
    report = Choice("report", lambda: _report(desk))
    some = Choice("only some …", lambda: _choose(desk))
    desk.ask(Bar("export as", (first, report, some, *others)))


def _asking(desk: Desk, name: str, suffix: str, wanted: Wanted) -> Callable[[], None]:
    def write(path: Path) -> None:
        desk.outside.export(name, path, wanted)

    def ask() -> None:
        from tui.session.case import picture
        from tui.session.exporting import preview

        case = picture(desk.session)
        ask_path(desk, name, f"tags{suffix}", write)
        asked, message = desk.prompt, desk.message

        def tell(words: str) -> None:
            if desk.prompt is asked and desk.message == message:
                desk.say(f"{name}: {words}")

        desk.outside.work_out(lambda: str(preview(name, wanted.of(case()))), tell)

    return ask


def _report(desk: Desk) -> None:
    from tui.report import forms
    from tui.session.case import picture
    from tui.session.reporting import write_report

    def choice(form: str, suffix: str) -> Choice:
        def write(path: Path) -> None:
            case, name = picture(desk.session), desk.corpus or Path.cwd().name
            desk.outside.write(path, lambda out: write_report(form, case(), name, out), "tag")

        what = f"{form} report"
        return Choice(form, lambda: ask_path(desk, what, f"report{suffix}", write))

    choices = tuple(choice(name, each.suffix) for name, each in forms().items())
    desk.ask(Bar("report as", choices))


def _choose(desk: Desk) -> None:
    """Which tags; rows that are marked in the library stand for their articles."""
    marked = tuple(sorted(desk.library.marked))
    paths = ", ".join(desk.session.record(each).path for each in marked)
    fields = (
        Field("kinds", "kinds, by commas", ""),
        Field("articles", "articles, or 001*", paths),
        Field("by", "annotators", ""),
        Field("tagged", "tagged, FROM/TO", ""),
        Field("published", "published, FROM/TO", ""),
    )

    def accept(values: dict[str, str]) -> str:
        try:
            wanted = Wanted(
                _several(values["kinds"]),
                marked if values["articles"] == paths else _several(values["articles"]),
                _several(values["by"]),
                Period.of(values["tagged"]),
                Period.of(values["published"]),
            )
        except NoPeriod as wrong:
            return str(wrong)
        offer(desk, wanted)
        return ""

    desk.outside.fill_in(Form("export only (an empty line: all)", fields, accept))


def _several(words: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in words.split(",") if each.strip())
