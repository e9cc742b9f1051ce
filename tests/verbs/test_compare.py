"""`dateline compare`: which pairs are printed, and what stands in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.verbs.made import command, tag
from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def compared(
    folder: Path, capfd: pytest.CaptureFixture[str], *more: str
) -> list[dict[str, Any]]:
    capfd.readouterr()
    assert main(["compare", str(folder), *more]) == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_pairs_of_the_sample_corpus(corpus: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pairs = compared(corpus, capfd)
    assert not (corpus / ".dateline").exists()
    assert [pair["score"] for pair in pairs] == sorted(
        (p["score"] for p in pairs), reverse=True
    )
    assert {pair["type"] for pair in pairs} == {"repeats", "corroborates", "contradicts"}
    for pair in pairs:
        assert pair["evidence"][0].startswith("both tell: ")
        assert pair["a"]["article"] != pair["b"]["article"]
        for end in (pair["a"], pair["b"]):
            text = (corpus / end["article"]).read_text("utf-8")
            assert text[end["start"] : end["end"]] == end["quote"]
            assert "tag" not in end
    (figures,) = (
        pair for pair in pairs if "31" in pair["a"]["quote"] and "47" in pair["b"]["quote"]
    )
    assert (figures["type"], figures["aspect"]) == ("contradicts", "how-many")
    assert "“31” – “47”" in figures["evidence"]


def test_a_tagged_claim_is_named_by_its_tag(
    corpus: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = compared(corpus, capfd)
    first = before[0]["a"]
    assert tag(corpus, first["article"], "--quote", first["quote"], kind="claim") == 0
    ends = [end for pair in compared(corpus, capfd) for end in (pair["a"], pair["b"])]
    assert [end["quote"] for end in ends if "tag" in end][:1] == [first["quote"]]


def test_what_is_wrong_is_said(corpus: Path) -> None:
    done = command("compare", corpus / "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no such folder" in done.stderr
    (corpus / "odd.txt").write_bytes(b"\0\1\2\3")
    done = command("compare", corpus)
    assert done.returncode == 0
    assert "odd.txt" in done.stderr
