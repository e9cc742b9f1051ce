from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from tui.themes import DARK, DEFAULTS, LIGHT, TERMINAL, THEMES, theme_for

if TYPE_CHECKING:
    from textual.theme import Theme

GROUNDS = ("background", "claim-tint", "lit-tint")


def contrast(a: str, b: str) -> float:
    """The contrast ratio of WCAG 2.2."""

    def light(colour: str) -> float:
        parts = [c / 255 for c in Color.parse(colour).rgb]
        red, green, blue = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
        ]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(a), light(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colour(theme: Theme, name: str) -> str:
    value = theme.variables.get(name) or getattr(theme, name)
    assert isinstance(value, str)
    return value


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_and_marks_can_be_read_on_every_ground(theme: Theme, ground: str) -> None:
    for name in ("foreground", "actor", "claim", "date", "sign", "quiet"):
        assert contrast(colour(theme, name), colour(theme, ground)) >= 4.5, name


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["background", "surface", "panel"])
def test_messages_can_be_read(theme: Theme, ground: str) -> None:
    for name in ("foreground", "warning", "error", "success", "quiet"):
        assert contrast(colour(theme, name), colour(theme, ground)) >= 4.5, name


def test_every_theme_has_every_name_the_style_sheets_use() -> None:
    assert all(theme.variables.keys() >= DEFAULTS.keys() for theme in THEMES)


def test_the_terminal_theme_uses_only_the_terminals_colours() -> None:
    values = {TERMINAL.variables[name] for name in DEFAULTS}
    values |= {TERMINAL.foreground or "", TERMINAL.background or ""}
    assert TERMINAL.ansi
    assert all(value.startswith("ansi_") or value == "transparent" for value in values)


@pytest.mark.parametrize(
    ("name", "no_color", "chosen"),
    [
        ("light", False, "light"),
        ("terminal", False, "terminal"),
        ("terminal", True, "dark"),
        ("light", True, "light"),
        ("no such", False, "dark"),
    ],
)
def test_choosing(name: str, no_color: bool, chosen: str) -> None:
    assert theme_for(name, no_color=no_color) == chosen
