from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.model.kind import BUILT_IN
from tui.storage.codebook import LARGEST, codebook_text, read_codebook

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '[[kind]]\nid = "place"\nkey = "1"\nname = "Place"\n'


def test_a_codebook_is_read_with_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "codebook.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    (place,) = read_codebook(tmp_path).own
    assert (place.id, place.name, place.letter) == ("place", "Place", "1")
    assert codebook_text(tmp_path) == (GOOD, None)


def test_without_a_codebook_there_are_the_built_in_kinds(tmp_path: Path) -> None:
    codebook = read_codebook(tmp_path)
    assert (codebook.kinds, codebook.problems) == (BUILT_IN, ())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"# a\n\xff\n", "codebook.toml:2: error: not UTF-8 (save the file as UTF-8)"),
        (b"#" * (LARGEST + 1), "codebook.toml: error: larger than 1024 KiB"),
        (None, "codebook.toml: error: cannot be read: "),
    ],
)
def test_a_file_that_is_none_is_said(tmp_path: Path, data: bytes | None, said: str) -> None:
    if data is None:
        (tmp_path / "codebook.toml").mkdir()
    else:
        (tmp_path / "codebook.toml").write_bytes(data)
    codebook = read_codebook(tmp_path)
    assert codebook.kinds == BUILT_IN
    (problem,) = codebook.errors
    assert str(problem).startswith(said)
