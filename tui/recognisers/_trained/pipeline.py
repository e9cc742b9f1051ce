"""A spaCy pipeline as a recogniser: its named entities become marks."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tui.model.detail import ActorSeen, DateValue
from tui.model.mark import Mark
from tui.model.span import Span
from tui.recognisers import UnavailableError, dates
from tui.recognisers._trained.labels import DATES, actor_type
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model.article import Article

PIECE = 100_000
"""Code points handed over at once; spaCy takes a million at most, and much memory for them."""

_BARE = re.compile(r"(?:the\s+)?(.*?)(?:['’]s?)?\s*", re.DOTALL | re.IGNORECASE)
"""A name without its article and without 's, as the built-in recogniser marks it."""


class Trained:
    """Loaded when it is made, which may take seconds."""

    def __init__(self, where: str) -> None:
        """`where`: an installed pipeline's name, or its folder. Raises UnavailableError."""
        name = clean_line(where)
        try:
            spacy: Any = import_module("spacy")
        except ImportError as error:
            raise UnavailableError(
                f"spacy:{name}: spaCy is not installed: python -m pip install spacy"
            ) from error
        try:
            self._nlp = spacy.load(where)
        except (OSError, ImportError, ValueError) as error:
            reason = clean_line(str(error).partition("\n")[0])
            install = f"python -m spacy download {name}"
            raise UnavailableError(
                f"spacy:{name}: no such pipeline here ({install}): {reason}"
            ) from error
        self._name = clean_line(PurePath(where).name)
        self._lang = str(getattr(self._nlp, "lang", ""))

    def find(self, article: Article) -> Iterator[Mark]:
        """Yield marks in reading order; none in an article of another language."""
        if article.lang and self._lang not in ("", "xx", article.lang[:2].casefold()):
            return
        for start, end in pieces(article.text, article.body):
            for entity in self._nlp(article.text[start:end]).ents:
                span = Span(start + entity.start_char, start + entity.end_char)
                mark = self._mark(article, span, str(entity.label_))
                if mark is not None:
                    yield mark

    def _mark(self, article: Article, span: Span, label: str) -> Mark | None:
        rule, why = f"spacy.{self._name}.{label}", f"{self._name} says: {label}"
        if label.upper() in DATES:
            value = _value(article, span, label.upper())
            return Mark("date", (span,), value, rule, why=why)
        sort = actor_type(label)
        if not sort:
            return None
        found = _BARE.fullmatch(article.quote(span))
        if found is None or not found[1]:
            return None
        bare = Span(span.start + found.start(1), span.start + found.end(1))
        seen = ActorSeen(" ".join(found[1].split()), sort)
        return Mark("actor", (bare,), seen, rule, why=why)


def _value(article: Article, span: Span, sort: str) -> DateValue:
    """What our own grammar makes of the words; what it cannot read stays unresolved."""
    read = dates.readings(article, span)
    return read[0] if read else DateValue(type=sort)


def pieces(text: str, body: Span, most: int = PIECE) -> Iterator[Span]:
    """The body in pieces of at most so many code points, cut between paragraphs or words."""
    start, end = body
    while end - start > most:
        cut = max(text.rfind("\n", start, start + most), start)
        cut = cut if cut > start else max(text.rfind(" ", start, start + most), start)
        cut = cut + 1 if cut > start else start + most
        yield Span(start, cut)
        start = cut
    if start < end:
        yield Span(start, end)
