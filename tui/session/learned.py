"""Suggestions with what the user's own work says about their words laid over them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tui.model.detail import ActorSeen
from tui.model.mark import Mark
from tui.model.span import Span
from tui.model.spans import SpanIndex
from tui.text.words import runs_of_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tui.model.article import Article
    from tui.session.lexicon import Lesson, Lexicon

TAGGED, NAMED = "lexicon.tagged", "lexicon.named"
"""Rules: words were tagged before; words are a name of a known actor."""
MANY = 50
"""Lessons that change at once, from which on every article is looked at anew."""


@dataclass(slots=True)
class _Known:
    """What was found in one article."""

    article: Article
    seen: tuple[Mark, ...]
    places: dict[str, list[Span]]
    """Where words that have a lesson stand."""
    marks: tuple[Mark, ...] | None = None


class Learned:
    """Marks by article, with the lexicon laid over; remembered until something changes."""

    def __init__(self, lexicon: Lexicon, name_of: Callable[[str], str]) -> None:
        """`name_of` gives an article's path by its id."""
        self._lexicon = lexicon
        self._name_of = name_of
        self._known: dict[str, _Known] = {}

    def marks(self, article: Article, seen: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """The suggestions of an article, by start, in which the recognisers saw `seen`."""
        known = self._known.get(article.id)
        if known is None or known.article.text is not article.text:
            known = _Known(article, seen, places(article, self._lexicon))
        elif known.seen is not seen:
            known = _Known(article, seen, known.places)
        self._known[article.id] = known
        if known.marks is None:
            known.marks = laid_over(known, self._lexicon, self._name_of)
        return known.marks

    def relearn(self) -> set[str]:
        """Take in what was learned since; returns the articles that have other marks now."""
        changed = self._lexicon.changed()
        if len(changed) > MANY:
            again = set(self._known)
            self._known.clear()
            return again
        touched = set()
        for words in changed:
            touched |= {
                name for name, known in self._known.items() if self._look_for(words, known)
            }
        return touched

    def _look_for(self, words: str, known: _Known) -> bool:
        """Find one word's places anew; says whether there were or are any."""
        if words not in known.article.text:
            return False
        stood = known.places.pop(words, [])
        if self._lexicon.lesson(words) is not None:
            stands = list(_standing(words, known.article))
            if stands:
                known.places[words] = stood = stands
        if stood:
            known.marks = None
        return bool(stood)


def places(article: Article, lexicon: Lexicon) -> dict[str, list[Span]]:
    """Where words that have a lesson stand in an article, as whole words."""
    found: dict[str, list[Span]] = {}
    if lexicon.empty:
        return found
    for start, run in runs_of_letters(article.text, article.body):
        for words in lexicon.beginning(run):
            if _is_whole(words, article, start):
                found.setdefault(words, []).append(Span(start, start + len(words)))
    return found


def laid_over(
    known: _Known, lexicon: Lexicon, name_of: Callable[[str], str]
) -> tuple[Mark, ...]:
    """The recognisers' marks, changed, left out and added to by the lessons."""
    if not known.places:
        return known.seen
    lessons = {words: lexicon.lesson(words) for words in known.places}
    wanted = {
        span: (words, lesson)
        for words, lesson in lessons.items()
        if lesson is not None
        for span in known.places[words]
    }
    kept = [mark for mark in known.seen if not _is_refused(mark, wanted)]
    index = SpanIndex([mark.span for mark in kept])
    instead: dict[int, Mark | None] = {}
    added: list[Mark] = []
    shown: dict[str, tuple[ActorSeen, str]] = {}
    for span, (words, lesson) in _longest_first(wanted):
        if words not in shown:
            shown[words] = _seen(words, lesson), _why(words, lesson, name_of)
        seen, why = shown[words]
        mark = Mark(lesson.kind, (span,), seen, TAGGED if lesson.article else NAMED, why=why)
        around = [at for at in index.overlapping(span) if kept[at].kind != "claim"]
        same = [at for at in around if kept[at].span == span]
        if any(kept[at].kind == "date" for at in around):
            continue
        if same:
            instead.update(dict.fromkeys(same))
            instead[same[0]] = _confirmed(mark, kept[same[0]])
        elif all(span.contains(kept[at].span) for at in around):
            instead.update(dict.fromkeys(around))
            added.append(mark)
    marks = [instead.get(at, mark) for at, mark in enumerate(kept)]
    return tuple(sorted(
        [mark for mark in marks if mark is not None] + added,
        key=lambda mark: (mark.span, mark.kind),
    ))  # fmt: skip


def _is_refused(mark: Mark, wanted: Mapping[Span, tuple[str, Lesson]]) -> bool:
    found = wanted.get(mark.span)
    return found is not None and mark.kind in found[1].refused


def _longest_first(
    wanted: Mapping[Span, tuple[str, Lesson]],
) -> Iterator[tuple[Span, tuple[str, Lesson]]]:
    """In reading order, without those that begin inside a longer one."""
    end = -1
    for span in sorted(wanted, key=lambda span: (span.start, -span.end)):
        if wanted[span][1].kind and span.start >= end:
            end = span.end
            yield span, wanted[span]


def _seen(words: str, lesson: Lesson) -> ActorSeen:
    return ActorSeen(lesson.name or words, lesson.type, lesson.form)


def _why(words: str, lesson: Lesson, name_of: Callable[[str], str]) -> str:
    if not lesson.article:
        return f"a name of {lesson.name}"
    means = f" as {lesson.name}" if lesson.name not in ("", words) else ""
    return f"you tagged it{means} in {PurePosixPath(name_of(lesson.article)).stem}"


def _confirmed(mark: Mark, seen: Mark) -> Mark:
    """The rule that had seen it, too, keeps the merit."""
    if mark.kind != seen.kind:
        return mark
    return Mark(mark.kind, mark.parts, mark.detail, seen.rule, why=mark.why)


def _standing(words: str, article: Article) -> Iterator[Span]:
    start = article.text.find(words, article.body.start, article.body.end)
    while start >= 0:
        if _is_whole(words, article, start):
            yield Span(start, start + len(words))
        start = article.text.find(words, start + 1, article.body.end)


def _is_whole(words: str, article: Article, start: int) -> bool:
    text, end = article.text, start + len(words)
    return (
        text.startswith(words, start)
        and end <= article.body.end
        and not _runs_on(text, start - 1, start)
        and not _runs_on(text, end - 1, end)
    )


def _runs_on(text: str, left: int, right: int) -> bool:
    """Do two neighbours belong to one run of letters and digits?"""
    if left < 0 or right >= len(text):
        return False
    return _is_letter(text[left]) and _is_letter(text[right])


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
