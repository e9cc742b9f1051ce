"""What an article tells of itself in lines that cannot mean anything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.readers._dating import first_day, whole_day

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE_LENGTH = 120
_HEAD, _FOOT = 8, 6
"""Only so many lines at the head and at the foot are asked."""
_UNDER_TITLE = slice(1, 4)
"""Lines in which a day that stands alone is that of the publication."""
_LONGEST_DAY = 40
"""Characters of a line that is only a day, at most."""

_SENTENCE = re.compile(r"[.!?][”’\"')]*(?=\s)")
_SOURCE = re.compile(
    r"(?:original )?source:\s*(?P<url>(?:https?://)?(?P<host>[\w.-]+\.\w{2,})(?P<rest>/\S*)?)",
    re.IGNORECASE,
)
_BASED = re.compile(
    r"this (?:article|report|story) is based on an? (?:article|report|story) "
    r"(?:in|by|from) (.{2,60}?)\.?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:published|posted|date|publication date)(?: on\b|:)\s*(.{1,60})", re.IGNORECASE
)
_DATELINE = re.compile(r"(?P<head>[A-Z][A-Z’'. -]+\b,.{0,60}?)\s*(?:[–—]|\s-\s)")
_WIRE = re.compile(r"[A-Z][A-Z’'. -]+\b.{0,60}?\((?P<wire>[A-Z][\w .&-]{1,30})\)\s*[–—-]")


def guesses(body: str) -> dict[str, str]:
    """The title, and outlet, credit, url and published where a line states them, by name."""
    lines = [line for line in map(str.strip, body.splitlines()) if line]
    found = {"title": _title(lines)}
    edges = lines[:_HEAD] + lines[_HEAD:][-_FOOT:]
    for line in edges:
        for name, value in _told(line).items():
            found.setdefault(name, value)
    found["published"] = found.get("published") or _day_alone(lines)
    return {name: value for name, value in found.items() if value}


def _day_alone(lines: Sequence[str]) -> str:
    """The day in a line of its own under the title; a text with several is a chronology."""
    if not any(map(_day_of, lines[_UNDER_TITLE])):
        return ""
    days = {day for day in map(_day_of, lines) if day}
    return days.pop() if len(days) == 1 else ""


def _day_of(line: str) -> str:
    return whole_day(line) if len(line) <= _LONGEST_DAY else ""


def _title(lines: Sequence[str]) -> str:
    """The first line; of a long one its first sentence, else as many words as fit."""
    words = re.sub(r"^#{1,6}\s+", "", lines[0]) if lines else ""
    if len(words) <= _TITLE_LENGTH:
        return words
    cut = words[: _TITLE_LENGTH + 1]
    if sentences := list(_SENTENCE.finditer(cut)):
        return cut[: sentences[-1].end()]
    return (cut[:-1].rsplit(None, 1)[0] if " " in cut else cut[:-2]) + "…"


def _told(line: str) -> dict[str, str]:
    if source := _SOURCE.fullmatch(line):
        host = source["host"].removeprefix("www.")
        return {"outlet": host, "url": source["url"] if source["rest"] else ""}
    if based := _BASED.fullmatch(line):
        return {"outlet": based[1]}
    told: dict[str, str] = {}
    if published := _PUBLISHED.fullmatch(line):
        told["published"] = first_day(published[1])
    if dateline := _DATELINE.match(line):
        told["published"] = told.get("published") or first_day(dateline["head"])
    if wire := _WIRE.match(line):
        told["credit"] = wire["wire"]
    return told
