"""`dateline report`: to standard output or a file, of texts as they are now."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.report.page import checked
from tests.verbs.made import ONE, tag
from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def told(capfdbinary: pytest.CaptureFixture[bytes], *argv: str | Path) -> str:
    capfdbinary.readouterr()
    assert main(["report", *map(str, argv)]) == 0
    return capfdbinary.readouterr().out.decode("utf-8")


def test_html_goes_to_standard_output(
    small: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    tag(small, "one.txt", "--quote", "a lie", "--value", "Tazira", kind="claim")
    page = checked(told(capfdbinary, small))
    assert "homs: what the articles say" in page.text
    assert "1 article · 1 claim on 1 matter · 1 independent source · no conflict" in page.text
    assert "Tazira" in page.text
    assert told(capfdbinary, small) == told(capfdbinary, small)


def test_a_file_has_the_same_bytes(
    small: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    tag(small, "one.txt", "--quote", "Friday", kind="date")
    store = {p: p.read_bytes() for p in small.rglob("*") if p.is_file()}
    for form in ("html", "markdown"):
        out = tmp_path / f"report.{form}"
        assert main(["report", str(small), "--format", form, "-o", str(out)]) == 0
        assert b"report on 1 tag written to" in capfdbinary.readouterr().err
        assert out.read_text("utf-8") == told(capfdbinary, small, "--format", form)
        assert out.stat().st_mode & 0o077 == 0
    assert {p: p.read_bytes() for p in small.rglob("*") if p.is_file()} == store


def test_the_day_and_the_title_are_said_when_asked_for(
    small: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    today = datetime.now(UTC).date().isoformat()
    assert today not in told(capfdbinary, small)
    assert today in told(capfdbinary, small, "--dated")
    assert "<title>The &lt;b&gt;" in told(capfdbinary, small, "--title", "The <b> case")


def test_orphans_and_tags_of_missing_articles_are_listed(
    small: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    tag(small, "one.txt", "--quote", "Rebels", "--value", "The front")
    tag(small, "one.txt", "--quote", "a source", kind="claim")
    tag(small, "one.txt", "--quote", "The army")
    tag(small, "two.txt", "--quote", "Nothing happened", kind="claim")
    (small / "one.txt").write_text("A note.\n\n" + ONE.replace("a source said", "x"))
    (small / "two.txt").unlink()
    page = checked(told(capfdbinary, small))
    assert "strays" in page.ids
    assert "words gone from the article" in page.text
    assert "file missing" in page.text
    assert "Nothing happened" in page.text
    markdown = told(capfdbinary, small, "--format", "markdown")
    (orphan,) = [line for line in markdown.splitlines() if line.endswith("| orphan |")]
    assert "| claim | “a source” |" in orphan


def test_an_article_is_never_replaced(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["report", str(small), "--format", "markdown", "-o"]
    assert main([*given, str(small / "report.md")]) == 3
    assert "articles are never written to" in capsys.readouterr().err
    assert main([*given, str(small / "none" / "report.md")]) == 3
