from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unprivileged import ordinary_user
from tests.verbs.made import ONE, ROOT, command, exported, table, tag
from tui.cli import main
from tui.storage.store import Store


def test_a_tag_is_in_the_store_when_the_command_ends(
    small: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    done = command("tag", small, "one.txt", "--kind", "actor", "--quote", "Maraj",
                   "--prefix", "left ", "--as", "ada", "--note", "the town")  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    (row,) = table(exported(small, capfdbinary))
    assert row["tag_id"] == done.stdout.strip()
    assert (row["quote"], row["by"], row["note"]) == ("Maraj", "ada", "the town")
    assert int(row["start"]) == ONE.rindex("Maraj")
    assert (small / "one.txt").read_text("utf-8") == ONE


def test_values_of_each_kind(small: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert tag(small, "one.txt", "--quote", "The army", "--value", "Army of Tazira") == 0
    assert tag(small, "one.txt", "--quote", "The army", "--value", "Army of Tazira") == 0
    assert (
        tag(small, "one.txt", "--quote", "Friday", "--value", "14 mar 2025", kind="date") == 0
    )
    assert tag(small, "one.txt", "--quote", "a lie", "--value", "Tazira", kind="claim") == 0
    rows = {row["kind"]: row for row in table(exported(small, capfdbinary))}
    assert rows["actor"]["actor"] == "Army of Tazira"
    assert (rows["date"]["value"], rows["date"]["fixed_by"]) == ("2025-03-14", "user")
    assert rows["claim"]["source"] == "Tazira"
    assert len(table(exported(small, capfdbinary))) == 3, "the same tag is not made twice"


def test_one_command_is_one_step_to_undo(small: Path) -> None:
    assert tag(small, "one.txt", "--quote", "The army", "--value", "Tazira", "--note", "n") == 0
    store = Store.open(small / ".dateline")
    assert len(store.rows("history")) == 1
    assert len(store.rows("actors")) == 1
    store.close()


def test_raw_is_for_programs(small: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert tag(small, "one.txt", "--quote", "=Tazira=") == 0
    guarded, raw = exported(small, capfdbinary), exported(small, capfdbinary, "--raw")
    assert guarded.startswith(b"\xef\xbb\xbf")
    assert b"'=Tazira=" in guarded
    assert b"\r\n" in guarded
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert table(raw)[0]["quote"] == "=Tazira="


def test_a_file_gets_the_same_bytes_and_is_replaced_as_a_whole(
    small: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    tag(small, "one.txt", "--quote", "The army")
    out = tmp_path / "tags.csv"
    out.write_text("old")
    printed = exported(small, capfdbinary)
    assert main(["export", str(small), "-o", str(out)]) == 0
    assert out.read_bytes() == printed
    assert b"1 row written" in capfdbinary.readouterr().err
    assert out.stat().st_mode & 0o077 == 0


def test_what_cannot_be_written_is_status_3(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(small), "-o", str(tmp_path / "none" / "tags.csv")]) == 3
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("verb", ["export", "report", "suggest", "stats"])
def test_a_full_disk_behind_standard_output_is_status_3(small: Path, verb: str) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "tui", verb, str(small)], stdout=full, text=True,
            stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
        )  # fmt: skip
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("dateline: ")


@pytest.mark.parametrize("shell", ["{} | head -c 20", "{} >&-"])
def test_nobody_reads_standard_output(corpus: Path, shell: str) -> None:
    line = shell.format(f"{sys.executable} -m tui suggest {corpus}")
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_a_folder_that_cannot_be_written_is_told_of(
    small: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert tag(small, "one.txt", "--quote", "The army") == 0  # all it needs is imported now
    with ordinary_user() as folder:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
        (folder / "one.txt").write_text(ONE, "utf-8")
        folder.chmod(0o500)
        status = tag(folder, "one.txt", "--quote", "The army")
        folder.chmod(0o700)
    assert status in (2, 3)
    assert "--store" in capsys.readouterr().err


def test_another_store(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = ["--store", str(tmp_path / "elsewhere")]
    assert tag(small, "one.txt", "--quote", "The army", *store) == 0
    assert not (small / ".dateline").exists()
    assert main(["check", str(small), *store]) == 0
    assert "1 tags: 1 exact, 0 in missing" in capsys.readouterr().out


def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    name = os.fsdecode(b"caf\xe9\x1b[31m.txt")
    (folder / name).write_text(ONE, "utf-8")
    assert tag(folder, name, "--quote", "The army") == 0
    for argv in (
        ("suggest",),
        ("export",),
        ("export", "--raw"),
        ("report",),
        ("check",),
        ("stats",),
    ):
        done = command(argv[0], folder, *argv[1:])
        assert (done.returncode, done.stderr) == (0, ""), argv
        assert done.stdout
    assert "\x1b" not in command("check", folder).stdout + command("stats", folder).stdout
    (folder / name).rename(folder / os.fsdecode(b"\xe9.pdf"))
    done = command("check", folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("verb", ["suggest", "export", "report", "check", "stats"])
def test_a_terminal_of_another_encoding(small: Path, verb: str) -> None:
    tag(small, "one.txt", "--quote", "“a lie”", kind="claim")
    (small / "two.txt").write_text("“Nothing”\n", "utf-8")
    done = command(verb, small, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    if verb == "suggest":
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert rows[0]["claims"][0]["quote"] in ONE
