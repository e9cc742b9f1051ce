"""One actor in all open articles: where it is mentioned, and where else."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from tui.desk.scope import stack_at
from tui.model.detail import ActorSeen, Mention
from tui.session.state import fold_name
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.desk.view import View
    from tui.model.mark import Mark
    from tui.model.span import Span
    from tui.model.tag import Tag
    from tui.session.page import Page
    from tui.session.session import Session
    from tui.session.state import State


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as it is looked for: whoever has its id, and suggestions of any of its names."""

    id: str
    """Empty: nobody of that name has been tagged."""
    names: frozenset[str]
    """Folded."""

    def fits(self, thing: Tag | Mark) -> bool:
        """Is it named by this?"""
        match thing.detail:
            case Mention(actor=actor):
                return actor == self.id if actor else False
            case ActorSeen(name=name):
                return fold_name(name) in self.names
        return False


@dataclass(frozen=True, slots=True)
class Sought:
    """The actor that `n` goes by."""

    actor: str
    """Its id when it was chosen, if it had one."""
    name: str

    def who(self, state: State) -> Who:
        """Who that is now: it may have been tagged, renamed or made one with another since."""
        known = state.actors.get(self.actor)
        if known is None:
            named = state.actors_named(self.name)
            known = named[0] if named else None
        if known is None:
            return Who("", frozenset((fold_name(self.name),)))
        return Who(known.id, frozenset(fold_name(each) for each in (*known.names, self.name)))

    def called(self, state: State) -> str:
        """What it is called now."""
        known = state.actors.get(self.who(state).id)
        return clean_line(known.name if known is not None else self.name)

    def spans(self, session: Session, page: Page) -> tuple[Span, ...]:
        """Its mentions in an article, by start; the same value as long as they stay."""
        return mentions(page, self.who(session.state))


@lru_cache(maxsize=64)
def mentions(page: Page, who: Who) -> tuple[Span, ...]:
    """Where an article mentions somebody, tagged or suggested; none overlaps another."""
    things: Iterable[Tag | Mark] = chain(page.tags, page.marks)
    found = sorted({each.span for each in things if each.kind == "actor" and who.fits(each)})
    apart: list[Span] = []
    for span in found:
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return tuple(apart)


def sought_at(session: Session, view: View) -> Sought | None:
    """The actor at the cursor: tagged, suggested, or known by the name that stands there."""
    for thing in stack_at(view):
        match thing.detail:
            case Mention(actor=actor) if actor in session.state.actors:
                return Sought(actor, session.state.actors[actor].name)
            case ActorSeen(name=name) if thing.kind == "actor":
                return Sought("", name)
    known = session.state.actors_named(view.words)
    return Sought(known[0].id, known[0].name) if known else None


def position(
    sought: Sought, session: Session, views: Iterable[View], active: View
) -> tuple[int, int]:
    """Which mention in all open articles the cursor is on, from 1 (0: none); and how many."""
    at, before = 0, 0
    for view in views:
        spans = sought.spans(session, view.page)
        if view is active:
            here = bisect_left(spans, view.cursor)
            if spans[here : here + 1] == (view.cursor,):
                at = before + here + 1
        before += len(spans)
    return at, before


def speaking(
    who: Who, marks: Mapping[str, tuple[Mark, ...]], tags: Iterable[Tag]
) -> frozenset[str]:
    """Articles that may mention somebody, looked for in all; marks already decided count."""
    found = {tag.article for tag in tags if who.fits(tag)}
    for article, seen in marks.items():
        if article not in found and any(who.fits(mark) for mark in seen):
            found.add(article)
    return frozenset(found)
