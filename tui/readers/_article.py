"""The article in a file that is all text."""

from __future__ import annotations

from tui.model.article import FACTS, Article, text_hash
from tui.readers._dating import edtf
from tui.readers._decoding import decode
from tui.readers._facts import guesses
from tui.readers._front_matter import FrontMatter, front_matter
from tui.readers._language import language


def article_of(path: str, data: bytes, encoding: str) -> Article:
    """Decode, and take what the front matter states; of the rest, guess what a line tells."""
    decoded = decode(data, encoding)
    head = front_matter(decoded.text)
    body = decoded.text[head.body.start :]
    stated = _stated(head)
    guessed = {name: value for name, value in guesses(body).items() if not stated[name]}
    facts = stated | guessed
    return Article(
        path=path,
        text=decoded.text,
        body=head.body,
        **{name: facts[name] for name in FACTS},
        lang=head.value("lang", "language").lower().split("-")[0] or language(body),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        guessed=frozenset(guessed),
        hash=text_hash(decoded.text),
    )


def _stated(head: FrontMatter) -> dict[str, str]:
    return {
        "title": head.value("title"),
        "outlet": head.value("outlet", "source", "publisher"),
        "author": head.value("author", "by"),
        "credit": head.value("credit"),
        "url": head.value("url"),
        "published": edtf(head.value("published")) or edtf(head.value("date")),
    }
