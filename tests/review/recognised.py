"""Articles of a folder as the app has them once they are recognised."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from tests.review.gold import gold_of
from tui import readers
from tui.recognisers import recognise
from tui.session.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.gold import Gold


def session_of(
    folder: Path, lists: dict[str, list[tuple[str, str]]], dates: dict[str, str]
) -> tuple[Session, dict[str, list[Gold]]]:
    """The articles of a folder that are on the list, recognised, and what is right in them."""
    ticks = count()
    session = Session(
        lambda writes: None, by="tester", clock=lambda: f"2025-03-20T08:00:00.{next(ticks):06}Z"
    )
    gold = {}
    for path in readers.scan(folder):
        if path not in lists:
            continue
        article = readers.read(folder, path)
        article = replace(article, published=dates.get(path, article.published))
        name = session.take(article)
        session.see(name, recognise(article))
        gold[name] = gold_of(session.state.articles[name], lists[path])
    return session, gold
