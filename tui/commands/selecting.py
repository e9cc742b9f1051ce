"""Selecting words: by unit, by growing, by extending after `v`, by hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.desk import extending, growing, hints

if TYPE_CHECKING:
    from tui.desk.desk import Desk

NINE = tuple("123456789")


@command("select.start")
def start(desk: Desk) -> None:
    """Extend the selection: h l characters, w b words, j k lines, a digit that many words."""
    if view := desk.view:
        extending.start(view)


@command("select.sentence")
def sentence(desk: Desk) -> None:
    """Select the sentence; again: the next one with it."""
    if view := desk.view:
        growing.sentence(view)


@command("select.paragraph")
def paragraph(desk: Desk) -> None:
    """Select the paragraph; again: the next one with it."""
    if view := desk.view:
        growing.paragraph(view)


@command("select.quote")
def quote(desk: Desk) -> None:
    """Select the inside of the quotation."""
    if (view := desk.view) and not growing.quotation(view):
        desk.say("no quotation around the cursor")


@command("select.grow")
def grow(desk: Desk) -> None:
    """Select the next larger thing: suggestion or tag, quotation, sentence, paragraph."""
    if (view := desk.view) and not growing.grow(view):
        desk.say("nothing larger to select")


@command("select.shrink")
def shrink(desk: Desk) -> None:
    """Back to the smaller selection."""
    if (view := desk.view) and not growing.shrink(view):
        desk.say("nothing smaller to select")


@command("select.extend_right")
def extend_right(desk: Desk) -> None:
    """Push the right edge out by a word."""
    if view := desk.view:
        extending.widen(view, 1)


@command("select.extend_left")
def extend_left(desk: Desk) -> None:
    """Push the left edge out by a word."""
    if view := desk.view:
        extending.widen(view, -1)


@command("extend.char_left")
def char_left(desk: Desk) -> None:
    """The free end one character to the left."""
    if (view := desk.view) and view.extending:
        extending.by_characters(view, -1)


@command("extend.char_right")
def char_right(desk: Desk) -> None:
    """The free end one character to the right."""
    if (view := desk.view) and view.extending:
        extending.by_characters(view, 1)


@command("extend.line_down")
def line_down(desk: Desk) -> None:
    """The free end one line down."""
    if (view := desk.view) and view.extending:
        extending.by_rows(view, 1)


@command("extend.line_up")
def line_up(desk: Desk) -> None:
    """The free end one line up."""
    if (view := desk.view) and view.extending:
        extending.by_rows(view, -1)


@command("extend.word_right")
def word_right(desk: Desk) -> None:
    """The free end to the end of the next word."""
    if (view := desk.view) and view.extending:
        extending.by_words(view, 1)


@command("extend.word_left")
def word_left(desk: Desk) -> None:
    """The free end one word back."""
    if (view := desk.view) and view.extending:
        extending.by_words(view, -1)


@command("extend.word_end")
def word_end(desk: Desk) -> None:
    """The free end to the end of the word."""
    word_right(desk)


@command("extend.swap_ends")
def swap_ends(desk: Desk) -> None:
    """Let the other end move."""
    if (view := desk.view) and view.extending:
        extending.swap(view)


@command("extend.words", *NINE)
def words(desk: Desk, count: str) -> None:
    """The free end so many words further."""
    if (view := desk.view) and view.extending:
        extending.by_words(view, int(count))


@command("hint.word")
def hint_word(desk: Desk) -> None:
    """Label the words in sight; typing a label goes there."""
    if view := desk.view:
        hints.start(desk, view, hints.visible(view, view.units.words), chosen=False)


@command("hint.sentence")
def hint_sentence(desk: Desk) -> None:
    """Label the sentences in sight; typing a label selects one."""
    if view := desk.view:
        hints.start(desk, view, hints.visible(view, view.units.sentences), chosen=True)
