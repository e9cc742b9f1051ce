from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.model.kind import Kind
from tui.storage.codebook import CodebookError, parse_codebook, read_codebook

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """# ours
[[kind]]
id = "weapon"
key = 2
name = "Weapon"

[[kind]]
id = "place"
key = "1"
name = "Place"
"""


def test_kinds_come_in_the_order_of_their_keys(tmp_path: Path) -> None:
    (tmp_path / "codebook.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    wanted = (Kind("place", "Place", "1"), Kind("weapon", "Weapon", "2"))
    assert read_codebook(tmp_path) == wanted


def test_without_a_codebook_there_are_no_own_kinds(tmp_path: Path) -> None:
    assert read_codebook(tmp_path) == ()
    assert parse_codebook("# nothing yet\n") == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('"1"', '"0"'), "codebook.toml:9: key must be 1 to 9, not '0'"),
        (("key = 2", "key = 10"), "codebook.toml:4: key must be 1 to 9, not 10"),
        (("key = 2", "key = true"), "codebook.toml:4: key must be 1 to 9, not True"),
        (('"1"', "2"), "codebook.toml:9: key 2 is taken twice"),
        (('"place"', '"weapon"'), "codebook.toml:8: 'weapon' is there twice"),
        (('"place"', '"actor"'), "codebook.toml:8: 'actor' is a built-in kind"),
        (('"place"', "5"), "codebook.toml:8: id must be a word"),
        (('"Place"', '" "'), "codebook.toml:10: name must be a word"),
        (('name = "Place"', ""), "codebook.toml:7: a kind needs name"),
        (("key = 2", "key = "), "codebook.toml:4: Invalid value"),
        ((GOOD, "kind = 5"), "codebook.toml:1: kinds are written as [[kind]]"),
        ((GOOD, "a = ["), "codebook.toml:1: "),
    ],
)
def test_what_is_wrong_is_said_with_its_line(change: tuple[str, str], message: str) -> None:
    with pytest.raises(CodebookError) as caught:
        parse_codebook(GOOD.replace(*change))
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_what_is_no_text_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "codebook.toml").write_bytes(b"# a\n\xff\n")
    with pytest.raises(CodebookError, match=r"codebook\.toml:2: not UTF-8"):
        read_codebook(tmp_path)
