"""A name as it was written, taken apart: what it calls the actor, and what it says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tui.aliases.lists import folded, lists
from tui.aliases.sounds import ARTICLES

_WORD = re.compile(r"[^\W_](?:[\w.'&-]*[\w.'])?|&")
_BRACKET = re.compile(r"\(([^()]*)\)?")
_OWNER = re.compile(r"'s?\s+")
_JOINED = re.compile(r"[A-Z][\w.'-]*\s+(?:and|or)\s+(?:the\s+)?(?!the\b)[A-Z]")
_OF = re.compile(r" (?:of|for) ")
_EXAMPLES = ("such as", "including")
_HYPHEN = re.compile(r"\s+-\s+")
_STRAIGHT = str.maketrans("’ʼʻ‘‐‑–", "''''---")
_PREPOSITIONS = frozenset(
    ("of", "and", "in", "on", "at", "from", "by", "with", "across", "against", "among", "for")
)
_COMPOUND = re.compile(r"-(?:led|backed|based|held|born|owned)$")
_WHOLE = frozenset(("people's", "women's", "workers'", "king's", "queen's", "children's"))
"""Owners that belong to a name: the People's Protection Units."""
_DETERMINERS = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "our", "this", "that")
)
_MOST = 24
"""Words in a name; a longer one is a sentence, and only the same words are the same."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an actor, read."""

    text: str
    words: tuple[str, ...] = ()
    """The name proper as it was written, without titles, articles and legal endings."""
    core: tuple[str, ...] = ()
    """The same folded: one spelling for words that have several, states by their first name."""
    nation: str = ""
    """The state in front of the name proper, which may be left out: "US Federal Reserve"."""
    said: frozenset[str] = field(default=frozenset())
    """What else it is called in these words, folded: "apple ceo"."""
    beside: frozenset[str] = field(default=frozenset())
    """What stands in brackets, folded: "Syrian Arab News Agency (SANA)"."""
    titled: bool = False
    """Does a title stand before it? Then it is a person."""
    legal: bool = False
    """Did a legal ending stand behind it? Then it is a company."""
    several: bool = False
    """Does it name several: "GM and Chrysler"?"""

    @property
    def lone(self) -> str:
        """The one word of the name, when it has only one."""
        return self.core[0] if len(self.core) == 1 else ""


@lru_cache(maxsize=1 << 14)
def read(text: str) -> Name:
    """Take a name apart."""
    straight = _HYPHEN.sub("-", text.translate(_STRAIGHT)).strip()
    beside = {folded(each) for each in _BRACKET.findall(straight) if each.strip()}
    bare = _BRACKET.sub("", straight)
    if not bare.strip():
        bare = straight.strip("()")
    pieces = bare.split(",")
    if _names_several(bare):
        return Name(text, tuple(bare.split()), tuple(folded(bare).split()), several=True)
    said: set[str] = set()
    proper: list[_Part] = []
    for piece in pieces:
        if piece.strip().startswith(_EXAMPLES):
            continue
        part = _part(piece)
        if part.said:
            said.add(part.said)
        if part.words:
            proper.append(part)
    first = next((each for each in proper if each.said), proper[0] if proper else _Part())
    if len(bare.split()) > _MOST:
        first = _Part()
    return replace(_named(text, first, frozenset(said - {""})), beside=frozenset(beside))


def _names_several(bare: str) -> bool:
    """Is it "GM and Chrysler"? A department of trade and industry is one."""
    if bare.count(",") > 1 and " and " in bare:
        return True
    found = _JOINED.search(bare)
    return found is not None and _OF.search(bare, 0, found.start()) is None


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch between commas."""

    words: tuple[str, ...] = ()
    said: str = ""
    titled: bool = False


def _part(piece: str) -> _Part:
    """The name proper that ends a stretch, and the description before it."""
    tokens = _WORD.findall(piece)
    while tokens and folded(tokens[0]) in _DETERMINERS:
        tokens = tokens[1:]
    if not tokens:
        return _Part()
    begin = _begin_of_name(tokens)
    words = _cut(tokens[begin:])
    if begin and _is_phrase(tokens[:begin]):  # "founder of Apple" names nobody
        return _Part(said=folded(" ".join(tokens)))
    if not words:
        return _Part(said=folded(" ".join(tokens)))
    titled = begin > 0 and folded(tokens[begin - 1]) in _of("titles")
    return _Part(tuple(words), folded(" ".join(tokens[:begin])), titled)


def _begin_of_name(tokens: list[str]) -> int:
    """Behind the last title, role or word in lower case that stands before a capital."""
    begin = 0
    for at, word in enumerate(tokens):
        low = folded(word)
        if _leads_up(tokens, at, begin):
            begin = at + 1
        elif word[:1].islower() and not _is_small(low):
            if at > begin and _is_behind(low, tokens[at + 1 :]):
                break
            begin = at + 1
    begin = _behind_office(tokens, begin)
    while begin < len(tokens) and folded(tokens[begin]) in _of("small") - {"de", "du"}:
        begin += 1
    return begin


def _behind_office(tokens: list[str], begin: int) -> int:
    """Behind "of the United States" or "of State", where a name still follows."""
    low = [folded(each) for each in tokens]
    if begin == 0 or low[begin : begin + 1] != ["of"] or low[begin - 1] not in _of("titles"):
        return begin
    at = begin + 2 if low[begin + 1 : begin + 2] == ["the"] else begin + 1
    for size in (4, 3, 2, 1):
        words = " ".join(low[at : at + size])
        if at + size < len(low) and (words in lists().nations or words in _of("portfolios")):
            return at + size
    return begin


def _leads_up(tokens: list[str], at: int, begin: int) -> bool:
    """Does the name begin only behind this word, though it has a capital, perhaps?"""
    low, after = folded(tokens[at]), tokens[at + 1 : at + 2]
    if low in _of("titles"):
        return not _is_of_title(tokens, at)
    if not after:
        return False
    if _is_owner(low):
        return True
    return at == begin and (_COMPOUND.search(low) is not None or _is_role(low, after[0]))


def _is_small(low: str) -> bool:
    """May it stand inside a name in lower case: of, al, al-Assad?"""
    return low in _of("small") or low.partition("-")[0] in ARTICLES


def _is_owner(low: str) -> bool:
    return low.endswith(("'s", "s'")) and low not in _WHOLE


def _is_role(low: str, after: str) -> bool:
    """Is it "Automaker" in "Automaker GM"?"""
    return low in _of("roles") and low not in _of("kinds") and after[:1].isupper()


def _is_behind(low: str, after: list[str]) -> bool:
    """Does a word in lower case stand behind a name: NPD group, Moscone Center in …?"""
    if low == "based":
        return not any(each[:1].isupper() for each in after)
    if low in _of("loose"):
        return True
    kinds = _of("kinds") | {"government", "governments"}
    return low in kinds and not any(each[:1].isupper() for each in after)


def _is_of_title(tokens: list[str], at: int) -> bool:
    """Does a word that may be a title belong to the name? General Motors, Judge Group."""
    after = folded(tokens[at + 1]) if at + 1 < len(tokens) else ""
    return folded(tokens[at]) in ("general", "major", "executive", "chief", "private") and (
        after in ("motors", "electric", "mills", "dynamics", "assembly", "council", "staff")
        or (at > 0 and after in ("assembly", "council", "staff", ""))
    )


def _is_phrase(before: list[str]) -> bool:
    """Do these words call for another noun: "parent company of", "owners of"?"""
    low = [folded(word) for word in before]
    while len(low) > 1 and low[-1] in _DETERMINERS:
        low.pop()
    return low[-1] in _PREPOSITIONS or any(
        low[at] == "of" and before[at - 1][:1].islower() for at in range(1, len(low))
    )


def _cut(words: list[str]) -> list[str]:
    """Without what follows the name: "in San Francisco", legal endings."""
    for at, word in enumerate(words):
        if at and word in _of("loose"):
            words = words[:at]
            break
    while len(words) > 1 and folded(words[-1]) in _of("small"):
        words = words[:-1]
    return words


def _named(text: str, part: _Part, said: frozenset[str]) -> Name:
    words, legal = list(part.words), False
    while len(words) > 1 and folded(words[-1]).strip(".") in _of("bare_legal"):
        words, legal = words[:-1], True
    if words:
        words[-1] = words[-1].removesuffix("'s").rstrip("'")
    low = [folded(word) for word in words]
    low = _without_small(low)
    core, nation = _nationed(low)
    spelling = lists().spelling
    core = [spelling.get(each, each) for each in core]
    return Name(text, tuple(words), tuple(core), nation, said, titled=part.titled, legal=legal)


def _without_small(low: list[str]) -> list[str]:
    """Without the Arabic article, hyphened or not, and without dots."""
    kept = []
    for at, each in enumerate(low):
        if each in ARTICLES and at + 1 < len(low) and each != "en":
            continue
        article, hyphen, rest = each.partition("-")
        kept.append(rest if hyphen and article in ARTICLES and len(rest) > 2 else each)
    return [each.replace(".", "") if len(each) > 1 else each for each in kept]


def _nationed(low: list[str]) -> tuple[list[str], str]:
    """States and adjectives in a name by the state's first name; the state in front."""
    all_of = lists()
    core: list[str] = []
    nation, at = "", 0
    while at < len(low):
        for size in (4, 3, 2, 1):
            words = " ".join(low[at : at + size])
            state = all_of.nations.get(words) or all_of.adjectives.get(words)
            if state is not None and at + size <= len(low):
                if at == 0 and size < len(low):
                    nation = state
                core.append(state)
                at += size
                break
        else:
            core.append(low[at])
            at += 1
    return core, nation


@lru_cache(maxsize=16)
def _of(kind: str) -> frozenset[str]:
    words = lists().kinds_of_word
    if kind == "bare_legal":
        return frozenset(each.replace(".", "") for each in words["legal"])
    return words[kind]
