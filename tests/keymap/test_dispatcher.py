from __future__ import annotations

import pytest

from tui.keymap import (
    Cancelled,
    Dispatcher,
    Keymap,
    Nothing,
    Outcome,
    Pending,
    Replay,
    Run,
    Source,
    load,
)
from tui.keymap.notation import character_of

KNOWN: dict[str, tuple[str, ...]] = {
    "help.show": (),
    "app.cancel": (),
    "cursor.down": (),
    "cursor.top": (),
    "scroll.page_down": (),
    "screen.library": (),
    "select.start": (),
    "pane.next": (),
    "tag.add": ("actor", "claim"),
    "tag.remove": (),
    "mark.set": ("<char>",),
    "bar.take": ("1", "2"),
    "bar.leave": (),
}

FILE = """\
[global]
"?" = { do = "help.show", desc = "Keys" }
escape = "app.cancel"
j = "cursor.down"
"g g" = { do = "cursor.top", desc = "Top" }
"g l" = "screen.library"
"g z z" = "pane.next"
"g z t" = "pane.next"
m = { do = "mark.set <char>", desc = "Set a mark" }
space = "scroll.page_down"
[reader]
a = "tag.add actor"
d = ["tag.add claim", "cursor.down"]
"alt+x" = "tag.remove"
"[ a" = "pane.next"
"<" = "select.start"
[bar]
1 = "bar.take 1"
escape = "bar.leave"
"""


@pytest.fixture
def keymap() -> Keymap:
    keymap, problems = load([Source("f", FILE)], KNOWN)
    assert not [problem for problem in problems if problem.severity == "error"]
    return keymap


@pytest.fixture
def dispatcher(keymap: Keymap) -> Dispatcher:
    return Dispatcher(keymap)


def press(dispatcher: Dispatcher, keys: str, *contexts: str) -> Outcome:
    outcome: Outcome = Cancelled()
    for key in keys.split():
        outcome = dispatcher.press(key, character_of(key), contexts or ("reader",))
    return outcome


def actions(outcome: Outcome) -> tuple[tuple[str, str], ...]:
    assert isinstance(outcome, Run), outcome
    return outcome.actions


def test_one_key(dispatcher: Dispatcher) -> None:
    assert actions(press(dispatcher, "a")) == (("tag.add", "actor"),)
    assert actions(press(dispatcher, "d")) == (("tag.add", "claim"), ("cursor.down", ""))
    assert actions(press(dispatcher, "j", "library")) == (("cursor.down", ""),)


def test_a_sequence(dispatcher: Dispatcher) -> None:
    assert press(dispatcher, "g") == Pending(
        "g", (("g", "Top"), ("l", "screen.library"), ("z", "… 2 keys"))
    )
    assert dispatcher.pending == ("g",)
    assert actions(press(dispatcher, "g")) == (("cursor.top", ""),)
    assert not dispatcher.pending
    assert actions(press(dispatcher, "g z t")) == (("pane.next", ""),)


def test_a_dead_end(dispatcher: Dispatcher) -> None:
    assert press(dispatcher, "g x") == Nothing("g x: nothing here (? for keys)")
    assert press(dispatcher, "g z x") == Nothing("g z x: nothing here (? for keys)")
    assert press(dispatcher, "Q") == Nothing("Q: nothing here (? for keys)")
    assert actions(press(dispatcher, "j")) == (("cursor.down", ""),)


def test_escape_ends_a_sequence_and_nothing_else(dispatcher: Dispatcher) -> None:
    assert press(dispatcher, "g escape") == Cancelled()
    assert actions(press(dispatcher, "j")) == (("cursor.down", ""),)
    assert actions(press(dispatcher, "escape")) == (("app.cancel", ""),)


def test_words_come_from_the_caller(keymap: Keymap) -> None:
    dispatcher = Dispatcher(keymap, lambda binding: binding.command.upper())
    outcome = press(dispatcher, "g")
    assert isinstance(outcome, Pending)
    assert outcome.followers[0] == ("g", "CURSOR.TOP")


def test_a_captured_character(dispatcher: Dispatcher) -> None:
    assert press(dispatcher, "m") == Pending("m", (("any character", "Set a mark"),))
    assert actions(press(dispatcher, "g")) == (("mark.set", "g"),)
    assert actions(press(dispatcher, "m question_mark")) == (("mark.set", "?"),)
    assert actions(press(dispatcher, "m ф")) == (("mark.set", "ф"),)
    assert press(dispatcher, "m escape") == Cancelled()
    assert press(dispatcher, "m enter") == Nothing("m needs a character, not ⏎")
    assert dispatcher.press("enter", "\r", ("reader",)) == Nothing(
        "⏎: nothing here (? for keys)"
    )


def test_the_bar_takes_its_own_keys(dispatcher: Dispatcher) -> None:
    taken = press(dispatcher, "1", "bar", "reader")
    assert actions(taken) == (("bar.take", "1"),)
    assert isinstance(taken, Run)
    assert not taken.closes_bar
    assert actions(press(dispatcher, "escape", "bar", "reader")) == (("bar.leave", ""),)


def test_any_other_key_closes_the_bar_and_acts(dispatcher: Dispatcher) -> None:
    down = press(dispatcher, "j", "bar", "reader")
    assert actions(down) == (("cursor.down", ""),)
    assert isinstance(down, Run)
    assert down.closes_bar
    prefix = press(dispatcher, "g", "bar", "reader")
    assert isinstance(prefix, Pending)
    assert prefix.closes_bar
    assert actions(press(dispatcher, "l")) == (("screen.library", ""),)
    assert press(dispatcher, "Q", "bar", "reader") == Nothing(
        "Q: nothing here (? for keys)", closes_bar=True
    )


def test_only_the_bar_lets_keys_through(dispatcher: Dispatcher) -> None:
    assert isinstance(press(dispatcher, "a", "library", "reader"), Nothing)


def test_unbound_alt_is_escape_and_the_key(dispatcher: Dispatcher) -> None:
    assert press(dispatcher, "alt+j") == Replay((("escape", None), ("j", "j")))
    assert press(dispatcher, "alt+shift+j") == Replay((("escape", None), ("J", "J")))
    assert press(dispatcher, "alt+left") == Replay((("escape", None), ("left", None)))
    assert press(dispatcher, "alt+ctrl+d") == Replay((("escape", None), ("ctrl+d", None)))
    assert actions(press(dispatcher, "alt+x")) == (("tag.remove", ""),)


@pytest.mark.parametrize("prefix", ["g", "m"])
def test_alt_in_a_sequence_cancels_it_and_acts(dispatcher: Dispatcher, prefix: str) -> None:
    press(dispatcher, prefix)
    again = press(dispatcher, "alt+j")
    assert isinstance(again, Replay)
    outcomes = [dispatcher.press(*each, ("reader",)) for each in again.presses]
    assert outcomes[0] == Cancelled()
    assert actions(outcomes[1]) == (("cursor.down", ""),)


@pytest.mark.parametrize(
    ("keys", "action"),
    [
        ("ф", ("tag.add", "actor")),
        ("ش", ("tag.add", "actor")),
        ("α", ("tag.add", "actor")),
        ("о", ("cursor.down", "")),
        ("п п", ("cursor.top", "")),
        ("g п", ("cursor.top", "")),
        ("х ф", ("pane.next", "")),
        ("Б", ("select.start", "")),
        ("arabic_question_mark", ("help.show", "")),
        ("shift+space", ("scroll.page_down", "")),
    ],
)
def test_other_keyboard_layouts(
    dispatcher: Dispatcher, keys: str, action: tuple[str, str]
) -> None:
    assert actions(press(dispatcher, keys)) == (action,)


def test_a_letter_bound_itself_is_not_translated() -> None:
    keymap, _ = load([Source("f", FILE + '[select]\n"ф" = "tag.remove"')], KNOWN)
    dispatcher = Dispatcher(keymap)
    assert actions(press(dispatcher, "ф", "select")) == (("tag.remove", ""),)
    assert actions(press(dispatcher, "ф", "reader")) == (("tag.add", "actor"),)


def test_alt_and_layout_together(dispatcher: Dispatcher) -> None:
    assert press(dispatcher, "alt+о") == Replay((("escape", None), ("о", "о")))
    assert actions(press(dispatcher, "о")) == (("cursor.down", ""),)


def test_another_map_cancels_a_sequence(dispatcher: Dispatcher) -> None:
    press(dispatcher, "g")
    other, _ = load([Source("f", '[global]\ng = "cursor.down"')], KNOWN)
    dispatcher.keymap = other
    assert dispatcher.pending == ()
    assert actions(press(dispatcher, "g")) == (("cursor.down", ""),)


def test_the_message_names_the_readers_own_help_key() -> None:
    keymap, _ = load([Source("f", '[global]\nf9 = "help.show"')], KNOWN)
    assert press(Dispatcher(keymap), "x") == Nothing("x: nothing here (f9 for keys)")
    bare, _ = load([Source("f", "")], {})
    assert press(Dispatcher(bare), "x") == Nothing("x: nothing here")


def test_an_unknown_context_is_a_mistake_of_the_caller(dispatcher: Dispatcher) -> None:
    with pytest.raises(KeyError):
        press(dispatcher, "x", "nowhere")
