"""Everything an export writes: the tags with what they point to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model.actor import Actor, Refusal
    from tui.model.article import Article, ArticleRecord
    from tui.model.link import Link
    from tui.model.tag import Tag


@dataclass(frozen=True, slots=True)
class Case:
    """An immutable picture of the work, anchored against the texts as they are now."""

    records: Mapping[str, ArticleRecord]
    """By article id; also of articles whose file is missing."""
    articles: Mapping[str, Article]
    """By article id; only those whose file could be read."""
    tags: tuple[Tag, ...]
    """In reading order: by article path, then start, end, kind, id."""
    actors: Mapping[str, Actor]
    links: tuple[Link, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    codebook: str = ""
    """The text of `codebook.toml`; empty: there is none."""
