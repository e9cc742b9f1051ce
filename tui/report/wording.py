"""The report's own words, the same in every form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.report.contents import Matter, Report

SIGNS = {
    "=": "says so",
    "~": "says it in part, or a little otherwise",
    "≠": "contradicts the best founded side",
    "!": "only this article says it",
    ".": "silent",
}
"""What stands in the matrix."""

_OPENING = frozenset('"“„«‘‚‹「『')

ACROSS = 8
"""Articles side by side in one table of the matrix: as many as fit a sheet of paper."""

METHOD = (
    "The report holds what a person has tagged; suggestions that nobody has accepted are not "
    "in it. An article that has neither been opened nor tagged is counted, not listed: its "
    "silence would mean nothing.",
    "Claims are grouped when somebody has linked them: corroborates, repeats, updates, part "
    "of, contradicts. Claims that agree make a side; the side with the most independent "
    "sources stands first. A sign is relative to that side and does not say who is right.",
    "Independent sources are counted, not articles: one for each source together with whoever "
    "passed it on last (an agency, an official). Claims linked as repeats count once. Where no "
    "source is named, the outlet counts as the source; a speaker of whom only words are known "
    "(“the official”) does not count beside a source that the same article names. The number "
    "can only be as good as the sources that were tagged.",
    "“By rule” marks a tag that a rule made and nobody has confirmed, and a date or source "
    "that a rule worked out. Dates such as “on Friday” count from the day the article was "
    "published. Values of dates are EDTF (ISO 8601-2).",
    "A quote is the article’s words where the tag stands now. “Moved” means that the same "
    "words stand in another passage since; “edited” that the words themselves were changed a "
    "little. Where the place is doubtful or gone the words are those that were tagged, and the "
    "tag is listed as one that needs a person.",
)
"""How to read it."""


def counted(count: int, noun: str, several: str = "") -> str:
    """So many of them: 1 claim, 2 claims."""
    return f"{count} {noun}" if count == 1 else f"{count} {several or noun + 's'}"


def summary(report: Report) -> str:
    """The case in one line."""
    return " · ".join((
        counted(len(report.accounts), "article"),
        counted(report.claims, "claim") + " on " + counted(len(report.matters), "matter"),
        counted(report.sources, "independent source"),
        counted(report.conflicts, "conflict") if report.conflicts else "no conflict",
    ))  # fmt: skip


def founded(matter: Matter) -> str:
    """How many independent sources stand behind a matter: 2, or 2 against 1."""
    return " against ".join(map(str, matter.independent))


def resting(matter: Matter) -> Iterator[str]:
    """The same as sentences, one a side."""
    for number, side in enumerate(matter.sides):
        sources = counted(len(side.origins), "independent source")
        if len(matter.sides) == 1:
            yield f"Rests on {sources}: "
        else:
            yield f"Side {number + 1} rests on {sources}: "


NO_CLAIMS = "No claim has been tagged yet."
NONE_SHARED = "No claims have been linked with each other yet: each stands alone."


def apart(report: Report) -> str:
    """What the matrix does not show."""
    if len(report.lone) == 1:
        return "One more claim is linked to no other: it is listed below, with its source."
    more = counted(len(report.lone), "more claim")
    return f"{more} are linked to no other: they are listed below, with their sources."


UNTAGGED = (
    "Mentions are tagged names. An actor with claims and no mentions is named only by the "
    "words that say whose claim it is."
)
"""How an actor can be the source of claims and never be mentioned."""


def differing(aspect: str) -> str:
    """In what values or claims differ."""
    return f"differs in {aspect.replace('-', ' ')}"


def called(names: tuple[str, ...]) -> str:
    """A source that goes by several names, one of them first."""
    return names[0] if len(names) == 1 else f"{names[0]}, also as {' / '.join(names[1:])}"


def is_speech(words: str) -> bool:
    """Do the words bring their own quotation marks?"""
    return words[:1] in _OPENING


def columns(report: Report) -> Iterator[tuple[int, ...]]:
    """The numbers of the articles in the matrix, a table's worth at a time.

    Where all fit one table an article without such claims has its column, too: it is silent.
    """
    numbers = [each.number for each in report.accounts]
    if len(numbers) > ACROSS:
        speaking = {number for each in report.shared for number in each.signs}
        numbers = [number for number in numbers if number in speaking]
    for start in range(0, len(numbers), ACROSS):
        yield tuple(numbers[start : start + ACROSS])


def rows(matters: Sequence[Matter], across: tuple[int, ...]) -> list[Matter]:
    """Those that at least one of these articles speaks of."""
    return [each for each in matters if not each.signs.keys().isdisjoint(across)]
