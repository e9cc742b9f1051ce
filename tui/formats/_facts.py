"""What is known of an article: as the user has corrected it, else as its file says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model.article import Article, ArticleRecord
    from tui.model.case import Case

FACTS = ("title", "outlet", "author", "credit", "url", "published")


def fact(name: str, record: ArticleRecord, read: Article | None) -> str:
    """One of the fields of an article; empty: not known, or emptied by the user."""
    kept: str = getattr(record, name)
    if kept or read is None or name in record.corrected:
        return kept
    fresh: str = getattr(read, name)
    return fresh


def facts_of(case: Case, article: str) -> dict[str, str]:
    """Every `FACTS` of an article that is known."""
    record, read = case.records.get(article), case.articles.get(article)
    if record is None:
        return {}
    known = ((name, fact(name, record, read)) for name in FACTS)
    return {name: value for name, value in known if value}
