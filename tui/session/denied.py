"""Words that are denied, where they do not say so: cut from “denies asking for troops”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.model.detail import Claim
from tui.session.proposed import span_of

if TYPE_CHECKING:
    from tui.model.tag import Tag
    from tui.session.session import Session

_NEGATION = re.compile(
    r"\b(?:not?|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t"
    r"|den(?:y|ies|ied|ying|ials?)|(?:reject|refut|dismiss)(?:s|es|e|ed|d|ing)?"
    r"|false|untrue)\b",
    re.IGNORECASE,
)


def denial(words: str, detail: object) -> str:
    """What goes before the words of a claim: "denied: " where only its polarity says so."""
    denied = isinstance(detail, Claim) and detail.polarity == "-"
    return "denied: " if denied and not _NEGATION.search(words) else ""


def denial_at(session: Session, key: str, article: str, words: str) -> str:
    """The same of a claim by its key, tagged or suggested."""
    tag = session.state.tags.get(key)
    return denial(words, tag.detail if tag is not None else suggested(session, key, article))


def suggested(session: Session, key: str, article: str) -> Claim:
    """What a suggested claim says besides its words; nothing where it is no longer there."""
    span = span_of(key)
    claims = session.state.marks.get(article, ())
    found = (m.detail for m in claims if m.kind == "claim" and m.span == span)
    return next((detail for detail in found if isinstance(detail, Claim)), Claim())


def title_of(tag: Tag) -> str:
    """A claim on one line: its gist, as somebody wrote it, else its words and their denial."""
    detail = tag.detail
    if isinstance(detail, Claim) and detail.gist:
        return detail.gist
    words = " ".join(tag.quote.split())
    return f"{denial(words, detail)}{words}"
