from __future__ import annotations

import sys
import textwrap
import time
from importlib.util import find_spec
from io import BytesIO

import pytest

from tests.readers.documents import pdf
from tui.readers import Unreadable
from tui.readers._pdf_lines import Line, paragraphs
from tui.readers.pdf import READER

needs_library = pytest.mark.skipif(not find_spec("pypdf"), reason="pypdf is not installed")

FIRST = (
    "The governor said on Tuesday that his soldiers had left the town after days of fighting, "
    "and that Karesh-backed groups would not be let in again."
)
SECOND = "Residents deny it. They went to the hills with all that they had, and wait."


def column(*texts: str, x: float = 72, top: float = 760, gap: float = 8) -> list[Line]:
    """Paragraphs set in lines of fifty characters."""
    lines, y = [], top
    for text in texts:
        for line in textwrap.wrap(text, 50):
            lines.append(Line(line, x, y, 11))
            y -= 14
        y -= gap
    return lines


def test_lines_are_joined_to_paragraphs() -> None:
    assert paragraphs([column(FIRST, SECOND)]) == f"{FIRST}\n\n{SECOND}"


def test_without_a_gap_a_short_line_ends_a_paragraph() -> None:
    assert paragraphs([column(SECOND, FIRST, gap=0)]) == f"{SECOND}\n\n{FIRST}"


def test_a_line_that_is_set_in_begins_one() -> None:
    lines = [*column("A" * 48 + "."), Line("Set in " + "b" * 40, 90, 746, 11)]
    assert paragraphs([lines]) == f"{'A' * 48}.\n\nSet in {'b' * 40}"


def test_headings_and_bullets_stand_alone() -> None:
    lines = [Line("Bridge falls", 72, 800, 18), *column(SECOND, "• One", "• Two", gap=0)]
    assert paragraphs([lines]) == f"Bridge falls\n\n{SECOND}\n\n• One\n\n• Two"


def test_words_that_were_cut_are_whole_again() -> None:
    lines = [
        Line("Karesh-backed groups, human-", 72, 760, 11),
        Line("itarian aid, Karesh-", 72, 746, 11),
        Line("backed men, the Anglo-", 72, 732, 11),
        Line("American mission and a 2-", 72, 718, 11),
        Line("day march over the moun\u00ad", 72, 704, 11),
        Line("tain.", 72, 690, 11),
    ]
    assert paragraphs([lines]) == (
        "Karesh-backed groups, humanitarian aid, Karesh-backed men, the Anglo-American mission "
        "and a 2- day march over the mountain."
    )


def test_a_paragraph_goes_on_over_a_page_and_a_column() -> None:
    lines = column(FIRST, SECOND)
    left, right = lines[:2], [line._replace(x=320, y=line.y + 28) for line in lines[2:]]
    assert paragraphs([left, right]) == paragraphs([left + right]) == f"{FIRST}\n\n{SECOND}"


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        [
            Line("Karesh Post" if number % 2 else f"{number} December 2024", 72, 810, 9),
            *column(f"Page {number} tells of {word}.", f"And of {word * 3}."),
            Line(f"– {number} –", 290, 30, 9),
        ]
        for number, word in enumerate(
            ("bridges", "rivers", "hills", "roads", "towns", "men"), 1
        )
    ]
    text = paragraphs(pages)
    assert "Karesh Post" not in text
    assert "December" not in text
    assert "–" not in text
    assert "Page 3 tells of hills." in text
    once = paragraphs(pages[:1])
    assert once.startswith("Karesh Post")
    assert once.endswith("– 1 –")


def test_without_the_library_the_command_that_installs_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(Unreadable, match=r"^needs pypdf: pip install pypdf$"):
        READER.read("a.pdf", pdf([[(72, 760, 11, "Text.")]]), "")


def drawn(lines: list[Line]) -> list[tuple[int, int, int, str]]:
    return [(int(line.x), int(line.y), int(line.size), line.text) for line in lines]


@needs_library
def test_a_file_with_what_it_states() -> None:
    info = b"/Title(Bridge falls)/Author(Anna Berg)/CreationDate(D:20241206233000+03'00')"
    (article,) = READER.read("a.pdf", pdf([drawn(column(FIRST, SECOND))], info), "")
    assert article.text == f"Bridge falls\n\n{FIRST}\n\n{SECOND}"
    assert (article.title, article.author, article.published) == (
        "Bridge falls", "Anna Berg", "2024-12-06",
    )  # fmt: skip
    assert article.guessed == frozenset()


@needs_library
@pytest.mark.parametrize(
    "title", ["Microsoft Word - draft3.docx", "untitled", "x_1", "", "---"]
)
def test_what_a_program_put_there_is_no_title(title: str) -> None:
    data = pdf([drawn(column(SECOND))], b"/Title(%s)" % title.encode())
    (article,) = READER.read("a.pdf", data, "")
    assert article.text == SECOND
    assert article.guessed == {"title"}


@needs_library
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no PDF"),
        (b"%PDF-1.4\n", "pypdf cannot read it: "),
        (pdf([[], []]), "no text in it: 2 pages$"),
        (
            pdf([[]]).replace(b"/Font<</F1 3 0 R>>", b"/XObject<</I 3 0 R>>"),
            "no text in it: 1 page of pictures",
        ),
        (pdf([[]] * 2_001), "2,001 pages: more than 2,000"),
    ],
    ids=["empty", "cut", "blank", "picture", "pages"],
)
def test_what_has_no_text_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        READER.read("a.pdf", data, "")


def test_a_word_without_end_takes_no_time() -> None:
    began = time.thread_time()
    paragraphs([[Line("a" * 100_000, 72, 760, 11), Line("-a" * 50_000, 72, 746, 11)]])
    assert time.thread_time() - began < 2


@needs_library
def test_a_page_that_goes_in_a_circle_ends() -> None:
    data = pdf([[(72, 760, 11, "Text.")]]).replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]")
    with pytest.raises(Unreadable):
        READER.read("a.pdf", data, "")


@needs_library
def test_an_encrypted_file_says_so() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(pypdf.PdfReader(BytesIO(pdf([drawn(column(SECOND))]))))
    for password, readable in (("", True), ("secret", False)):
        writer.encrypt(password, "owner", algorithm="RC4-128")
        out = BytesIO()
        writer.write(out)
        if readable:
            assert READER.read("a.pdf", out.getvalue(), "")[0].text == SECOND
        else:
            with pytest.raises(Unreadable, match="asks for a password"):
                READER.read("a.pdf", out.getvalue(), "")
