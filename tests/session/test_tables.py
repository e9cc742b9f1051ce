from __future__ import annotations

import csv
from html.parser import HTMLParser
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.session.tables import WRITERS, Table, as_csv, as_html, as_markdown

EVIL = (
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "a | b", "=1+1", "@SUM(A1)",
    "-2", "'", "\t=1", "two\nlines", "&lt;b&gt;", "`code`", "\\", "\x1b[31m", "https://x.example",
    "\udc80", "﷽",
)  # fmt: skip
CELLS = st.one_of(st.sampled_from(EVIL), st.text(max_size=20))
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=4).map(tuple)


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")
        elif tag == "br" and self.cells:
            self.cells[-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.cells and data.strip("\n"):
            self.cells[-1] += data


@settings(max_examples=50)
@given(ROWS)
def test_csv_comes_back_and_runs_nothing(rows: tuple[tuple[str, str], ...]) -> None:
    text = as_csv(Table("t", ("a", "b"), rows))
    assert text.startswith("\ufeff")
    head, *found = csv.reader(StringIO(text[1:], newline=""))
    assert head == ["a", "b"]
    for row, cells in zip(rows, found, strict=True):
        for cell, read in zip(row, cells, strict=True):
            assert read in (cell, f"'{cell}")
            assert not read.lstrip().startswith(("=", "+", "-", "@"))


@settings(max_examples=50)
@given(ROWS)
def test_html_holds_the_words_and_nothing_else(rows: tuple[tuple[str, str], ...]) -> None:
    page = Page()
    page.feed(as_html(Table("<t>", ("a", "b"), rows)))
    assert set(page.tags) <= {
        *("html", "head", "meta", "title", "style", "body", "h1", "table", "thead", "tbody"),
        *("tr", "th", "td", "br"),
    }
    assert len(page.cells) == 2 + 2 * len(rows)


@settings(max_examples=50)
@given(ROWS)
def test_a_row_of_markdown_is_one_line_of_two_cells(rows: tuple[tuple[str, str], ...]) -> None:
    text = as_markdown(Table("t", ("a", "b"), rows))
    lines = [line for line in text.split("\n") if line.startswith("|")]
    assert len(lines) == len(rows) + 2
    for line in lines:
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == 3
        assert "<" not in line.replace("\\<", "")


@pytest.mark.parametrize("form", WRITERS)
def test_bytes_are_the_same_each_time_and_utf_8(form: str) -> None:
    table = Table("t", ("a",), tuple((each,) for each in EVIL), ("note",))
    out, again = BytesIO(), BytesIO()
    assert WRITERS[form].write(table, out) == len(EVIL) == WRITERS[form].write(table, again)
    assert out.getvalue() == again.getvalue()
    assert out.getvalue().decode()
