"""What the user's own work says about words: tagged so before, named so, refused twice.

No training: every tag, name and refusal is evidence at once, and is no more when undone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.model.detail import DateValue, Mention
from tui.text.words import first_run

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tui.model.actor import Actor, Refusal
    from tui.model.tag import Tag

ENOUGH = 2
"""Refusals of the same words as the same kind that teach not to suggest them any more."""
LONGEST = 6
"""Words of a phrase that may be learned: longer ones stand for themselves alone."""
SHORTEST = 4
"""Letters of a single word in lower case: shorter ones are the glue of sentences."""
_POINTING = frozenset((
    *("a", "an", "the", "this", "that", "these", "those", "he", "she", "it", "they"),
    *("his", "her", "its", "their", "we", "our", "i", "my", "you", "your"),
))  # fmt: skip
"""Begin words that mean something else in every text: “the official”, “his aides”."""

Use = tuple[str, str, str]
"""How words were tagged: kind, actor's id, form."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is to be suggested where these words stand."""

    kind: str = ""
    """Empty: nothing, only `refused` counts."""
    name: str = ""
    """The actor's name."""
    type: str = "other"
    form: str = "name"
    article: str = ""
    """Where the words were tagged so first, by id; empty: they are a name of the actor's."""
    refused: frozenset[str] = frozenset()
    """Kinds as which these words are suggested no more."""


@dataclass(slots=True)
class _Word:
    uses: dict[Use, Counter[str]] = field(default_factory=dict)
    """How often by article."""
    actors: dict[str, None] = field(default_factory=dict)
    """Ids of the actors that bear these words as a name."""
    refused: Counter[str] = field(default_factory=Counter)
    """How often as a kind."""


class Lexicon:
    """Lessons by words; kept up to date one record at a time."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        """`actors` are those of the case, by id, as they are at any moment."""
        self._actors = actors
        self._words: dict[str, _Word] = defaultdict(_Word)
        self._of_actor: dict[str, Counter[str]] = defaultdict(Counter)
        """Words tagged as mentions of an actor."""
        self._lessons: dict[str, Lesson] = {}
        self._by_first: dict[str, dict[str, None]] = defaultdict(dict)
        self._doubtful: dict[str, None] = {}

    def turn_tag(self, old: Tag | None, new: Tag | None) -> None:
        """A tag has become another, come or gone."""
        for tag, step in ((old, -1), (new, 1)):
            if tag is None or not is_learnable(tag):
                continue
            use, counts = _use(tag), self._words[tag.quote].uses
            counts.setdefault(use, Counter())[tag.article] += step
            counts[use] = +counts[use]
            if not counts[use]:
                del counts[use]
            self._of_actor[use[1]][tag.quote] += step
            self._doubtful[tag.quote] = None

    def turn_actor(self, old: Actor | None, new: Actor | None) -> None:
        """An actor has other names or another type, has come or gone."""
        for name in old.names if old else ():
            self._words[name].actors.pop(old.id if old else "", None)
            self._doubtful[name] = None
        for name in new.names if new else ():
            self._words[name].actors[new.id if new else ""] = None
            self._doubtful[name] = None
        known = old or new
        if known is not None:
            self._doubtful.update(dict.fromkeys(+self._of_actor[known.id]))

    def turn_refusal(self, old: Refusal | None, new: Refusal | None) -> None:
        """A refusal has come or gone."""
        for refusal, step in ((old, -1), (new, 1)):
            if refusal is not None:
                self._words[refusal.text].refused[refusal.kind] += step
                self._doubtful[refusal.text] = None

    def changed(self) -> list[str]:
        """Words that have another lesson than when this was last asked."""
        doubtful, self._doubtful = self._doubtful, {}
        return [words for words in doubtful if self._learn(words)]

    def lesson(self, words: str) -> Lesson | None:
        """What there is to say about words."""
        return self._lessons.get(words)

    def beginning(self, run: str) -> Collection[str]:
        """The words with a lesson that begin with a run of letters."""
        return self._by_first.get(run, ())

    @property
    def empty(self) -> bool:
        """Is nothing learned yet?"""
        return not self._lessons

    def _learn(self, words: str) -> bool:
        fresh = self._drawn(words)
        if fresh == self._lessons.get(words):
            return False
        if fresh is None:
            del self._lessons[words]
            self._by_first[first_run(words)].pop(words, None)
        else:
            self._lessons[words] = fresh
            self._by_first[first_run(words)][words] = None
        return True

    def _drawn(self, words: str) -> Lesson | None:
        if not _speaks_for_itself(words):
            return None
        word = self._words[words]
        tagged_as = {kind for kind, _, _ in word.uses}
        refused = frozenset(
            kind
            for kind, times in word.refused.items()
            if times >= ENOUGH and kind not in tagged_as
        )
        if word.uses:
            use = max(word.uses, key=lambda each: word.uses[each].total())
            return self._lesson(use, next(iter(word.uses[use])), refused)
        known = next((each for each in word.actors if each in self._actors), "")
        if known and "actor" not in refused:
            return self._lesson(("actor", known, "name"), "", refused)
        return Lesson(refused=refused) if refused else None

    def _lesson(self, use: Use, article: str, refused: frozenset[str]) -> Lesson:
        kind, known, form = use
        actor = self._actors.get(known)
        name, sort = (actor.name, actor.type) if actor else ("", "other")
        return Lesson(kind, name, sort, form, article, refused)


def is_learnable(tag: Tag) -> bool:
    """Do its words mean the same elsewhere? Those of claims and dates do not."""
    return tag.kind != "claim" and not isinstance(tag.detail, DateValue)


def _use(tag: Tag) -> Use:
    if isinstance(tag.detail, Mention):
        return (tag.kind, tag.detail.actor, tag.detail.form)
    return (tag.kind, "", "name")


def _speaks_for_itself(words: str) -> bool:
    each = words.split()
    if not each or len(each) > LONGEST or not first_run(words):
        return False
    if len(each) == 1 and len(words) < (SHORTEST if words.islower() else 2):
        return False
    pointing = each[0].casefold() in _POINTING
    return not pointing or (len(each) > 1 and any(word[0].isupper() for word in each[1:]))
