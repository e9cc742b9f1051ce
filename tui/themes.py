"""The three looks: dark, light, and the terminal's own colours."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="dark",
    primary="#56B4E9",
    secondary="#7A9EB5",
    accent="#E69F00",
    warning="#F0E442",
    error="#FF7A5C",
    success="#3FBF9B",
    foreground="#E0E0E0",
    background="#121212",
    surface="#1C1C1C",
    panel="#262626",
    dark=True,
    variables={
        "actor": "#E69F00",
        "claim": "#56B4E9",
        "date": "#CC79A7",
        "sign": "#F0E442",
        "claim-tint": "#14242E",
        "lit-tint": "#33280C",
        "quiet": "#9A9A9A",
    },
)
"""Okabe and Ito's orange, sky blue and reddish purple, which colour-blind eyes keep apart."""

LIGHT = Theme(
    name="light",
    primary="#0072B2",
    secondary="#3F5F74",
    accent="#8F5B00",
    warning="#7A5C00",
    error="#B3261E",
    success="#006B4F",
    foreground="#1A1A1A",
    background="#FFFFFF",
    surface="#F4F4F4",
    panel="#E9E9E9",
    dark=False,
    variables={
        "actor": "#8F5B00",
        "claim": "#0072B2",
        "date": "#9C3F74",
        "sign": "#7A5C00",
        "claim-tint": "#E8F3FA",
        "lit-tint": "#FFF1D0",
        "quiet": "#5F5F5F",
    },
)
"""The same hues, darkened until they can be read on white."""

TERMINAL = Theme(
    name="terminal",
    primary="ansi_cyan",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    ansi=True,
    variables=BUILTIN_THEMES["ansi-dark"].variables
    | {
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "actor": "ansi_yellow",
        "claim": "ansi_cyan",
        "date": "ansi_magenta",
        "sign": "ansi_yellow",
        "claim-tint": "transparent",
        "lit-tint": "transparent",
        "quiet": "ansi_default",
    },
)
"""The terminal's own foreground and background, attributes, and three of its colours."""

THEMES = (DARK, LIGHT, TERMINAL)
DEFAULTS = DARK.variables
"""For `App.get_theme_variable_defaults`: every widget's style sheet needs these names."""


def theme_for(name: str, *, no_color: bool) -> str:
    """The theme to use for a setting: dark when there is none of that name.

    Without colours the terminal's theme is refused: Textual 8.2.8 paints it black on black.
    """
    known = {theme.name: theme for theme in THEMES}
    chosen = known.get(name, DARK)
    return DARK.name if no_color and chosen.ansi else chosen.name
