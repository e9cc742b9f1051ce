"""Labels over the text: type one and be there."""

from __future__ import annotations

from bisect import bisect_left
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.desk.desk import Desk
    from tui.desk.view import View
    from tui.model.span import Span

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Home row first."""


def labels(count: int) -> list[str]:
    """So many labels of one length: one letter where that is enough, else two."""
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    pairs = ("".join(pair) for pair in product(LETTERS, repeat=2))
    return [label for label, _ in zip(pairs, range(count), strict=False)]


def visible(view: View, units: Sequence[Span]) -> list[Span]:
    """The units that begin in sight."""
    last = min(view.top + view.height, view.layout.rows) - 1
    start, end = view.layout.row_span(view.top).start, view.layout.row_span(last).end
    first = bisect_left(units, start, key=lambda unit: unit.start)
    after = bisect_left(units, end, key=lambda unit: unit.start)
    return list(units[first:after])


def start(desk: Desk, view: View, units: Sequence[Span], *, chosen: bool) -> None:
    """Show labels and listen for one; any character that fits none ends it."""
    targets = dict(zip(labels(len(units)), units, strict=False))
    if not targets:
        desk.say("nothing to jump to here")
        return
    view.hints = tuple((span.start, label) for label, span in targets.items())
    typed = ""

    def take(character: str) -> bool:
        nonlocal typed
        typed += character
        if typed in targets:
            desk.places.leave()
            view.select(targets[typed], chosen=chosen)
            return False
        left = [(s.start, label) for label, s in targets.items() if label.startswith(typed)]
        view.hints = tuple((at, label[len(typed) :]) for at, label in left)
        if not left:  # no key of a mistyped label may run as a command
            desk.say(f"no label {typed}; esc leaves")
            typed = ""
            view.hints = tuple((span.start, label) for label, span in targets.items())
        return True

    desk.listen("type a label, esc leaves", take)
