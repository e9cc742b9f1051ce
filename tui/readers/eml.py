"""Mail, a message a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers._mail import article_of_letter, must_be_mail
from tui.readers._mail_parts import letter

if TYPE_CHECKING:
    from tui.model.article import Article


class EmlReader:
    """Reads .eml files. Quoted lines are folded to one that counts them."""

    suffixes: tuple[str, ...] = (".eml",)
    several = False
    apart = True

    def read(self, path: str, data: bytes, encoding: str) -> tuple[Article, ...]:
        """The message. `encoding` counts before what it states. Raises `Unreadable`."""
        must_be_mail(data)
        return (article_of_letter(path, letter(data, encoding), {}),)


READER = EmlReader()
