from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from tests.verbs.made import ONE, ROOT, tag
from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
        (["report", "nowhere"], "nowhere: no such folder"),
        (["check", "homs/one.txt"], "homs/one.txt: a file, not a folder"),
        (["stats", "nowhere"], "nowhere: no such folder"),
        (["stats", "homs/one.txt"], "homs/one.txt: a file, not a folder"),
        (["restore", "nowhere"], "nowhere: no such folder"),
        (["restore", "homs", "old"], "old is not good: it is not the name of a backup"),
        (["check", "homs", "--verify"], "there is no store in"),
        (["tag", "nowhere", "one.txt", "--kind", "actor", "--quote", "x"], "no such folder"),
        (["tag", "homs", "x.txt", "--kind", "actor", "--quote", "x"], "x.txt: no such article"),
        (["tag", "homs", "one.txt", "--kind", "ship", "--quote", "x"], "--kind ship: there is"),
        (["tag", "homs", "one.txt", "--kind", "actor", "--quote", "Aleppo"], "not there"),
        (["tag", "homs", "one.txt", "--kind", "actor", "--quote", ""], "not there"),
        (["tag", "homs", "one.txt", "--kind", "actor", "--quote", "Maraj"], "2 places"),
        (["tag", "homs", "one.txt", "--kind", "date", "--quote", "Friday", "--value", "later"],
         "--value later: no date"),
        (["tag", "homs", "one.txt", "--kind", "actor", "--quote", "Friday", "--value",
          "A" * 201], "--value: a name has up to 200 characters, not 201"),
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


@pytest.mark.parametrize(
    "verb",
    ["suggest", "export", "import", "report", "tag", "check", "restore", "stats", "keys"],
)
def test_every_verb_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([verb, "--help"])
    assert end.value.code == 0
    assert f"dateline {verb}" in capsys.readouterr().out
    with pytest.raises(SystemExit) as end:
        main([verb, "--nonsense"])
    assert end.value.code == 2


def test_looking_makes_no_store(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("export", "report", "check", "stats", "restore"):
        assert main([verb, str(small)]) == 0
    assert main(["check", str(small), "--write"]) == 0
    assert "0 tags" in capsys.readouterr().out
    assert not (small / ".dateline").exists()


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
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines if line.startswith("by ")] == [
        "by article", "by kind", "by actor", "by annotator", "by rule",
    ]  # fmt: skip
    assert ["actor", "2"] in [line.split() for line in lines]
    assert ["漢字", "1", "0", "–"] in [line.split() for line in lines]
    assert ["ada", "1", "0", "–"] in [line.split() for line in lines]
    (one,) = [line.split() for line in lines if line.startswith("  one.txt")]
    assert one[1] == "1"
    assert int(one[3]) > 3
    ruled = [line.split() for line in lines if "actors." in line]
    assert all(sum(map(int, figures)) > 0 for _, *figures, _ in ruled)


def test_suggestions_are_explained_when_asked(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def seen(*more: str) -> list[dict[str, object]]:
        assert main(["suggest", str(small / "one.txt"), *more]) == 0
        (article,) = map(json.loads, capsys.readouterr().out.splitlines())
        return [each for kind in ("actors", "dates", "claims") for each in article[kind]]

    plain, explained = seen(), seen("--explain")
    assert plain
    assert all("why" not in each for each in plain)
    assert all(each["rule"] and isinstance(each["why"], str) for each in explained)
    assert [{k: v for k, v in each.items() if k != "why"} for each in explained] == plain


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
