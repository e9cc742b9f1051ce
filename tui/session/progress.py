"""How much of what was suggested has been decided, and how."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.model.detail import DateValue
from tui.model.spans import SpanIndex
from tui.session.pace import paces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.model.mark import Mark
    from tui.model.span import Span
    from tui.model.tag import Tag
    from tui.session.page import Page
    from tui.session.session import Session
    from tui.session.touched import Touched

Fate = Literal["open", "taken", "refused", "corrected"]
"""What has become of a suggestion; corrected: tagged with other edges, kind or value."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many are decided."""

    decided: int
    suggested: int

    def __str__(self) -> str:
        return f"{self.decided} of {self.suggested}"


@dataclass(frozen=True, slots=True)
class Rate:
    """What became of the suggestions of one rule, or of the same words."""

    taken: int = 0
    refused: int = 0
    corrected: int = 0

    @property
    def decided(self) -> int:
        """How many were decided."""
        return self.taken + self.refused + self.corrected


@dataclass(frozen=True, slots=True)
class _Count:
    page: Page
    """What was counted; another page is counted anew."""
    suggested: int
    open: int
    unchecked: int
    """Tags made by rule that nobody has confirmed."""
    unseen: int
    """Those of all tags made by rule that no recogniser had suggested."""
    fates: Counter[tuple[str, Fate]]
    """By rule."""


class Progress:
    """Counts by article, each made anew only when the article's page is another."""

    def __init__(self, session: Session) -> None:
        """Of what is done in this session."""
        self._session = session
        self._counts: dict[str, _Count] = {}
        self._minutes: tuple[object, int] = (None, 0)

    def touched(self, change: Touched) -> None:
        """Count again what has been counted and is another now."""
        for name in change.articles & self._counts.keys():
            if name in self._session.state.articles:
                self._count(name)

    def share(self, articles: Iterable[str] | None = None, *, by_rule: bool = False) -> Share:
        """Decided of all suggestions, of these articles or of all that can be read.

        `by_rule`: tags made by rule count among them, decided when a person has confirmed them.
        """
        readable = self._session.state.articles
        names = readable if articles is None else filter(readable.__contains__, articles)
        suggested = waiting = 0
        for count in map(self._count, names):
            suggested += count.suggested + (count.unseen if by_rule else 0)
            waiting += count.open + (count.unchecked if by_rule else 0)
        return Share(suggested - waiting, suggested)

    @property
    def minutes(self) -> int:
        """How long this annotator has been at work, pauses left out."""
        state = self._session.state
        now = (next(reversed(state.history), ""), len(state.history), len(state.tags))
        if self._minutes[0] != now:
            pace = paces(self._session).get(self._session.by)
            self._minutes = now, pace.minutes if pace is not None else 0
        return self._minutes[1]

    def rates(self) -> dict[str, Rate]:
        """What became of every rule's suggestions, by rule."""
        totals: dict[str, Counter[Fate]] = defaultdict(Counter)
        for name in self._session.state.articles:
            for (rule, fate), times in self._count(name).fates.items():
                totals[rule][fate] += times
        rates = {rule: rate_of(fates) for rule, fates in totals.items()}
        return {rule: rates[rule] for rule in sorted(rates) if rule and rates[rule].decided}

    def _count(self, article: str) -> _Count:
        page = self._session.pages.latest(article)
        known = self._counts.get(article)
        if known is None or known.page is not page:
            known = self._counts[article] = _counted(self._session, page)
        return known


def rate_of(fates: Counter[Fate]) -> Rate:
    """The decided ones among so many of each fate."""
    return Rate(fates["taken"], fates["refused"], fates["corrected"])


def fates(session: Session, page: Page) -> Iterator[tuple[Mark, Fate]]:
    """Every suggestion of an article with what has become of it."""
    state = session.state
    seen = state.marks.get(page.article.id, ())
    shown = state.learned.marks(page.article, seen) if seen else ()
    waiting = {(mark.kind, mark.parts) for mark in page.marks}
    judged = _Judged(page.tags)
    for mark in shown:
        if not mark.vague:
            key = (mark.kind, mark.parts)
            yield mark, "open" if key in waiting else judged.fate(mark)
    if shown is not seen:
        left = {(mark.kind, mark.parts) for mark in shown}
        for mark in seen:
            if (mark.kind, mark.parts) not in left and _is_unlearned(session, page, mark):
                yield mark, "refused"


def _is_unlearned(session: Session, page: Page, mark: Mark) -> bool:
    """Is it suggested no more because its words were refused before?"""
    lesson = session.state.lexicon.lesson(page.article.quote(mark.span))
    return lesson is not None and mark.kind in lesson.refused and not mark.vague


class _Judged:
    """The tags of a page, for looking up what was made of a suggestion."""

    def __init__(self, tags: Iterable[Tag]) -> None:
        self._same: dict[tuple[str, tuple[Span, ...]], Tag] = {}
        self._spans: set[Span] = set()
        by_kind: dict[str, list[Span]] = defaultdict(list)
        for tag in tags:
            self._same[tag.kind, tag.parts] = tag
            self._spans.add(tag.span)
            by_kind[tag.kind].extend(tag.parts)
        self._by_kind = {kind: SpanIndex(sorted(each)) for kind, each in by_kind.items()}

    def fate(self, mark: Mark) -> Fate:
        """Of a suggestion that is not open."""
        tag = self._same.get((mark.kind, mark.parts))
        if tag is not None:
            return "corrected" if _has_other_value(tag, mark) else "taken"
        if mark.span in self._spans:
            return "corrected"
        near = self._by_kind.get(mark.kind)
        return "corrected" if near is not None and near.overlapping(mark.span) else "refused"


def _has_other_value(tag: Tag, mark: Mark) -> bool:
    match tag.detail, mark.detail:
        case DateValue(value=given, fixed_by="user"), DateValue(value=seen):
            return given != seen
    return False


def _counted(session: Session, page: Page) -> _Count:
    by_fate: Counter[tuple[str, Fate]] = Counter()
    places = set()
    suggested = 0
    for mark, fate in fates(session, page):
        suggested += 1
        places.add((mark.kind, mark.parts))
        by_fate[mark.rule, fate] += 1
    ruled = [tag for tag in page.tags if tag.origin == "rule"]
    return _Count(
        page,
        suggested,
        len(page.marks),
        sum(not tag.checked for tag in ruled),
        sum((tag.kind, tag.parts) not in places for tag in ruled),
        by_fate,
    )
