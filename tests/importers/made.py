"""What has been exported, taken into another store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.formats.made import CODEBOOK, written
from tui.codebook import read_kinds
from tui.importers import Source, Wishes, importers
from tui.importers._source import unzipped
from tui.model.detail import Claim, Mention
from tui.model.ids import id_for
from tui.session.case import case_of
from tui.session.importing import imported, planned
from tui.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.importers import Batch
    from tui.model.article import Article
    from tui.model.case import Case
    from tui.model.detail import Detail
    from tui.session.importing import Choices, Plan

AT = "2025-03-14T12:00:00Z"


def session_with(articles: Iterable[Article]) -> Session:
    """An empty store with a corpus of its own."""
    session = Session(lambda writes: None, by="importer", store_id="else", clock=lambda: AT)
    for article in articles:
        session.take(replace(article, id=""))
    return session


def source_of(name: str, case: Case) -> Source:
    files = written(name, case)
    if name == "qdpx":
        files = unzipped("project.qdpx", files["project.qdpx"])
    return Source(f"of-{name}", files)


def batch_of(name: str, data: bytes | str | Source, **columns: str) -> Batch:
    """What an importer makes of a file."""
    if not isinstance(data, Source):
        data = Source("f", {"f": data.encode() if isinstance(data, str) else data})
    return importers()["csv" if name == "datapackage" else name].read(data, Wishes(columns))


def take(session: Session, batch: Batch, choices: Choices | None = None) -> Plan:
    kinds = read_kinds(batch.codebook or CODEBOOK).kinds
    plan = planned(session, batch, kinds, lambda _: None, choices)
    imported(session, plan, "it")
    return plan


def brought(name: str, case: Case) -> tuple[Case, Plan]:
    """The case after export and import into an empty store, with its codebook."""
    session = session_with(case.articles.values())
    batch = batch_of(name, source_of(name, case))
    plan = take(session, batch)
    return replace(case_of(session), codebook=batch.codebook), plan


def hexed(case: Case) -> Case:
    """The case with ids as stores have them."""

    def hexed_id(id_: str) -> str:
        return id_ if id_ in ("", "*") else id_for("hexed", id_)

    def detail(tag_detail: Detail | None) -> Detail | None:
        match tag_detail:
            case Mention(actor=actor):
                return replace(tag_detail, actor=hexed_id(actor))
            case Claim(source=source):
                return replace(tag_detail, source=hexed_id(source))
        return tag_detail

    records = {hexed_id(k): replace(v, id=hexed_id(k)) for k, v in case.records.items()}
    tags = [
        replace(
            tag, id=hexed_id(tag.id), article=hexed_id(tag.article), detail=detail(tag.detail)
        )
        for tag in case.tags
    ]
    tags.sort(key=lambda tag: (records[tag.article].path, tag.span, tag.kind, tag.id))
    return replace(
        case,
        records=records,
        articles={hexed_id(k): replace(v, id=hexed_id(k)) for k, v in case.articles.items()},
        tags=tuple(tags),
        actors={hexed_id(k): replace(v, id=hexed_id(k)) for k, v in case.actors.items()},
        links=tuple(
            replace(link, id=hexed_id(link.id), a=hexed_id(link.a), b=hexed_id(link.b))
            for link in case.links
        ),
        refusals=tuple(
            replace(each, id=hexed_id(each.id), scope=hexed_id(each.scope))
            for each in case.refusals
        ),
    )
