"""What stands between quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.model.span import Span
from tui.text.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARK = re.compile(r"''|[\"“”„‟«»‹›‘’‚「」『』]")
_CLOSERS = {
    '"': '"”', "''": "''", "“": '”"', "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›",
    "›": "‹", "‘": "’", "‚": "‘’", "「": "」", "『": "』",
}  # fmt: skip
"""By opening mark: what may close it."""
_SINGLE = "‘‚‹›"
"""Opening marks that are often something else: without a partner they mean nothing."""
_ALWAYS_OPEN = "„‟‚「『"
_DEEPEST = 8
"""Open marks kept at a time; a text with more is not quoting."""


class _Opening(NamedTuple):
    mark: str
    start: int
    end: int


def quotations(text: str, body: Span) -> tuple[Span, ...]:
    """The words inside quotation marks, without the marks and the blanks next to them.

    Sorted by start, then longest first: a quotation inside a quotation comes after it. None
    leaves its paragraph; one that goes on in the next (no closing mark, and the next begins
    with an opening one) ends with its paragraph.
    """
    found = (_stripped(text, inner) for _, inner in _pairs(text, body))
    return _outermost_first(span for span in found if span.length)


def quoted(text: str, body: Span) -> tuple[Span, ...]:
    """The same quotations with their marks."""
    return _outermost_first(
        outer for outer, inner in _pairs(text, body) if _stripped(text, inner).length
    )


def _outermost_first(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def _pairs(text: str, body: Span) -> Iterator[tuple[Span, Span]]:
    """Each quotation with and without its marks."""
    carried: tuple[_Opening, Span] | None = None
    for part in paragraphs(text, body):
        found, left_open = _in_paragraph(text, part)
        if carried is not None:
            opening, before = carried
            closing = _closing(text, opening.mark, part, found)
            if closing is not None or text.startswith(opening.mark, part.start):
                yield Span(opening.start, before.end), Span(opening.end, before.end)
            if closing is not None:
                yield Span(part.start, closing.end), Span(part.start, closing.start)
        yield from found
        carried = (left_open, part) if left_open else None


def _in_paragraph(text: str, part: Span) -> tuple[list[tuple[Span, Span]], _Opening | None]:
    """The closed quotations of a paragraph, and the mark that it leaves open."""
    found: list[tuple[Span, Span]] = []
    open_marks: list[_Opening] = []
    for mark in _MARK.finditer(text, *part):
        index = _partner(text, mark, open_marks, part)
        if index is not None:
            opening = open_marks[index]
            del open_marks[index:]
            found.append((Span(opening.start, mark.end()), Span(opening.end, mark.start())))
        elif _opens(text, mark, part) and len(open_marks) < _DEEPEST:
            open_marks.append(_Opening(mark[0], *mark.span()))
    return found, next((each for each in open_marks if each.mark not in _SINGLE), None)


def _closing(
    text: str, opening: str, part: Span, found: list[tuple[Span, Span]]
) -> Span | None:
    """The mark that closes what the paragraph before left open, if no other comes first."""
    first = _MARK.search(text, *part)
    if first is None or first[0] not in _CLOSERS[opening] or first.start() == part.start:
        return None
    is_used = any(outer.start <= first.start() < outer.end for outer, _ in found)
    return None if is_used else Span(*first.span())


def _partner(
    text: str, mark: re.Match[str], open_marks: list[_Opening], part: Span
) -> int | None:
    """Which of the open marks this one closes."""
    if mark[0] == "’" and _has_word(text, mark.end(), part):
        return None
    for index in range(len(open_marks) - 1, -1, -1):
        if mark[0] in _CLOSERS[open_marks[index].mark]:
            return index
    return None


def _opens(text: str, mark: re.Match[str], part: Span) -> bool:
    """Does a quotation begin here? After a blank or a bracket and right before a word."""
    if mark[0] not in _CLOSERS:
        return False
    if mark[0] in _ALWAYS_OPEN:
        return True
    follows_word = mark.start() > part.start and _is_inner(text[mark.start() - 1])
    precedes_blank = mark.end() >= part.end or (
        text[mark.end()].isspace() and mark[0] not in "«“"
    )
    return not follows_word and not precedes_blank


def _is_inner(char: str) -> bool:
    """Is this a character that no opening mark follows?"""
    return char.isalnum() or char in ".,;!?%)]}…"


def _has_word(text: str, at: int, part: Span) -> bool:
    return at < part.end and text[at].isalnum()


def _stripped(text: str, span: Span) -> Span:
    """A span without the white space at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
