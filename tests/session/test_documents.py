from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui import readers
from tui.model.article import Article, text_hash
from tui.model.span import Span
from tui.readers import Unreadable
from tui.session.documents import Place, articles_of, is_apart
from tui.storage import texts
from tui.storage.documents import document_hash

if TYPE_CHECKING:
    from pathlib import Path


class Pages:
    """Documents of pages, which an extractor of some version puts together."""

    suffixes = (".pages",)
    several = False
    apart = True

    def __init__(self) -> None:
        self.joint = " "
        self.asked = 0

    def read(self, path: str, data: bytes, encoding: str) -> tuple[Article, ...]:
        self.asked += 1
        if not data:
            raise Unreadable("no pages")
        text = self.joint.join(data.decode(encoding or "utf-8").split("|"))
        made = (Article(path, text, Span(0, len(text)), hash=text_hash(text)),)
        if "torn" in text:
            raise Unreadable("1 page is torn", made)
        return made


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Pages:
    reader = Pages()
    monkeypatch.setattr(readers, "readers", lambda: {"pages": reader})
    return reader


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "a.pages").write_bytes(b"one|two")
    return Place(tmp_path, tmp_path / ".dateline", keeping=True)


def version(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("tui.session.documents.extractors", lambda: name)


def test_a_document_is_extracted_once(place: Place, pages: Pages) -> None:
    first = articles_of(place, "a.pages")
    assert [each.text for each in first] == ["one two"]
    assert first[0].document == document_hash(b"one|two")
    assert articles_of(place, "a.pages") == first
    assert pages.asked == 1
    (place.corpus / "a.pages").write_bytes(b"one|two|three")
    assert articles_of(place, "a.pages")[0].text == "one two three"
    assert articles_of(place, "a.pages", "latin-1")[0].text == "one two three"
    assert pages.asked == 3


def test_a_newer_extractor_is_asked_only_where_nothing_is_tagged(
    place: Place, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles_of(place, "a.pages")
    pages.joint = "\n\n"
    assert articles_of(place, "a.pages")[0].text == "one two"
    version(monkeypatch, "newer")
    assert articles_of(place, "a.pages")[0].text == "one\n\ntwo"
    texts.keep(place.store, "one\n\ntwo")  # as a tag does
    pages.joint = "\n"
    version(monkeypatch, "newest")
    assert articles_of(place, "a.pages")[0].text == "one\n\ntwo"
    (place.corpus / "a.pages").rename(place.corpus / "b.pages")
    assert articles_of(place, "b.pages")[0].path == "b.pages"
    assert articles_of(place, "b.pages")[0].text == "one\n\ntwo"


def test_looking_writes_nothing(place: Place, pages: Pages) -> None:
    looking = Place(place.corpus, place.store)
    assert articles_of(looking, "a.pages")[0].document
    assert not place.store.exists()


def test_a_store_that_cannot_be_written_does_no_harm(place: Place, pages: Pages) -> None:
    place.store.write_text("a file stands here")
    assert articles_of(place, "a.pages")[0].text == "one two"


def test_what_cannot_be_read_is_said_each_time(place: Place, pages: Pages) -> None:
    (place.corpus / "a.pages").write_bytes(b"one|torn")
    for _ in range(2):
        with pytest.raises(Unreadable, match="1 page is torn") as caught:
            articles_of(place, "a.pages")
        assert [each.text for each in caught.value.articles] == ["one torn"]
    assert pages.asked == 1
    (place.corpus / "a.pages").write_bytes(b"")
    for _ in range(2):
        with pytest.raises(Unreadable, match="no pages"):
            articles_of(place, "a.pages")
    assert pages.asked == 3, "what could not be read at all is tried again"


def test_texts_are_read_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    place = Place(tmp_path, tmp_path / ".dateline", keeping=True)
    (article,) = articles_of(place, "a.txt")
    assert (article.text, article.document) == ("Words.", "")
    assert not place.store.exists()
    assert not is_apart("a.txt")
    assert is_apart("a.html")
    assert is_apart("a.jsonl")
