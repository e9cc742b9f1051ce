from __future__ import annotations

from dataclasses import replace

import pytest

from tests.formats.made import full
from tui.session.choosing import NoPeriod, Period, Wanted

CASE = full()


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("2025-03", ["2025-03-01", "2025-03-31T23:59:59Z"], ["2025-02-28", "2025-04-01", ""]),
        ("2025-03-10/", ["2025-03-10T00:00:00Z", "2026"], ["2025-03-09", ""]),
        ("/2025-03-10", ["2025-03-10T23:59:59Z", "1999-01-01"], ["2025-03-11", ""]),
        ("2024/2025-01", ["2024-01-01", "2025-01-31"], ["2023-12-31", "2025-02-01"]),
        ("", ["2025-03-01", ""], []),
    ],
)
def test_periods(words: str, inside: list[str], outside: list[str]) -> None:
    period = Period.of(words)
    assert [time for time in inside if not period.has(time)] == []
    assert [time for time in outside if period.has(time)] == []


@pytest.mark.parametrize("words", ["last week", "2025-03..2025-04", "1/2/3"])
def test_what_is_no_period(words: str) -> None:
    with pytest.raises(NoPeriod, match="FROM/TO"):
        Period.of(words)


def test_nothing_said_is_everything() -> None:
    assert Wanted().of(CASE) is CASE


def test_kinds_take_only_their_actors_and_links_along() -> None:
    claims = Wanted(kinds=("claim",)).of(CASE)
    assert {tag.kind for tag in claims.tags} == {"claim"}
    assert len(claims.links) == 2
    assert claims.actors.keys() == {"x1", "x2"}
    vessels = Wanted(kinds=("vessel",)).of(CASE)
    assert vessels.actors == {}
    assert vessels.links == ()
    assert vessels.records.keys() == {"a1", "a2"}


def test_articles_by_pattern_or_id() -> None:
    one = Wanted(articles=("day/*",)).of(CASE)
    assert one.records.keys() == one.articles.keys() == {"a1"}
    assert one.tags == tuple(tag for tag in CASE.tags if tag.article == "a1")
    assert [link.id for link in one.links] == ["l1"]
    assert Wanted(articles=("a1",)).of(CASE).tags == one.tags
    assert Wanted(articles=("untagged.txt",)).of(CASE).records.keys() == {"a3"}


def test_annotators_and_days() -> None:
    dated = tuple(
        replace(tag, by=f"ana-{n % 2}", created=f"2026-01-{n + 1:02}T08:00:00Z")
        for n, tag in enumerate(CASE.tags)
    )
    case = replace(CASE, tags=dated)
    assert {tag.by for tag in Wanted(by=("ana-1",)).of(case).tags} == {"ana-1"}
    first = Wanted(tagged=Period.of("/2026-01-03")).of(case)
    assert [tag.id for tag in first.tags] == [tag.id for tag in dated[:3]]
    published = Wanted(published=Period.of("2025-03")).of(case)
    assert published.records.keys() == {"a1"}
