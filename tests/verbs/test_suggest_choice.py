from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tui.verbs.suggest import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    (tmp_path / "a.txt").write_text("Ona Brek said on Friday that it would rain.\n")
    wishes = tmp_path / "config" / "dateline" / "settings.toml"
    wishes.parent.mkdir(parents=True)

    def started(toml: str, *words: str) -> tuple[int, dict[str, Any], list[str]]:
        wishes.write_text(toml)
        status = main([str(tmp_path / "a.txt"), *words])
        out, err = capsys.readouterr()
        return status, json.loads(out) if out else {}, err.splitlines()

    return started


def kinds(row: dict[str, Any]) -> set[str]:
    return {kind for kind in ("actors", "dates", "claims") if row[kind]}


def test_the_settings_choose_the_recognisers_and_silence_rules(run: Any) -> None:
    assert kinds(run("")[1]) == {"actors", "dates", "claims"}
    status, row, said = run('recognisers = ["dates", "claims"]\nrules_off = ["claims.that"]')
    assert (status, kinds(row), said) == (0, {"dates"}, [])


def test_the_command_line_goes_before_the_settings(run: Any) -> None:
    _, row, _ = run('recognisers = ["dates"]', "--recogniser", "actors")
    assert kinds(row) == {"actors"}


def test_what_there_is_not_is_said_and_the_rest_works(run: Any) -> None:
    status, row, said = run(
        'recognisers = ["dates", "acters", "spacy:no_such"]\nrules_of = []\nrules_off = ["x.y"]'
    )
    assert (status, kinds(row)) == (0, {"dates"})
    assert said[:3] == [
        "dateline: settings.toml: no setting 'rules_of'; did you mean 'rules_off'?",
        "dateline: no recogniser 'acters'; did you mean 'actors'?",
        "dateline: no rule 'x.y'",
    ]
    assert said[3].startswith("dateline: spacy:no_such: ")
    assert len(said) == 4


def test_only_recognisers_that_there_are_not_is_a_fault(run: Any) -> None:
    status, row, said = run("", "--recogniser", "acters")
    assert (status, row) == (2, {})
    assert said[-1] == "dateline: none of these recognisers is to be had"
