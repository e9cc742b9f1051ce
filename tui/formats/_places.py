"""Tags that have a place in a text that is at hand: all that most formats can write."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.formats import Loss
from tui.formats._names import Names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model.article import Article
    from tui.model.case import Case
    from tui.model.tag import Tag


@dataclass(frozen=True, slots=True)
class Page:
    """An article whose text is at hand, with the tags that stand in it, in reading order."""

    id: str
    path: str
    name: str
    """A file name of its own, without a suffix, fit for every system."""
    article: Article
    tags: tuple[Tag, ...]


def pages(case: Case) -> Iterator[Page]:
    """Every article that could be read, by path."""
    standing: dict[str, list[Tag]] = defaultdict(list)
    for tag in case.tags:
        if _stands(case, tag):
            standing[tag.article].append(tag)
    names = Names()
    for id_, record in sorted(case.records.items(), key=lambda item: (item[1].path, item[0])):
        article = case.articles.get(id_)
        if article is not None:
            name = names.fresh(record.path)
            yield Page(id_, record.path, name, article, tuple(standing[id_]))


def placeless(case: Case) -> tuple[Loss, ...]:
    """The tags that no page has."""
    orphans = sum(tag.anchor == "orphan" for tag in case.tags)
    unread = sum(not _stands(case, tag) for tag in case.tags) - orphans
    return (
        Loss("tags that have lost their place (orphans)", orphans, tags=True),
        Loss("tags in articles whose text is not at hand", unread, tags=True),
    )


def _stands(case: Case, tag: Tag) -> bool:
    """Is it where it says it is?"""
    article = case.articles.get(tag.article)
    if article is None or tag.anchor == "orphan" or tag.article not in case.records:
        return False
    return (
        all(part.start < part.end for part in tag.parts)
        and article.quote(tag.span) == tag.quote
    )
