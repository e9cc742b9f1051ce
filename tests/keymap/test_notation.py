from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import Keys, _character_to_key

from tui.keymap import MistakeError, doubts, parse_key, parse_sequence, show_key, show_keys
from tui.keymap.notation import ALIASES, NAMED, SYMBOLS, character_name, character_of


def test_symbols_have_textuals_names() -> None:
    assert set(SYMBOLS) == {*string.punctuation, " "}
    for symbol, name in SYMBOLS.items():
        assert name == _character_to_key(symbol)


@given(st.characters(categories=["L", "N", "P", "S"]))
def test_every_character_has_textuals_name(character: str) -> None:
    assert character_name(character) == _character_to_key(character)
    assert parse_key(character) == _character_to_key(character)


def test_named_keys_are_textuals() -> None:
    assert {key.value for key in Keys} >= NAMED
    assert set(ALIASES.values()) <= NAMED


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("a", "a"),
        ("A", "A"),
        ("shift+a", "A"),
        ("?", "question_mark"),
        ("question_mark", "question_mark"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("ctrl+d", "ctrl+d"),
        ("Ctrl+D", "ctrl+d"),
        ("control+d", "ctrl+d"),
        ("shift+tab", "shift+tab"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("alt+J", "alt+shift+j"),
        ("ctrl+shift+a", "ctrl+shift+a"),
        ("esc", "escape"),
        ("return", "enter"),
        ("F1", "f1"),
        ("pgup", "pageup"),
        ("space", "space"),
        ("ctrl+space", "ctrl+space"),
        ("ctrl+@", "ctrl+space"),
        ("ctrl+/", "ctrl+underscore"),
        ("ф", "ф"),
        ("“", "left_double_quotation_mark"),
        ("left_double_quotation_mark", "left_double_quotation_mark"),
    ],
)
def test_parse_key(written: str, key: str) -> None:
    assert parse_key(written) == key


@pytest.mark.parametrize(
    "written",
    ["hyper+x", "ctrl+", "shift+1", "shift+?", "f25", "nul", "\x1b", "line_feed", "++"],
)
def test_no_keys(written: str) -> None:
    with pytest.raises(MistakeError):
        parse_key(written)


def test_sequences() -> None:
    assert parse_sequence("g l") == ("g", "l")
    assert parse_sequence("] s") == ("right_square_bracket", "s")
    assert parse_sequence(" ") == ("space",)
    with pytest.raises(MistakeError):
        parse_sequence("")


@pytest.mark.parametrize(
    ("key", "shown", "in_ascii"),
    [
        ("question_mark", "?", "?"),
        ("enter", "⏎", "enter"),
        ("escape", "esc", "esc"),
        ("ctrl+d", "ctrl+d", "ctrl+d"),
        ("shift+tab", "shift+tab", "shift+tab"),
        ("ctrl+up", "ctrl+↑", "ctrl+up"),
        ("ctrl+underscore", "ctrl+_", "ctrl+_"),
        ("pagedown", "pgdn", "pgdn"),
        ("backspace", "⌫", "bksp"),
        ("space", "space", "space"),
        ("A", "A", "A"),
        ("f1", "f1", "f1"),
        ("plus", "+", "+"),
    ],
)
def test_show_key(key: str, shown: str, in_ascii: str) -> None:
    assert show_key(key) == shown
    assert show_key(key, ascii_only=True) == in_ascii
    assert in_ascii.isascii()


def test_show_keys() -> None:
    assert show_keys(("g", "question_mark")) == "g ?"


@given(st.sampled_from(sorted({*SYMBOLS.values(), *NAMED, *string.ascii_letters})))
def test_what_is_shown_can_be_written(key: str) -> None:
    assert parse_key(show_key(key, ascii_only=True)) == key


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_a_mistake(text: str) -> None:
    try:
        keys = parse_sequence(text)
    except MistakeError:
        return
    assert keys
    assert all(keys)


def test_characters_of_keys() -> None:
    for symbol, name in SYMBOLS.items():
        assert character_of(name) == symbol
    assert character_of("left_double_quotation_mark") == "“"
    assert character_of("enter") is None


@pytest.mark.parametrize("key", ["a", "A", "question_mark", "f1", "ctrl+d", "shift+tab", "tab"])
def test_trusty_keys(key: str) -> None:
    assert doubts(key) == ""


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("alt+x", "Alt"),
        ("ctrl+m", "enter"),
        ("ctrl+h", "backspace"),
        ("ctrl+b", "tmux"),
        ("ctrl+comma", "Kitty"),
        ("ctrl+shift+a", "Kitty"),
        ("ctrl+exclamation_mark", "Kitty"),
    ],
)
def test_doubtful_keys(key: str, word: str) -> None:
    assert word in doubts(key)
