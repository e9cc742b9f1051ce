"""Tables on the work: progress, kinds, actors, annotators, and how often a rule was right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.session.actors import actors_of
from tui.session.pace import paces
from tui.text.cells import cell_width, fitted
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.session.progress import Progress
    from tui.session.session import Session

Cells = tuple[str, ...]
"""A row: what is counted, then its figures."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is counted, with the names of the figures; rows as wide as the head."""

    head: Cells
    rows: tuple[Cells, ...]

    def lines(self) -> list[str]:
        """Head and rows as text, fit for a terminal, the figures one under the other."""
        cells = [tuple(map(clean_line, row)) for row in (self.head, *self.rows)]
        widths = [max(map(cell_width, column)) for column in zip(*cells, strict=True)]
        return [
            "  ".join(
                fitted(cell, width, right=number > 0)
                for number, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in cells
        ]


def tables(session: Session, progress: Progress) -> Iterator[Table]:
    """By article, kind, actor, annotator and rule."""
    tags = session.state.tags.values()
    yield Table(("by article", "tags", "decided", "suggested"), _articles(session, progress))
    yield Table(("by kind", "tags"), _counted(tag.kind for tag in tags))
    yield Table(("by actor", "mentions"), _counted(_actors(session)))
    yield Table(("by annotator", "tags", "minutes", "tags a minute"), _annotators(session))
    yield Table(("by rule", "taken", "corrected", "refused", "right"), _rules(progress))


def _articles(session: Session, progress: Progress) -> tuple[Cells, ...]:
    rows = []
    for article in session.article_ids():
        share = progress.share([article])
        tags = len(session.state.of_article(article))
        if tags or share.suggested:
            figures = (str(tags), str(share.decided), str(share.suggested))
            rows.append((session.record(article).path, *figures))
    total = progress.share()
    if len(rows) > 1:
        every = (str(len(session.state.tags)), str(total.decided), str(total.suggested))
        rows.append(("all", *every))
    return tuple(rows)


def _actors(session: Session) -> Iterator[str]:
    actors = session.state.actors
    for tag in session.state.tags.values():
        if tag.kind == "actor":
            yield from (actors[each].name for each in actors_of(tag) if each in actors)


def _annotators(session: Session) -> tuple[Cells, ...]:
    rows = []
    for who, pace in paces(session).items():
        fast = pace.per_minute
        figures = (str(pace.tags), str(pace.minutes), "–" if fast is None else f"{fast:.1f}")
        rows.append((who, *figures))
    return tuple(rows)


def _rules(progress: Progress) -> tuple[Cells, ...]:
    """Right: taken as they were, of all that was decided."""
    return tuple(
        (rule, str(rate.taken), str(rate.corrected), str(rate.refused),
         f"{rate.taken / rate.decided:.0%}")
        for rule, rate in progress.rates().items()
    )  # fmt: skip


def _counted(names: Iterable[str]) -> tuple[Cells, ...]:
    counts = Counter(names)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple((name, str(counts[name])) for name in order)
