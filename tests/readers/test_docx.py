from __future__ import annotations

import pytest

from tests.readers.documents import docx, paragraph, zipped
from tui.readers import Unreadable
from tui.readers.docx import LARGEST, READER

CORE = (
    "<dc:title>Bridge falls</dc:title><dc:creator>Anna Berg</dc:creator>"
    "<dcterms:created>2024-12-06T10:00:00Z</dcterms:created>"
)


def text(body: str, **parts: str) -> str:
    (article,) = READER.read("a.docx", docx(body, **parts), "")
    return article.text


def test_paragraphs_headings_lists_and_tables() -> None:
    cell = (
        f"<w:tc>{paragraph('Sarhun')}{paragraph('town')}</w:tc><w:tc>{paragraph('12')}</w:tc>"
    )
    item = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One</w:t></w:r></w:p>"
    body = (
        paragraph("Bridge falls", "Heading1") + paragraph("First.") + item * 2 + paragraph("")
        + f"<w:tbl><w:tr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>" + paragraph("Last.")
    )  # fmt: skip
    assert text(body) == (
        "Bridge falls\n\nFirst.\n\n- One\n- One\n\nSarhun town | 12\nSarhun town | 12\n\nLast."
    )


def test_a_table_in_a_table_is_in_its_cell() -> None:
    cells = f"<w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc>"
    inner = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{inner}</w:tc><w:tc>{paragraph('c')}</w:tc></w:tr></w:tbl>"
    assert text(outer) == "a | b | c"


def test_runs_are_one_text_with_tabs_and_breaks() -> None:
    run = "<w:t>bollah</w:t><w:tab/><w:t>x</w:t><w:br/><w:t>y</w:t>"
    runs = f"<w:r><w:t>Hez</w:t></w:r><w:r>{run}</w:r>"
    assert text(f"<w:p>{runs}</w:p>") == "Hezbollah\tx\ny"


def test_what_was_deleted_with_changes_tracked_is_left_out() -> None:
    deleted = "<w:del><w:r><w:delText>not </w:delText><w:t>no</w:t></w:r></w:del>"
    added = "<w:ins><w:r><w:t>fell</w:t></w:r></w:ins>"
    field = "<w:r><w:instrText>PAGE 3</w:instrText></w:r>"
    assert text(f"<w:p><w:r><w:t>It </w:t></w:r>{deleted}{added}{field}</w:p>") == "It fell"


def test_notes_stand_at_the_end() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{paragraph("By phone.")}</w:footnote>'
    line = f'<w:footnote w:type="separator" w:id="0">{paragraph("")}</w:footnote>'
    body = f"<w:p><w:r><w:t>He said so</w:t></w:r>{mark}</w:p>"
    assert text(body, footnotes=line + note) == "He said so[2]\n\n[2] By phone."


def test_a_drawing_for_old_programs_is_not_there_twice() -> None:
    markup = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    again = f'<mc:Fallback xmlns:mc="{markup}">{paragraph("Twice")}</mc:Fallback>'
    assert text(f"<w:p><w:r><w:t>a</w:t></w:r>{again}<w:r><w:t>b</w:t></w:r></w:p>") == "ab"


def test_the_properties_are_facts() -> None:
    (article,) = READER.read("a.docx", docx(paragraph("Text."), CORE), "")
    assert (article.title, article.author, article.published) == (
        "Bridge falls", "Anna Berg", "2024-12-06",
    )  # fmt: skip
    assert article.guessed == frozenset()
    assert article.text == "Bridge falls\n\nText."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "a damaged Word file"),
        (b"PK\x03\x04 and no more", "a damaged Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted, or an old Word file"),
        (zipped({"a.txt": "x"}), "no Word file: it has no text part"),
        (zipped({"word/document.xml": "<w:document"}), "damaged: a part of it is no XML"),
        (docx(""), "no text in it"),
        (docx(paragraph("x")).replace(b"word/doc", b"word/dog", 1), "a damaged Word file"),
        (
            zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "XML with a document type",
        ),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_is_no_word_file_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        READER.read("a.docx", data, "")


def test_parts_without_end_are_not_listed() -> None:
    with pytest.raises(Unreadable, match="10,001 parts: more than 10,000"):
        READER.read("a.docx", zipped({f"m{number}": "" for number in range(10_001)}), "")


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zipped({"word/document.xml": b" " * (LARGEST + 1)})
    assert len(bomb) < LARGEST / 500
    with pytest.raises(Unreadable, match="unpacks to more than 64 MB"):
        READER.read("a.docx", bomb, "")


def test_a_deep_nest_is_read() -> None:
    depth = 20_000
    nest = "<w:tbl><w:tr><w:tc>" * depth + paragraph("x") + "</w:tc></w:tr></w:tbl>" * depth
    assert text(nest) == "x"
