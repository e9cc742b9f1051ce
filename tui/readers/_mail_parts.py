"""A message taken apart: its text without what it quotes, and what is attached to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import TYPE_CHECKING

from tui.readers._decoding import decode
from tui.readers._html import decoded_page, mail_text
from tui.readers._opening import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_PARTS = 500
_MOST_DEPTH = 30
_LONGEST_HEADER = 4_000
_LONGEST_HEADERS = 2**20
_MOST_ATTACHMENTS = 50
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_ORIGINAL = re.compile(r"-{3,}\s*(?:original message|forwarded message)\s*-{3,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message, and what is to be read of it."""

    message: Message
    text: str
    attachments: tuple[str, ...]


def letter(data: bytes, encoding: str) -> Letter:
    """Parse a message. Raises `Unreadable` if it has parts in parts without end."""
    head = _HEAD_END.search(data)
    if (head.start() if head else len(data)) > _LONGEST_HEADERS:
        raise Unreadable("more than 1 MB of headers")
    # The parser asks every open boundary at every line.
    if len(_BOUNDARY.findall(data)) > _MOST_PARTS:
        raise Unreadable(f"more than {_MOST_PARTS} parts within parts")
    try:
        message = message_from_bytes(data)
        texts, attachments = _contents(message, encoding)
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        raise Unreadable("a mail that cannot be taken apart") from error
    text = "\n\n".join(text.strip("\n") for text in texts)
    return Letter(message, fold_quotations(text), tuple(attachments[:_MOST_ATTACHMENTS]))


def header(message: Message, name: str) -> str:
    """A header's words, decoded; empty: it is not there."""
    return _decoded(_raw(message, name))


def sender(message: Message) -> tuple[str, str]:
    """Name and address in From; either may be empty."""
    words = _raw(message, "from")
    try:
        name, address = parseaddr(words)  # before decoding: a comma may be coded in the name
    except RecursionError:  # of comments in comments
        name, address = words, ""
    return _decoded(name), _decoded(address)


def _raw(message: Message, name: str) -> str:
    value = next((v for k, v in message.raw_items() if k.lower() == name), "")
    words = " ".join(str(value)[:_LONGEST_HEADER].split())
    try:
        return decode(words.encode("ascii", "surrogateescape")).text
    except (UnicodeError, Unreadable):
        return words.encode("utf-8", "replace").decode()


def _decoded(words: str) -> str:
    try:
        return "".join(_word(*piece) for piece in decode_header(words))
    except (HeaderParseError, LookupError, ValueError):
        return words


def _word(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    return words.decode(charset or "raw-unicode-escape", "replace")


def fold_quotations(text: str) -> str:
    """One line for each run of lines that begin with `>`, and for all after a reply's mark.

    If nothing else is left, the text stays: it is all that was sent.
    """
    folding = _Folding()
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _ORIGINAL.fullmatch(line.strip()) and folding.own:
            folding.quote(sum(bool(each.strip()) for each in lines[number:]))
            break
        if line.startswith(">"):
            folding.quote(1)
        else:
            folding.say(line)
    return "\n".join(folding.kept).strip("\n") if folding.own else text


class _Folding:
    """Lines that are kept; a run of quoted ones is a line that counts them."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.own = 0
        """Lines with words that are no quotation."""
        self._run = self._at = 0

    def quote(self, count: int) -> None:
        if not self._run:
            self._at = len(self.kept)
        self._run += count
        lines = "lines" if self._run > 1 else "line"
        self.kept[self._at :] = [f"[{self._run:,} quoted {lines} left out]"]

    def say(self, line: str) -> None:
        if line.strip():
            self.own += 1
            self._run = 0
        self.kept.append(line)


def _contents(message: Message, encoding: str) -> tuple[list[str], list[str]]:
    texts: list[str] = []
    attachments: list[str] = []
    for part in _leaves(message, 0):
        kind, name = part.get_content_type(), part.get_filename()
        is_text = kind in ("text/plain", "text/html") and not name
        if is_text and part.get_content_disposition() != "attachment":
            texts.append(_text(part, kind, encoding))
        elif name or part.get_content_disposition() == "attachment":
            attachments.append(str(name or kind))
    return texts, attachments


def _leaves(part: Message, depth: int) -> Iterator[Message]:
    """The parts that hold something; of several ways to say the same the plainest."""
    if depth > _MOST_DEPTH:
        raise Unreadable(f"more than {_MOST_DEPTH} parts within one another")
    if not part.is_multipart():
        yield part
        return
    inside = [each for each in part.get_payload() if isinstance(each, Message)]
    if len(inside) > _MOST_PARTS:
        raise Unreadable(f"{len(inside):,} parts: more than {_MOST_PARTS}")
    if part.get_content_type() == "message/rfc822":
        texts = [header(each, "subject") for each in inside]
        yield _named(" ".join(texts) or "a message")
        return
    if part.get_content_type() == "multipart/alternative":
        inside = [_plainest(inside)] if inside else []
    for each in inside:
        yield from _leaves(each, depth + 1)


def _named(name: str) -> Message:
    """What stands for a message that is attached."""
    found = Message()
    found["Content-Type"] = "message/rfc822"
    found.add_header("Content-Disposition", "attachment", filename=name)
    return found


def _plainest(ways: list[Message]) -> Message:
    for kind in ("text/plain", "text/html"):
        for way in ways:
            if way.get_content_type() == kind and _bytes(way).strip():
                return way
    return next((way for way in ways if way.is_multipart()), ways[0])


def _bytes(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _text(part: Message, kind: str, encoding: str) -> str:
    data = _bytes(part)
    charset = encoding or part.get_content_charset("")
    if kind == "text/html":
        return mail_text(decoded_page(data, _known(charset)).text)
    text = decode(data, _known(charset)).text.replace("\r\n", "\n").replace("\r", "\n")
    if part.get_param("format") == "flowed":
        text = _unflowed(text, drop_blank=str(part.get_param("delsp")).lower() == "yes")
    return text


def _known(charset: str) -> str:
    """A name by which the bytes can be decoded; "ascii" and what nobody knows are no help."""
    try:
        "".encode(charset or "ascii")
    except (LookupError, ValueError):
        return ""
    return "" if charset.lower() in ("us-ascii", "ascii", "unknown-8bit") else charset


def _unflowed(text: str, *, drop_blank: bool) -> str:
    """Lines that end in a blank go on in the next (RFC 3676), but for a signature's dashes."""
    pieces = []
    for line in text.split("\n"):
        goes_on = line.endswith(" ") and line != "-- " and not line.startswith(">")
        line = line.removeprefix(" ")
        pieces.append((line[:-1] if drop_blank else line) if goes_on else line + "\n")
    return "".join(pieces)
