"""Whatever the bytes of a document, there are articles in it, or one line says why not."""

from __future__ import annotations

import json
import time
import warnings
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from tests.hostile.fuzz import bounded, cases
from tests.readers.documents import docx, page, paragraph, pdf
from tests.readers.test_feeds import ATOM, RDF, RSS
from tests.readers.test_html import ACCOUNT, LD
from tests.readers.test_mail import mail, mbox
from tui.model.article import FACTS, text_hash
from tui.model.span import Span
from tui.readers import Unreadable, file_of, reader_for
from tui.session.published import is_publication_date

if TYPE_CHECKING:
    from tui.model.article import Article
    from tui.readers import Reader

LONGEST = 2.0
"""Seconds of the processor for a few kilobytes."""

HEAD = (
    f"<script type='application/ld+json'>{json.dumps(LD)}</script><title>Bridge - Post</title>"
    "<meta property='og:title' content='Bridge'><meta name=author content='A. Berg'>"
)
TWO = mail("Plain.")
TWO.add_alternative("<p>It fell.</p><blockquote>Did it?</blockquote>", subtype="html")
TWO.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
CORE = "<dc:title>Bridge</dc:title><dcterms:created>2024-12-06T10:00:00Z</dcterms:created>"
SAMPLES: dict[str, tuple[bytes, ...]] = {
    "a.html": (
        page(f"<nav>x</nav><article><h1>Bridge</h1>{ACCOUNT}</article>", HEAD),
        page("<table><tr><td>a<td>b</table><pre>a</pre><time datetime=2024-12-06>x</time>"),
    ),
    "a.docx": (docx(paragraph("Bridge", "Title") + paragraph("It fell."), CORE),),
    "a.eml": (TWO.as_bytes(), mail("Он упал.", Subject="Мост", In_Reply_To="<1@x>").as_bytes()),
    "a.mbox": (mbox(mail("A.\n"), TWO, mail("> B\nC")),),
    "a.jsonl": (
        b'{"text": "A", "title": "T", "meta": {"date": "2024-12-06"}}\n{"body": "B"}\n',
    ),
    "a.rss": (RSS.encode(), ATOM.encode(), RDF.encode()),
    "a.pdf": (pdf([[(72, 760, 11, "The bridge fell.")]] * 3, b"/Title(Bridge)"),),
}
WORDS = (
    b"<p>", b"</div>", b"<!--", b"<![CDATA[", b"]]>", b"<tr>", b"<td>", b"&#0;", b"&#xd800;",
    b"&nbsp;", b"<!DOCTYPE a>", b"\n\nFrom a b\nX: y\n", b"=?utf-8?b?//8=?=", b"boundary=b",
    b"charset=utf-7", b"--b\n", b">", b"\\ud800", b"<item>", b"<entry>", b"/Kids", b"stream\n",
    b"2024-12-06", b"Y170000002", b"31 February 2024",
)  # fmt: skip


def check(path: str, article: Article, reader: Reader) -> None:
    assert article.body == Span(0, len(article.text))
    assert article.hash == text_hash(article.text)
    assert article.text.strip()
    article.text.encode()
    assert article.guessed <= set(FACTS)
    for name in FACTS:
        value = getattr(article, name)
        value.encode()
        assert "\n" not in value
        assert len(value) <= 300
    published = article.published
    assert not published or "X" in published or is_publication_date(published)
    assert file_of(article.path) == path
    assert reader.several or article.path == path


def articles(reader: Reader, path: str, data: bytes) -> tuple[Article, ...]:
    try:
        return reader.read(path, data, "")
    except Unreadable as unreadable:
        check_reason(unreadable.reason)
        return unreadable.articles


def check_reason(reason: str) -> None:
    assert reason
    assert reason.isprintable()
    assert len(reason) < 200


@pytest.mark.parametrize("path", SAMPLES)
@bounded(150, 30_000)
def test_any_bytes_are_articles_or_a_reason(path: str, count: int) -> None:
    reader = reader_for(path)
    assert reader is not None
    for data in cases(count, SAMPLES[path], WORDS):
        began = time.thread_time()
        with warnings.catch_warnings(action="ignore"):
            try:
                found = articles(reader, path, data)
            except Exception as error:
                pytest.fail(f"{error!r} of {data!r}")
        assert time.thread_time() - began < LONGEST, data
        assert len({article.path for article in found}) == len(found)
        for article in found:
            check(path, article, reader)


@pytest.mark.parametrize("path", SAMPLES)
def test_the_same_bytes_are_the_same_articles(path: str) -> None:
    reader = reader_for(path)
    assert reader is not None
    for data in SAMPLES[path]:
        first = articles(reader, path, data)
        assert first or (path == "a.pdf" and not find_spec("pypdf"))
        assert articles(reader, path, data) == first
