"""Several lines to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tui.desk.desk import GONE
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.desk.bar import Field, Form


class FormScreen(ModalScreen[bool]):
    """⏎ keeps what was written, escape leaves everything as it was, tab goes on."""

    CSS_PATH = "help.tcss"
    DEFAULT_CSS = """
    FormScreen Horizontal { height: 1; }
    FormScreen Horizontal Static { width: 24; padding: 0 1; }
    FormScreen Horizontal Input { width: 1fr; }
    FormScreen #wrong { color: $warning; padding: 1 1; }
    """
    BINDINGS = [
        ("escape", "dismiss(False)", "Leave"),
        ("down", "app.focus_next", "Next"),
        ("up", "app.focus_previous", "Previous"),
    ]

    def __init__(self, form: Form) -> None:
        """Show this form."""
        super().__init__()
        self.form = form

    def compose(self) -> ComposeResult:
        """A title, the fields, and room for what is wrong."""
        title = f"\n {clean_line(self.form.title)}   ⏎ keeps · esc leaves · tab goes on\n"
        yield Static(Text(title, style="bold"))
        with VerticalScroll(can_focus=False):
            for field in self.form.fields:
                with Horizontal():
                    yield Static(Text(clean_line(field.label) + " *" * field.required))
                    yield Input(
                        value=field.value,
                        placeholder=_hint(field),
                        suggester=SuggestFromList(field.options) if field.options else None,
                        id=f"field-{field.name}",
                        select_on_focus=False,
                    )
        yield Static(id="wrong")

    def on_mount(self) -> None:
        """Begin with the first field."""
        self.query(Input).first().focus()

    def on_input_submitted(self) -> None:
        """Check and keep what was written."""
        values = {
            field.name: self.query_one(f"#field-{field.name}", Input).value
            for field in self.form.fields
        }
        try:
            wrong = _not_among(self.form.fields, values) or self.form.accept(values)
        except KeyError:  # another window has taken it away meanwhile
            wrong = GONE
        if wrong:
            self.query_one("#wrong", Static).update(Text(clean_line(wrong)))
        else:
            self.dismiss(True)


def _hint(field: Field) -> str:
    """What may be written in an empty line."""
    if field.name == "via":
        return "Reuters < Lebanese security sources"
    options = " | ".join(clean_line(each) for each in field.options if each)
    if field.required:
        return f"wanted: {options}" if options else "wanted"
    return f"empty, or {options}" if options else ""


def _not_among(fields: tuple[Field, ...], values: dict[str, str]) -> str:
    """The first field whose value is none of its options, in words."""
    for field in fields:
        if field.options and values[field.name].strip() not in field.options:
            allowed = ", ".join(each or "nothing" for each in field.options)
            return f"{field.label}: “{values[field.name]}” is none of {allowed}"
    return ""
