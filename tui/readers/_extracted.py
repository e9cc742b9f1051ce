"""The article in a document whose text had to be taken out of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.model.article import FACTS, Article, text_hash
from tui.model.span import Span
from tui.readers._dating import edtf
from tui.readers._facts import guesses
from tui.readers._language import language
from tui.readers._opening import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_TEXT = 16 * 2**20
"""Characters of text that one document may hold."""

_LONGEST_FACT = 300
_HEAD = 2_000
"""In so many characters at its head a text is asked whether it has its headline already."""
_LINE_END = re.compile("\r\n?")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LANG = re.compile("([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def extracted(
    path: str,
    text: str,
    stated: Mapping[str, str],
    *,
    likely_title: str = "",
    lang: str = "",
    encoding: tuple[str, bool] = ("utf-8", False),
) -> Article:
    """The article of a text and of what its document states: names of `FACTS` to words.

    `likely_title` counts if none is stated, as a guess. The title becomes the first paragraph
    if the text does not begin with it: what is read can be tagged. `encoding` is its name and
    whether it was guessed. Raises `Unreadable` if there is no text, or too much.
    """
    facts = {name: fact(name, stated.get(name, "")) for name in FACTS}
    likely = facts["title"] or one_line(likely_title)
    text = _with_headline(fit(text), likely)
    guessed = {name: value for name, value in guesses(text).items() if not facts[name]}
    if likely and not facts["title"]:
        guessed["title"] = likely
    return _article(path, text, facts | guessed, lang, frozenset(guessed), encoding)


def as_it_is(path: str, text: str, stated: Mapping[str, str], *, lang: str = "") -> Article:
    """The article of a text that must not be touched: others have offsets into it."""
    text = _without_surrogates(text)
    facts = {name: fact(name, stated.get(name, "")) for name in FACTS}
    guessed = {name: value for name, value in guesses(text).items() if not facts[name]}
    return _article(path, text, facts | guessed, lang, frozenset(guessed), ("utf-8", False))


def fact(name: str, words: str) -> str:
    """What a document states, as the program keeps it: one line; a day, an address or none."""
    words = one_line(words)
    if name == "published":
        return edtf(words)
    if name == "url":
        found = _URL.fullmatch(words)
        return found[0] if found else ""
    return words


def one_line(words: str) -> str:
    """The words with single blanks between them, nothing unprintable, and an end."""
    words = " ".join(_UNFIT.sub(" ", words[: 4 * _LONGEST_FACT]).split())
    return words if len(words) <= _LONGEST_FACT else words[: _LONGEST_FACT - 1] + "…"


def fit(text: str) -> str:
    """The text with one sort of line end, without control characters and lone surrogates."""
    if len(text) > MOST_TEXT:
        raise Unreadable(f"{len(text):,} characters of text: more than {MOST_TEXT:,}")
    return _UNFIT.sub("", _LINE_END.sub("\n", _without_surrogates(text))).strip()


def _without_surrogates(text: str) -> str:
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _with_headline(text: str, title: str) -> str:
    if not title or not text or _bare(title) in _bare(text[:_HEAD]):
        return text
    return f"{title}\n\n{text}"


def _bare(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _article(
    path: str,
    text: str,
    facts: Mapping[str, str],
    lang: str,
    guessed: frozenset[str],
    encoding: tuple[str, bool],
) -> Article:
    if not text.strip():
        raise Unreadable("no text in it")
    return Article(
        path=path,
        text=text,
        body=Span(0, len(text)),
        **{name: facts[name] for name in FACTS},
        lang=_language(text, lang),
        encoding=encoding[0],
        encoding_guessed=encoding[1],
        guessed=guessed,
        hash=text_hash(text),
    )


def _language(text: str, stated: str) -> str:
    """As the words tell, else as stated: a page from a template is "en" whatever it says."""
    found = language(text)
    known = _LANG.fullmatch(stated.strip())
    if found not in ("", "und") or known is None:
        return found
    code = known[1].lower()
    return found if found == "und" and code == "en" else code
