from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

import pytest

from tests.unprivileged import ordinary_user
from tui.readers import LIMIT, Unreadable, encodings, read, readers, scan, suffixes

posix = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")


def reason(root: Path, path: str, limit: int = LIMIT) -> str:
    began = time.monotonic()
    with pytest.raises(Unreadable) as caught:
        read(root, path, limit=limit)
    assert time.monotonic() - began < 10
    assert str(caught.value) == caught.value.reason
    assert "\n" not in caught.value.reason
    return caught.value.reason


def test_each_format_is_found() -> None:
    assert set(readers()) >= {"plain", "markdown"}
    assert set(suffixes()) >= {".txt", ".md"}


def test_a_file_is_read_by_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "A.TXT").write_bytes(b"Title\r\n")
    article = read(tmp_path, "deep/A.TXT")
    assert (article.path, article.text) == ("deep/A.TXT", "Title\r\n")
    assert reason(tmp_path, "deep/A.doc") == "no reader for .doc"
    assert reason(tmp_path, "deep") == "no reader for a name without an ending"


def test_the_chosen_encoding_reaches_the_reader(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Город".encode("cp1251"))
    assert read(tmp_path, "a.txt", encoding="cp1251").text == "Город"
    assert "cp1251" in encodings(tmp_path, "a.txt")


def test_an_empty_file_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert read(tmp_path, "a.txt").text == ""


def test_what_is_missing_or_a_directory_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    assert reason(tmp_path, "x.txt") == "a directory"
    assert reason(tmp_path, "none.txt") == "no such file"
    assert reason(tmp_path, "a\0.txt") == "no such file"
    assert reason(tmp_path, "x" * 300 + ".txt") == "name too long"


@posix
def test_a_fifo_and_a_socket_do_not_hang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "fifo.txt")
    monkeypatch.chdir(tmp_path)  # a socket's name must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        assert reason(tmp_path, "fifo.txt") == "not a regular file (FIFO)"
        assert reason(tmp_path, "socket.txt") == "not a regular file (socket)"
        assert scan(tmp_path) == ("fifo.txt", "socket.txt")


@posix
def test_links(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (root / "a.txt").write_text("here")
    (root / "zero.txt").symlink_to("/dev/zero")
    (root / "out.txt").symlink_to(tmp_path / "secret.txt")
    (root / "in.txt").symlink_to("a.txt")
    (root / "loop.txt").symlink_to("loop.txt")
    (root / "nothing.txt").symlink_to("gone.txt")
    (root / "again").symlink_to(root)
    assert read(root, "in.txt").text == "here"
    assert reason(root, "zero.txt") == "links out of the corpus"
    assert reason(root, "out.txt") == "links out of the corpus"
    assert reason(root, "../secret.txt") == "links out of the corpus"
    assert reason(root, "loop.txt") == "a loop of links"
    assert reason(root, "nothing.txt") == "no such file"
    assert scan(root) == ("a.txt", "in.txt", "loop.txt", "nothing.txt", "out.txt", "zero.txt")


@posix
def test_the_corpus_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("here")
    (tmp_path / "corpus").symlink_to(tmp_path / "real")
    assert scan(tmp_path / "corpus") == ("a.txt",)
    assert read(tmp_path / "corpus", "a.txt").text == "here"


@posix
def test_no_permission() -> None:
    with ordinary_user() as folder:
        (folder / "a.txt").write_text("here")
        (folder / "a.txt").chmod(0)
        (folder / "deep").mkdir(mode=0)
        assert reason(folder, "a.txt") == "permission denied"
        assert scan(folder) == ("a.txt",)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(2**30)
    assert reason(tmp_path, "huge.txt") == (
        "1 GB: larger than the limit of 16 MB (setting max_size)"
    )


def test_the_limit_is_inclusive(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 1000)
    assert len(read(tmp_path, "a.txt", limit=1000).text) == 1000
    assert reason(tmp_path, "a.txt", limit=999) == (
        "1000 bytes: larger than the limit of 999 bytes (setting max_size)"
    )


def test_a_file_that_is_larger_than_it_says_is_still_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 1000)
    real = os.read

    def grown(opened: int, count: int) -> bytes:
        return real(opened, count) or b"y" * count

    monkeypatch.setattr(os, "read", grown)
    assert reason(tmp_path, "a.txt", limit=1500).startswith("1.5 kB: larger than")


def test_scan_is_sorted_and_leaves_out_what_is_hidden(tmp_path: Path) -> None:
    for path in ("b.txt", "a.md", "deep/er/c.TXT", ".hidden.txt", ".dateline/d.txt", "e.txt~",
                 "x.txt/f.txt", "notes.doc"):  # fmt: skip
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    assert scan(tmp_path) == ("a.md", "b.txt", "deep/er/c.TXT", "x.txt/f.txt")
    assert scan(tmp_path / "nowhere") == ()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf_8_survives(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("here")
    (path,) = scan(tmp_path)
    assert path == "caf\udce9.txt"
    assert read(tmp_path, path).text == "here"
