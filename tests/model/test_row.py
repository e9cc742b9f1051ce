from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.actor import Actor, Refusal
from tui.model.article import ArticleRecord
from tui.model.detail import Claim, DateValue, Mention
from tui.model.ids import id_for, new_id, time_id
from tui.model.link import Link
from tui.model.row import RowError, record_of, row_of, step_of, step_row
from tui.model.span import Span, envelope
from tui.model.step import TABLES, Change, Step
from tui.model.tag import Tag, detail_of

WORDS = st.text(max_size=6)
SPANS = st.builds(lambda s, n: Span(s, s + n), st.integers(0, 999), st.integers(1, 99))
MENTIONS = st.builds(Mention, WORDS, WORDS)
DATES = st.builds(DateValue, WORDS, WORDS, WORDS, WORDS, WORDS)
CLAIMS = st.builds(
    Claim,
    source=WORDS,
    source_span=st.none() | SPANS,
    source_sure=st.booleans(),
    cue=st.none() | SPANS,
    via=st.lists(WORDS, max_size=3).map(tuple),
    mode=WORDS,
    gist=WORDS,
    amount_unit=WORDS,
)


def tags(kind: str, details: st.SearchStrategy[Any]) -> st.SearchStrategy[Tag]:
    return st.builds(
        Tag,
        id=WORDS,
        article=WORDS,
        kind=st.just(kind),
        parts=st.lists(SPANS, min_size=1, max_size=3).map(tuple),
        quote=WORDS,
        anchor=st.sampled_from(["exact", "orphan"]),
        note=WORDS,
        flag=st.booleans(),
        detail=details,
    )


TAGS = (
    tags("actor", MENTIONS) | tags("date", DATES) | tags("claim", CLAIMS)
    | tags("weapon", st.none())
)  # fmt: skip
RECORDS = (
    TAGS
    | st.builds(ArticleRecord, WORDS, WORDS, title=WORDS, corrected=st.lists(WORDS).map(tuple))
    | st.builds(Actor, WORDS, WORDS, st.lists(WORDS).map(tuple), WORDS, WORDS, WORDS)
    | st.builds(Link, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS)
    | st.builds(Refusal, WORDS, WORDS, WORDS, WORDS, st.integers(-1, 99), WORDS)
)


def table_of(record: Any) -> str:
    return Change(None, record).table


@settings(max_examples=200, deadline=None)
@given(RECORDS)
def test_a_record_comes_back_from_its_row(record: Any) -> None:
    row = json.loads(json.dumps(row_of(record)))
    assert record_of(table_of(record), row) == record


@settings(max_examples=100, deadline=None)
@given(RECORDS)
def test_a_row_holds_what_differs_from_the_defaults(record: Any) -> None:
    row = row_of(record)
    for field in fields(record):
        if field.name in row and field.name not in ("parts", "detail"):
            assert field.default != getattr(record, field.name)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(RECORDS, st.sampled_from("bac")), max_size=4), st.booleans(), WORDS)
def test_a_step_comes_back_from_its_row(
    records: list[tuple[Any, str]], undone: bool, label: str
) -> None:
    changes = tuple(
        Change(None if way == "a" else r, None if way == "b" else r) for r, way in records
    )
    step = Step("1", label, changes, "2025-03-14T08:00:00Z", "reader", undone)
    assert step_of(json.loads(json.dumps(step_row(step)))) == step


def test_what_a_newer_version_has_added_is_passed_over() -> None:
    tag = Tag("t", "a", "actor", (Span(1, 2),), "x", detail=Mention("b"))
    assert record_of("tags", row_of(tag) | {"colour": "red"}) == tag


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from([
    "id", "article", "kind", "parts", "start", "end", "quote", "cue", "source_span", "via", "a",
    "b", "name", "path", "type", "text", "scope", "changes", "label", "at", "by",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(TABLES)), st.dictionaries(NAMES, JSON, max_size=10))
def test_a_damaged_row_is_a_record_or_a_row_error(table: str, row: dict[str, Any]) -> None:
    with suppress(RowError):
        record_of(table, row)
    with suppress(RowError):
        step_of(row)


@pytest.mark.parametrize("kind", ["actor", "claim", "date"])
def test_a_tag_written_without_its_detail_gets_an_empty_one(kind: str) -> None:
    row = {"id": "t", "article": "a", "kind": kind, "start": 1, "end": 2, "quote": "x"}
    tag = record_of("tags", row)
    assert isinstance(tag, Tag)
    assert tag.detail == detail_of(kind)


def test_a_change_needs_a_record() -> None:
    with pytest.raises(ValueError, match="before or after"):
        Change(None, None)


@given(st.lists(SPANS, min_size=1, max_size=4).map(tuple))
def test_the_envelope_is_the_smallest_span_around(parts: tuple[Span, ...]) -> None:
    around = envelope(parts)
    assert all(around.contains(part) for part in parts)
    assert {around.start} <= {part.start for part in parts}
    assert {around.end} <= {part.end for part in parts}


def test_ids_are_sixteen_hexadecimal_digits() -> None:
    for each in (new_id(), time_id(), id_for("a", "b")):
        assert len(each) == 16
        assert int(each, 16) >= 0
    assert id_for("a", "b") == id_for("a", "b") != id_for("ab")
    assert id_for("\udcff") != id_for("?")
    assert new_id() != new_id()
