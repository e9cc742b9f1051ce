"""The README keeps its promises: its commands run, its examples work, its tables are true."""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.key_table import PLACE, table
from tests.picture import PICTURE, drawn, words
from tests.scenarios.terminal import Terminal
from tui import readers
from tui.cli import VERBS
from tui.commands import takes
from tui.formats._rows import COLUMNS
from tui.keymap import load, packaged_file, read
from tui.settings import KNOWN, annotator, read_settings, size_limit

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str, begin: str = "") -> list[str]:
    """The README's code blocks of a language whose first words are these."""
    found = [each[2] for each in BLOCK.finditer(README) if each[1] == language]
    return [each for each in found if each.startswith(begin)]


def commands() -> Iterator[list[str]]:
    """Every command line of the README, as words; what sets up and tests is CI's to run."""
    for block in blocks("sh"):
        for line in block.splitlines():
            last = line.rpartition("&&")[2].strip().removeprefix(".venv/bin/")
            given = shlex.split(last, comments=True)
            if given[0] == "dateline":
                yield given[1:]


def dateline(*given: str, at: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *given],
        cwd=at,
        env=os.environ | {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(at / "none")} | env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all commands that need no screen have run, in the README's order."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "corpus", place / "corpus")
    for given in commands():
        if given[0] in VERBS:
            done = dateline(*given, at=place)
            assert done.returncode == 0, (given, done.stderr)
    return place


def test_every_verb_has_an_example_that_runs(ran: Path) -> None:
    assert {given[0] for given in commands()} >= set(VERBS)
    assert (ran / "tags.csv").exists()


@pytest.mark.parametrize("given", [g for g in commands() if g[0] not in VERBS], ids=shlex.join)
def test_commands_that_open_the_screen(given: list[str], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    with Terminal(*given, cwd=tmp_path) as terminal:
        terminal.see("The Harbour Times")
        terminal.send("Q")
        assert terminal.ended() == 0


def test_set_up_and_test_are_one_line_each() -> None:
    (set_up,) = blocks("sh", "python3 -m venv")
    (tests,) = blocks("sh", ".venv/bin/python -m pytest")
    assert set_up.count("\n") == tests.count("\n") == 1
    assert set_up.rstrip().endswith(".venv/bin/dateline --demo")
    dev = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert '".[dev]"' in set_up
    assert "dev" in dev["optional-dependencies"]


def test_the_rows_shown_are_what_was_exported(ran: Path) -> None:
    (shown,) = blocks("csv")
    sample = list(csv.DictReader(StringIO(shown)))
    with (ran / "tags.csv").open(encoding="utf-8-sig", newline="") as file:
        exported = list(csv.DictReader(file))
    assert [{name: row[name] for name in sample[0]} for row in exported] == sample
    assert f"CSV with {len(COLUMNS)} columns" in README


def test_pandas_reads_them(ran: Path) -> None:
    (code,) = blocks("python", "import pandas")
    done = subprocess.run([sys.executable, "-c", code], cwd=ran, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not shutil.which("Rscript"), reason="needs R")
def test_r_reads_them(ran: Path) -> None:
    (code,) = blocks("r")
    done = subprocess.run(["Rscript", "-e", code], cwd=ran, capture_output=True, text=True)
    assert "TRUE" in done.stdout, done.stderr


def test_front_matter_as_shown(tmp_path: Path) -> None:
    (shown,) = blocks("yaml")
    (tmp_path / "a.txt").write_text(f"{shown}Words.\n", encoding="utf-8")
    article = readers.read(tmp_path, "a.txt")
    for line in shown.splitlines()[1:-1]:
        name, _, value = line.partition(": ")
        assert getattr(article, name) == value
    assert article.quote(article.body) == "Words.\n"


def test_settings_as_shown(tmp_path: Path) -> None:
    (shown,) = blocks("toml", "annotator")
    (tmp_path / "dateline").mkdir()
    (tmp_path / "dateline" / "settings.toml").write_text(shown, encoding="utf-8")
    wishes = read_settings({"XDG_CONFIG_HOME": str(tmp_path)})
    assert annotator(None, wishes) == "ana"
    assert size_limit(wishes) == 16 * 2**20
    assert set(wishes) == set(KNOWN)


def test_the_table_of_keys_is_the_map_in_force() -> None:
    found = PLACE.search(README)
    assert found is not None
    assert found[2] == table(), "python -m tests.key_table writes it again"


def test_the_keys_of_the_loop_are_bound() -> None:
    loop = README.partition("## The loop in five keys")[2].partition("What the text looks")[0]
    names = {"⏎": "enter", '"': "quotation_mark"}
    bound = {keys[0] for keys in load([read(packaged_file())], takes())[0].bindings("reader")}
    keys = re.findall(r"`(\S)`", loop)
    assert len(keys) > 12
    assert {names.get(key, key) for key in keys} <= bound


async def test_the_picture_is_what_the_app_draws() -> None:
    assert f"]({PICTURE.relative_to(ROOT).as_posix()})" in README
    kept = PICTURE.read_text(encoding="utf-8")
    assert words(kept) == words(await drawn()), "python -m tests.picture draws it again"


def test_the_rooms_are_those_there_are() -> None:
    shown = README.partition("<!-- rooms -->")[2].partition("<!-- /rooms -->")[0]
    rows = [re.findall(r"`(\w+)`", line.split("|")[1]) for line in shown.splitlines()[3:]]
    there = {path.name for path in (ROOT / "tui").iterdir() if (path / "__init__.py").exists()}
    there |= {p.stem for p in (ROOT / "tui").glob("*.py") if not p.stem.startswith("__")}
    assert {room for row in rows for room in row} == there
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = [re.findall(r"tui\.(\w+)", line) for line in settings["contracts"][0]["layers"]]
    assert [set(row) for row in rows if row] == [set(layer) for layer in layers[1:]]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package in which everything has been added as the README says."""
    copy = tmp_path_factory.mktemp("changed")
    hidden = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "tui", copy / "tui", ignore=hidden)
    shutil.copytree(ROOT / "corpus", copy / "corpus")
    for block in blocks("python", "# tui/"):
        path = copy / block.splitlines()[0].removeprefix("# ")
        assert not path.exists()
        path.write_text(block.partition("\n")[2], encoding="utf-8")
    (binding,) = blocks("toml", "# keybindings.toml, under [reader]")
    keys = packaged_file().read_text(encoding="utf-8")
    before, header, after = keys.partition("\n[reader]\n")
    assert header
    keys = before + header + binding.partition("\n")[2] + after
    (copy / "keybindings.toml").write_text(keys, encoding="utf-8")
    (codebook,) = blocks("toml", "# corpus/.dateline/codebook.toml")
    (copy / "corpus" / ".dateline").mkdir()
    (copy / "corpus" / ".dateline" / "codebook.toml").write_text(codebook, encoding="utf-8")
    (copy / "corpus" / "flash.wire").write_text("The Aurora sank, @port_watch says.\n", "utf-8")
    return copy


def in_copy(changed: Path, *given: str) -> str:
    done = dateline(*given, at=changed, PYTHONPATH=str(changed))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_reader_and_a_recogniser_are_one_file_each(changed: Path) -> None:
    (seen,) = in_copy(changed, "suggest", "corpus/flash.wire").splitlines()
    handles = [each for each in json.loads(seen)["actors"] if each["rule"] == "handles"]
    assert [each["quote"] for each in handles] == ["@port_watch"]
    assert len(in_copy(changed, "suggest", "corpus").splitlines()) == 7


def test_a_kind_is_an_entry_and_a_format_one_file(changed: Path) -> None:
    vessel = ("--kind", "vessel", "--quote", "The Aurora")
    in_copy(changed, "tag", "corpus", "flash.wire", *vessel)
    exported = in_copy(changed, "export", "corpus", "--format", "outline")
    assert exported == "flash.wire: vessel: The Aurora\n"


def test_a_command_is_a_function_and_a_line(changed: Path) -> None:
    in_copy(changed, "keys", "check", "keybindings.toml")
    (line,) = [x for x in in_copy(changed, "keys", "list").splitlines() if " g n " in x]
    assert "Say how long the article is." in line
    assert line.startswith("reader")


def test_the_examples_follow_the_house_rules(changed: Path) -> None:
    new = [block.splitlines()[0].removeprefix("# ") for block in blocks("python", "# tui/")]
    assert len(new) == 4
    shutil.copy(ROOT / "pyproject.toml", changed)
    for rule in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *rule, "--no-cache", *new],
            cwd=changed,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout
