"""The article that a mail is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.readers._extracted import extracted, fact, one_line
from tui.readers._mail_parts import header, sender
from tui.readers._opening import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import Message

    from tui.model.article import Article
    from tui.readers._mail_parts import Letter

_ID = re.compile(r"<[^<>\s]{1,250}>")
_HEADER_LINE = re.compile(rb"\s*(?:[!-9;-~]{1,80}:|From )")


def must_be_mail(data: bytes) -> None:
    """Raises `Unreadable` unless the first line is one of a mail."""
    if not _HEADER_LINE.match(data[:200].removeprefix(b"\xef\xbb\xbf")):
        raise Unreadable("no mail: it does not begin with a header")


def article_of_letter(path: str, each: Letter, answered: Mapping[str, str]) -> Article:
    """The article: subject, what it answers, text, names of what is attached.

    `answered` is what to say of the messages it may answer, by their ids.
    """
    message = each.message
    name, address = sender(message)
    stated = {
        "title": header(message, "subject"),
        "outlet": name or address.rpartition("@")[2],
        "author": f"{name} <{address}>" if name and address else name or address,
        "url": header(message, "archived-at").strip("<> "),
        "published": header(message, "date"),
    }
    pieces = [
        one_line(stated["title"]),
        _thread(message, answered),
        each.text,
        "\n".join(f"[Attachment: {one_line(name)}]" for name in each.attachments),
    ]
    text = "\n\n".join(piece for piece in pieces if piece.strip())
    return extracted(path, text, stated, lang=header(message, "content-language"))


def _thread(message: Message, answered: Mapping[str, str]) -> str:
    """What it answers: subject, name and day if that is in the same file, else its id."""
    found = (
        _ID.findall(header(message, "in-reply-to"))
        or _ID.findall(header(message, "references"))[-1:]
    )
    return f"Re: {answered.get(found[0]) or found[0]}" if found else ""


def told(each: Letter) -> str:
    """How another message speaks of this one: subject, name and day."""
    name, address = sender(each.message)
    day = fact("published", header(each.message, "date"))
    about = ", ".join(word for word in (name or address, day) if word)
    subject = one_line(header(each.message, "subject"))
    return f"{subject} ({about})" if about else subject


def id_of(message: Message) -> str:
    """What the message is known by; empty: it does not say."""
    found = _ID.search(header(message, "message-id"))
    return found[0] if found else ""
