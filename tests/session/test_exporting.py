from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.formats.made import full, written
from tui.formats import formats
from tui.session.exporting import NotWritten, preview, write_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEVERAL = [name for name, form in formats().items() if not form.suffix]


@pytest.fixture
def keep(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "corpus", tmp_path / "corpus" / ".dateline"


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", SEVERAL)
def test_a_folder_and_a_zip_hold_the_same(
    name: str, tmp_path: Path, keep: tuple[Path, Path]
) -> None:
    rows = write_file(name, full(), tmp_path / "out", keep=keep)
    assert tree(tmp_path / "out") == written(name, full())
    assert write_file(name, full(), tmp_path / "out.zip", keep=keep) == rows
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.testzip() is None
        inside = {each: archive.read(each) for each in archive.namelist()}
    assert inside == tree(tmp_path / "out")
    before = (tmp_path / "out.zip").read_bytes()
    write_file(name, full(), tmp_path / "out.zip", keep=keep)
    assert (tmp_path / "out.zip").read_bytes() == before


def test_nothing_or_all(
    tmp_path: Path, keep: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    for name, path in (("brat", "out"), ("brat", "out.zip"), ("csv", "out.csv")):
        with pytest.raises(NotWritten, match="No space left"):
            write_file(name, full(), tmp_path / path, keep=keep)
    assert list(tmp_path.iterdir()) == []


def forbidden(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "precious").write_text("!")
    (tmp_path / "file").write_text("!")
    yield tmp_path / "mine", "not empty"
    yield tmp_path / "file", "this is a file"
    yield tmp_path / "corpus" / "out", "would be articles"
    yield tmp_path / "corpus" / ".dateline" / "out", "the store's own folder"


def test_a_folder_is_never_replaced(tmp_path: Path, keep: tuple[Path, Path]) -> None:
    keep[1].mkdir(parents=True)
    for path, why in forbidden(tmp_path):
        with pytest.raises(NotWritten, match=why):
            write_file("brat", full(), path, keep=keep)
    assert tree(tmp_path) == {"file": b"!", "mine/precious": b"!"}
    (tmp_path / "empty").mkdir()
    write_file("brat", full(), tmp_path / "empty", keep=keep)
    assert (tmp_path / "empty" / "annotation.conf").exists()


def test_a_preview_says_how_many_and_what_not() -> None:
    assert str(preview("jsonl", full())) == "11 tags, and nothing is left out"
    words = str(preview("doccano", full()))
    assert words.startswith("10 of 11 tags; not in this format: tags that have lost")
    assert "links between claims: 2" in words
