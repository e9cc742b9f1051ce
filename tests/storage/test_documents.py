from __future__ import annotations

import json
import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.article import FACTS, Article, text_hash
from tui.model.span import Span
from tui.storage import texts
from tui.storage.documents import Extract, extract_of, is_tagged, keep_extract, prune

DOCUMENT = "d" * 64
WORDS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n\x00é🜁"))


def article(text: str = "Words.", part: str = "", document: str = DOCUMENT) -> Article:
    body = Span(0, len(text))
    return Article(f"a.html{part}", text, body, hash=text_hash(text), document=document)


@st.composite
def extracts(draw: st.DrawFn) -> Extract:
    made = []
    for number in range(draw(st.integers(1, 3))):
        facts = {name: draw(WORDS) for name in (*FACTS, "lang")}
        text = draw(WORDS)
        guessed = frozenset(draw(st.sets(st.sampled_from(FACTS))))
        made.append(
            Article(
                f"a.html#{number}", text, Span(min(1, len(text)), len(text)), **facts,
                encoding="cp1252", encoding_guessed=draw(st.booleans()), guessed=guessed,
                hash=text_hash(text), document=DOCUMENT,
            )
        )  # fmt: skip
    return Extract(tuple(made), draw(WORDS), "dateline 1")


@settings(max_examples=40, deadline=None)
@given(extracts())
def test_what_is_kept_comes_back(extract: Extract) -> None:
    with TemporaryDirectory() as folder:
        keep_extract(Path(folder), "html", "", "a.html", extract)
        assert extract_of(Path(folder), DOCUMENT, "html", "", "a.html") == extract


def test_it_is_kept_by_bytes_reader_and_encoding_and_not_by_name(tmp_path: Path) -> None:
    keep_extract(tmp_path, "mbox", "KOI8-R", "a.html", Extract((article(part="#1"),)))
    kept = extract_of(tmp_path, DOCUMENT, "mbox", "koi8-r", "deep/b.html")
    assert kept is not None
    assert kept.articles[0].path == "deep/b.html#1"
    assert extract_of(tmp_path, DOCUMENT, "mbox", "", "a.html") is None
    assert extract_of(tmp_path, DOCUMENT, "html", "koi8-r", "a.html") is None
    assert extract_of(tmp_path, "e" * 64, "mbox", "koi8-r", "a.html") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-9],
        lambda data: data.replace(b"Words.", b"Wards."),
        lambda data: data.replace(b'"version": 1', b'"version": 2'),
        lambda data: data.replace(b'"title": ""', b'"title": 7'),
        lambda data: b"[" * 100_000,
        lambda data: json.dumps([1]).encode(),
    ],
)
def test_what_is_damaged_counts_as_not_there(tmp_path: Path, damage: object) -> None:
    keep_extract(tmp_path, "html", "", "a.html", Extract((article(),)))
    (place,) = (tmp_path / "texts" / "documents").iterdir()
    assert callable(damage)
    place.write_bytes(damage(place.read_bytes()))
    assert extract_of(tmp_path, DOCUMENT, "html", "", "a.html") is None


def test_texts_with_tags_are_told(tmp_path: Path) -> None:
    assert not is_tagged(tmp_path, [article()])
    texts.keep(tmp_path, "Words.")
    assert is_tagged(tmp_path, [article("Other."), article()])


def test_old_ones_go_where_there_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prune(tmp_path)
    for letter in "abc":
        extract = Extract((article(document=letter * 64),))
        keep_extract(tmp_path, "html", "", "a.html", extract)
    folder = tmp_path / "texts" / "documents"
    size = sum(each.stat().st_size for each in folder.iterdir())
    old = time.time() - 40 * 86_400
    for letter, age in (("a", 0), ("b", 1000)):
        os.utime(folder / f"{letter * 64}.html.json", (old - age, old - age))
    prune(tmp_path)
    assert len(list(folder.iterdir())) == 3
    monkeypatch.setattr("tui.storage.documents.MOST", size - 1)
    assert extract_of(tmp_path, "b" * 64, "html", "", "a.html"), "used: it is young again"
    prune(tmp_path)
    assert {each.name[0] for each in folder.iterdir()} == {"b", "c"}
    monkeypatch.setattr("tui.storage.documents.MOST", 0)
    prune(tmp_path)
    assert {each.name[0] for each in folder.iterdir()} == {"b", "c"}, "these are in use"
