"""Lists of the right tags of articles, as a person has written them down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.model.article import Article

_NTH = re.compile(r"^(.*?) (@\d+|\*)$")
QUOTES = "\"“”„«»‘’' .,;:\n"
"""What may be more or less at the ends of a claim."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One right tag, in any of the wordings that are equally good."""

    span: Span
    kind: str
    spans: frozenset[Span]
    """All that will do, `span` with them; claims without the quotation marks at their ends."""
    values: tuple[str, ...] = ()
    """For dates of which it is written down; any of them will do."""
    optional: bool = False
    """Is no tag as good as this one?"""

    def fits(self, article: Article, kind: str, span: Span) -> bool:
        """Is a tag of this kind on these words right?"""
        return kind == self.kind and bare(article, kind, span) in self.spans


def bare(article: Article, kind: str, span: Span) -> Span:
    """A claim without the quotation marks and the punctuation at its ends."""
    if kind != "claim":
        return span
    words = article.quote(span)
    start = span.start + len(words) - len(words.lstrip(QUOTES))
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip(QUOTES)))))


def read_gold(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Kinds and wordings by the article's path; the form is told in `corpus.gold`."""
    found: dict[str, list[tuple[str, str]]] = {}
    lines: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            kind, _, rest = line.partition(" ")
            lines += [(kind, each.strip()) for each in rest.split(" | ")]
    return found


def gold_of(article: Article, lines: list[tuple[str, str]]) -> list[Gold]:
    """The right tags at their places. Raises ValueError where words are not in the text."""
    made: list[Gold] = []
    for kind, each in sorted(lines, key=_longest_first):
        wordings, _, values = each.removeprefix("? ").partition(" = ")
        wording, every, others = _split(wordings)
        optional = each.startswith("? ")
        sure = [gold.span for gold in made if gold.kind == kind and not gold.optional]
        taken = [] if optional else sure
        for span in _places(article, wording + every, taken):
            spans = {
                other
                for words in others
                for other in _mentions_if_any(article, words)
                if other.overlaps(span)
            }
            made.append(
                Gold(
                    span,
                    kind,
                    frozenset(bare(article, kind, one) for one in {span, *spans}),
                    tuple(filter(None, values.split(" or "))),
                    optional,
                )
            )
    return sorted(set(made), key=lambda gold: (gold.span, gold.kind))


def _split(wordings: str) -> tuple[str, str, list[str]]:
    """The first wording, its "*" or "@2" if any, and the others."""
    every = ""
    if match := _NTH.match(wordings):
        wordings, every = match[1], f" {match[2]}"
    first, *others = wordings.split(" ~ ")
    if match := _NTH.match(first):
        first, every = match[1], f" {match[2]}"
    return first, every, others


def _longest_first(line: tuple[str, str]) -> tuple[bool, int]:
    wording, every, _ = _split(line[1].removeprefix("? ").partition(" = ")[0])
    return every == " *", -len(wording)


def _places(article: Article, wording: str, taken: list[Span]) -> Iterator[Span]:
    match = _NTH.match(wording)
    words, nth = match.groups() if match else (wording, "")
    if " … " in words:
        yield _stretch(article, words)
        return
    free = [s for s in _mentions(article, words) if not any(s.overlaps(each) for each in taken)]
    if nth == "*":
        yield from free
        return
    if not free and not nth:
        raise ValueError(f"{article.path}: {words!r} is not there")
    yield list(_mentions(article, words))[int(nth[1:]) - 1] if nth else free[0]


def _stretch(article: Article, words: str) -> Span:
    """From the first words to the last ones after them."""
    first, last = words.split(" … ")
    start = next(_mentions(article, first)).start
    return Span(start, next(s.end for s in _mentions(article, last) if s.end > start))


def _mentions(article: Article, words: str) -> Iterator[Span]:
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = False
    for match in pattern.finditer(article.text, article.body.start, article.body.end):
        found = True
        yield Span(*match.span())
    if not found:
        raise ValueError(f"{article.path}: {words!r} is not there")


def _mentions_if_any(article: Article, words: str) -> list[Span]:
    return [_stretch(article, words)] if " … " in words else list(_mentions(article, words))
