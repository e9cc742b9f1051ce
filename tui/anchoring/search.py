"""Looks a quote up: by the diff where it is sure, else by the likeness of candidates."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from operator import le
from typing import TYPE_CHECKING

from tui.anchoring.likeness import both_sides, context_likeness, fold, quote_likeness, touching
from tui.anchoring.place import LOST, Anchor, Anchored
from tui.anchoring.rating import (
    AUTO,
    CLEAR,
    DOUBTFUL,
    ELSEWHERE,
    IN_PLACE,
    LITTLE,
    REVIEW,
    SHORT,
    ceiling,
    score,
)
from tui.model.span import Span
from tui.model.tag import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.anchoring.runs import Runs

CLOSE = 50
"""Occurrences looked at on either side of the place where the quote is expected."""
TRIED = 4
"""Occurrences of a quote that are compared in full, those with the likest neighbours first."""
KEPT = 3
"""Candidates kept for the person who decides."""
APART = 0.9
"""What neighbours count that the diff knows, but of which not even the nearest sign touches."""
NEAR = 16
"""Neighbours looked up when the words themselves have changed."""
MANY = 20_000
"""Occurrences of one quote looked at in one text."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A candidate."""

    score: float
    span: Span
    moved: bool = False


class Search:
    """Places the items of one old text in one new text."""

    def __init__(self, old: str | None, new: str, runs: Runs | None) -> None:
        self._old = old
        self._new = new
        self._folded = fold(new)
        self._runs = runs
        self._occurrences = cache(self._all_occurrences)

    def place(self, item: Anchor) -> Anchored:
        """Where one item stands."""
        if item.start < 0 or item.end <= item.start or not item.quote:
            return LOST
        old = self._old
        known = (
            old is not None
            and item.end <= len(old)
            and item.quote == old[item.start : item.end]
        )
        if known and self._runs is None:
            return Anchored(Span(item.start, item.end), "exact", 1.0)
        quick = self._unchanged(item) if known else self._verbatim(item)
        return quick or self._likeliest(item, self._runs if known else None)

    def _unchanged(self, item: Anchor) -> Anchored | None:
        """By the diff alone: the words are in a run, the neighbours were not replaced."""
        assert self._old is not None
        assert self._runs is not None
        run = self._runs.at(item.start, item.end)
        if run is None:
            return None
        first, last = max(0, item.start - CONTEXT), min(len(self._old), item.end + CONTEXT)
        near = 1.0
        if first < run.old or last > run.old_end:
            sides = self._runs.kept(first, item.start), self._runs.kept(item.end, last)
            near = both_sides(*sides)
        rated = score(item.quote, 1.0, near) + IN_PLACE
        if rated < AUTO:
            return None
        by = run.new - run.old
        return self._found(item, Span(item.start + by, item.end + by), run.moved, rated)

    def _verbatim(self, item: Anchor) -> Anchored | None:
        """Without a diff: the words between the same neighbours, in one place only."""
        passage = fold(item.prefix + item.quote + item.suffix)
        at = item.start - len(item.prefix)
        if len(passage) < len(item.quote) + CONTEXT or not self._folded.startswith(passage, at):
            at = self._folded.find(passage)
            if at < 0 or self._folded.find(passage, at + 1) >= 0:
                return None
        if at < 0 or len(passage) < len(item.quote) + CONTEXT:
            return None
        start = at + len(item.prefix)
        return self._found(item, Span(start, start + len(item.quote)), False, 1.0)

    def _found(self, item: Anchor, span: Span, moved: bool, rated: float) -> Anchored:
        same = self._new[span.start : span.end] == item.quote
        state = ("moved" if moved else "exact") if same else "edited"
        return Anchored(span, state, min(1.0, rated))

    def _likeliest(self, item: Anchor, runs: Runs | None) -> Anchored:
        plain = replace(
            item, quote=fold(item.quote), prefix=fold(item.prefix), suffix=fold(item.suffix)
        )
        places: dict[Span, _Place] = {}
        for span, bonus, moved in self._candidates(plain, runs):
            if span not in places:
                places[span] = self._rated(plain, span, bonus, moved)
        ranked = sorted(places.values(), key=lambda place: (-place.score, place.span))
        spans = tuple(p.span for p in ranked if p.score > REVIEW / 2)[:KEPT]
        if not ranked or ranked[0].score < REVIEW:
            return replace(LOST, score=ranked[0].score if ranked else 0.0, candidates=spans)
        best = ranked[0]
        rivals = (p for p in ranked[1:] if not p.span.overlaps(best.span))
        clear = all(best.score - p.score >= CLEAR for p in rivals)
        if best.score >= AUTO and clear:
            return self._found(item, best.span, best.moved, best.score)
        return Anchored(best.span, "review", min(best.score, DOUBTFUL), spans)

    def _rated(self, plain: Anchor, span: Span, bonus: float, moved: bool) -> _Place:
        there = self._folded[span.start : span.end]
        words = quote_likeness(plain.quote, there)
        if words < LITTLE / 2:
            return _Place(0.0, span, moved)
        left, right = context_likeness(self._folded, *span, plain.prefix, plain.suffix)
        if bonus == IN_PLACE and self._runs is not None:
            touches = self._folded.endswith(plain.prefix[-1:], 0, span.start)
            before = plain.start - len(plain.prefix), plain.start
            left = _better(left, self._runs.kept(*before), touches)
            touches = self._folded.startswith(plain.suffix[:1], span.end)
            after = plain.end, plain.end + len(plain.suffix)
            right = _better(right, self._runs.kept(*after), touches)
        near = both_sides(left, right)
        rated = score(plain.quote, words, near) + bonus
        best = ceiling(plain.quote, there, words)
        if not bonus and near < ELSEWHERE and len(plain.quote) < SHORT:
            best = min(best, DOUBTFUL)
        return _Place(min(rated, best), span, moved)

    def _candidates(
        self, plain: Anchor, runs: Runs | None
    ) -> Iterator[tuple[Span, float, bool]]:
        """Spans worth rating, with their bonus and whether their passage has moved."""
        expected = Span(0, len(self._new))
        if runs is not None:
            run = runs.at(plain.start, plain.end)
            if run is not None:
                by = run.new - run.old
                yield Span(plain.start + by, plain.end + by), IN_PLACE, run.moved
            expected = runs.between(plain.start, plain.end)
            for span in runs.borders(plain.start, plain.end):
                tight = _tight(self._folded, runs.fitted(span, plain.start, plain.end))
                yield tight, IN_PLACE, not expected.contains(tight)
        spans = [
            *self._likely(plain, expected.start if runs else plain.start, runs is not None),
            *self._between_neighbours(plain, runs),
        ]
        for each in spans:
            span = runs.fitted(each, plain.start, plain.end) if runs is not None else each
            inside = expected.contains(span)
            yield span, IN_PLACE / 2 if inside and runs is not None else 0.0, not inside

    def _likely(self, plain: Anchor, expected: int, known: bool) -> list[Span]:
        """Occurrences of the words, those with the same nearest neighbours first."""
        cuts = (_joined(plain.prefix, plain.quote), _joined(plain.quote, plain.suffix))
        starts = self._occurrences(plain.quote, known, cuts)
        middle = bisect_left(starts, expected)
        close = starts[max(0, middle - CLOSE) : middle + CLOSE]
        spans = [Span(start, start + len(plain.quote)) for start in close]
        if len(spans) > TRIED:
            before, after = plain.prefix[-NEAR:], plain.suffix[:NEAR]
            near = {span: touching(self._folded, *span, before, after) for span in spans}
            spans.sort(key=lambda span: (-near[span], abs(span.start - expected)))
        return spans[:TRIED]

    def _between_neighbours(self, plain: Anchor, runs: Runs | None) -> Iterator[Span]:
        """What stands between the nearest words of the prefix and those of the suffix."""
        before, after = plain.prefix[-NEAR:], plain.suffix[:NEAR]
        if len(before) < NEAR or len(after) < NEAR:
            return
        reach = 2 * len(plain.quote) + NEAR
        at = self._folded.find(before)
        for _ in range(TRIED):
            if at < 0:
                return
            start = at + NEAR
            end = self._folded.find(after, start, start + reach + NEAR)
            if end > start and not (runs and runs.covers(start, end)):
                yield Span(start, end)
            at = self._folded.find(before, at + 1)

    def _all_occurrences(self, quote: str, known: bool, cuts: tuple[bool, bool]) -> list[int]:
        """Where a quote stands, without what the diff knows to be another mention.

        `cuts`: does it begin, or end, in the middle of a word? If not, no occurrence may.
        """
        runs = self._runs if known else None
        starts: list[int] = []
        at = self._folded.find(quote)
        while at >= 0 and len(starts) < MANY:
            end = at + len(quote)
            inside = (_within_word(self._folded, at), _within_word(self._folded, end))
            if not (runs and runs.covers(at, end)) and all(map(le, inside, cuts)):
                starts.append(at)
            at = self._folded.find(quote, at + 1)
        return starts


def _better(seen: float | None, kept: float | None, touches: bool) -> float | None:
    """Neighbours that something was put in before are there still, only further away."""
    if seen is None or kept is None:
        return seen
    return max(seen, kept * (1 if touches else APART))


def _tight(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - len(words) + len(words.rstrip())))


def _joined(before: str, after: str) -> bool:
    return before[-1:].isalnum() and after[:1].isalnum()


def _within_word(text: str, at: int) -> bool:
    return at > 0 and _joined(text[at - 1], text[at : at + 1])
