"""Where sentences begin and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.model.span import Span
from tui.text.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRONG = "。！？｡．؟۔।॥։።፧፨။។"
"""Marks that end a sentence whatever follows, with or without a blank (several scripts)."""

_STOP = re.compile(
    rf"(?P<mark>[.!?…‼⁇⁈⁉{_STRONG}]+)"
    r"(?P<closing>(?:[\"'”’»›)\]}」』）】》〉]|\[\d{1,3}\])*)"
    r"(?P<gap>\s*)"
)
_NEXT_WORD = re.compile(r"[\"'“‘«‹„(\[]*([^\W_]+)")
_LAST_WORD = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]+\Z")

_BEFORE_NAME = """
Mr Mrs Ms Messrs Mme Dr Drs Prof Gen Maj Col Lt Cmdr Capt Cpt Sgt Spc Pfc Cpl Pvt Brig Adm Sen
Sens Rep Reps Gov Govs Pres Hon Rev Fr St Ste Mt Ft Amb Sec Supt Insp Det No Nos Art Fig Vol
vs cf e.g i.e approx ca Lt.Gen Maj.Gen Brig.Gen
"""
"""Abbreviations that stand before something: no sentence ends with them."""

_BEFORE_NUMBER = "No Nos Art Fig Vol"
"""Of these, the ones that are plain words or names unless a number follows."""

_MAYBE_LAST = """
Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
Inc Corp Co Ltd Bros Jr Sr Esq Ph.D M.D B.A M.A a.m p.m etc Ave Blvd Rd Dept Univ Assn Ala Ariz
Calif Colo Conn Fla Ga Ill Kan Mass Mich Minn Mo Okla Ore Pa Tenn Tex Va Wash Wis
"""
"""Abbreviations that may end a sentence: one does if a word follows that often begins one."""

_OPENERS = """
A After All Also An And Another As At Before But By Despite During Earlier For From He Her His
How However I If In It Its Last Later Many Meanwhile Most No On One Others Our She Since So Some
That The Their Then There These They This Those Though To Two Under We What When Where While
Who Why With Yet You
"""
"""Words that often begin a sentence and seldom go on with a name."""

_STANDING_BEFORE = frozenset(_BEFORE_NAME.split())
_NUMBERED = frozenset(_BEFORE_NUMBER.split())
_DOUBTFUL = frozenset(_MAYBE_LAST.split())
_BEGINNERS = frozenset(_OPENERS.split())


def sentences(text: str, body: Span) -> tuple[Span, ...]:
    """The sentences of a body. Each non-blank character lies in exactly one of them."""
    return tuple(s for part in paragraphs(text, body) for s in _sentences(text, part))


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph."""
    start, end = paragraph
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _ends(text, stop, paragraph):
            yield Span(start, stop.end("closing"))
            start = stop.end()
    if start < end:
        yield Span(start, end)


def _ends(text: str, stop: re.Match[str], paragraph: Span) -> bool:
    """Does a sentence end at this mark?"""
    if stop["mark"][-1] in _STRONG:
        return True
    follower = text[stop.end()]
    if not stop["gap"] or follower.islower() or follower in ",;:.!?…)]}”’»":
        return False
    if stop["mark"] != "." or stop["closing"]:
        return True
    return not _abbreviates(text, stop.start(), stop.end(), paragraph)


def _abbreviates(text: str, dot: int, follower: int, paragraph: Span) -> bool:
    """Does the full stop at `dot` belong to an abbreviation in mid-sentence?"""
    last = _LAST_WORD.search(text, max(paragraph.start, dot - 12), dot)
    if last is None:
        return False
    word = last[0]
    if word in _STANDING_BEFORE:
        return word not in _NUMBERED or text[follower].isdigit()
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    is_acronym = "." in word and all(len(part) == 1 for part in word.split("."))
    if not (is_initial or is_acronym or word in _DOUBTFUL):
        return False
    after = _NEXT_WORD.match(text, follower, min(paragraph.end, follower + 20))
    return after is None or after[1] not in _BEGINNERS
