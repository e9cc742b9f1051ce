"""The words of a text with what typing a name needs to know of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tui.recognisers._actors.lists import lists

_STRAIGHT = str.maketrans("’‘ʼʻ´`‐‑\u00a0\u202f", "''''''--  ")
"""One character for one, so that offsets stay true."""

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Maj|Sgt|Cpl|Cmdr|Spc|Pvt|Sen|Rep|Gov|Rev|Brig|Adm|Fr"
    "|St|Jr|Sr|Inc|Corp|Co|Ltd|Bros|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
    "|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|Mt|Ft|Gov|Dept|Univ|approx"
)

_WORD = re.compile(
    r"(?:[A-Z]\.)+(?:[A-Z](?!\w))?"
    rf"|(?:{_ABBREVIATIONS})\.(?!\w)"
    r"|[^\W_]+(?:(?:['&-]|\.(?=[a-z0-9])|,(?=\d\d\d))[^\W_]+)*"
    r"|[^\w\s]"
)
_CONTRACTION = re.compile(r"'(?:m|re|ve|ll|d|t)$", re.IGNORECASE)
ARTICLE = re.compile(
    r"(?:(?:al|el|an|as|ash|ad|az|at|ar|ul|ez|es|ed|abu|ibn|bin)-|[dl]['-])", re.I
)
"""The Arabic article and its like before the hyphen of a name."""
_ADJECTIVE = re.compile(
    r"(?:ed|ing|led|held|run|built|born|made|wide|based|style|era|friendly|sponsored|general"
    r"|elect|bound|free|only|like|owned|wing|dominated|majority|designate|in-chief)$"
)
_MOST_PARTS = 4
"""Hyphens in a compound that is cut; one with more is no compound."""
_ENDS_SENTENCE = frozenset(".!?:;•")
_OPENING = frozenset("\"“”'(«[—–-*•„")

BREAK, TOUCHING, BLANK = 0, 1, 2
"""What stands between a word and the one before it: anything; nothing; one blank."""


@dataclass(slots=True)
class Words:
    """The words and punctuation marks of a text, in columns, in reading order."""

    text: list[str] = field(default_factory=list)
    """With straight apostrophes, without a possessive 's."""
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    gap: list[int] = field(default_factory=list)
    """BREAK, TOUCHING or BLANK."""
    opens: list[bool] = field(default_factory=list)
    """Does it open a sentence, so that its capital says nothing?"""
    owns: list[bool] = field(default_factory=list)
    """Did a possessive 's stand behind it?"""
    line: list[int] = field(default_factory=list)
    """The line it stands on."""

    def __len__(self) -> int:
        return len(self.text)

    def lower(self, index: int) -> str:
        """The word at an index in lower case; outside the text, nothing."""
        return self.text[index].lower() if 0 <= index < len(self.text) else ""

    def name(self, first: int, last: int) -> str:
        """The words from first to last as one string, as in the text; a last 's is left out."""
        pieces = [self.text[first]]
        for i in range(first + 1, last + 1):
            pieces += (
                "'s" if self.owns[i - 1] else "",
                "" if self.gap[i] == TOUCHING else " ",
                self.text[i],
            )
        return "".join(pieces)


def straighten(text: str) -> str:
    """The text with one sort of apostrophe, hyphen and blank; as long as before."""
    return text.translate(_STRAIGHT)


def is_capital(word: str) -> bool:
    """Is it written with a capital, be it after an Arabic article ("al-Assad", "d'Estaing")?"""
    if word[0].isupper():
        return True
    if "-" not in word and "'" not in word:
        return False
    article = ARTICLE.match(word)
    return article is not None and word[article.end() :][:1].isupper()


def words_of(lines: list[str], wrapped: bool) -> Words:
    """Split lines (their ends kept, straightened) into words; `wrapped`: a line may go on."""
    words = Words()
    offset = 0
    ended = True
    for number, line in enumerate(lines):
        ended = ended or not wrapped or not line.strip()
        ended = _add_line(words, line, offset, number, ended)
        offset += len(line)
    return words


def _add_line(words: Words, line: str, offset: int, number: int, opens: bool) -> bool:
    """Append the words of one line; does the sentence end with it?"""
    before = -1 if opens else 0
    for match in _WORD.finditer(line):
        word = match.group()
        begin, end = match.span()
        gap = BREAK
        if before == begin > 0:
            gap = TOUCHING
        elif before >= 0 and not line[before:begin].strip():
            gap = BLANK
        before = end
        if word[0].isalnum():
            _add_word(words, word, offset + begin, gap, opens, number)
            opens = False
        else:
            _add(words, word, offset + begin, offset + end, gap, opens, False, number)
            opens = _opens_after(words, word, opens)
    return opens


def _opens_after(words: Words, mark: str, opens: bool) -> bool:
    """Does a sentence open behind this punctuation mark?"""
    if mark in _ENDS_SENTENCE:
        return True
    if mark in "\"“'" and len(words) > 1:
        return opens or words.text[-2] in ",:"
    return opens and (mark in _OPENING or mark in ")]”")


def _add(
    words: Words, word: str, start: int, end: int, gap: int, opens: bool, owns: bool, line: int
) -> None:
    words.text.append(word)
    words.start.append(start)
    words.end.append(end)
    words.gap.append(gap)
    words.opens.append(opens)
    words.owns.append(owns)
    words.line.append(line)


def _add_word(words: Words, word: str, start: int, gap: int, opens: bool, line: int) -> None:
    """Append a word without its possessive, in pieces when it is a compound with a name."""
    owns = word.endswith(("'s", "'S")) and len(word) > 2
    if owns:
        word = word[:-2]
    elif "'" in word and (tail := _CONTRACTION.search(word)):
        word = word[: tail.start()]
    if "-" not in word or word.islower():
        _add(words, word, start, start + len(word), gap, opens, owns, line)
        return
    for piece in _pieces(word):
        _add(words, piece, start, start + len(piece), gap, opens, owns, line)
        start += len(piece)
        gap, opens = TOUCHING, False


def _pieces(word: str) -> list[str]:
    """Cut "Iran-backed", "anti-Assad", "Iran-Iraq" at the hyphen, not "al-Assad", "Jong-un"."""
    if ARTICLE.match(word):
        return [word]
    head, hyphen, tail = word.partition("-")
    named = lists()
    if not hyphen or tail.count("-") >= _MOST_PARTS:
        return [word]
    if not head[0].isupper():
        return [word] if head[0].isdigit() else [head, "-", *_pieces(tail)]
    if tail[0].islower():
        apart = head in named.nations or tail in named.not_names or _ADJECTIVE.search(tail)
        return [head, "-", tail] if apart else [word]
    if (
        word not in named.known
        and head in named.nations
        and tail.partition("-")[0] in named.nations
    ):
        return [head, "-", *_pieces(tail)]
    whole, _, adjective = word.rpartition("-")
    if adjective[0].islower() and _ADJECTIVE.search(adjective):
        return [whole, "-", adjective]
    return [word]
