"""Where somebody else's rows stand in an article of ours: exactly, found again, or nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.importers import UNITS, alike, one_newline, to_stored, unit
from tui.model.article import text_hash
from tui.model.span import Span, envelope
from tui.model.tag import CONTEXT, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tui.importers import Proposed, Text, Unit
    from tui.model.article import Article

    ToOurs = Callable[[Span], Span]

PLACED = ("exact", "moved", "edited", "review")
"""States of a tag that has a place; a file's own word for it is kept."""
LONGEST = 100_000
"""Characters of a quotation that is looked for."""


class NoPlace(ValueError):  # noqa: N818
    """A row that cannot even become an orphan; the message says why."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with the tag that stands for its place; all else of the tag is to be filled in."""

    row: Proposed
    tag: Tag


class Ground:
    """One text of a source on one article of ours."""

    def __init__(
        self, article: Article, text: Text, kept: Callable[[str], str | None], wished: str = ""
    ) -> None:
        """`kept` gives earlier texts by their hash; `wished` is a unit, if one is named."""
        self.article = article
        self.base: str | None = text.text
        """What the offsets point into; None: it is not at hand."""
        if self.base is None:
            same = text.hash in ("", article.hash)
            self.base = article.text if same else kept(text.hash)
        self.hash = text.hash or (text_hash(text.text) if text.text is not None else "")
        self._unit = wished
        self._units: dict[str, Unit] = {}
        self._carried = text.text is not None
        self._named = bool(text.hash)
        self._rivals: list[tuple[Unit, str, ToOurs | None]] = []
        """Other ways of counting in which as many rows fit as in the best one."""
        self.unsure = 0
        """Rows that got a place by numbers alone, of which nothing tells how they count."""
        self._to_ours = to_stored(self.base, article.text) if self.base is not None else None

    def place(
        self, rows: Sequence[Proposed], refuse: Callable[[Proposed, str], None]
    ) -> list[Placed]:
        """The rows that have a place, or have lost it; the others are refused."""
        from tui.anchoring import anchor_tags  # only where something is imported

        told = [row for row in rows if row.parts and row.quote and not row.unit]
        best = self._best(told)
        doubtful = not (told or self._unit or self._carried)
        sure: list[Placed] = []
        lost: list[Placed] = []
        for number, row in enumerate(rows):
            try:
                found = self._one(row, row.unit or best)
            except NoPlace as error:
                refuse(row, str(error))
                continue
            tag = replace(found, id=f"{number}")
            self.unsure += doubtful and not (row.quote or row.unit)
            (sure if tag.text_hash == self.article.hash else lost).append(Placed(row, tag))
        article = self.article
        again = anchor_tags(
            self.base, article.text, article.hash, [each.tag for each in lost], article.body
        )
        both = [*sure, *map(Placed, (each.row for each in lost), again)]
        return sorted(both, key=lambda each: int(each.tag.id))

    # One row.

    def _one(self, row: Proposed, counted: str) -> Tag:
        """A tag on our text, or, with another hash, on the one the source had."""
        if row.tag is not None and row.tag.anchor == "orphan":
            return row.tag
        spans = self._spans(row, counted)
        if spans is None:
            return self._by_words(row)
        if self._to_ours is not None:
            parts = tuple(map(self._to_ours, spans))
            if not row.unit and self._is_elsewhere_too(row, parts):
                return self._doubtful(row, parts)
            return self._on_ours(row, parts)
        whole = envelope(spans)
        if self.base is None and not row.quote:
            raise NoPlace("its text is another than the article's, and its words are not said")
        quote = row.quote if self.base is None else self.base[whole.start : whole.end]
        near = _near(self.base, whole) if self.base is not None else (row.prefix, row.suffix)
        return _tag(row, spans, quote, near, self.hash)

    def _on_ours(self, row: Proposed, parts: tuple[Span, ...]) -> Tag:
        whole, text = envelope(parts), self.article.text
        tag = _tag(
            row, parts, text[whole.start : whole.end], _near(text, whole), self.article.hash
        )
        if not all(map(self.article.body.contains, parts)):
            return replace(tag, anchor="orphan")
        state = row.tag.anchor if row.tag is not None else row.said.get("anchor", "")
        return replace(tag, anchor=state if state in PLACED else "exact")

    def _spans(self, row: Proposed, counted: str) -> tuple[Span, ...] | None:
        """Its place as code points of the base; None: it has none there with its words."""
        if not row.parts:
            return None
        if self.base is None:
            if counted not in ("", "characters"):
                return None
            return row.parts
        spans = _converted(row, self._converter(counted or UNITS[0]))
        if spans is None and not row.quote:
            raise NoPlace("its place is outside the text")
        if spans is None or not _fits(row, spans, self.base):
            return None
        return spans if row.unit or _fits_in(row, spans, self.base) else None

    def _best(self, told: Sequence[Proposed]) -> str:
        """The unit in which most places have their words; code points, if nothing tells.

        Words that are there often are told apart by their neighbours, so far as these are said.
        Many programs open a file with each of its newlines as one character: where more words
        are in place in that text, it is the one that offsets point into from now on.
        """
        if self.base is None or not told:
            return self._unit
        tried = [(name, base) for base in self._bases() for name in self._names(base)]
        rated = [_fitting(told, base, unit(name, base)) for name, base in tried]
        most = max(rated)
        best, stored = rated.index(most), self.base
        name, self.base = tried[best]
        if self.base is not stored:
            self._to_ours = to_stored(self.base, self.article.text)
        if not (self._carried or self._named):
            others = (each for at, each in enumerate(tried) if rated[at] == most and at != best)
            self._rivals = [
                (unit(*each), each[1], to_stored(each[1], self.article.text)) for each in others
            ]
        return name

    def _names(self, base: str) -> Sequence[str]:
        """Units that differ in a text."""
        if self._unit:
            return (self._unit,)
        if base.isascii():
            return UNITS[:1]
        return UNITS[:3] if max(base) > "\uffff" else (UNITS[0], UNITS[2])

    def _is_elsewhere_too(self, row: Proposed, parts: tuple[Span, ...]) -> bool:
        """Is it on other words of ours, as like, if it was counted in another way?"""
        for converter, base, to_ours in self._rivals:
            spans = _converted(row, converter)
            if spans is None or to_ours is None or not _fits(row, spans, base):
                continue
            if _fits_in(row, spans, base) and tuple(map(to_ours, spans)) != parts:
                return True
        return False

    def _doubtful(self, row: Proposed, parts: tuple[Span, ...]) -> Tag:
        """Where its neighbours are only once; else where it may be, for a person to look at."""
        found = list(self._occurrences(row))
        if len(found) == 1:
            return self._on_ours(row, (found[0],))
        tag = self._on_ours(row, parts)
        return tag if tag.anchor == "orphan" else replace(tag, anchor="review")

    def _bases(self) -> Iterator[str]:
        """Texts that the source may have counted in."""
        if self.base is None:
            return
        stored = self.base
        yield stored
        if not self._carried and stored == self.article.text and "\r" in stored:
            yield one_newline(stored)

    def _converter(self, name: str) -> Unit:
        if name not in self._units:
            self._units[name] = unit(name, self.base or "")
        return self._units[name]

    # By its words alone.

    def _by_words(self, row: Proposed) -> Tag:
        if not row.quote.strip():
            raise NoPlace("its place is outside the text, and its words are not said")
        found = list(self._occurrences(row))
        if len(found) == 1:
            return self._on_ours(row, (found[0],))
        at = row.parts or (Span(0, len(row.quote)),)
        near = row.prefix, row.suffix
        lost = _tag(row, at, row.quote, near, self.article.hash)
        if len(found) > 1 or not self.article.text:  # which of them is for a person
            return replace(lost, anchor="orphan")
        return replace(lost, text_hash="")

    def _occurrences(self, row: Proposed) -> Iterator[Span]:
        """Places of its words in the body, with its neighbours as far as they are said."""
        text, body = self.article.text, self.article.body
        if len(row.quote) > LONGEST:
            return
        pattern = "|".join(
            f"{_loose(row.prefix)}({words}){_loose(row.suffix)}"
            for words in dict.fromkeys((re.escape(row.quote), _loose(alike(row.quote))))
            if words
        )
        for found in re.compile(pattern).finditer(text, body.start, body.end):
            yield Span(*found.span(found.lastindex or 0))


def _tag(
    row: Proposed, parts: tuple[Span, ...], quote: str, near: tuple[str, str], hash_: str
) -> Tag:
    """Where it is, in a tag that is otherwise as the source has it."""
    made = row.tag or Tag("", "", row.kind, parts, "")
    return replace(
        made, parts=parts, quote=quote, prefix=near[0], suffix=near[1], text_hash=hash_
    )


def _converted(row: Proposed, converter: Unit) -> tuple[Span, ...] | None:
    try:
        spans = tuple(Span(converter.at(a), converter.at(b)) for a, b in row.parts)
    except ValueError:
        return None
    return spans if all(start < end for start, end in spans) else None


def _fitting(rows: Iterable[Proposed], base: str, converter: Unit) -> tuple[int, int]:
    """Rows that have their words in a text, counted so: between their neighbours; in all."""
    near = words = 0
    for row in rows:
        spans = _converted(row, converter)
        if spans is not None and _fits(row, spans, base):
            words += 1
            near += _fits_in(row, spans, base)
    return near, words


def _fits(row: Proposed, spans: tuple[Span, ...], base: str) -> bool:
    """Are its words there? Pieces may be said one by one, or with what is between them."""
    if not row.quote:
        return True
    whole, said = envelope(spans), alike(row.quote)
    return said in (
        alike(base[whole.start : whole.end]),
        alike(" ".join(base[start:end] for start, end in spans)),
    )


def _fits_in(row: Proposed, spans: tuple[Span, ...], base: str) -> bool:
    """Are its neighbours there, as far as they are said?"""
    (start, end), before, after = envelope(spans), alike(row.prefix), alike(row.suffix)
    least, wide = max(0, start - _reach(row.prefix)), end + _reach(row.suffix)
    return (not before or alike(base[least:start]).endswith(before)) and (
        not after or alike(base[end:wide]).startswith(after)
    )


def _reach(words: str) -> int:
    """Characters in which such words are, though there be more blanks between them."""
    return 2 * len(words) + 64


def _loose(words: str) -> str:
    """A pattern for words, whatever blanks and newlines are between them."""
    inner = r"\s+".join(map(re.escape, words.split()))
    before = r"\s*" if words[:1].isspace() else ""
    return before + inner + (r"\s*" if words[-1:].isspace() and inner else "")


def _near(text: str, span: Span) -> tuple[str, str]:
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
