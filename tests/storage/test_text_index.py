"""The index of texts: it finds what a plain search finds, whatever becomes of its file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.span import Span
from tui.storage import text_rows
from tui.storage.text_index import TextIndex
from tui.text.folding import fold
from tui.text.searching import Query, query_of, spans

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "one": "Ḥoms fell on Friday.\nNobody in Homs spoke.",
    "two": "The road to HOMS is long. Straße.",
    "three": "Nothing at all.",
}
KEYS = set(TEXTS)


def shelved(store: Path | None, texts: dict[str, str] = TEXTS) -> TextIndex:
    index = TextIndex(store)
    index.put([(key, text, Span(0, len(text))) for key, text in texts.items()])
    return index


def words(index: TextIndex, typed: str, texts: dict[str, str] = TEXTS) -> dict[str, list[str]]:
    query = query_of(typed)
    assert query is not None
    found, _ = index.search(query, texts.keys(), 100)
    return {key: [texts[key][start:end] for start, end in places] for key, places in found}


HOMS = {"one": ["Ḥoms", "Homs"], "two": ["HOMS"]}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "texts.db"


def test_it_finds_and_keeps(tmp_path: Path) -> None:
    index = shelved(tmp_path)
    assert words(index, "homs") == HOMS
    assert words(index, "strasse") == {"two": ["Straße"]}
    assert words(index, "at") == {"three": ["at"]}  # shorter than a piece
    assert words(index, "\\h\\w+s") == HOMS
    assert index.search(Query("homs"), {"two"}, 9)[0] == [("two", [Span(12, 16)])]
    assert index.search(Query("o"), KEYS, 3)[1]
    assert index.search_one(Query("homs"), "two", 9) == [Span(12, 16)]
    index.close()
    again = TextIndex(tmp_path)
    assert again.search_one(Query("homs"), "two", 9) == [Span(12, 16)]
    assert again.search_one(Query("homs"), "four", 9) is None
    assert again.missing([*KEYS, "four"]) == ["four"]
    assert words(again, "homs") == HOMS
    again.prune({"one", "two"})  # few are kept for when they come back
    assert again.missing(KEYS) == []
    again.prune({"one"})
    assert set(again.missing(KEYS)) == {"two", "three"}
    assert words(again, "homs") == {"one": HOMS["one"]}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text("aAäßﬁiıİ “’\n.\ud800bc", max_size=12), max_size=5),
    st.text("aäßsfiI' bc\ud800", min_size=1, max_size=5),
)
def test_it_finds_what_a_plain_search_finds(texts: list[str], typed: str) -> None:
    query = query_of(typed)
    if query is None:
        return
    index = TextIndex(None)
    by_key = {str(n): text for n, text in enumerate(texts)}
    with sqlite3.connect(":memory:", isolation_level=None) as base:
        text_rows.make(base)
        index._base, index.indexed = base, True
        index.put([(key, text, Span(0, len(text))) for key, text in by_key.items()])
        assert not index._early
        plain = {k: spans(query, fold(t, Span(0, len(t)))) for k, t in by_key.items()}
        found, more = index.search(query, by_key.keys(), 10_000)
        assert dict(found) == {key: places for key, places in plain.items() if places}
        assert not more
    index.close()


@pytest.mark.parametrize("where", [0, 20, 100, 3000, 5000, 9000])
def test_damage(tmp_path: Path, file: Path, where: int) -> None:
    shelved(tmp_path).close()
    content = bytearray(file.read_bytes())
    content[where : where + 400] = b"\xa5" * len(content[where : where + 400])
    file.write_bytes(content)
    index = TextIndex(tmp_path)
    for key in index.missing(KEYS):
        index.put([(key, TEXTS[key], Span(0, len(TEXTS[key])))])
    if words(index, "homs") != HOMS:  # noticed only now: the texts are asked for again
        assert index.damages
        for key in index.missing(KEYS):
            index.put([(key, TEXTS[key], Span(0, len(TEXTS[key])))])
    assert words(index, "homs") == HOMS


def test_another_version_or_another_file(tmp_path: Path, file: Path) -> None:
    shelved(tmp_path).close()
    with sqlite3.connect(file) as base:
        base.execute("PRAGMA user_version = 7")
    assert set(TextIndex(tmp_path).missing(KEYS)) == KEYS
    file.write_bytes(b"something else altogether" * 100)
    assert words(shelved(tmp_path), "homs") == HOMS
    assert TextIndex(tmp_path).missing(KEYS) == []


LOCKER = """
import sqlite3, sys, time
base = sqlite3.connect(sys.argv[1], isolation_level=None)
base.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""


def test_another_window_that_writes_is_not_waited_for(tmp_path: Path, file: Path) -> None:
    shelved(tmp_path, {"one": TEXTS["one"]}).close()
    process = subprocess.Popen(
        [sys.executable, "-c", LOCKER, str(file)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        process.stdout.readline()
        begun = time.monotonic()
        index = shelved(tmp_path)
        assert words(index, "homs") == HOMS
        assert time.monotonic() - begun < 3
    finally:
        process.communicate()
    index.flush()
    index.close()
    assert TextIndex(tmp_path).missing(KEYS) == []


def test_nowhere_to_write(tmp_path: Path, file: Path) -> None:
    assert words(shelved(tmp_path / "no" / "store"), "homs") == HOMS
    assert words(shelved(None), "homs") == HOMS
    file.parent.mkdir()
    file.symlink_to(tmp_path / "precious")
    (tmp_path / "precious").write_text("mine")
    assert words(shelved(tmp_path), "homs") == HOMS
    assert (tmp_path / "precious").read_text() == "mine"


def test_without_an_index_of_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_rows, "knows_pieces", lambda: False)
    index = shelved(tmp_path)
    assert not index.indexed
    assert words(index, "homs") == HOMS
    index.close()
    assert words(TextIndex(tmp_path), "homs") == HOMS
