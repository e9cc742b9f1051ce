from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.verbs.made import exported, table, tag
from tui.cli import main

if TYPE_CHECKING:
    Capture = pytest.CaptureFixture[bytes]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def tagged(small: Path) -> Path:
    """Four tags, two of another annotator."""
    tag(small, "one.txt", "--quote", "Rebels", "--as", "ana")
    tag(small, "one.txt", "--quote", "Friday", "--as", "ana", kind="date")
    tag(small, "one.txt", "--quote", "The army left Maraj", "--as", "ben", kind="claim")
    tag(small, "two.txt", "--quote", "Maraj", "--as", "ben")
    return small


@pytest.mark.parametrize(
    ("options", "quotes"),
    [
        ([], ["Rebels", "Friday", "The army left Maraj", "Maraj"]),
        (["--kind", "date", "--kind", "claim"], ["Friday", "The army left Maraj"]),
        (["--article", "two*"], ["Maraj"]),
        (["--by", "ben"], ["The army left Maraj", "Maraj"]),
        (["--tagged", "/2001"], []),
        (["--tagged", "2001/"], ["Rebels", "Friday", "The army left Maraj", "Maraj"]),
        (["--published", "2001/"], []),
    ],
)
def test_some_of_the_tags(
    tagged: Path, capfdbinary: Capture, options: list[str], quotes: list[str]
) -> None:
    assert [row["quote"] for row in table(exported(tagged, capfdbinary, *options))] == quotes


def test_that_nothing_is_chosen_is_said(tagged: Path, capfdbinary: Capture) -> None:
    said = b"dateline: nothing is chosen: no tag is what the options say\n"
    for options in (["--kind", "nosuch"], ["--article", "nosuch*"], ["--tagged", "/2001"]):
        capfdbinary.readouterr()
        assert main(["export", str(tagged), *options]) == 0
        told = capfdbinary.readouterr()
        assert told.err == said
        assert table(told.out) == []
    assert main(["export", str(tagged), "--kind", "date"]) == 0
    assert capfdbinary.readouterr().err == b""


def test_an_export_of_everything_may_be_empty(small: Path, capfdbinary: Capture) -> None:
    assert main(["export", str(small)]) == 0
    assert capfdbinary.readouterr().err == b""


def test_a_period_that_is_none(tagged: Path, capfdbinary: Capture) -> None:
    assert main(["export", str(tagged), "--tagged", "yesterday"]) == 2
    assert b"FROM/TO" in capfdbinary.readouterr().err


def test_a_preview_writes_nothing(tagged: Path, capfdbinary: Capture, tmp_path: Path) -> None:
    out = tmp_path / "out.conll"
    told = exported(tagged, capfdbinary, "--format", "conll", "--preview", "-o", str(out))
    lines = told.decode().splitlines()
    assert lines[0] == "conll: 4 of 4 tags"
    assert "not in this format: actors behind mentions: 2" in lines
    assert not out.exists()


def test_several_files_on_standard_output_are_a_zip(tagged: Path, capfdbinary: Capture) -> None:
    data = exported(tagged, capfdbinary, "--format", "brat")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.namelist() == [
            "annotation.conf", "one.txt", "one.ann", "two.txt", "two.ann",
        ]  # fmt: skip
    assert exported(tagged, capfdbinary, "--format", "brat") == data


def test_the_codebook_travels_with_the_tags(tagged: Path, capfdbinary: Capture) -> None:
    codebook = '[[kind]]\nid = "vessel"\nkey = 1\nname = "Vessel"\n'
    (tagged / ".dateline" / "codebook.toml").write_text(codebook, "utf-8")
    lines = exported(tagged, capfdbinary, "--format", "jsonl").decode().splitlines()
    rows = [json.loads(line) for line in lines]
    assert {row["dateline"] for row in rows} == {1}
    assert rows[1] == {"dateline": 1, "table": "codebook", "text": codebook}
    assert rows[0]["tags"] == sum(row["table"] == "tags" for row in rows) == 4


def test_an_orphan_has_its_words_and_no_place(tagged: Path, capfdbinary: Capture) -> None:
    (tagged / "one.txt").write_text("Another report of another day altogether.\n", "utf-8")
    lines = exported(tagged, capfdbinary, "--format", "jsonl").decode().splitlines()
    (orphan,) = (row for row in map(json.loads, lines) if row.get("quote") == "Friday")
    assert (orphan["anchor"], orphan["start"], orphan["end"]) == ("orphan", None, None)
    assert orphan["parts"] == [[21, 27]]


HOSTILE = "---\ntitle: T\x1b]0;owned\x07\n---\nRebels\x9b31m left \u202eMaraj.\n"
HOSTILE += "Plain. " * 99


@pytest.mark.parametrize("name", ["csv", "jsonl", "webannotation", "prodigy"])
def test_nothing_of_an_article_acts_on_a_terminal(small: Path, name: str) -> None:
    (small / "bad.txt").write_text(HOSTILE, "utf-8")
    tag(small, "bad.txt", "--quote", "Rebels\x9b31m left \u202eMaraj")
    shown = on_a_terminal("export", str(small), "--format", name, "-o", "-")
    assert b"left" in shown
    text = shown.decode().replace("\r\n", "\n")
    assert not [sign for sign in text if sign < " " and sign != "\n"]
    assert "\x9b" not in text
    assert "\u202e" not in text


def test_what_is_no_text_is_kept_from_a_terminal(small: Path) -> None:
    shown = on_a_terminal("export", str(small), "--format", "qdpx", "-o", "-")
    assert shown.split(b"\r\n") == [
        b"dateline: this is no text for a terminal: name a file with -o", b""
    ]  # fmt: skip


def on_a_terminal(*arguments: str) -> bytes:
    """What a verb writes to a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tui", *arguments]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT)
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not more:  # elsewhere that is its end
            break
        shown += more
    process.wait(timeout=60)
    os.close(ours)
    return shown
