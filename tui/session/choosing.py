"""Which tags go out: by kind, article, annotator, and time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from tui.model.detail import Claim, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model.case import Case
    from tui.model.tag import Tag


class NoPeriod(ValueError):  # noqa: N818
    """Words that are no period; the message says what one looks like."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included; empty ends are open.

    Days may be short: 2025-03 is all of that month.
    """

    start: str = ""
    end: str = ""

    @classmethod
    def of(cls, words: str) -> Period:
        """2025-03-14, 2025-03, FROM/TO, FROM/ or /TO. Raises NoPeriod."""
        start, slash, end = (each.strip() for each in words.partition("/"))
        if not all(set(each) <= set("0123456789-") for each in (start, end)):
            raise NoPeriod(f"{words}: write 2025-03-14, 2025-03, FROM/TO, FROM/ or /TO")
        return cls(start, end if slash else start)

    def has(self, time: str) -> bool:
        """Does it hold a time? One that is not known is in no period but the open one."""
        if not self.start and not self.end:
            return True
        after = time[: len(self.start)] >= self.start
        return bool(time) and after and (not self.end or time[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the work is wanted; everything, unless something is said."""

    kinds: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    """Ids, or patterns of paths: 001*, day/*.txt."""
    by: tuple[str, ...] = ()
    """Annotators."""
    tagged: Period = Period()
    """When the tag was made."""
    published: Period = Period()
    """When the article was published."""

    @property
    def is_some(self) -> bool:
        """Is anything said, so that not all is wanted?"""
        return self != Wanted()

    def of(self, case: Case) -> Case:
        """The case with these tags only, their articles, their actors, and links among them."""
        if not self.is_some:
            return case
        articles = {id_ for id_ in case.records if self._has_article(case, id_)}
        tags = tuple(tag for tag in case.tags if tag.article in articles and self._has(tag))
        if self.kinds or self.by or self.tagged != Period():
            articles = {tag.article for tag in tags}
        ids = {tag.id for tag in tags}
        actors = {id_ for tag in tags for id_ in _actors(tag)}
        return replace(
            case,
            records={id_: each for id_, each in case.records.items() if id_ in articles},
            articles={id_: each for id_, each in case.articles.items() if id_ in articles},
            tags=tags,
            actors={id_: each for id_, each in case.actors.items() if id_ in actors},
            links=tuple(link for link in case.links if link.a in ids and link.b in ids),
            refusals=(),
        )

    def _has_article(self, case: Case, id_: str) -> bool:
        record, read = case.records[id_], case.articles.get(id_)
        published = record.published
        if not published and read is not None and "published" not in record.corrected:
            published = read.published
        if not self.published.has(published):
            return False
        return not self.articles or any(
            id_ == each or fnmatchcase(record.path, each) for each in self.articles
        )

    def _has(self, tag: Tag) -> bool:
        return (
            (not self.kinds or tag.kind in self.kinds)
            and (not self.by or tag.by in self.by)
            and self.tagged.has(tag.created)
        )


def _actors(tag: Tag) -> Iterator[str]:
    if isinstance(tag.detail, Mention):
        yield tag.detail.actor
    elif isinstance(tag.detail, Claim):
        yield tag.detail.source
