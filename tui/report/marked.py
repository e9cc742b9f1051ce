"""Markdown that cannot be broken by what it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.report.addresses import web_address
from tui.report.wording import is_speech
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.report.contents import Account, Quoted, Report

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "@": "&#64;"})
_SPECIAL = re.compile(r"[\\`*_{}\[\]#~$!^=]")


def plain(words: str) -> str:
    """Text that formats nothing, within a line or a cell of a table; not to begin a block."""
    return _SPECIAL.sub(r"\\\g<0>", clean_line(words)).translate(_ENTITIES)


def quote(quoted: Quoted) -> str:
    """The words of a quote, linked to where they stand by article."""
    return f"[{in_marks(quoted.words)}](#{quoted.id})"


def in_marks(words: str) -> str:
    """Words in quotation marks, unless they bring their own."""
    return plain(words) if is_speech(words) else f"“{plain(words)}”"


def to_article(account: Account) -> str:
    """A link to the section of an article."""
    return f"[{account.number} {plain(account.name)}](#{account.id})"


def article_numbers(numbers: Iterable[int]) -> str:
    """Links to articles by their numbers alone."""
    return ", ".join(f"[{number}](#a{number})" for number in numbers)


def account_of(report: Report, quoted: Quoted) -> Account:
    """The article a quote is from."""
    return report.accounts[quoted.article - 1]


def remarks(quoted: Quoted) -> str:
    """What is known of a quote, and what to know before relying on it; begins with a blank."""
    words = "; ".join(plain(each) for each in (*quoted.facts, *quoted.doubts))
    return f" ({words})" if words else ""


def place(name: str) -> str:
    """Where links lead."""
    return f'<a id="{name}"></a>'


def link(url: str) -> str:
    """An address, linked when it is one of the web."""
    address = web_address(url)
    if not address:
        return plain(url)
    safe = address.replace("(", "%28").replace(")", "%29").replace("|", "%7C")
    return f"[{plain(url)}](<{safe}>)"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
