"""Words with where they are from, on one line, as an analyst pastes them into a report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.text.spelling import instead

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model.article import Article, ArticleRecord
    from tui.model.span import Span

FACTS = ("title", "outlet", "author", "credit", "url", "published", "path")
FIELDS = ("quote", *FACTS, "start", "end")
TEMPLATE = (
    "“{quote}” – [{outlet}, ][“{title}”, ][{published}, ][{url}, ]{path},"
    " characters {start}–{end}"
)
"""`[…]` is left out when a field in it has nothing to say."""

_PIECE = re.compile(r"\[([^\[\]]*)\]|\{(\w*)\}")
_FIELD = re.compile(r"\{(\w*)\}")
_MARKS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"'}
"""What opens a quotation, and what closes one."""


def cite(template: str, article: Article, record: ArticleRecord, span: Span) -> str:
    """The words at a span with their source, after a template that `fault` finds nothing in.

    Words that have quotation marks of their own get no second pair from the template.
    Offsets are code points into the article's text, the end not included.
    """
    said = {name: _flat(getattr(record, name)) for name in FACTS}
    said |= {"quote": _flat(article.quote(span))}
    if _is_quoted(said["quote"]):
        template = re.sub(r"[“„«»\"](\{quote\})[”“«»\"]", r"\1", template)
    said |= {"start": str(span.start), "end": str(span.end)}

    def piece(found: re.Match[str]) -> str:
        if found[1] is None:
            return said[found[2]]
        whole = all(said[name] for name in _FIELD.findall(found[1]))
        return _fill(found[1], said) if whole else ""

    return _PIECE.sub(piece, template)


def fault(template: object) -> str:
    """What is wrong with a template, or nothing."""
    if not isinstance(template, str) or "{quote}" not in template:
        return f"is a text with {{quote}} in it, not {template!r:.80}"
    for name in _FIELD.findall(template):
        if name not in FIELDS:
            return f"has no field {{{name}}}{instead(name, FIELDS)}"
    return ""


def _fill(text: str, said: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda found: said[found[1]], text)


def _is_quoted(words: str) -> bool:
    """Is all of it within one pair of quotation marks?"""
    closing = _MARKS.get(words[:1], "")
    inside = words[1:-1]
    return (
        len(words) > 1
        and words[-1] in closing
        and not any(mark in inside for mark in (words[0], *closing))
    )


def _flat(words: str) -> str:
    return " ".join(words.split())
