"""Sources without a name: "a spokesman for the militia", "residents". They are actors, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.model.detail import ActorSeen
from tui.model.mark import Mark
from tui.model.span import Span

if TYPE_CHECKING:
    from tui.recognisers._claims.finding import Finding


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ARTICLE = re.compile(r"(an?|the)\s+", re.IGNORECASE)
_BEHIND = re.compile(
    r",|\s(?:who|which|that|speaking|quoted|cited|familiar|close|briefed|on|to|with|near|by"
    r"|inside|over|under|after|before|during|about|as|via|through|not)\b|\s[–—-]\s|\("
)
"""What says more of a source than what it is called."""
_LINK = re.compile(r"\s(?:of|in|at|for|from)\s")
_WORD = re.compile(r"[a-zà-ÿ][a-zà-ÿ’'-]+")
_POINTING = _words(
    "he she it they we i you one ones some many others another other most all none neither "
    "both each either few several this that these those who which his her its their our my "
    "such any every no nobody everybody someone anyone former latter"
)
"""Words that point to somebody else, or to nobody in particular."""
_INSTITUTIONS = _words(
    "army police military navy consulate embassy palace union opposition presidency court "
    "judiciary parliament junta coastguard mediators"
)
"""These are told of with "the" when they are spoken of first."""
_CROWDS = _words(
    "residents witnesses eyewitnesses merchants traders shopkeepers analysts activists experts "
    "officials diplomats locals villagers doctors medics rescuers volunteers researchers "
    "scientists prosecutors investigators lawyers drivers farmers workers students teachers "
    "refugees survivors relatives neighbours neighbors critics observers economists historians "
    "soldiers officers commanders police"
)
"""A capital at the beginning of a sentence makes no name of these."""
_PAPERS = _words(
    "report reports statement statements rumour rumours rumor rumors figures data video videos "
    "image images letter document documents study survey poll article story book film photo "
    "photos footage message post posts tweet exchange estimates estimate evidence test tests "
    "results research numbers records law treaty agreement theory account accounts analysis "
    "paper website site page text list interview project number census release "
    "investigation investigations step game morning others"
)
"""They hold words, but nobody is behind them who could be asked."""
_LONGEST = 9
"""Words of such a description."""


def mark_of(text: str, finding: Finding) -> Mark | None:
    """The source of a claim as an actor, where it is described and not named."""
    span = _described(text, finding.source) if finding.source is not None else None
    if span is None:
        return None
    words = text[span.start : span.end]
    return Mark(
        "actor",
        (span,),
        ActorSeen(_as_a_name(words), "unnamed", "role"),
        "claims.speaker",
        why="the source of a claim, told by what it is",
    )


def _as_a_name(words: str) -> str:
    """Without the capital that only the beginning of a sentence has given it."""
    common = words.split()[0].lower() in _CROWDS | _INSTITUTIONS
    return words[0].lower() + words[1:] if common else words


def _described(text: str, source: Span) -> Span | None:
    words = text[source.start : source.end]
    article = _ARTICLE.match(words)
    start = article.end() if article else 0
    behind = _BEHIND.search(words, start)
    bare = words[start : behind.start() if behind else len(words)].rstrip(" .:;,")
    link = _LINK.search(bare)
    core = (bare[: link.start()] if link else bare).split()
    if not core or len(bare.split()) > _LONGEST or not _is_description(core):
        return None
    back = article is not None and article[1].lower() == "the" and len(core) == 1
    if back and not link and core[0] not in _INSTITUTIONS:
        return None
    return Span(source.start + start, source.start + start + len(bare))


def _is_description(core: list[str]) -> bool:
    """Is its head a common noun for somebody?"""
    first, head = core[0], core[-1]
    if (
        first.lower() in _POINTING
        or first.endswith("ing")
        or head.lower() in _PAPERS
        or _is_several(core)
    ):
        return False
    if len(core) == 1 and first[0].isupper():
        return first.lower() in _CROWDS
    return _WORD.fullmatch(head) is not None


def _is_several(core: list[str]) -> bool:
    """Are there two of them, or is it somebody's somebody?"""
    return any(word in ("and", "or") or word.endswith(("’s", "'s")) for word in core)
