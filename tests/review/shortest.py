"""The fewest keys that put the cursor where it is wanted, found by trying them."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

from tui.commands import commands
from tui.desk.hints import labels, visible
from tui.desk.units import at
from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.review.player import Player
    from tui.desk.view import View

    Path = tuple[str, ...]

ROOMS = ("select.", "extend.word", "extend.swap", "cursor.word", "cursor.sentence")
STATE = (
    "cursor",
    "picked",
    "chosen",
    "fixed",
    "head",
    "unextended",
    "inside",
    "top",
    "_column",
)
MOST_KEYS = 12
MOST_TRIED = 1500
NEAR = 60
"""Characters around what is wanted that the cursor may stray to."""


def shortest(
    player: Player, wanted: Sequence[Span], done: Callable[[View], bool], limit: int = MOST_KEYS
) -> Path | None:
    """Keys after which `done` is true of the view; None: no such keys within the limit."""
    desk, view = player.desk, player.desk.view
    assert view is not None
    review, desk.review, bar, desk.bar = desk.review, None, desk.bar, None
    began, order = _state(view), count()
    low = min(span.start for span in wanted) - NEAR
    high = max(span.end for span in wanted) + NEAR
    heap: list[tuple[int, int, Path, tuple[object, ...]]] = [(0, next(order), (), began)]
    seen = set()
    try:
        for _ in range(MOST_TRIED):
            if not heap:
                return None
            spent, _, path, state = heappop(heap)
            if _mark(state) in seen:
                continue
            seen.add(_mark(state))
            _put(view, state)
            if done(view):
                return path
            for keys, after in _steps(player, view, state, wanted, first=not path):
                cost = spent + len(keys)
                near = _near(after, low, high)
                if cost <= limit and near and _mark(after) not in seen:
                    heappush(heap, (cost, next(order), (*path, *keys), after))
        return None
    finally:
        _put(view, began)
        desk.review, desk.bar = review, bar


def _steps(
    player: Player,
    view: View,
    state: tuple[object, ...],
    wanted: Sequence[Span],
    *,
    first: bool,
) -> Iterator[tuple[Path, tuple[object, ...]]]:
    """What each key that may help leads to. Labels come first or not at all."""
    desk = player.desk
    context = "select" if view.extending else "review"
    ends = {offset for span in wanted for offset in span}
    for keys, (name, argument) in _bound(player, context):
        commands()[name].run(desk, argument)
        if name != "extend.words" or argument == "9" or view.head in ends:
            yield keys, _state(view)
        _put(view, state)
    if first:
        for keys, span, chosen in _jumps(view, wanted):
            view.select(span, chosen=chosen)
            yield keys, _state(view)
            _put(view, state)


def _bound(player: Player, context: str) -> list[tuple[Path, tuple[str, str]]]:
    """One way to press each action that only selects."""
    known = player.selecting.get(context)
    if known is None:
        once: dict[tuple[str, str], Path] = {}
        for keys, binding in player.keys.keymap.bindings(context).items():
            action = binding.actions[0]
            selects = action[0].startswith(ROOMS) and len(binding.actions) == 1
            if selects and len(keys) < len(once.get(action, (*keys, ""))):
                once[action] = keys
        known = player.selecting[context] = [(keys, action) for action, keys in once.items()]
    return known


def _jumps(view: View, wanted: Sequence[Span]) -> Iterator[tuple[Path, Span, bool]]:
    """By labels to the words and sentences that have to do with what is wanted."""
    for key, units, chosen in (
        ("f", view.units.words, False),
        ("F", view.units.sentences, True),
    ):
        shown = visible(view, units)
        label_of = dict(zip(shown, labels(len(shown)), strict=False))
        ends = {offset for span in wanted for offset in (span.start, span.end - 1)}
        for unit in dict.fromkeys(at(units, offset) for offset in sorted(ends)):
            if unit is not None and unit in label_of:
                yield (key, *label_of[unit]), unit, chosen


def _near(state: tuple[object, ...], low: int, high: int) -> bool:
    cursor = state[0]
    assert isinstance(cursor, Span)
    return cursor.end > low and cursor.start < high


def _state(view: View) -> tuple[object, ...]:
    return tuple(getattr(view, name) for name in STATE)


def _mark(state: tuple[object, ...]) -> tuple[object, ...]:
    """What tells states apart: not where it was scrolled to."""
    return (*state[:5], len(state[6]) if isinstance(state[6], list) else 0)


def _put(view: View, state: tuple[object, ...]) -> None:
    for name, value in zip(STATE, state, strict=True):
        setattr(view, name, value)
