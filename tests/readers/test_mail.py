from __future__ import annotations

import time
from contextlib import suppress
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from tui.readers import Unreadable, file_of
from tui.readers._mail_parts import fold_quotations
from tui.readers.eml import READER as EML
from tui.readers.mbox import READER as MBOX

if TYPE_CHECKING:
    from tui.model.article import Article


def mail(body: str = "The bridge fell.", **headers: str) -> EmailMessage:
    message = EmailMessage()
    known = {
        "Subject": "Bridge falls",
        "From": '"Berg, Anna" <anna@karesh.example>',
        "Date": "Fri, 06 Dec 2024 23:30:00 +0300",
        "Message-ID": "<1@karesh.example>",
    }
    for name, value in (known | {k.replace("_", "-"): v for k, v in headers.items()}).items():
        if value:
            message[name] = value
    message.set_content(body)
    return message


def read(message: EmailMessage) -> Article:
    (article,) = EML.read("a.eml", message.as_bytes(), "")
    return article


def mbox(*messages: EmailMessage) -> bytes:
    escaped = [each.as_bytes().replace(b"\nFrom ", b"\n>From ") for each in messages]
    return b"\n".join(b"From a@b Fri Dec  6 23:30:00 2024\n" + each for each in escaped)


def test_the_headers_are_facts() -> None:
    article = read(mail(Archived_At="<https://lists.example/1>", Content_Language="en"))
    assert (article.title, article.outlet) == ("Bridge falls", "Berg, Anna")
    assert article.author == "Berg, Anna <anna@karesh.example>"
    assert (article.published, article.url) == ("2024-12-06", "https://lists.example/1")
    assert (article.path, article.guessed) == ("a.eml", frozenset())
    assert article.text == "Bridge falls\n\nThe bridge fell."


def test_of_a_sender_without_a_name_the_domain_is_known() -> None:
    article = read(mail(From="news@karesh.example"))
    assert (article.outlet, article.author) == ("karesh.example", "news@karesh.example")


def test_headers_in_other_letters() -> None:
    article = read(
        mail(
            "Он упал. “Да.”", Subject="Мост упал, сказал губернатор", From="Ольга <o@r.example>"
        )
    )
    assert (article.title, article.outlet) == ("Мост упал, сказал губернатор", "Ольга")
    assert article.text.endswith("\n\nОн упал. “Да.”")
    raw = b"Subject: M\xc3\xbcnchen\nFrom: =?utf-8?q?Berg=2C_A=2E?= <a@b.example>\n\nText.\n"
    (article,) = EML.read("a.eml", raw, "")
    assert (article.title, article.outlet) == ("München", "Berg, A.")


def test_the_plain_text_is_preferred() -> None:
    message = mail("Plain.")
    message.add_alternative("<p>HTML.</p>", subtype="html")
    assert read(message).text == "Bridge falls\n\nPlain."


def test_html_is_read_where_there_is_nothing_else() -> None:
    message = mail()
    message.set_content(
        "<style>p{}</style><div>It fell.</div><blockquote><p>Did it?</p></blockquote>",
        subtype="html",
    )
    assert read(message).text == "Bridge falls\n\nIt fell.\n\n[1 quoted line left out]"


def test_attachments_are_named() -> None:
    message = mail()
    message.add_attachment(
        b"%PDF", maintype="application", subtype="pdf", filename="list of dead.pdf"
    )
    message.add_attachment("not read", filename="notes.txt")
    message.add_attachment(mail("Inner", Subject="Forwarded one"))
    assert read(message).text == (
        "Bridge falls\n\nThe bridge fell.\n\n[Attachment: list of dead.pdf]\n"
        "[Attachment: notes.txt]\n[Attachment: Forwarded one]"
    )


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Yes.\n> a\n> b\n\nNo.", "Yes.\n[2 quoted lines left out]\n\nNo."),
        ("On Friday she wrote:\n>> a\n> b", "On Friday she wrote:\n[2 quoted lines left out]"),
        ("> a\n\n> b\nYes.", "[2 quoted lines left out]\nYes."),
        ("Yes.\n-----Original Message-----\nFrom: a\n\nb", "Yes.\n[3 quoted lines left out]"),
        ("> all\n> quoted", "> all\n> quoted"),
        ("-----Original Message-----\nb", "-----Original Message-----\nb"),
        ("None > here.", "None > here."),
    ],
)
def test_what_is_quoted_is_one_line(text: str, folded: str) -> None:
    assert fold_quotations(text) == folded


def test_flowed_lines_are_one() -> None:
    head = b"Subject: s\nContent-Type: text/plain; format=flowed\n\n"
    raw = head + b"It \nfell.\n Fromage\n-- \nAnna\n"
    (article,) = EML.read("a.eml", raw, "")
    assert article.text == "s\n\nIt fell.\nFromage\n-- \nAnna"


def test_an_encoding_that_nobody_states_is_guessed_or_chosen() -> None:
    raw = b"Subject: s\n\n" + "Мост упал.".encode("cp1251")
    assert EML.read("a.eml", raw, "cp1251")[0].text == "s\n\nМост упал."
    stated = raw.replace(b"\n\n", b"\nContent-Type: text/plain; charset=windows-1251\n\n")
    assert EML.read("a.eml", stated, "")[0].text == "s\n\nМост упал."


def test_a_mailbox_is_an_article_a_message() -> None:
    first = mail("A.\n\nFrom here on it rained.\n")
    answer = mail(
        "B.", Subject="Re: Bridge falls", Message_ID="<2@x>", In_Reply_To="<1@karesh.example>"
    )
    other = mail("C.", Message_ID="<3@x>", References="<0@x> <9@x>")
    one, two, three = MBOX.read("m.mbox", mbox(first, answer, other), "")
    assert one.text == "Bridge falls\n\nA.\n\nFrom here on it rained."
    assert two.text == ("Re: Bridge falls\n\nRe: Bridge falls (Berg, Anna, 2024-12-06)\n\nB.")
    assert three.text == "Bridge falls\n\nRe: <9@x>\n\nC."
    assert {file_of(each.path) for each in (one, two, three)} == {"m.mbox"}
    assert [each.path for each in MBOX.read("m.mbox", mbox(other, first), "")] == [
        three.path,
        one.path,
    ]


def test_the_same_message_twice_is_counted() -> None:
    one, two = MBOX.read("m.mbox", mbox(mail("A.\n"), mail("A.\n")), "")
    assert two.path == f"{one.path}-2"


def test_messages_with_one_id_keep_their_names_when_others_go() -> None:
    messages = [mail(f"Ship {n} left.\n") for n in range(4)]
    names = {each.text: each.path for each in MBOX.read("m.mbox", mbox(*messages), "")}
    assert len(set(names.values())) == 4
    for some in (messages[1:], messages[::-1], messages[2:], [messages[3], messages[0]]):
        for each in MBOX.read("m.mbox", mbox(*some), ""):
            assert each.path == names[each.text]
    (last,) = MBOX.read("m.mbox", mbox(messages[3]), "")
    assert last.path not in {path for text, path in names.items() if text != last.text}


def test_of_too_many_messages_the_first_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.readers.mbox.MOST_MESSAGES", 2)
    data = mbox(*(mail(f"Ship {n} left.\n", Message_ID=f"<{n}@x>") for n in range(3)))
    with pytest.raises(
        Unreadable, match=r"^more than 2 messages: the rest is left out$"
    ) as caught:
        MBOX.read("m.mbox", data, "")
    assert [each.text[-12:] for each in caught.value.articles] == [
        "Ship 0 left.",
        "Ship 1 left.",
    ]


def test_of_a_mailbox_with_a_bad_message_the_others_are_there() -> None:
    data = mbox(mail("A.\n"), mail("x", Subject="Bad"))
    data = data.replace(b"Subject: Bad", b"X-Long: " + b"y" * (2**20 + 1))
    with pytest.raises(Unreadable) as caught:
        MBOX.read("m.mbox", data, "")
    assert caught.value.reason == "message 2: more than 1 MB of headers"
    assert [each.text for each in caught.value.articles] == ["Bridge falls\n\nA."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no mail"),
        (b"Only words and no header at all.\n", "no mail"),
        (b"X: y\n\n", "no text in it"),
        (b"X: y\n\n" + b"boundary=a\n" * 501, "more than 500 parts within parts"),
    ],
)
def test_what_is_no_mail_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        EML.read("a.eml", data, "")


def test_parts_without_end_cost_a_line() -> None:
    head = b"Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n"
    began = time.thread_time()
    with pytest.raises(Unreadable, match="20,000 parts: more than 500"):
        EML.read("a.eml", head + b"--b\n\nx\n" * 20_000, "")
    nest = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(400)
    )
    with pytest.raises(Unreadable):
        EML.read("a.eml", nest + b"\nx\n" * 1000, "")
    assert time.thread_time() - began < 10


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: " + b"=?utf-8?q?a" * 20_000,
        b"From: " + b"(" * 50_000,
        b"From: " + b'"a\\' * 20_000,
        b"Content-Type: text/plain; " + b"x*0=y;" * 5_000,
        b'Content-Type: text/plain; charset="' + b"a" * 50_000,
        b"Content-Disposition: inline; filename*=''%" + b"%41" * 20_000,
        b"Content-Type: text/plain; charset=idna",
        b"Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=rot13",
    ],
    ids=lambda header: header[:12].decode(),
)
def test_headers_that_were_made_to_hurt_do_not(header: bytes) -> None:
    began = time.thread_time()
    with suppress(Unreadable):
        EML.read("a.eml", header + b"\n\nText.\n", "")
    assert time.thread_time() - began < 4
