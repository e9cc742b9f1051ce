from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.article import text_hash
from tui.readers import Unreadable, candidates
from tui.readers.plain import READER

ENGLISH = "The minister said on Friday that “the bridge – a key link” wasn’t destroyed.\n" * 3
RUSSIAN = "Министр обороны заявил в пятницу, что войска вошли в город.\r\n" * 3
ARABIC = "قال وزير الدفاع يوم الجمعة إن القوات دخلت المدينة.\n" * 3


def read(data: bytes, encoding: str = "") -> tuple[str, str, bool]:
    (article,) = READER.read("a.txt", data, encoding)
    return article.text, article.encoding, article.encoding_guessed


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, ARABIC])
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_known_with_and_without_a_bom(text: str, name: str) -> None:
    assert read(text.encode(name)) == (text, name, False)
    assert read("\ufeff".encode(name) + text.encode(name)) == (text, name, False)


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, ARABIC, "", "one line"])
def test_utf_8_is_known_and_its_bom_is_no_part_of_the_text(text: str) -> None:
    assert read(text.encode()) == (text, "utf-8", False)
    assert read(codecs.BOM_UTF8 + text.encode()) == (text, "utf-8", False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ENGLISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "cp1256"),
        ("日本語の新聞です。今日は金曜日。" * 5, "cp932"),
    ],
)
def test_older_encodings_are_guessed_and_flagged(text: str, name: str) -> None:
    assert read(text.encode(name)) == (text, name, True)


def test_utf_8_cut_in_the_middle_of_a_letter_stays_utf_8() -> None:
    data = ARABIC.rstrip("\n.").encode()[:-1]
    text, name, guessed = read(data)
    assert (name, guessed) == ("utf-8", True)
    assert text == ARABIC.rstrip("\n.")[:-1] + "\ufffd"


def test_a_cut_file_with_a_bom_is_read_as_its_bom_says() -> None:
    data = codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le")[:-1]
    assert read(data) == (ENGLISH[:-1] + "\ufffd", "utf-16-le", True)


def test_the_users_choice_wins_over_what_the_bytes_tell() -> None:
    assert read(RUSSIAN.encode("cp1251"), "cp1252")[0] == RUSSIAN.encode("cp1251").decode(
        "cp1252", "replace"
    )
    assert read("\ufeffé".encode(), "utf-8") == ("é", "utf-8", False)
    assert read(b"caf\xe9", "utf-8") == ("caf\ufffd", "utf-8", False)


@pytest.mark.parametrize("name", ["no-such", "base64", "rot13", "a\0b"])
def test_an_unknown_choice_is_refused(name: str) -> None:
    with pytest.raises(Unreadable, match="unknown encoding"):
        read(b"text", name)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0",
        b"text with \0 in it",
        bytes(range(1, 256)) * 4,
        "a\0b".encode("utf-16-le") + b"x",
        b"\x7fELF\x02\x01\x01\0" + b"\0" * 8 + b"\x03\0\x3e\0",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="binary"):
        read(data)


def test_newlines_stay_as_stored() -> None:
    assert read(b"a\r\nb\rc\nd")[0] == "a\r\nb\rc\nd"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"lone \xed\xa0\x80 surrogate", ""),
        (codecs.BOM_UTF16_LE + ("text " * 20).encode("utf-16-le") + b"\x00\xd8", ""),
        (b"\\ud800", "unicode_escape"),
    ],
)
def test_no_lone_surrogate_comes_out(data: bytes, encoding: str) -> None:
    text = read(data, encoding)[0]
    assert text
    text.encode("utf-8")


def test_candidates_begin_with_the_detected_one() -> None:
    assert candidates(RUSSIAN.encode("cp1251"))[0] == "cp1251"
    assert candidates(ENGLISH.encode())[0] == "utf-8"
    assert "cp1256" in candidates(ARABIC.encode("cp1256"))


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    offered = candidates(data)
    assert len({codecs.lookup(name).name for name in offered}) == len(offered)
    for name in offered:
        text = read(data, name)[0]
        text.encode("utf-8")
    try:
        (article,) = READER.read("a.txt", data, "")
    except Unreadable:
        return
    assert article.encoding == offered[0]
    assert article.hash == text_hash(article.text)


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", min_codepoint=0xA0) | st.sampled_from("ab \n\r\t")
    )
)
def test_any_utf_8_without_control_characters_comes_back(text: str) -> None:
    assert read(codecs.BOM_UTF8 + text.encode()) == (text, "utf-8", False)
    assert read(("ok" + text).encode()) == ("ok" + text, "utf-8", False)
