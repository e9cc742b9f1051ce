"""Mail, many messages in one file: each is an article."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.readers._extracted import one_line
from tui.readers._mail import article_of_letter, id_of, must_be_mail, told
from tui.readers._mail_parts import header, letter
from tui.readers._opening import Unreadable
from tui.readers._parts import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model.article import Article
    from tui.readers._mail_parts import Letter

MOST_MESSAGES = 20_000

_ESCAPED_FROM = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_FROM_LINE = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]{1,80}:|>From )"
)
"""Between two messages: after an empty line, and before a header."""


class MboxReader:
    """Reads .mbox files. Quoted lines are folded to one that counts them."""

    suffixes: tuple[str, ...] = (".mbox",)
    several = True
    apart = True

    def read(self, path: str, data: bytes, encoding: str) -> tuple[Article, ...]:
        """An article a message. Raises `Unreadable`, with what could be read all the same."""
        must_be_mail(data)
        letters: list[Letter] = []
        refused: list[str] = []
        for number, message in enumerate(_messages(data), 1):
            if number > MOST_MESSAGES:
                refused.insert(0, f"more than {MOST_MESSAGES:,} messages: the rest is left out")
                break
            try:
                letters.append(letter(message, encoding))
            except Unreadable as unreadable:
                refused.append(f"message {number}: {unreadable.reason}")
        articles = _articles(path, letters, refused)
        if refused or not articles:
            more = f" (and {len(refused) - 1:,} more)" if len(refused) > 1 else ""
            raise Unreadable((refused or ["no message in it"])[0] + more, articles)
        return articles


READER = MboxReader()


def _messages(data: bytes) -> Iterator[bytes]:
    lines = [found.span() for found in _FROM_LINE.finditer(data)]
    if not lines or lines[0][0] > 0:  # cut, or a message that was only named so
        lines.insert(0, (0, 0))
    for (_, start), (end, _) in pairwise([*lines, (len(data), len(data))]):
        yield _ESCAPED_FROM.sub(b"", data[start:end])


def _articles(path: str, letters: list[Letter], refused: list[str]) -> tuple[Article, ...]:
    by_id = {id_of(each.message): each for each in reversed(letters)}
    answered = {id_: told(each) for id_, each in by_id.items() if id_}
    found: list[tuple[str, Article]] = []
    for each in letters:
        try:
            article = article_of_letter(path, each, answered)
            found.append((id_of(each.message) or each.text, article))
        except Unreadable as unreadable:
            subject = one_line(header(each.message, "subject"))[:60] or "a message"
            refused.append(f"{subject}: {unreadable.reason}")
    return named(path, found)
