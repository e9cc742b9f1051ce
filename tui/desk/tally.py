"""How often each actor is mentioned where, in what words, and what it is the source of."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tui.model.detail import Claim, Mention

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model.tag import Tag
    from tui.session.session import Session, Touched

_NOWHERE: Mapping[str, tuple[str, ...]] = {}


class Tally:
    """Counted by article, and only anew where tags have changed: there may be many."""

    def __init__(self, session: Session) -> None:
        """Nothing is counted until it is asked for."""
        self._session = session
        self._words: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        self._mentions: Counter[str] = Counter()
        self._claims: Counter[str] = Counter()
        self._counted: dict[str, tuple[dict[str, list[str]], Counter[str]]] = {}
        """What was added for each article."""
        self._spread: set[str] = set()
        """Articles with mentions."""
        self.spread = 0
        """Changes whenever other articles than before have mentions."""
        self._due: set[str] | None = None
        """Articles to be counted anew; None: all."""

    def touched(self, change: Touched) -> bool:
        """The session has changed. False: in nothing that is counted, nor in the actors."""
        if change.everything:
            self._due = None
        tagged = {a for a in change.articles if a in self._counted or self._of_article(a)}
        if self._due is not None:
            self._due |= tagged
        return change.everything or not change.articles or bool(tagged)

    def words(self, actor: str) -> Mapping[str, tuple[str, ...]]:
        """The words of an actor's mentions, by article."""
        self.count()
        return self._words.get(actor, _NOWHERE)

    def mentions(self, actor: str) -> int:
        """How many mentions point to an actor."""
        self.count()
        return self._mentions[actor]

    def claims(self, actor: str) -> int:
        """How many claims have it as their source."""
        self.count()
        return self._claims[actor]

    def pointing(self, actor: str) -> int:
        """How many tags point to it: mentions and claims."""
        return self.mentions(actor) + self._claims[actor]

    def articles(self) -> list[str]:
        """Articles with mentions, by path."""
        self.count()
        return sorted(self._spread, key=lambda each: (self._session.record(each).path, each))

    def count(self) -> None:
        """Count anew what is due; everything else here does so by itself, `spread` does not."""
        state = self._session.state
        if self._due is None:
            self._words.clear()
            self._mentions.clear()
            self._claims.clear()
            self._counted.clear()
            self._spread.clear()
            self.spread += 1
            self._due = state.tagged_articles()
        while self._due:
            self._count_article(self._due.pop())

    def _count_article(self, article: str) -> None:
        words, claims = self._counted.pop(article, ({}, Counter()))
        for actor, each in words.items():
            self._mentions[actor] -= len(each)
            del self._words[actor][article]
        self._claims.subtract(claims)
        words, claims = defaultdict(list), Counter()
        for tag in self._of_article(article).values():
            match tag.detail:
                case Mention(actor=actor) if actor:
                    words[actor].append(tag.quote)
                case Claim(source=source) if source:
                    claims[source] += 1
        for actor, each in words.items():
            self._mentions[actor] += len(each)
            self._words[actor][article] = tuple(each)
        self._claims.update(claims)
        if words or claims:
            self._counted[article] = (words, claims)
        if bool(words) != (article in self._spread):
            self._spread ^= {article}
            self.spread += 1

    def _of_article(self, article: str) -> Mapping[str, Tag]:
        return self._session.state.of_article(article)
