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


@dataclass(frozen=True, slots=True)
class Gold:
    """One right tag. `value` only for dates of which it is written down."""

    span: Span
    kind: str
    value: str = ""


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
    for kind, each in sorted(lines, key=lambda line: (line[1].endswith("*"), -len(line[1]))):
        wording, _, value = each.partition(" = ")
        taken = [gold.span for gold in made if gold.kind == kind]
        made += [Gold(span, kind, value) for span in _places(article, wording, taken)]
    return sorted(set(made), key=lambda gold: (gold.span, gold.kind))


def _places(article: Article, wording: str, taken: list[Span]) -> Iterator[Span]:
    match = _NTH.match(wording)
    words, nth = match.groups() if match else (wording, "")
    if " … " in words:
        first, last = words.split(" … ")
        start = next(_mentions(article, first)).start
        end = next(span.end for span in _mentions(article, last) if span.end > start)
        yield Span(start, end)
        return
    free = [s for s in _mentions(article, words) if not any(s.overlaps(each) for each in taken)]
    if nth == "*":
        yield from free
        return
    if not free and not nth:
        raise ValueError(f"{article.path}: {words!r} is not there")
    yield list(_mentions(article, words))[int(nth[1:]) - 1] if nth else free[0]


def _mentions(article: Article, words: str) -> Iterator[Span]:
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = False
    for match in pattern.finditer(article.text, article.body.start, article.body.end):
        found = True
        yield Span(*match.span())
    if not found:
        raise ValueError(f"{article.path}: {words!r} is not there")
