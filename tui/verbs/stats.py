"""`dateline stats`: counts, and how often the suggestions of a rule were taken."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING

from tui.text.cells import cell_width
from tui.text.clean import clean_line
from tui.verbs.common import DONE, WRONG, UsageError, add_corpus, opened, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.session.session import Session


def main(argv: Sequence[str]) -> int:
    """Print the counts."""
    from tui.storage.errors import StoreError

    options = parser().parse_args(argv)
    try:
        with opened(options) as session:
            for title, rows in tables(session):
                _print(title, rows)
    except (UsageError, StoreError) as error:
        warn(str(error))
        return WRONG
    return DONE


def parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dateline stats", description=__doc__)
    add_corpus(parser)
    return parser


def tables(session: Session) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """Titles with rows of name and figure."""
    tags = list(session.state.tags.values())
    yield "article", _counted(session.record(tag.article).path for tag in tags)
    yield "kind", _counted(tag.kind for tag in tags)
    yield "actor", _counted(_actors(session))
    yield "annotator", _counted(tag.by for tag in tags)
    yield "rule", _rates(session)


def _actors(session: Session) -> Iterable[str]:
    from tui.session.actors import actors_of

    actors = session.state.actors
    for tag in session.state.tags.values():
        if tag.kind == "actor":
            yield from (actors[each].name for each in actors_of(tag) if each in actors)


def _rates(session: Session) -> list[tuple[str, str]]:
    """Of what each rule suggested and somebody decided, how much was taken."""
    from tui.model.actor import Refusal

    taken = Counter(t.rule for t in session.state.tags.values() if t.origin == "suggestion")
    refused: Counter[str] = Counter()
    for refusal in session.state.refusals.values():
        assert isinstance(refusal, Refusal)
        refused[refusal.rule] += 1
    rows = []
    for rule in sorted((taken.keys() | refused.keys()) - {""}):
        decided = taken[rule] + refused[rule]
        rows.append((rule, f"{taken[rule]} of {decided} taken, {taken[rule] / decided:.0%}"))
    return rows


def _counted(names: Iterable[str]) -> list[tuple[str, str]]:
    counts = Counter(names)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return [(name, str(counts[name])) for name in order]


def _print(title: str, rows: list[tuple[str, str]]) -> None:
    print(f"by {title}")
    shown = [(clean_line(name), figure) for name, figure in rows]
    width = max((cell_width(name) for name, _ in shown), default=0)
    for name, figure in shown:
        print(f"  {name}{' ' * (width - cell_width(name))}  {figure}")
    if not rows:
        print("  none yet")
