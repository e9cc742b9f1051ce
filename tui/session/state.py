"""Everything in memory, with the indexes that make looking things up cheap."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.model.actor import Actor, Refusal
from tui.model.article import ArticleRecord
from tui.model.detail import Claim
from tui.model.link import Link
from tui.model.row import RowError, record_of, step_of
from tui.model.step import TABLES
from tui.model.tag import Tag
from tui.session.learned import Learned
from tui.session.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.model.article import Article
    from tui.model.mark import Mark
    from tui.model.step import Change, Record, Row, Step


class State:
    """The tables as records. `Session` is the only one who writes here."""

    def __init__(self) -> None:
        """Start empty."""
        self.records: dict[str, ArticleRecord] = {}
        self.tags: dict[str, Tag] = {}
        self.actors: dict[str, Actor] = {}
        self.links: dict[str, Link] = {}
        self.refusals: dict[str, Refusal] = {}
        self.history: dict[str, Step] = {}
        self.places: dict[str, Row] = {}
        self.articles: dict[str, Article] = {}
        """What could be read of the folder, by article id."""
        self.marks: dict[str, tuple[Mark, ...]] = {}
        """What the recognisers saw, by article id; open or not."""
        self.lexicon = Lexicon(self.actors)
        """What the user's own work says about words."""
        self.learned = Learned(self.lexicon, self._path_of)
        self.anchored: dict[str, Tag] = {}
        """Tags whose article has changed since, as they stand in the text of now."""
        self._of_article: dict[str, dict[str, Tag]] = defaultdict(dict)
        self._links_at: dict[str, dict[str, Link]] = defaultdict(dict)
        self._actor_names: dict[str, dict[str, None]] = defaultdict(dict)
        self._ids_by_path: dict[str, str] = {}
        self._ids_by_text: dict[str, dict[str, None]] = defaultdict(dict)

    def load(self, tables: Mapping[str, Mapping[str, Row]]) -> list[str]:
        """Take in what the store holds; rows that are no records come back as lines to show."""
        faults: list[str] = []
        for table, rows in tables.items():
            for row in rows.values():
                try:
                    self.put_row(table, row["id"], row)
                except RowError as error:
                    faults.append(str(error))
        return faults

    def put_row(self, table: str, name: str, row: Row | None) -> None:
        """One row as the store holds it; None takes it away. Raises RowError."""
        if table in TABLES:
            self._place(table, name, record_of(table, row) if row is not None else None)
        elif table == "history":
            self._drop_or_set(self.history, name, step_of(row) if row is not None else None)
        elif table == "places":
            self._drop_or_set(self.places, name, row)

    def put(self, change: Change) -> None:
        """One change of a record."""
        self._place(change.table, change.record.id, change.after)

    def of_article(self, article: str) -> Mapping[str, Tag]:
        """An article's tags as stored, by id."""
        return self._of_article.get(article, {})

    def tagged_articles(self) -> set[str]:
        """Ids of the articles that have tags."""
        return {name for name, tags in self._of_article.items() if tags}

    def forget_anchors(self, article: str) -> None:
        """The article's text has changed again: where its tags stand is to be found anew."""
        for name in self.of_article(article):
            self.anchored.pop(name, None)

    def standing(self, article: str) -> list[Tag]:
        """An article's tags as they stand in its text of now, in reading order; no orphans."""
        tags = (self.anchored.get(tag.id, tag) for tag in self.of_article(article).values())
        standing = [tag for tag in tags if tag.anchor != "orphan"]
        return sorted(standing, key=lambda tag: (tag.span, tag.kind, tag.id))

    def orphans(self, article: str) -> list[Tag]:
        """An article's tags that have lost their words, as stored."""
        return [
            tag
            for tag in self.of_article(article).values()
            if self.anchored.get(tag.id, tag).anchor == "orphan"
        ]

    def links_at(self, claim: str) -> Iterable[Link]:
        """The links that have a claim at one end, oldest first."""
        return self._links_at[claim].values() if claim in self._links_at else ()

    def actors_named(self, name: str) -> list[Actor]:
        """Actors that bear this name or alias; those whose first name it is come first."""
        found = [self.actors[each] for each in self._actor_names.get(fold_name(name), ())]
        return sorted(
            found, key=lambda actor: (fold_name(actor.name) != fold_name(name), actor.id)
        )

    def id_of_path(self, path: str) -> str | None:
        """The id of the record that has this path."""
        return self._ids_by_path.get(path)

    def records_of_text(self, text_hash: str) -> list[ArticleRecord]:
        """The records of articles that had this text when they were last read."""
        return [self.records[name] for name in self._ids_by_text.get(text_hash, ())]

    def _place(self, table: str, name: str, record: Record | None) -> None:
        if table == "tags":
            self._place_tag(name, record if isinstance(record, Tag) else None)
        elif table == "actors":
            self._place_actor(name, record if isinstance(record, Actor) else None)
        elif table == "articles":
            self._place_record(name, record if isinstance(record, ArticleRecord) else None)
        elif table == "refusals":
            self._place_refusal(name, record if isinstance(record, Refusal) else None)
        elif table == "links":
            self._place_link(name, record if isinstance(record, Link) else None)

    def _path_of(self, article: str) -> str:
        return self.records[article].path if article in self.records else article

    def _place_tag(self, name: str, tag: Tag | None) -> None:
        old = self.tags.pop(name, None)
        found = self.anchored.pop(name, None)
        if old is not None:
            self._of_article[old.article].pop(name, None)
        if old is not None and tag is not None and found is not None and _as_put(old, tag):
            self.anchored[name] = _carried(found, tag)
        if tag is not None:
            self.tags[name] = tag
            self._of_article[tag.article][name] = tag
        self.lexicon.turn_tag(old, tag)

    def _place_actor(self, name: str, actor: Actor | None) -> None:
        old = self.actors.pop(name, None)
        for each in old.names if old else ():
            self._actor_names[fold_name(each)].pop(name, None)
        if actor is not None:
            self.actors[name] = actor
            for each in actor.names:
                self._actor_names[fold_name(each)][name] = None
        self.lexicon.turn_actor(old, actor)

    def _place_record(self, name: str, record: ArticleRecord | None) -> None:
        old = self.records.pop(name, None)
        if old is not None:
            self._ids_by_text[old.text_hash].pop(name, None)
            if self._ids_by_path.get(old.path) == name:
                del self._ids_by_path[old.path]
        if record is not None:
            self._ids_by_text[record.text_hash][name] = None
            self.records[name] = record
            self._ids_by_path[record.path] = name

    def _place_refusal(self, name: str, refusal: Refusal | None) -> None:
        old = self.refusals.get(name)
        self._drop_or_set(self.refusals, name, refusal)
        self.lexicon.turn_refusal(old, refusal)

    def _place_link(self, name: str, link: Link | None) -> None:
        old = self.links.pop(name, None)
        for claim in (old.a, old.b) if old else ():
            self._links_at[claim].pop(name, None)
        if link is not None:
            self.links[name] = link
            for claim in (link.a, link.b):
                self._links_at[claim][name] = link

    @staticmethod
    def _drop_or_set(table: dict[str, Any], name: str, value: Any) -> None:
        if value is None:
            table.pop(name, None)
        else:
            table[name] = value


def _as_put(old: Tag, tag: Tag) -> bool:
    """Is it on the words it was on, and only other fields of it have changed?"""
    return (old.parts, old.text_hash, old.anchor) == (tag.parts, tag.text_hash, tag.anchor)


def _carried(found: Tag, tag: Tag) -> Tag:
    """A changed tag at the place where it had been found."""
    detail = tag.detail
    if isinstance(detail, Claim) and isinstance(found.detail, Claim):
        source = found.detail.source_span if detail.source_span else None
        detail = replace(detail, source_span=source, cue=found.detail.cue)
    return replace(
        tag,
        parts=found.parts,
        quote=found.quote,
        prefix=found.prefix,
        suffix=found.suffix,
        text_hash=found.text_hash,
        anchor=found.anchor,
        detail=detail,
    )


def fold_name(name: str) -> str:
    """A name for comparing: one sort of apostrophe, single blanks. Case counts."""
    return " ".join(name.replace("’", "'").replace("ʼ", "'").split())
