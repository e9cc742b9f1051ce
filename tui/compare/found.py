"""Which claims each claim has found: a link is there if one of its ends has found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.compare.passage import Proposal


class Found:
    """Links by the claim that has found them; claims come and go.

    Tuples, not sets or dicts: of a hundred thousand claims each has only a few.
    """

    def __init__(self) -> None:
        """None yet."""
        self._own: dict[str, tuple[Proposal, ...]] = {}
        self._finders: dict[str, tuple[str, ...]] = {}
        """By the one that was found."""

    def put(self, claim: str, links: Iterable[Proposal]) -> bool:
        """All that a claim has found now; is it anything other than before?"""
        now = tuple(self._twin(claim, each) for each in links)
        if now == self._own.get(claim, ()):
            return False
        self._leave(claim)
        if now:
            self._own[claim] = now
        for each in now:
            other = _beyond(each, claim)
            self._finders[other] = (*self._finders.get(other, ()), claim)
        return True

    def drop(self, claim: str) -> None:
        """A claim is there no longer: neither what it found nor who found it counts."""
        self._leave(claim)
        for finder in self._finders.pop(claim, ()):
            kept = tuple(e for e in self._own[finder] if _beyond(e, finder) != claim)
            self._own[finder] = kept

    def at(self, claim: str) -> dict[tuple[str, str], Proposal]:
        """The links at a claim, whichever end has found them, by their ends."""
        others = (
            each
            for finder in self._finders.get(claim, ())
            for each in self._between(finder, claim)
        )
        return {(each.a, each.b): each for each in (*others, *self._own.get(claim, ()))}

    def _twin(self, claim: str, link: Proposal) -> Proposal:
        """The same as the other end has it, so that it is held once."""
        twins = self._between(_beyond(link, claim), claim)
        return next((each for each in twins if each == link), link)

    def _between(self, finder: str, claim: str) -> Iterator[Proposal]:
        return (e for e in self._own.get(finder, ()) if _beyond(e, finder) == claim)

    def _leave(self, claim: str) -> None:
        for each in self._own.pop(claim, ()):
            other = _beyond(each, claim)
            left = tuple(finder for finder in self._finders[other] if finder != claim)
            if left:
                self._finders[other] = left
            else:
                del self._finders[other]


def _beyond(link: Proposal, claim: str) -> str:
    return link.b if link.a == claim else link.a
