"""Links between claims that comparing proposes, less those that are made, refused or void."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING

from tui.model.actor import Refusal
from tui.model.ids import new_id
from tui.model.span import Span
from tui.model.step import Change
from tui.session.touched import Touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.compare import Proposal, Vocabulary
    from tui.session.session import Session
    from tui.session.state import State

REFUSED = "link"
"""The kind of a refusal that keeps two claims apart. No suggestion is of this kind."""
_BETWEEN = " ≠ "
"""Stands between the words of the two claims of such a refusal."""
_SHOWN = 120
"""Characters of a claim that stand in a refusal; of a longer one a hash says the rest."""

_Pair = tuple[str, str]


class Proposed:
    """What was proposed last, by claim and by article."""

    def __init__(self, state: State) -> None:
        """Nothing yet; what has become of claims is looked up in `state`."""
        self._state = state
        self._known: dict[_Pair, Proposal] = {}
        self._at: dict[str, dict[_Pair, None]] = defaultdict(dict)
        """Pairs by claim, and by article."""
        self._open: tuple[Proposal, ...] | None = None

    def turn(self, articles: Iterable[str], links: Iterable[Proposal]) -> None:
        """From now on these are all the links at claims of these articles."""
        for article in articles:
            for pair in tuple(self._at.get(article, ())):
                self._forget(pair)
        for each in links:
            pair = each.a, each.b
            self._known[pair] = each
            for place in (*pair, *each.articles):
                self._at[place][pair] = None
        self._open = None

    def look_again(self) -> None:
        """Something has changed: a claim was taken, a link made, a proposal refused."""
        self._open = None

    def all(self) -> tuple[Proposal, ...]:
        """Those that are open, the most alike first."""
        if self._open is None:
            found = self._of(self._known.values())
            self._open = tuple(sorted(found, key=lambda each: (-each.score, each.a, each.b)))
        return self._open

    def at(self, place: str) -> tuple[Proposal, ...]:
        """Those at a claim, by its key, or in an article; the most alike first."""
        found = self._of(self._known[pair] for pair in self._at.get(place, ()))
        return tuple(sorted(found, key=lambda each: (-each.score, each.a, each.b)))

    def _of(self, links: Iterable[Proposal]) -> list[Proposal]:
        refused: dict[str, list[Refusal]] = defaultdict(list)
        for refusal in self._state.refusals.values():
            if refusal.kind == REFUSED:
                refused[refusal.scope].append(refusal)
        return [
            each
            for each in links
            if not self._is_linked(each)
            and self._is_there(each.a)
            and self._is_there(each.b)
            and not self._is_refused(each, refused)
        ]

    def _is_refused(self, proposal: Proposal, refused: Mapping[str, Sequence[Refusal]]) -> bool:
        """Is it of the two articles, and are its words those of a refusal?

        One from elsewhere, or from before the other article was kept, knows one article alone.
        """
        near = [each for name in set(proposal.articles) for each in refused.get(name, ())]
        if not near:
            return False
        words = words_of(self._state, proposal)
        loose = {words, *(_loose(self._state, proposal, cut=cut) for cut in (False, True))}
        return any(
            (each.scope, each.rule, each.text) == (*proposal.articles, words)
            or (each.rule not in self._state.articles and each.text in loose)
            for each in near
        )

    def _is_linked(self, proposal: Proposal) -> bool:
        ends = {proposal.a, proposal.b}
        return any({each.a, each.b} == ends for each in self._state.links_at(proposal.a))

    def _is_there(self, key: str) -> bool:
        """Is it a tag, or a suggestion that no tag has taken?"""
        article, colon, _ = key.rpartition(":")
        if not colon:
            return key in self._state.tags
        if article not in self._state.articles:
            return False
        if not self._state.of_article(article):
            return True
        span = span_of(key)
        return not any(
            tag.span.overlaps(span) and (tag.kind == "claim" or tag.span == span)
            for tag in self._state.standing(article)
        )

    def _forget(self, pair: _Pair) -> None:
        gone = self._known.pop(pair)
        for place in {*pair, *gone.articles}:
            held = self._at[place]
            held.pop(pair, None)
            if not held:
                del self._at[place]


def propose(
    session: Session,
    articles: Iterable[str],
    links: Iterable[Proposal],
    words: Vocabulary | None = None,
) -> None:
    """Take in what comparing found: all the links at claims of these articles."""
    session.proposed.turn(articles, links)
    if words is not None:
        session.words = words
    session.on_change(Touched(frozenset(), links=True))


def refuse(session: Session, *proposals: Proposal) -> None:
    """Do not propose these links again; one undoable step. Raises IndexError for none."""
    words = [words_of(session.state, each) for each in proposals]
    more = f" and {len(words) - 1} more" if len(words) > 1 else ""
    refusals = (
        Refusal(new_id(), each, REFUSED, proposal.articles[0], rule=proposal.articles[1])
        for each, proposal in zip(words, proposals, strict=True)
    )
    label = f"not linked: {words[0][:40]}{more}"
    session.do(label, [Change(None, each) for each in refusals])


def span_of(key: str) -> Span:
    """Where a claim stands that is known by its place: "ARTICLE:START-END"."""
    start, _, end = key.rpartition(":")[2].partition("-")
    return Span(int(start), int(end))


def words_of(state: State, proposal: Proposal) -> str:
    """How a refusal knows the two claims, whether they are tagged or not."""
    return _BETWEEN.join(map(_short, _said(state, proposal)))


def _loose(state: State, proposal: Proposal, *, cut: bool) -> str:
    """The same in whatever order; `cut`: as it was once, by how they begin."""
    said = _said(state, proposal)
    return _BETWEEN.join(sorted(each[:_SHOWN] if cut else _short(each) for each in said))


def _said(state: State, proposal: Proposal) -> list[str]:
    ends = zip((proposal.a, proposal.b), proposal.articles, strict=True)
    return [_words(state, key, article) for key, article in ends]


def _words(state: State, key: str, article: str) -> str:
    tag = state.tags.get(key)
    span = state.anchored.get(key, tag).span if tag is not None else span_of(key)
    text = state.articles[article].quote(span) if article in state.articles else ""
    return " ".join(text.split())


def _short(words: str) -> str:
    if len(words) <= _SHOWN:
        return words
    return f"{words[:_SHOWN]}… {sha256(words.encode('utf-8', 'replace')).hexdigest()[:16]}"
