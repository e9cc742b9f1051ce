"""When an article was published, and the dates that hang on it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model.detail import DateValue
from tui.model.step import Change
from tui.recognisers import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.model.article import ArticleRecord
    from tui.session.session import Session

_DAY_MONTH_OR_YEAR = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?[?~%]?", re.ASCII)


def is_publication_date(value: str) -> bool:
    """Is it EDTF for a day, a month or a year, and no interval, season or time of day?"""
    return _DAY_MONTH_OR_YEAR.fullmatch(value) is not None and dates.is_edtf(value)


def publish(session: Session, articles: Iterable[str], published: str) -> dict[str, int]:
    """Set a publication date and resolve the open dates by it, in one step.

    Returns, by article, how many dates have a value now that they had not before.
    """
    changes, resolved = [], {}
    for article in articles:
        before = session.record(article)
        kept = session.state.records.get(article)
        after = corrected(before, {"published": published})
        changes += [*([] if kept else [Change(None, before)]), Change(before, after)]
        again, resolved[article] = _resolved_again(session, article, published)
        changes += again
    if changes:
        session.do(f"published {published or 'unknown'}", changes)
    return resolved


def corrected(record: ArticleRecord, facts: Mapping[str, str]) -> ArticleRecord:
    """A record with facts that the user has set."""
    names = dict.fromkeys((*record.corrected, *facts))
    return replace(record, **facts, corrected=tuple(names))


def _resolved_again(session: Session, name: str, published: str) -> tuple[list[Change], int]:
    article = session.state.articles.get(name)
    if article is None:
        return [], 0
    dated = replace(article, published=published)
    changes, resolved = [], 0
    for standing in session.page(name).tags:
        stored = session.state.tags[standing.id]
        old = stored.detail
        if not isinstance(old, DateValue) or old.fixed_by != "rule":
            continue
        new = next(iter(dates.readings(dated, standing.span)), old)
        if new != old:
            resolved += bool(new.value and not old.value)
            changes.append(Change(stored, replace(stored, detail=new, updated=session.clock())))
    return changes, resolved
