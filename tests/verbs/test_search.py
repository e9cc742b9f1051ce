from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import main
from tui.verbs import search

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_places_in_their_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.txt").write_text("One.\n\nIt was in Ḥoms, he said.\x1b[31m\n", "utf-8")
    (tmp_path / "a.txt").write_text("---\ntitle: Homs\n---\nHOMS or Homsi\n", "utf-8")
    assert main(["search", "homs", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "a.txt:4:1: [HOMS] or Homsi",
        "a.txt:4:9: HOMS or [Homs]i",
        "b.txt:3:11: One. It was in [Ḥoms], he said.␛[31m",
    ]
    assert main(["search", "homs", str(tmp_path), "--whole"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["search", "--regex", "h\\w+i$", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "a.txt:4:9: HOMS or [Homsi]\n"
    assert main(["search", "--regex", "(", str(tmp_path)]) == 2
    assert main(["search", " ", str(tmp_path)]) == 2
    assert "no regular expression" in capsys.readouterr().err


def test_a_pattern_that_never_ends_is_given_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("word " * 40 + "\n", "utf-8")
    monkeypatch.setattr(search, "SECONDS", 1)
    assert main(["search", "--regex", r"(\w+\s?)+!!$", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "dateline: (\\w+\\s?)+!!$: takes more than 1 s, given up\n"
