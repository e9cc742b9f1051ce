"""Where quotes with their neighbours stand in a changed text, or that they stand nowhere.

After the measurements behind it (some 51,000 look-ups in edited articles): what a diff leaves
unchanged needs no search; for the rest, likeness of the words and of 32 neighbours on both
sides decides, and a doubtful place is for a person.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from tui.anchoring.likeness import (
    both_sides,
    context_likeness,
    figures,
    fold,
    quote_likeness,
    touching,
)
from tui.anchoring.runs import runs_between
from tui.model.span import Span
from tui.model.tag import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.anchoring.runs import Runs

AUTO = 0.65
"""Score from which an anchor is set without asking."""
REVIEW = 0.45
"""Score from which a place is worth showing to a person."""
SHORT = 40
"""A shorter quote may occur anywhere: its neighbours must carry most of the score."""
IN_PLACE = 0.06
"""What it is worth that a candidate stands where the diff expects it."""
CLOSE = 50
"""Occurrences looked at on either side of the place where the quote is expected."""
TRIED = 4
"""Occurrences of a quote that are compared in full, those with the likest neighbours first."""
KEPT = 3
"""Candidates kept for the person who decides."""
NEAR = 16
"""Neighbours looked up when the words themselves have changed."""
MANY = 20_000
"""Occurrences of one quote looked at in one text."""
LITTLE = 0.75
"""Words less alike than this have not been changed a little …"""
LITTLE_SHORT = 0.8
"""… and those of a short quote must be more alike: Iran is not Iraq."""
ELSEWHERE = 0.85
"""Likeness of the neighbours from which a short quote may be where no diff expects it."""
CLEAR = 0.05
"""By so much must the best place beat another one."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of the old text with its words and up to 32 neighbours on both sides."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where it stands in the new text."""

    span: Span | None
    """None for an orphan only."""
    state: str
    """exact, moved, edited, review or orphan."""
    score: float
    """From 0 to 1."""
    candidates: tuple[Span, ...] = ()
    """For review and orphans: the likeliest places, best first."""


LOST = Anchored(None, "orphan", 0.0)


def context(text: str, span: Span) -> tuple[str, str]:
    """Up to 32 code points before a span and after it."""
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]


def anchor(old: str | None, new: str, items: Sequence[Anchor]) -> tuple[Anchored, ...]:
    """Where each item of `old` stands in `new`, in the same order; never raises.

    Without the old text (None) there is no diff: only words and neighbours count. An item
    whose quote is not what `old` holds at its offsets is looked up in the same way.
    """
    if old == new:
        runs = None
    else:
        runs = runs_between(fold(old), fold(new)) if old is not None else None
    search = _Search(old, new, runs)
    return tuple(_one_mention_each(items, [search.place(item) for item in items]))


@dataclass(frozen=True, slots=True)
class _Place:
    """A candidate."""

    score: float
    span: Span
    moved: bool = False


class _Search:
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
        score = _score(item.quote, 1.0, near) + IN_PLACE
        if score < AUTO:
            return None
        by = run.new - run.old
        return self._found(item, Span(item.start + by, item.end + by), run.moved, score)

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

    def _found(self, item: Anchor, span: Span, moved: bool, score: float) -> Anchored:
        same = self._new[span.start : span.end] == item.quote
        state = ("moved" if moved else "exact") if same else "edited"
        return Anchored(span, state, min(1.0, score))

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
        return Anchored(best.span, "review", min(best.score, AUTO - 0.01), spans)

    def _rated(self, plain: Anchor, span: Span, bonus: float, moved: bool) -> _Place:
        there = self._folded[span.start : span.end]
        words = quote_likeness(plain.quote, there)
        if words < LITTLE / 2:
            return _Place(0.0, span, moved)
        near = context_likeness(self._folded, *span, plain.prefix, plain.suffix)
        score = _score(plain.quote, words, near) + bonus
        best = _ceiling(plain.quote, there, words)
        if not bonus and near < ELSEWHERE and len(plain.quote) < SHORT:
            best = min(best, AUTO - 0.01)
        return _Place(min(score, best), span, moved)

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
                tight = _tight(self._folded, span)
                yield tight, IN_PLACE, not expected.contains(tight)
        spans = [
            *self._likely(plain, expected.start if runs else plain.start, runs is not None),
            *self._between_neighbours(plain, runs),
        ]
        for span in spans:
            inside = expected.contains(span)
            yield span, IN_PLACE / 2 if inside and runs is not None else 0.0, not inside

    def _likely(self, plain: Anchor, expected: int, known: bool) -> list[Span]:
        """Occurrences of the words, those with the same nearest neighbours first."""
        starts = self._occurrences(plain.quote, known)
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

    def _all_occurrences(self, quote: str, known: bool) -> list[int]:
        """Where a quote stands, without what the diff knows to be another mention."""
        runs = self._runs if known else None
        starts: list[int] = []
        at = self._folded.find(quote)
        while at >= 0 and len(starts) < MANY:
            end = at + len(quote)
            if _whole(self._folded, at, end) and not (runs and runs.covers(at, end)):
                starts.append(at)
            at = self._folded.find(quote, at + 1)
        return starts


def _score(quote: str, words: float, near: float) -> float:
    weight = 0.25 if len(quote) < SHORT else 0.6
    return weight * words + (1 - weight) * near


def _ceiling(quote: str, there: str, words: float) -> float:
    """The best score that the words allow: others are never anchored without a person."""
    if words == 1:
        return 1.0
    short = len(quote) < SHORT
    least = LITTLE_SHORT if short else LITTLE
    other = words <= least or (short and figures(quote) != figures(there))
    return AUTO - 0.01 if other else 1.0


def _tight(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - len(words) + len(words.rstrip())))


def _whole(text: str, start: int, end: int) -> bool:
    """Does it neither begin nor end in the middle of a word?"""
    cuts = ((text[at - 1 : at], text[at : at + 1]) for at in (start, end))
    return not any(a.isalnum() and b.isalnum() for a, b in cuts)


def _one_mention_each(items: Sequence[Anchor], found: Sequence[Anchored]) -> Iterator[Anchored]:
    """Two different mentions never become the same one: the better keeps the place."""
    holders: dict[Span, tuple[float, Span]] = {}
    for item, each in zip(items, found, strict=True):
        if each.span is not None and each.state != "review":
            rank = (each.score, Span(item.start, item.end))
            holders[each.span] = max(holders.get(each.span, rank), rank)
    for item, each in zip(items, found, strict=True):
        held = holders.get(each.span) if each.span is not None else None
        if each.span is None or held is None or held[1] == (item.start, item.end):
            yield each
        else:
            yield Anchored(None, "orphan", REVIEW - 0.01, (each.span,))
