"""Headless care of the store: check --write, check --verify, restore, renamed files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.verbs.made import ONE, exported, table, tag
from tui.cli import main
from tui.model.link import Link
from tui.model.row import record_of, row_of, step_of
from tui.model.tag import Tag
from tui.storage.restoring import listed
from tui.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LATER = "An editor's note.\n\n" + ONE.replace("a source said", "x").replace(
    "Tazira called", "Tazira has called"
)


def stored(folder: Path) -> dict[str, Tag]:
    store = Store.open(folder / ".dateline")
    tags = [record_of("tags", row) for row in store.rows("tags").values()]
    store.close()
    return {each.quote: each for each in tags if isinstance(each, Tag)}


def test_write_stores_where_tags_stand_in_one_step(
    small: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for quote in ("Rebels", "a source", "Tazira called the report"):
        assert tag(small, "one.txt", "--quote", quote) == 0
    before = stored(small)
    (small / "one.txt").write_text(LATER, "utf-8")
    looked = exported(small, capfdbinary)
    assert stored(small) == before
    assert main(["check", str(small), "--write", "--as", "ada"]) == 1
    assert capfdbinary.readouterr().out.splitlines()[-1] == b"2 stored where they stand now"
    after = stored(small)
    states = {quote: each.anchor for quote, each in after.items()}
    assert states == {
        "Rebels": "exact", "Tazira has called the report": "edited", "a source": "exact",
    }  # fmt: skip
    assert after["a source"] == before["a source"], "a person has to look"
    for quote in ("Rebels", "Tazira has called the report"):
        each = after[quote]
        assert LATER[each.span.start : each.span.end] == quote
    assert exported(small, capfdbinary) == looked
    store = Store.open(small / ".dateline")
    steps = [step_of(row) for row in store.rows("history").values()]
    store.close()
    last = max(steps, key=lambda step: step.id)
    assert (last.by, len(last.changes)) == ("ada", 2)
    assert {c.before.quote for c in last.changes if isinstance(c.before, Tag)} == {
        "Rebels", "Tazira called the report",
    }  # fmt: skip
    assert main(["check", str(small), "--write"]) == 1
    assert b"0 stored" in capfdbinary.readouterr().out
    assert main(["check", str(small), "--verify"]) == 0, "the new text is kept, too"
    (small / "one.txt").write_text(LATER.replace("editor", "author"), "utf-8")
    rows = table(exported(small, capfdbinary))
    assert [row["anchor"] for row in rows if row["quote"] == "Rebels"] == ["exact"]


def test_verify_finds_what_is_wrong(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tag(small, "one.txt", "--quote", "Rebels") == 0
    assert tag(small, "two.txt", "--quote", "Nothing") == 0
    capsys.readouterr()
    assert main(["check", str(small), "--verify"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("2 articles, 2 tags, 2 actors, 0 links")
    assert out[-1] == "the store is whole"

    rebels, nothing = stored(small)["Rebels"], stored(small)["Nothing"]
    (small / ".dateline" / "texts" / f"{nothing.text_hash}.txt").write_text("Other words.")
    store = Store.open(small / ".dateline")
    row = {**store.rows("tags")[rebels.id], "quote": "Robots", "article": "f" * 16}
    store.commit([("tags", rebels.id, row), ("actors", "e" * 16, {"id": "e" * 16})])
    store.close()
    assert main(["check", str(small), "--verify"]) == 1
    out = capsys.readouterr().out.splitlines()
    for words in (
        f"tag {nothing.id}: the text it was put on is not kept",
        f"tag {rebels.id}: its text has other words at 0-6: “Robots”",
        f"tag {rebels.id}: nothing is known of its article",
        "actors: no record in",
    ):
        assert len([line for line in out if line.startswith(words)]) == 1, (words, out)
    assert out[-1] == "4 faults"


def test_verify_names_links_to_tags_that_are_not_there(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tag(small, "one.txt", "--quote", "Rebels took Maraj", kind="claim") == 0
    assert tag(small, "one.txt", "--quote", "=Tazira= denied it", kind="claim") == 0
    one, other = (each.id for each in stored(small).values())
    rows = [Link("a" * 16, one, other, "repeats"), Link("b" * 16, one, "e" * 16, "repeats")]
    store = Store.open(small / ".dateline")
    store.commit([("links", each.id, row_of(each)) for each in rows])
    store.close()
    capsys.readouterr()
    assert main(["check", str(small), "--verify"]) == 1
    out = capsys.readouterr().out.splitlines()
    told = f"link {'b' * 16}: nothing is known of its tag {'e' * 16}: it is shown nowhere"
    assert (out[0], out[-1]) == (told, "1 fault")


def test_verify_says_what_it_had_to_mend(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tag(small, "one.txt", "--quote", "Rebels") == 0
    (small / ".dateline" / "tags.json").write_text('{"tags": {')
    capsys.readouterr()
    assert main(["check", str(small), "--verify"]) == 1
    assert "tags.json" in capsys.readouterr().out
    assert main(["check", str(small), "--verify"]) == 0


def test_restore_lists_goes_back_and_forth(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for quote in ("Rebels", "a source", "The army"):
        assert tag(small, "one.txt", "--quote", quote) == 0
    capsys.readouterr()
    assert main(["restore", str(small)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[2] for line in lines][:2] == [
        "3 tags, 1 article",
        "2 tags, 1 article",
    ]
    name = lines[1].split()[0]
    assert main(["restore", str(small), name]) == 0
    replaced = capsys.readouterr().out.splitlines()[1].split()[6].rstrip(":")
    assert stored(small).keys() == {"Rebels", "a source"}
    for number in range(8):
        assert tag(small, "two.txt", "--quote", "Nothing", "--note", str(number)) == 0
    assert replaced in [each.name for each in listed(small / ".dateline")], "kept for good"
    assert main(["restore", str(small), replaced]) == 0
    assert stored(small).keys() == {"Rebels", "a source", "The army"}

    path = small / ".dateline" / "backups" / replaced
    path.write_bytes(path.read_bytes().replace(b"Rebels", b"Robots"))
    capsys.readouterr()
    assert main(["restore", str(small)]) == 0
    assert "damaged: its checksum is wrong" in capsys.readouterr().out
    assert main(["restore", str(small), replaced]) == 2
    assert stored(small).keys() == {"Rebels", "a source", "The army"}


def test_a_renamed_file_keeps_its_tags_and_looking_writes_nothing(
    small: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert tag(small, "one.txt", "--quote", "Rebels") == 0
    (small / "one.txt").rename(small / "first.txt")
    before = (small / ".dateline" / "tags.json").read_bytes()
    (row,) = table(exported(small, capfdbinary))
    assert (row["article_path"], row["anchor"]) == ("first.txt", "exact")
    assert main(["check", str(small)]) == 0
    assert (small / ".dateline" / "tags.json").read_bytes() == before
    assert tag(small, "first.txt", "--quote", "The army") == 0
    articles = json.loads((small / ".dateline" / "tags.json").read_bytes())["articles"]
    assert [each["path"] for each in articles.values()] == ["first.txt"]
