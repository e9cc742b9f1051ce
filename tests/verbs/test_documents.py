"""Paths of articles in files of several, and documents that change, on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.verbs.made import exported, table, tag
from tui import readers
from tui.cli import main
from tui.model.article import text_hash
from tui.readers import file_of

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "Rebels took Maraj on Friday, a source said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "corpus"
    made.mkdir()
    rows = [{"id": number, "text": f"{number}: {WORDS}"} for number in range(3)]
    (made / "a.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return made


def page(*paragraphs: str, script: str = "") -> str:
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    script = f"<script>{script}</script>"
    return f"<html><head><title>A page</title>{script}</head><body>{body}</body></html>"


def suggested(where: Path, capfd: pytest.CaptureFixture[bytes]) -> list[str]:
    capfd.readouterr()
    assert main(["suggest", str(where)]) == 0
    return [json.loads(line)["article"] for line in capfd.readouterr().out.splitlines()]


def test_paths_of_parts(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    paths = suggested(folder, capfdbinary)
    assert {file_of(path) for path in paths} == {"a.jsonl"}
    assert len(set(paths)) == 3
    assert suggested(folder / paths[1], capfdbinary) == [paths[1]]
    assert tag(folder, paths[1], "--quote", "Maraj") == 0
    rows = table(exported(folder, capfdbinary, "--article", paths[1]))
    assert [(row["article_path"], row["quote"]) for row in rows] == [(paths[1], "Maraj")]


def test_a_line_that_is_broken_is_told_and_the_others_are_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "a.jsonl").open("a") as file:
        file.write("{broken\n")
    assert main(["suggest", str(folder)]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 3
    assert "dateline: a.jsonl: " in said.err


def test_check_says_that_a_document_has_changed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "p.html").write_text(page(WORDS, "Nobody was hurt."))
    assert tag(folder, "p.html", "--quote", "Maraj") == 0
    (folder / "p.html").write_text(page(WORDS, "Nobody was hurt.", script="other()"))
    assert main(["check", str(folder)]) == 0
    said = "p.html: the document has changed since it was tagged, its text has not"
    assert said in capsys.readouterr().out.splitlines()
    (folder / "p.html").write_text(page("A paragraph more.", WORDS))
    assert main(["check", str(folder), "--write"]) == 0
    said = "p.html: the document has changed since it was tagged, and so has its text"
    assert said in capsys.readouterr().out.splitlines()
    assert main(["check", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "document" not in out
    assert "1 tags: 1 exact" in out


def test_what_was_taken_out_at_first_stays_for_every_verb(
    folder: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    (folder / "p.html").write_text(page(WORDS))
    assert tag(folder, "p.html", "--quote", "Maraj") == 0
    (kept,) = (folder / ".dateline" / "texts" / "documents").iterdir()
    row = json.loads(kept.read_bytes())
    text = f"From an older extractor.\n\n{row['articles'][0]['text']}"
    row["articles"][0] |= {"text": text, "hash": text_hash(text), "body": [0, len(text)]}
    row["by"] = "dateline 0.0.1"
    kept.write_text(json.dumps(row))
    (folder / ".dateline" / "texts" / f"{text_hash(text)}.txt").write_text(text)
    (row_out,) = table(exported(folder, capfdbinary))
    assert int(row_out["start"]) == text.index("Maraj")
    assert "older extractor" in kept.read_text()
    assert suggested(folder / "p.html", capfdbinary) == ["p.html"]


def test_looking_leaves_nothing_behind(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "p.html").write_text(page(WORDS))
    assert main(["suggest", str(folder)]) == 0
    assert main(["search", "Maraj", str(folder)]) == 0
    assert "p.html:" in capsys.readouterr().out
    assert not (folder / ".dateline").exists()
    assert len(readers.scan(folder)) == 2
