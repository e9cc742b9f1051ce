"""Any bytes are an article whose offsets hold, or one line that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile.folder import hostile_files
from tests.hostile.fuzz import bounded, cases
from tui.model.article import FACTS, text_hash
from tui.model.span import Span
from tui.readers import Unreadable, candidates, read, readers
from tui.session.published import is_publication_date

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model.article import Article

BLOCK = b"---\ntitle: A\noutlet: 'B'\ndate: 6 December 2024\nlang: en\nurl: https://a.example\n---\n"
SAMPLES = (
    BLOCK
    + b"Kara Voss said on Friday that \xe2\x80\x9crebels\xe2\x80\x9d had taken Sarhun.\n" * 4,
    BLOCK.replace(b"\n", b"\r\n") + b"caf\xe9 \x93quoted\x94\r\n" * 8,
    *(each.data[:600] for each in hostile_files(2**10) if "name-" not in each.name),
)
WORDS = (
    b"title:",
    b"published: ",
    b"2024-12-06",
    b"31 February 2024",
    b"Y170000002",
    b"...",
    b"|",
)
CHOSEN = ("utf-8", "cp1252", "utf-16", "utf-7", "unicode_escape", "idna", "punycode", "hz")


def check(article: Article) -> None:
    assert Span(0, len(article.text)).contains(article.body)
    assert article.body.end == len(article.text)
    assert article.hash == text_hash(article.text)
    article.text.encode("utf-8")
    head = article.text[: article.body.start]
    assert not head or (head.startswith("---") and head.rstrip("\r\n").rstrip().endswith("---"))
    for name in FACTS:
        assert "\n" not in getattr(article, name)
    published = article.published
    assert not published or "X" in published or is_publication_date(published)


def check_reason(unreadable: Unreadable) -> None:
    assert unreadable.reason.isprintable()


@pytest.mark.filterwarnings("ignore:invalid escape sequence")
@bounded(200, 100_000)
def test_any_bytes_are_an_article_or_a_reason(count: int) -> None:
    reader = readers()["markdown"]
    for number, data in enumerate(cases(count, SAMPLES, WORDS)):
        for encoding in ("", CHOSEN[number % len(CHOSEN)]):
            try:
                (article,) = reader.read("a.md", data, encoding)
            except Unreadable as reason:
                check_reason(reason)
                continue
            except Exception as error:
                pytest.fail(f"{error!r} of {data!r} as {encoding!r}")
            check(article)
        if number % 10 == 0:
            assert candidates(data)


def test_any_bytes_in_a_file(tmp_path: Path) -> None:
    for data in cases(50, SAMPLES, WORDS):
        (tmp_path / "a.txt").write_bytes(data)
        try:
            check(read(tmp_path, "a.txt"))
        except Unreadable as reason:
            check_reason(reason)
