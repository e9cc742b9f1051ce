"""`dateline import`, from a shell's side."""

from __future__ import annotations

import json
from argparse import Namespace
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.verbs.made import ONE, exported, tag
from tui.cli import main
from tui.session.published import publish
from tui.verbs.common import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.session.session import Session

    Capture = pytest.CaptureFixture[bytes]

CODEBOOK = '[[kind]]\nid = "vessel"\nkey = 1\nname = "Vessel"\n'


@pytest.fixture
def tagged(small: Path) -> Path:
    """Tags of two annotators, one of an own kind."""
    (small / ".dateline").mkdir()
    (small / ".dateline" / "codebook.toml").write_text(CODEBOOK, "utf-8")
    tag(small, "one.txt", "--quote", "Rebels", "--as", "ana", "--note", "who?")
    tag(small, "one.txt", "--quote", "Friday", "--as", "ana", kind="date")
    tag(small, "one.txt", "--quote", "The army left Maraj", "--as", "ben", kind="claim")
    tag(small, "two.txt", "--quote", "happened", kind="vessel")
    return small


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """The same articles, with nothing tagged in them."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "two.txt").write_text("Nothing happened in Maraj.\n", "utf-8")
    return folder


@contextmanager
def storing(corpus: Path) -> Iterator[Session]:
    """The work on a corpus; what is done in it is stored."""
    with opened(Namespace(corpus=corpus, store=None), by="ana", writing=True) as session:
        yield session


def test_jsonl_through_an_empty_store_is_the_same_bytes(
    tagged: Path, empty: Path, capfdbinary: Capture, tmp_path: Path
) -> None:
    data = exported(tagged, capfdbinary, "--format", "jsonl")
    file = tmp_path / "case.jsonl"
    file.write_bytes(data)
    assert main(["import", str(file), str(empty)]) == 0
    assert b"4 tags, 0 orphans, 0 refused" in capfdbinary.readouterr().out
    assert exported(empty, capfdbinary, "--format", "jsonl") == data
    assert main(["check", str(empty), "--verify"]) == 0
    assert main(["import", str(file), str(empty)]) == 0
    assert b"0 tags, 0 orphans, 0 refused; 4 were there already" in capfdbinary.readouterr().out
    assert exported(empty, capfdbinary, "--format", "jsonl") == data


@pytest.mark.parametrize("name", ["csv", "webannotation", "brat", "labelstudio", "datapackage"])
def test_other_formats_too(
    tagged: Path, empty: Path, capfdbinary: Capture, tmp_path: Path, name: str
) -> None:
    data = exported(tagged, capfdbinary, "--format", name)
    file = tmp_path / f"file.{name}"
    file.write_bytes(data)
    (empty / ".dateline").mkdir()
    (empty / ".dateline" / "codebook.toml").write_text(CODEBOOK, "utf-8")
    assert (
        main(["import", str(file), str(empty), "--format", name.replace("datapackage", "csv")])
        == 0
    )
    assert exported(empty, capfdbinary, "--format", name) == data


def test_a_dry_run_says_the_same_and_writes_nothing(
    tagged: Path, empty: Path, capfdbinary: Capture, tmp_path: Path
) -> None:
    file = tmp_path / "case.jsonl"
    file.write_bytes(exported(tagged, capfdbinary, "--format", "jsonl"))
    assert main(["import", str(file), str(empty), "--dry-run"]) == 0
    out = capfdbinary.readouterr().out
    assert b"would be" in out
    assert b"4 tags, 0 orphans, 0 refused" in out
    assert b"the codebook would be taken over" in out
    assert not (empty / ".dateline").exists()


def test_what_cannot_land_is_said_with_its_line(
    small: Path, capfdbinary: Capture, tmp_path: Path
) -> None:
    file = tmp_path / "rows.csv"
    file.write_text(
        "article_path,kind,quote\none.txt,PER,Rebels\n"
        "three.txt,PER,Rebels\none.txt,PER,gone away\n",
        "utf-8",
    )
    argv = ["import", str(file), str(small), "--kind", "PER=actor", "--by", "ana"]
    assert main(argv) == 1
    told = capfdbinary.readouterr()
    assert told.err.decode() == "dateline: rows.csv:3: three.txt is not in the corpus\n"
    assert "1 tag, 1 orphan, 1 refused; 0 were there already" in told.out.decode()
    assert "1 article is not in the corpus: three.txt" in told.out.decode()
    lines = exported(small, capfdbinary, "--format", "jsonl").decode().splitlines()
    rows = [json.loads(line) for line in lines]
    assert {row["by"] for row in rows if row["table"] == "tags"} == {"ana"}
    names = {row["name"] for row in rows if row["table"] == "actors"}
    assert names == {"Rebels", "gone away"}


def test_what_says_something_else_is_named(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rows.csv"
    words = ("Rebels", "army", "left", "Maraj", "Friday", "The")
    rows = [f"one.txt,vessel,{each}" for each in words]

    def told(note: str) -> list[str]:
        lines = [f"{row},{note}" for row in rows]
        file.write_text("\n".join(("article_path,kind,quote,note", *lines, "")), "utf-8")
        main(["import", str(file), str(small)])
        return capsys.readouterr().err.splitlines()

    assert told("ours") == []
    assert told("ours") == []
    first, *rest, last = told("theirs")
    assert first.startswith("dateline: one.txt: vessel “")
    assert first.endswith("” says something else: ours is kept")
    assert len(rest) == 4
    assert last == "dateline: … and 1 more that say something else"
    assert len({first, *rest}) == 5
    assert main(["codebook", "check", str(small)]) == 1
    shown = capsys.readouterr()
    assert "6 tags of kind 'vessel', which is not in it" in shown.out
    assert "dateline codebook init writes one" in shown.err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["none.csv"], "none.csv: No such file"),
        (["homs/one.txt"], "one.txt: not a format that is known"),
        (["."], "dateline: .: a folder, and not in a format that is known"),
        (["homs"], "dateline: homs: a folder, and not in a format that is known"),
        (["homs/one.txt", "--format", "qdpx"], "no project in it"),
        (["homs/one.txt", "--kind", "PER"], "--kind PER: write A=B"),
        (["homs/one.txt", "--format", "csv", "--map", "quote=x"], "no column 'x'"),
    ],
)
def test_what_is_wrong_is_one_line(
    small: Path,
    capfdbinary: Capture,
    monkeypatch: pytest.MonkeyPatch,
    argv: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(small.parent)
    assert main(["import", argv[0], "homs", *argv[1:]]) == 2
    err = capfdbinary.readouterr().err.decode()
    assert words in err
    assert err.count("\n") == 1


def test_nothing_of_a_file_acts_on_a_terminal(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "kind,article_path,quote\n"
        "\x1b]0;P\x07kind\x9b,one.txt,Rebels\n"
        f"actor,\x1b[31mevil{'x' * 9999}\x07.txt,Rebels\n",
        "utf-8",
    )
    main(["import", str(rows), str(small), "--dry-run"])
    shown = "".join(capsys.readouterr())
    assert "evil" in shown
    assert not [sign for sign in shown if (sign < " " and sign != "\n") or sign == "\x9b"]
    assert max(map(len, shown.splitlines())) < 11_000


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# Kinds\n\n[[kind\n", "codebook.toml:3: "),
        ("[[kind]]\nid = 3\n", "codebook.toml:2: "),
        ("# \ud800\n", "codebook.toml:1: not UTF-8"),
        ("#" * (2**20 + 1), "codebook.toml: larger than 1024 KiB"),
        (["no text"], "case.jsonl:1: codebook: its text is no string"),
        (None, "case.jsonl:1: codebook: its text is no string"),
    ],
)
def test_a_codebook_that_does_not_read_is_not_taken_over(
    small: Path, capfdbinary: Capture, tmp_path: Path, text: object, place: str
) -> None:
    file = tmp_path / "case.jsonl"
    file.write_text(json.dumps({"dateline": 1, "table": "codebook", "text": text}), "utf-8")
    for more in (["--dry-run"], []):
        assert main(["import", str(file), str(small), *more]) == 1
        told = capfdbinary.readouterr()
        assert told.err.decode().startswith(f"dateline: {place}")
        assert b"codebook" not in told.out
    assert not (small / ".dateline" / "codebook.toml").exists()


def test_a_file_with_a_header_only_has_no_rows(
    small: Path, capfdbinary: Capture, tmp_path: Path
) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("article_path,kind,quote,start,end\n", "utf-8")
    assert main(["import", str(file), str(small)]) == 0
    assert capfdbinary.readouterr().out.decode() == "rows.csv (csv)\nno rows\n"


def test_numbers_without_words_are_said(
    small: Path, capfdbinary: Capture, tmp_path: Path
) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("article_path,kind,start,end\none.txt,actor,0,6\n", "utf-8")
    assert main(["import", str(file), str(small), "--dry-run"]) == 1
    out = capfdbinary.readouterr().out.decode()
    assert "1 row says no words: counted as characters, see --unit\n" in out
    assert main(["import", str(file), str(small), "--unit", "utf-16"]) == 0


@pytest.mark.parametrize("name", ["csv", "datapackage"])
def test_facts_of_articles_come_along_or_are_said_to_differ(
    tagged: Path, empty: Path, capfdbinary: Capture, tmp_path: Path, name: str
) -> None:
    with storing(tagged) as session:
        ids = {each.path: each.id for each in session.state.articles.values()}
        publish(session, [ids["one.txt"]], "2024-12-06")
        publish(session, [ids["two.txt"]], "2024-12")
    file = tmp_path / f"file.{name}"
    file.write_bytes(exported(tagged, capfdbinary, "--format", name))
    (empty / "two.txt").write_text("---\ndate: 2024-11-05\n---\nNothing happened in Maraj.\n")
    call = ["import", str(file), str(empty), "--format", "csv"]
    main(call)
    out = capfdbinary.readouterr().out.decode()
    assert "publication date of 1 article with them" in out
    assert "publication date of 1 article differs: ours is kept" in out
    with storing(empty) as session:
        published = {each.path: each.published for each in session.state.articles.values()}
        corrected = {each.path: each.corrected for each in session.state.records.values()}
        assert published == {"one.txt": "2024-12-06", "two.txt": "2024-11-05"}
        assert corrected == {"one.txt": ("published",), "two.txt": ()}
        state = session.state
        session.undo()
        assert not state.tags
        assert not any(each.corrected for each in state.records.values())
        assert {each.published for each in state.articles.values()} == {"", "2024-11-05"}
        session.redo()
    main(call)
    assert (
        "publication date of 1 article with them" not in capfdbinary.readouterr().out.decode()
    )


def test_a_guess_gives_way_and_what_is_no_date_is_not_taken(
    empty: Path, capfdbinary: Capture, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text(
        "article_path,kind,quote,outlet,published\n"
        "one.txt,date,Friday,,soon\none.txt,actor,Rebels,The Herald,soon\n"
        "two.txt,vessel,happened,,2024-12-07\n"
    )
    text = "Published: 5 November 2024\n\nNothing happened in Maraj.\n"
    (empty / "two.txt").write_text(text)
    main(["import", str(file), str(empty)])
    out = capfdbinary.readouterr().out.decode()
    assert "outlet of 1 article, publication date of 1 article with them" in out
    assert "“soon” is no publication date: 1 article" in out
    with storing(empty) as session:
        articles = session.state.articles.values()
        facts = {each.path: (each.outlet, each.published) for each in articles}
    assert facts == {"one.txt": ("The Herald", ""), "two.txt": ("", "2024-12-07")}
