"""What others have tagged becomes tags here: planned first, then done in one step.

Every row becomes a tag, an orphan, one that is there already, or a refusal with its reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.importers import Batch, Refused
from tui.model.ids import id_for
from tui.model.step import Change
from tui.session.describing import SAYING, described
from tui.session.foreign_actors import ForeignActors, NoValue, fresh
from tui.session.foreign_facts import ForeignFacts
from tui.session.foreign_links import linked, refusals
from tui.session.foreign_texts import Library
from tui.session.placing import Ground
from tui.session.records import record_of_article, refreshed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.importers import Proposed
    from tui.model.article import Article, ArticleRecord
    from tui.model.kind import Kind
    from tui.model.tag import Tag
    from tui.session.placing import Placed
    from tui.session.session import Session


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user says of an import."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    """Their kinds with ours."""
    unit: str = ""
    """How the source counts; empty: as the format says, else what fits the words best."""


@dataclass(slots=True)
class Plan:
    """What an import would do. Nothing is changed by making one."""

    changes: list[Change] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    """New ones; orphans among them."""
    there: int = 0
    """Rows that are tags here already."""
    differing: list[Tag] = field(default_factory=list)
    """Ours of which a row says something else; they are kept as they are."""
    links: int = 0
    actors: int = 0
    refused: list[Refused] = field(default_factory=list)
    absent: Counter[str] = field(default_factory=Counter)
    """Texts that are not in the corpus, by name, with how many rows they have."""
    unsure: int = 0
    """Rows without words whose numbers were taken as code points, since nothing tells."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Kinds that are neither built in nor in the codebook, with how many tags they have."""
    facts: ForeignFacts = field(default_factory=ForeignFacts)
    """What the source says of articles, and how much of it is taken over."""
    texts: list[str] = field(default_factory=list)
    """To be kept in the store before the tags that stand on them."""

    def count(self, *anchors: str) -> int:
        """How many new tags are in one of these states."""
        return sum(tag.anchor in anchors for tag in self.tags)

    @property
    def needs_person(self) -> bool:
        """Is there anything that somebody should look at?"""
        lost = self.count("review", "orphan")
        return bool(self.refused or self.differing or self.unsure or lost)


def planned(
    session: Session,
    batch: Batch,
    kinds: tuple[Kind, ...],
    kept: Callable[[str], str | None],
    choices: Choices | None = None,
) -> Plan:
    """What importing a batch would do.

    `kinds` are those of the case; `kept` gives earlier texts of articles by their hash.
    """
    return _Importing(session, batch, kinds, kept, choices or Choices()).plan


def imported(session: Session, plan: Plan, name: str) -> None:
    """Do what was planned, in one step; the texts must have been kept before."""
    if plan.changes:
        session.do(f"imported {name}: {len(plan.tags)} tags", plan.changes)


class _Importing:
    """One import on its way."""

    def __init__(
        self,
        session: Session,
        batch: Batch,
        kinds: tuple[Kind, ...],
        kept: Callable[[str], str | None],
        choices: Choices,
    ) -> None:
        self.session, self.state, self.batch = session, session.state, batch
        self.choices, self.kept = choices, kept
        self.plan = Plan(refused=[*batch.refused])
        self.actors = ForeignActors(self.state, batch.actors)
        self.known = {kind.id.casefold(): kind.id for kind in kinds}
        self.known |= {kind.name.casefold(): kind.id for kind in kinds}
        self.kinds = frozenset(kind.id for kind in kinds)
        self.ids: dict[str, str] = {}
        """Ids of tags by what the source calls them."""
        self.taken = set(self.state.tags)
        self.empty = not self.state.records and not self.state.tags
        self.own: dict[str, str] = {}
        """Ids of articles as they will be, by those they have now."""
        self.given: set[str] = set()
        self.articles: dict[str, str] = {}
        """Our ids of articles, by the keys of texts."""
        self._run()

    def _run(self) -> None:
        rows: dict[str, list[Proposed]] = defaultdict(list)
        for row in self.batch.rows:
            rows[row.text].append(row)
        library = Library(self.state.articles)
        records: dict[str, ArticleRecord] = {}
        for key, text in self.batch.texts.items():
            article = library.find(text, rows[key])
            if article is None:
                self._absent(text.name or text.id or "a text without a name", rows[key])
                continue
            id_ = self._id_of(article, text.id)
            self.articles[key] = id_
            if id_ not in self.state.records and (text.record or id_ != article.id):
                kept = text.record or record_of_article(article)
                if text.facts:
                    kept = refreshed(kept, article, tagged=False)
                records[id_] = replace(kept, id=id_, path=article.path, text_hash=article.hash)
            self.plan.facts.hear(id_, article, text.facts)
            self._take(Ground(article, text, self.kept, self.choices.unit), id_, rows[key])
        if self.batch.actors:
            self.actors.take_all(
                lambda id_, why: self.plan.refused.append(Refused(f"actor {id_:.40}", 0, why))
            )
        links = linked(self.state, self.batch.links, self.ids, self._tags(), self.plan.refused)
        refused = refusals(self.state, self.batch.refusals, self.articles)
        plan = self.plan
        plan.links, plan.actors = len(links), len(self.actors.made)
        tags = [Change(None, tag) for tag in plan.tags]
        plan.changes = [
            *self._of_articles(records),
            *self.actors.changes,
            *tags,
            *links,
            *refused,
        ]

    def _of_articles(self, made: dict[str, ArticleRecord]) -> list[Change]:
        """New records, and what is taken over in those that there are."""
        changes = []
        for id_ in dict.fromkeys((*made, *self.plan.facts.articles)):
            before = self.state.records.get(id_)
            now = made.get(id_) or self.session.record(id_)
            after = self.plan.facts.correct(now)
            if before is None and (id_ in made or after != now):
                changes.append(Change(None, now))
            if after != now:
                changes.append(Change(now, after))
        return changes

    def _tags(self) -> Mapping[str, Tag]:
        return {**self.state.tags, **{tag.id: tag for tag in self.plan.tags}}

    def _id_of(self, article: Article, theirs: str) -> str:
        """An empty store takes over the ids of articles, so that all is as it was."""
        if article.id not in self.own:
            free = theirs not in self.state.articles and theirs not in self.given
            fit = self.empty and free and fresh(theirs, ()) == theirs
            self.own[article.id] = theirs if fit else article.id
            self.given.add(self.own[article.id])
        return self.own[article.id]

    def _absent(self, name: str, rows: list[Proposed]) -> None:
        self.plan.absent[name] += len(rows)
        for row in rows:
            self._refuse(row, f"{name} is not in the corpus")

    def _refuse(self, row: Proposed, why: str) -> None:
        self.plan.refused.append(Refused(row.file, row.line, why))

    def _take(self, ground: Ground, id_: str, rows: list[Proposed]) -> None:
        article = ground.article
        before = {
            (tag.parts, tag.kind, by): tag
            for tag in self.state.standing(article.id)
            for by in (tag.by, "")
        }
        lost = {
            (tag.quote, tag.kind, by): tag
            for tag in self.state.orphans(article.id)
            for by in (tag.by, "")
        }
        placed = ground.place(rows, self._refuse)
        self.plan.unsure += ground.unsure
        for each in placed:
            tag = self._described(each, article, id_)
            if tag is None:
                continue
            by = each.row.said.get("by", "")
            twin = before.get((tag.parts, tag.kind, by))
            if tag.anchor == "orphan":
                twin = lost.get((tag.quote, tag.kind, by))
            self._settle(each.row, tag, twin)
        self._keep(ground, placed)

    def _keep(self, ground: Ground, placed: list[Placed]) -> None:
        """What tags stand on, now and, for those that lost their words, before."""
        if placed and ground.article.text not in self.plan.texts:
            self.plan.texts.append(ground.article.text)
        lost = any(each.tag.text_hash != ground.article.hash for each in placed)
        if lost and ground.base is not None:
            self.plan.texts.append(ground.base)

    def _described(self, placed: Placed, article: Article, id_: str) -> Tag | None:
        row = placed.row
        kind = self._kind(row)
        try:
            tag = described(replace(placed.tag, kind=kind), row, article, self.actors)
        except NoValue as error:
            self._refuse(row, str(error))
            return None
        if row.tag is not None:
            return replace(tag, article=id_)
        at = self.session.clock()
        return replace(
            tag,
            article=id_,
            by=tag.by or self.session.by,
            created=tag.created or at,
            updated=tag.updated or at,
        )

    def _kind(self, row: Proposed) -> str:
        """Ours for theirs: as the user says, of its own name, or of what it belongs to."""
        if row.tag is not None and row.kind not in self.choices.kinds:
            return row.kind
        for name in (*reversed(row.above), row.kind):
            ours = self.choices.kinds.get(name) or self.known.get(name.casefold())
            if ours:
                return ours
        return row.kind

    def _settle(self, row: Proposed, tag: Tag, twin: Tag | None) -> None:
        """A new tag, unless it is there."""
        if twin is not None:
            self.plan.there += 1
            if _says(row) and _said(tag) != _said(twin):
                self.plan.differing.append(twin)
            self.ids.setdefault(row.id, twin.id)
            return
        own = fresh(row.id, self.taken)
        if not row.id:
            where = (tag.article, tag.kind, str(tag.parts), str(len(self.plan.tags)))
            own = fresh(id_for(*where), self.taken)
        self.taken.add(own)
        if row.id:
            self.ids.setdefault(row.id, own)
        if tag.kind not in self.kinds:
            self.plan.unknown[tag.kind] += 1
        self.plan.tags.append(replace(tag, id=own))


def _says(row: Proposed) -> bool:
    """Does the row say more than where and what kind? Then it can differ from ours."""
    return row.tag is not None or any(
        value for name, value in row.said.items() if name in SAYING
    )


def _said(tag: Tag) -> tuple[object, ...]:
    return tag.detail, tag.certainty, tag.note, tag.flag
