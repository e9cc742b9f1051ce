from __future__ import annotations

from pathlib import Path

import pytest

from tui.cli import main

CODEBOOK = """\
[[kind]]
id = "vessel"
key = 1
name = "Vessel"
guideline = "Any ship\\nthat is named."

[[kind.field]]
id = "flag_state"
name = "Flag state"
required = true
values = ["Panama"]
"""

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def codebook(corpus: Path) -> Path:
    (corpus / ".dateline").mkdir()
    path = corpus / ".dateline" / "codebook.toml"
    path.write_text(CODEBOOK)
    return path


def test_init_writes_a_codebook_once(corpus: Path, capsys: Capture) -> None:
    assert main(["codebook", "init", str(corpus)]) == 0
    path = corpus / ".dateline" / "codebook.toml"
    assert capsys.readouterr().out == f"{path}\n"
    path.write_text(CODEBOOK)
    assert main(["codebook", "init", str(corpus)]) == 2
    assert "is there already; nothing was changed" in capsys.readouterr().err
    assert path.read_text() == CODEBOOK


def test_init_says_what_could_not_be_saved(corpus: Path, capsys: Capture) -> None:
    (corpus / "file").write_text("")
    given = ["codebook", "init", str(corpus), "--store", str(corpus / "file")]
    assert main(given) == 3
    assert capsys.readouterr().err.startswith("dateline: NOT SAVED: ")
    assert (corpus / "file").read_text() == ""


def test_without_a_codebook_all_is_in_order(corpus: Path, capsys: Capture) -> None:
    assert main(["codebook", "check", str(corpus)]) == 0
    assert "dateline codebook init writes one" in capsys.readouterr().err
    assert not (corpus / ".dateline").exists()
    assert main(["codebook", "check", str(corpus / "gone")]) == 2


def test_mistakes_are_said_with_their_lines(codebook: Path, capsys: Capture) -> None:
    codebook.write_text(CODEBOOK.replace("key = 1", "key = 0"))
    corpus = str(codebook.parents[1])
    assert main(["codebook", "check", corpus]) == 1
    said = "codebook.toml:3: error: key must be 1 to 9, not 0\n"
    assert capsys.readouterr().out == said
    assert main(["codebook", "list", corpus]) == 1
    assert capsys.readouterr().err == f"dateline: {said}"


def test_tags_that_do_not_fit_are_counted(codebook: Path, capsys: Capture) -> None:
    corpus = str(codebook.parents[1])
    quote = ["001-harbour-times.txt", "--quote", "Friday", "--kind", "vessel"]
    assert main(["tag", corpus, *quote]) == 0
    assert main(["codebook", "check", corpus]) == 1
    said = "codebook.toml: 1 tag of kind Vessel without Flag state, which is required\n"
    assert capsys.readouterr().out.endswith(said)
    codebook.write_text("")
    assert main(["codebook", "check", corpus]) == 1
    said = "codebook.toml: 1 tag of kind 'vessel', which is not in it\n"
    assert capsys.readouterr().out == said


def test_a_key_that_is_bound_to_something_else_is_a_warning(
    codebook: Path, capsys: Capture
) -> None:
    Path("keybindings.toml").write_text('[reader]\n1 = "pane.focus 1"\n')
    assert main(["codebook", "check", str(codebook.parents[1])]) == 0
    assert capsys.readouterr().out == (
        "codebook.toml:3: warning: key 1 is that of Vessel, but in the reader it is"
        " pane.focus 1 (keybindings.toml:2); t lists the kinds\n"
    )


def test_kinds_are_listed(codebook: Path, capsys: Capture) -> None:
    assert main(["codebook", "list", str(codebook.parents[1])]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "a  actor            actor",
        "c  claim            claim",
        "d  date             date",
        "1  vessel           Vessel           Any ship that is named.",
        "     flag_state (Flag state), required: Panama",
    ]
