"""How keys are written: in the file, by the terminal toolkit, and for people.

Inside, a key has the name that Textual gives it: `a`, `A`, `question_mark`, `ctrl+d`.
A sequence is a tuple of such names.
"""

from __future__ import annotations

import unicodedata

from tui.text.problem import MistakeError, nearest

SYMBOLS = {
    "!": "exclamation_mark",
    '"': "quotation_mark",
    "#": "number_sign",
    "$": "dollar_sign",
    "%": "percent_sign",
    "&": "ampersand",
    "'": "apostrophe",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "*": "asterisk",
    "+": "plus",
    ",": "comma",
    "-": "minus",
    ".": "full_stop",
    "/": "slash",
    ":": "colon",
    ";": "semicolon",
    "<": "less_than_sign",
    "=": "equals_sign",
    ">": "greater_than_sign",
    "?": "question_mark",
    "@": "at",
    "[": "left_square_bracket",
    "\\": "backslash",
    "]": "right_square_bracket",
    "^": "circumflex_accent",
    "_": "underscore",
    "`": "grave_accent",
    "{": "left_curly_bracket",
    "|": "vertical_line",
    "}": "right_curly_bracket",
    "~": "tilde",
    " ": "space",
}
"""ASCII symbols by the names Textual sends for them (a test compares them with Textual)."""

CHARACTERS = {name: symbol for symbol, name in SYMBOLS.items()}

NAMED = frozenset({
    "escape", "enter", "tab", "space", "backspace", "delete", "insert",
    "home", "end", "pageup", "pagedown", "up", "down", "left", "right",
    *(f"f{number}" for number in range(1, 25)),
})  # fmt: skip
"""Keys that type no character, and space."""

ALIASES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "bksp": "backspace",
}

MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "alt": "alt", "shift": "shift"}

SAME = {
    "ctrl+@": "ctrl+space",
    "ctrl+at": "ctrl+space",
    "ctrl+slash": "ctrl+underscore",
    "<ctrl-at>": "ctrl+space",
}
"""One key, several names: by terminal and protocol ctrl+/ arrives as ctrl+_, and so on."""


def parse_sequence(text: str) -> tuple[str, ...]:
    """Read "g m" or "ctrl+d" into key names. Raises MistakeError."""
    if text == " ":
        return ("space",)
    keys = tuple(parse_key(part) for part in text.split())
    if not keys:
        raise MistakeError("an empty key")
    return keys


def parse_key(text: str) -> str:
    """The name of the one key that is written here. Raises MistakeError."""
    head, _, last = text.rpartition("+")
    if text == "+" or (len(text) > 2 and text.endswith("++")):
        head, last = head.removesuffix("+"), "+"
    modifiers: set[str] = set()
    for word in head.split("+") if head else ():
        if word.lower() not in MODIFIERS:
            raise MistakeError(
                f"unknown modifier in {text!r}{nearest(word.lower(), MODIFIERS)}"
            )
        modifiers.add(MODIFIERS[word.lower()])
    return combine(modifiers, key_name(last), text)


def combine(modifiers: set[str], name: str, written: str) -> str:
    """Join modifiers and a key as Textual does: `shift+a` is `A`, the rest in order."""
    if len(name) == 1 and modifiers:
        if name.isupper() and "alt" in modifiers:
            modifiers = modifiers | {"shift"}
        name = name.lower()
        if modifiers == {"shift"}:
            if not name.isalpha():
                raise MistakeError(shifted_symbol(written))
            return name.upper()
    elif "shift" in modifiers and name in CHARACTERS and name != "space":
        raise MistakeError(shifted_symbol(written))
    return canonical("+".join([*sorted(modifiers), name]))


def shifted_symbol(written: str) -> str:
    """Why shift and a symbol cannot be bound."""
    return f"{written!r} depends on the keyboard; write the character that it types"


def key_name(text: str) -> str:
    """The name of a key without modifiers. Raises MistakeError."""
    if len(text) == 1:
        if not text.isprintable():
            raise MistakeError(f"unknown key {text!r}")
        return character_name(text)
    word = ALIASES.get(text.lower(), text.lower())
    if word in NAMED or word in CHARACTERS:
        return word
    if character := symbol_called(word):
        return character_name(character)
    if not text:
        raise MistakeError("a key is missing after +")
    known = sorted({*NAMED, *ALIASES, *CHARACTERS})
    hint = nearest(word, known)
    if not hint and text.isascii() and text.isalpha() and len(text) < 4:
        hint = f"; a sequence is written '{' '.join(text)}'"
    raise MistakeError(f"unknown key {text!r}{hint}")


def symbol_called(name: str) -> str:
    """The printable symbol with this Unicode name in Textual's spelling, or ""."""
    try:
        found = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""
    return found if len(found) == 1 and found.isprintable() and not found.isalnum() else ""


def character_name(character: str) -> str:
    """The key name that Textual gives to a typed character."""
    if character in SYMBOLS:
        return SYMBOLS[character]
    if character.isalnum():
        return character
    name = unicodedata.name(character, character)
    return name.lower().replace("-", "_").replace(" ", "_")


def character_of(key: str) -> str | None:
    """The character that a key types, None for one that types none."""
    if len(key) == 1:
        return key
    return CHARACTERS.get(key) or symbol_called(key) or None


def canonical(key: str) -> str:
    """One name for a key that arrives under several."""
    return SAME.get(key, key)


SHOWN = {
    "enter": "⏎",
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "backspace": "⌫",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "delete": "del",
    "insert": "ins",
    "space": "space",
}

SHOWN_IN_ASCII = SHOWN | {
    "enter": "enter",
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
    "backspace": "bksp",
}


def show_key(key: str, *, ascii_only: bool = False) -> str:
    """A key as people read it: `?`, `⏎`, `esc`, `ctrl+d`; always the character it types."""
    head, plus, last = key.rpartition("+")
    names = SHOWN_IN_ASCII if ascii_only else SHOWN
    return head + plus + (names.get(last) or character_of(last) or last)


def show_keys(keys: tuple[str, ...], *, ascii_only: bool = False) -> str:
    """A sequence as people read it: `g l`."""
    return " ".join(show_key(key, ascii_only=ascii_only) for key in keys)
