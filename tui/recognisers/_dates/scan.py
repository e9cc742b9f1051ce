"""From a text to the expressions of time in it, read one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from tui.model.detail import DateValue
from tui.model.span import Span
from tui.recognisers._dates.context import Context, Seen
from tui.recognisers._dates.grammar import Grammar, grammar
from tui.recognisers._dates.heads import mod_of, time_of
from tui.recognisers._dates.narrative import is_narrative
from tui.recognisers._dates.patterns import caught
from tui.recognisers._dates.points import point_of
from tui.recognisers._dates.tokens import Tokens, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.recognisers._dates.rule import Rule

STEP = 65_536
"""Code points that are cut up at a time, so that a long text needs little memory."""
HEADING = 10
"""A paragraph of so few words without a full stop is a heading."""
OVERDUE = 4 * STEP
"""A paragraph longer than that is cut at a space."""
LOOKING_BACK = frozenset({"previous", "prior", "preceding", "last", "earlier", "before", "ago"})
FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
PUBLISHED = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*|[~?%])?\Z", re.ASCII)
WEEKLY = re.compile(r"P1[DW]\Z|XXXX-WXX")
"""Every day or week, or a day of each week."""
LENGTH = re.compile(r"P[\dXT]")


class Match(NamedTuple):
    """A rule's match: tokens from `start` to `end`, of which its own begin at `core`."""

    start: int
    core: int
    end: int
    rule: Rule
    caught: dict[str, tuple[int, int]]
    around: dict[str, tuple[int, int]]
    """What was caught before the core."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time, with what it may mean: the likeliest first, at least one."""

    span: Span
    rule: Rule
    readings: tuple[DateValue, ...]
    why: str = ""
    """Why the first of them, for the user."""


def expressions(text: str, body: Span, published: str) -> Iterator[Expression]:
    """Read `text` inside `body`. `published` counts when it is a full day."""
    day = PUBLISHED.match(published)
    anchor = point_of(day[1]) if day else None
    context = Context(anchor if anchor and anchor.date else None)
    known = grammar()
    for number, piece in enumerate(_pieces(text, body)):
        tokens = tokenise(text, *piece, known.alphabet)
        if number == 0:
            context.narrative = is_narrative(tokens, known.patterns, context.published)
        yield from _Reader(known, tokens, context).read()


def _pieces(text: str, body: Span) -> Iterator[Span]:
    start = body.start
    while start < body.end:
        end = body.end
        if end - start > STEP:
            end = text.find("\n\n", start + STEP, min(end, start + OVERDUE))
            if end < 0:
                end = text.find(" ", start + OVERDUE, body.end)
            end = body.end if end < 0 else end
        yield Span(start, end)
        start = end


class _Reader:
    """Goes through tokens from left to right; the longest match at a place counts."""

    def __init__(self, known: Grammar, tokens: Tokens, context: Context) -> None:
        self._known = known
        self._tokens = tokens
        self._context = context
        self._break = known.alphabet.of_shape["BREAK"]

    def read(self) -> Iterator[Expression]:
        symbols, at, done = self._tokens.symbols, 0, 0
        while found := self._known.starts.search(symbols, at):
            at = found.start() + 1
            matches = self._matches(found.start())
            if not matches:
                continue
            self._move(done, found.start())
            done = found.start()
            for match in matches:
                if resolved := self._resolve(match):
                    expression, at = resolved
                    done = at
                    yield expression
                    break

    def _matches(self, at: int) -> list[Match]:
        """Every rule that matches at a token, the longest first."""
        found = list(self._cores(at, at, {}))
        head = self._known.head.regex.match(self._tokens.symbols, at)
        if head and head.end() > at:
            found += self._cores(at, head.end(), caught(head))
        return sorted(found, key=lambda match: -match.end)

    def _cores(
        self, start: int, core: int, around: dict[str, tuple[int, int]]
    ) -> Iterator[Match]:
        symbols = self._tokens.symbols
        for rule, regex in self._known.by_first.get(symbols[core], ()):
            if (rule.alone and core > start) or (rule.headed and core == start):
                continue
            if match := regex.match(symbols, core):
                yield Match(start, core, match.end(), rule, caught(match), around)

    def _move(self, done: int, at: int) -> None:
        """Forget what a new sentence or, in news, a new paragraph has left behind."""
        if self._known.stops.search(self._tokens.symbols, done, at):
            self._context.near, self._context.habit = None, False
            crossed = self._tokens.symbols[done:at].split(self._break)
            if len(crossed) > 1 and not self._context.narrative:
                self._context.last = None
            if any(self._is_heading(paragraph) for paragraph in crossed[1:-1]):
                self._context.section = None

    def _is_heading(self, paragraph: str) -> bool:
        return 0 < len(paragraph) <= HEADING and not self._known.stops.search(paragraph)

    def _paragraph(self, match: Match) -> str:
        """The paragraph around a match, empty for the first one: that is the title."""
        symbols = self._tokens.symbols
        start = symbols.rfind(self._break, 0, match.start)
        return symbols[start + 1 : symbols.find(self._break, match.end)] if start >= 0 else ""

    def _resolve(self, match: Match) -> tuple[Expression, int] | None:
        """The expression and the token behind it; None: these words are no time at all."""
        rule, tokens = match.rule, self._tokens
        seen = Seen(tokens, match.core, match.end, match.caught, match.start)
        meant = rule.reading(seen, self._context)
        if meant is None:
            return None
        values = meant.values
        head = Seen(tokens, match.start, match.core, match.around)
        time, end = time_of(head), match.end
        is_day = not values or FULL_DAY.match(values[0]) is not None
        if time and not is_day:
            return None
        if is_day and not rule.alone:
            end, later = self._tail(end)
            time = time or later
        values = tuple(value + time for value in values)
        if values and not rule.vague:
            self._remember(match, seen, values[0])
        span = Span(tokens.starts[match.start], tokens.ends[end - 1])
        mod = mod_of(head) or mod_of(seen)
        return Expression(span, rule, _details(rule, values, time, mod), meant.why), end

    def _tail(self, end: int) -> tuple[int, str]:
        found = self._known.tail.regex.match(self._tokens.symbols, end)
        if found is None:
            return end, ""
        return found.end(), time_of(Seen(self._tokens, end, found.end(), caught(found)))

    def _remember(self, match: Match, seen: Seen, value: str) -> None:
        if match.rule.repeats and not seen.word("rate") and WEEKLY.match(value):
            self._context.habit = True
        point = point_of(value)
        if point is not None:
            back = {seen.word("which"), seen.word("side")} & LOOKING_BACK
            self._context.remember(point, bool(back))
            if not point.month and self._is_heading(self._paragraph(match)):
                self._context.section = point


def _details(rule: Rule, values: tuple[str, ...], time: str, mod: str) -> tuple[DateValue, ...]:
    """One for each value; where nothing resolves it, one that only says what sort it is."""
    blank = DateValue(mod=mod, type=_type(rule, values[0] if values else time))
    found = (
        replace(blank, timex=values[0] if "/" in value else value, value=rule.value(value))
        for value in values
    )
    return tuple(found) or (blank,)


def _type(rule: Rule, value: str) -> str:
    if rule.repeats:
        return "SET"
    if LENGTH.match(value):
        return "DURATION"
    return "TIME" if "T" in value and not value.endswith("_REF") else "DATE"
