from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.made import ONE, TWO, article, marks_of
from tui.model.detail import ActorSeen, Claim, DateValue
from tui.model.mark import Mark
from tui.model.span import Span
from tui.storage.mark_cache import LARGEST, MarkCache, decoded, encoded

if TYPE_CHECKING:
    from pathlib import Path

HERE = article("one.txt", ONE, "2025-03-14")
MARKS = marks_of(HERE)
words = st.text(max_size=8)
spans = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda p: Span(p[0], p[0] + p[1]))
details = st.one_of(
    st.builds(ActorSeen, words, words, words),
    st.builds(DateValue, words, words, words, words, words),
    st.builds(
        Claim, words, st.none() | spans, st.booleans(), st.none() | spans,
        st.lists(words, max_size=3).map(tuple), words, words, words, words, words,
    ),
)  # fmt: skip
marks = st.builds(
    Mark, words, st.lists(spans, min_size=1, max_size=3).map(tuple), details, words,
    st.booleans(), words,
)  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(words, inner, max_size=3),
    max_leaves=12,
)


def files(store: Path) -> list[Path]:
    return sorted((store / "cache" / "marks").iterdir())


def test_what_is_put_is_got_by_the_same_article_and_edition_only(tmp_path: Path) -> None:
    cache = MarkCache(tmp_path, "first")
    assert cache.get(HERE) is None
    cache.put(HERE, MARKS)
    assert cache.get(HERE) == MARKS
    assert cache.get(replace(HERE, path="renamed.txt", id="other")) == MARKS
    assert MarkCache(tmp_path, "first").get(HERE) == MARKS
    others = (
        article("one.txt", TWO, "2025-03-14"),
        replace(HERE, published="2025-03-15"),
        replace(HERE, lang="fr"),
        replace(HERE, body=Span(3, len(ONE))),
    )
    assert [cache.get(each) for each in others] == [None] * 4
    assert MarkCache(tmp_path, "second").get(HERE) is None


def test_it_is_its_owners_and_leaves_nothing_else(tmp_path: Path) -> None:
    MarkCache(tmp_path, "first").put(HERE, MARKS)
    (kept,) = files(tmp_path)
    assert kept.suffix == ".json"
    assert [p.stat().st_mode & 0o77 for p in (kept, kept.parent, kept.parent.parent)] == [0] * 3


@settings(max_examples=60, deadline=None)
@given(st.lists(marks, max_size=4).map(tuple))
def test_any_marks_come_back_from_json(given_marks: tuple[Mark, ...]) -> None:
    rows = json.loads(json.dumps(encoded(given_marks)))
    assert decoded(rows, Span(0, 200)) == given_marks


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_foreign_rows_are_refused_or_are_sound_marks(data: st.DataObject) -> None:
    rows: Any = json.loads(json.dumps(encoded(MARKS[:2])))
    row = data.draw(st.sampled_from(rows))
    row[data.draw(st.integers(0, len(row) - 1))] = data.draw(anything)
    try:
        found = decoded(rows, HERE.body)
    except (ValueError, TypeError):
        return
    for mark in found:
        assert all(isinstance(each, str) for each in (mark.kind, mark.rule, mark.why))
        assert all(HERE.body.contains(part) and part.length for part in mark.parts)


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"null", b"[1]", b"[[]]", b"\xff", b"[" * 100_000),
        b'[["actor",[[0,9999]],"r",false,"","ActorSeen","x"]]',
        b'[["actor",[[0,3]],"r",false,"","Popen","x"]]',
    ],
)
def test_damage_is_as_good_as_nothing_and_is_written_over(
    tmp_path: Path, content: bytes
) -> None:
    cache = MarkCache(tmp_path, "first")
    cache.put(HERE, MARKS)
    (kept,) = files(tmp_path)
    kept.write_bytes(content)
    assert cache.get(HERE) is None
    cache.put(HERE, MARKS)
    assert cache.get(HERE) == MARKS


def test_what_is_no_plain_file_of_a_sane_size_is_not_read(tmp_path: Path) -> None:
    cache = MarkCache(tmp_path, "first")
    cache.put(HERE, MARKS)
    (kept,) = files(tmp_path)
    aside = tmp_path / "aside"
    kept.rename(aside)
    os.mkfifo(kept)
    assert cache.get(HERE) is None
    kept.unlink()
    kept.symlink_to(aside)
    assert cache.get(HERE) is None
    kept.unlink()
    kept.touch()
    os.truncate(kept, LARGEST + 1)
    assert cache.get(HERE) is None


def test_old_ones_go_when_there_is_no_room(tmp_path: Path) -> None:
    cache = MarkCache(tmp_path, "first", most=10_000)
    for number in range(30):
        each = article(f"{number}.txt", f"{number}. {ONE}")
        cache.put(each, marks_of(HERE))
        path = max(files(tmp_path), key=lambda path: path.stat().st_mtime_ns)
        os.utime(path, (1_000_000 + number, 1_000_000 + number))
    cache.prune()
    assert sum(path.stat().st_size for path in files(tmp_path)) <= 7_500
    assert cache.get(article("29.txt", f"29. {ONE}")) is not None
    assert cache.get(article("0.txt", f"0. {ONE}")) is None


def test_using_one_keeps_it(tmp_path: Path) -> None:
    cache = MarkCache(tmp_path, "first")
    cache.put(HERE, MARKS)
    (kept,) = files(tmp_path)
    os.utime(kept, (1_000_000, 1_000_000))
    assert cache.get(HERE) == MARKS
    assert kept.stat().st_mtime > 1_000_000


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_is_said(
    tmp_path: Path,
) -> None:
    (tmp_path / "cache").write_text("in the way")
    for store in (tmp_path, tmp_path / "gone"):
        cache = MarkCache(store, "first")
        cache.put(HERE, MARKS)
        assert cache.get(HERE) is None
        cache.prune()
    assert not (tmp_path / "gone").exists()


def test_without_an_edition_nothing_is_kept(tmp_path: Path) -> None:
    MarkCache(tmp_path, "").put(HERE, MARKS)
    assert not (tmp_path / "cache").exists()
