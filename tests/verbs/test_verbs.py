from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui.cli import main
from tui.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
ONE = (
    "Rebels took Maraj on Friday, a source said. The army left Maraj.\n\n"
    "=Tazira= denied it. Tazira called the report “a lie”.\n"
)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two short articles."""
    folder = tmp_path / "homs"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "two.txt").write_text("Nothing happened in Maraj.\n", "utf-8")
    return folder


def command(*argv: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The program as a shell runs it."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *map(str, argv)],
        capture_output=True, text=True, encoding="utf-8", errors="surrogateescape",
        env={**os.environ, "PYTHONPATH": str(ROOT), **more}, check=False, timeout=60,
    )  # fmt: skip


def tag(folder: Path, article: str, *more: str, kind: str = "actor") -> int:
    return main(["tag", str(folder), article, "--kind", kind, *more])


def exported(folder: Path, capfdbinary: pytest.CaptureFixture[bytes], *more: str) -> bytes:
    capfdbinary.readouterr()
    assert main(["export", str(folder), *more]) == 0
    return capfdbinary.readouterr().out


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


# suggest


def test_suggest_prints_one_object_an_article(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suggest", str(small), "--published", "2025-03-16"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["article"] for row in rows] == ["one.txt", "two.txt"]
    (friday,) = rows[0]["dates"]
    assert (friday["quote"], friday["value"]) == ("Friday", "2025-03-14")
    for kind in ("actors", "dates", "claims"):
        for seen in rows[0][kind]:
            assert ONE[seen["start"] : seen["end"]] == seen["quote"]
    assert not (small / ".dateline").exists()


def test_suggest_a_stated_date_wins_over_the_option(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dated = "---\npublished: 2025-03-09\n---\nOn Friday rain fell.\n"
    (small / "one.txt").write_text(dated, "utf-8")
    assert main(["suggest", str(small / "one.txt"), "--published", "2025-03-16"]) == 0
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert row["dates"][0]["value"] == "2025-03-07"


# Wrong input: status 2, one clear line.


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["suggest", "nowhere"], "nowhere: no such file or folder"),
        (["suggest", "homs", "--published", "soon"], "--published soon: no date"),
        (["export", "nowhere"], "nowhere: no such folder"),
        (["check", "homs/one.txt"], "homs/one.txt: no such folder"),
        (["stats", "nowhere"], "nowhere: no such folder"),
        (["tag", "nowhere", "one.txt", "--kind", "actor", "--quote", "x"], "no such folder"),
        (["tag", "homs", "x.txt", "--kind", "actor", "--quote", "x"], "x.txt: no such article"),
        (["tag", "homs", "one.txt", "--kind", "ship", "--quote", "x"], "--kind ship: there is"),
        (["tag", "homs", "one.txt", "--kind", "actor", "--quote", "Aleppo"], "not there"),
        (["tag", "homs", "one.txt", "--kind", "actor", "--quote", ""], "not there"),
        (["tag", "homs", "one.txt", "--kind", "actor", "--quote", "Maraj"], "2 places"),
        (["tag", "homs", "one.txt", "--kind", "date", "--quote", "Friday", "--value", "later"],
         "--value later: no date"),
        (["keys", "init", "homs/one.txt"], "is there already"),
    ],
)  # fmt: skip
def test_a_wrong_command_line_is_told_of_on_one_line(
    small: Path, argv: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert small.name == "homs"
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.startswith("dateline: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("verb", ["suggest", "export", "tag", "check", "stats", "keys"])
def test_every_verb_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([verb, "--help"])
    assert end.value.code == 0
    assert f"dateline {verb}" in capsys.readouterr().out
    with pytest.raises(SystemExit) as end:
        main([verb, "--nonsense"])
    assert end.value.code == 2


def test_looking_makes_no_store(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("export", "check", "stats"):
        assert main([verb, str(small)]) == 0
    assert "0 tags" in capsys.readouterr().out
    assert not (small / ".dateline").exists()


# tag and export


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
@pytest.mark.parametrize("verb", ["export", "suggest", "stats"])
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


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told_of(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.chmod(0o500)
    status = tag(small, "one.txt", "--quote", "The army")
    small.chmod(0o700)
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
    for argv in (("suggest",), ("export",), ("export", "--raw"), ("check",), ("stats",)):
        done = command(argv[0], folder, *argv[1:])
        assert (done.returncode, done.stderr) == (0, ""), argv
        assert done.stdout
    assert "\x1b" not in command("check", folder).stdout + command("stats", folder).stdout
    (folder / name).rename(folder / os.fsdecode(b"\xe9.pdf"))
    done = command("check", folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("verb", ["suggest", "export", "check", "stats"])
def test_a_terminal_of_another_encoding(small: Path, verb: str) -> None:
    tag(small, "one.txt", "--quote", "“a lie”", kind="claim")
    (small / "two.txt").write_text("“Nothing”\n", "utf-8")
    done = command(verb, small, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    if verb == "suggest":
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert rows[0]["claims"][0]["quote"] in ONE


# check and stats


def test_check_says_what_a_person_has_to_look_at(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for quote in ("The army", "Rebels", "a source"):
        assert tag(small, "one.txt", "--quote", quote) == 0
    assert tag(small, "two.txt", "--quote", "Nothing") == 0
    (small / "one.txt").write_text("An editor's note.\n\n" + ONE.replace("a source said", "x"))
    (small / "two.txt").unlink()
    store = (small / ".dateline" / "tags.json").read_bytes()
    capsys.readouterr()
    assert main(["check", str(small)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert [line for line in out if "a source" in line and ": orphan: actor" in line]
    assert [line for line in out if line.startswith("two.txt: missing: actor “Nothing”")]
    assert out[-1].startswith("4 tags: ")
    assert out[-1].endswith("1 in missing articles")
    assert (small / ".dateline" / "tags.json").read_bytes() == store, "nothing is written"


def test_stats_counts_and_rates(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tag(small, "one.txt", "--quote", "The army", "--as", "ada")
    tag(small, "two.txt", "--quote", "Nothing", "--as", "漢字")
    capsys.readouterr()
    assert main(["stats", str(small)]) == 0
    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if line.startswith("by ")] == [
        "by article", "by kind", "by actor", "by annotator", "by rule",
    ]  # fmt: skip
    assert "  actor  2\n" in out
    assert "  漢字  1\n" in out
    assert "  ada   1\n" in out


# keys


def test_keys_check_list_and_init(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own" / "keys.toml"
    assert main(["keys", "init", str(own)]) == 0
    assert main(["keys", "check", str(own)]) == 0
    assert own.read_text("utf-8") == (ROOT / "keybindings.toml").read_text("utf-8")
    capsys.readouterr()
    own.write_text('version = 1\n[reader]\nw = "no.such"\n')
    assert main(["keys", "check", str(own)]) == 1
    assert "keys.toml:3" in capsys.readouterr().out
    assert main(["keys", "list"]) == 0
    assert "tag.add actor" in capsys.readouterr().out
    assert main(["keys", "list", "--markdown"]) == 0
    assert "\n|" in capsys.readouterr().out


def test_keys_test_wants_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(""))
    assert main(["keys", "test"]) == 2
    assert "terminal" in capsys.readouterr().err


def test_nothing_but_reading_needs_the_screen_s_libraries(
    small: Path, request: pytest.FixtureRequest
) -> None:
    verbs: list[Callable[[], list[str]]] = [
        lambda: ["suggest", str(small)],
        lambda: ["export", str(small)],
        lambda: ["tag", str(small), "one.txt", "--kind", "actor", "--quote", "The army"],
        lambda: ["check", str(small)],
        lambda: ["stats", str(small)],
        lambda: ["keys", "list"],
    ]
    program = "import sys; from tui.cli import main\n"
    program += "".join(f"main({verb()!r})\n" for verb in verbs)
    program += "print(sorted({'textual', 'watchdog'} & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stderr.splitlines()[-1] == "[]"
