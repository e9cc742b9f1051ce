"""What the recognisers found, kept so that the next start need not look for it again.

It lies in the store's `cache/`, which may be deleted at any time. What is there may be damaged,
old or somebody else's: it is JSON, it is checked against the model, and what does not fit is as
good as absent. Where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import json
import os
import stat
import threading
import time
from contextlib import suppress
from dataclasses import fields
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tui.model.detail import ActorSeen, Claim, DateValue
from tui.model.mark import Mark
from tui.model.span import Span
from tui.storage.disk import open_private, write_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tui.model.article import Article

MOST = 64 * 2**20
"""Bytes of all files together; the ones not used for longest go."""
LARGEST = 32 * 2**20
"""Bytes of one file that are read."""
DAY = 86_400
_READ = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe put there does not hold us up
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)


class MarkCache:
    """Marks by article and edition of the recognisers. For any thread; it never raises."""

    def __init__(self, store: Path, edition: str, *, most: int = MOST) -> None:
        """Under the store's folder; `edition` says which recognisers, in which version."""
        self._folder = store / "cache" / "marks"
        self._edition = edition
        self._most = most
        self._works = bool(edition)

    def get(self, article: Article) -> tuple[Mark, ...] | None:
        """The marks of an article; None: they are not known."""
        if not self._edition:
            return None
        try:
            return decoded(json.loads(_content(self._path(article))), article.body)
        except (OSError, ValueError, TypeError, RecursionError):
            return None

    def put(self, article: Article, marks: Iterable[Mark]) -> None:
        """Keep the marks of an article, if that is possible."""
        if not self._works:
            return
        try:
            content = json.dumps(encoded(marks), separators=(",", ":")).encode()
            self._write(self._path(article), content)
        except OSError:
            self._works = False

    def prune(self) -> None:
        """Delete what has not been used for longest, down to three quarters of the limit."""
        with suppress(OSError), os.scandir(self._folder) as entries:
            seen = [(e.stat(follow_symlinks=False), e.path) for e in entries]
            total = sum(each.st_size for each, _ in seen)
            if total <= self._most:
                return
            for each, path in sorted(seen, key=lambda pair: pair[0].st_mtime):
                if total <= self._most * 3 // 4:
                    return
                os.unlink(path)  # noqa: PTH108 - a path of scandir
                total -= each.st_size

    def _path(self, article: Article) -> Path:
        decides = (self._edition, article.hash, article.published, article.lang, article.body)
        name = sha256(json.dumps(decides).encode()).hexdigest()
        return self._folder / f"{name}.json"

    def _write(self, path: Path, content: bytes) -> None:
        if not self._folder.is_dir():
            for folder in (self._folder.parent, self._folder):
                folder.mkdir(mode=0o700, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
        descriptor = open_private(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            write_all(descriptor, content)
        finally:
            os.close(descriptor)
        fresh.replace(path)


def _content(path: Path) -> bytes:
    """A plain file's bytes; that it was used is noted once a day. Raises OSError."""
    descriptor = os.open(path, _READ)
    with os.fdopen(descriptor, "rb") as file:
        seen = os.fstat(descriptor)
        if not stat.S_ISREG(seen.st_mode) or seen.st_size > LARGEST:
            raise OSError("not a file of ours")
        if time.time() - seen.st_mtime > DAY:
            with suppress(OSError):
                os.utime(path)
        return file.read()


# A mark is a list: kind, parts, rule, vague, why, the detail's class, then its fields in order,
# but not those at the end that say nothing.


def encoded(marks: Iterable[Mark]) -> list[list[Any]]:
    """Marks as JSON can hold them."""
    return [
        [m.kind, m.parts, m.rule, m.vague, m.why, type(m.detail).__name__, *_said(m.detail)]
        for m in marks
    ]


def _said(detail: ActorSeen | Claim | DateValue) -> list[Any]:
    known = fields(detail)
    values = [getattr(detail, each.name) for each in known]
    while values and values[-1] == known[len(values) - 1].default:
        values.pop()
    return values


def decoded(rows: object, body: Span) -> tuple[Mark, ...]:
    """The marks again. Raises ValueError or TypeError: they are none, or not in the body."""
    if type(rows) is not list:
        raise ValueError("no list")
    return tuple([_mark(row, body) for row in rows])


def _mark(row: Any, body: Span) -> Mark:
    kind, parts, rule, vague, why, name, *values = row
    if not (type(kind) is type(rule) is type(why) is str and type(vague) is bool):
        raise ValueError("no mark")
    first, last = body
    spans = tuple([
        Span(start, end)
        for start, end in parts
        if type(start) is type(end) is int and first <= start < end <= last
    ])  # fmt: skip
    if not spans or len(spans) != len(parts):
        raise ValueError("not in the body")
    detail = _detail(name, *values) if name == "Claim" else _often_said(name, *values)
    return Mark(kind, spans, detail, rule, vague, why)


def _detail(name: str, *values: Any) -> Any:
    if name not in _DETAILS or len(values) > len(_DETAILS[name][1]):
        raise ValueError("no such detail")
    made, takes = _DETAILS[name]
    return made(*[take(value) for take, value in zip(takes, values, strict=False)])


_often_said = lru_cache(maxsize=4096, typed=True)(_detail)
"""The same names and days come again and again; a claim says where its source's words are."""


def _text(value: Any) -> str:
    if type(value) is str:
        return value
    raise ValueError("no text")


def _flag(value: Any) -> bool:
    if type(value) is bool:
        return value
    raise ValueError("no truth value")


def _span(value: Any) -> Span:
    start, end = value
    if type(start) is int and type(end) is int:
        return Span(start, end)
    raise ValueError("no span")


def _span_or_none(value: Any) -> Span | None:
    return None if value is None else _span(value)


def _texts(value: Any) -> tuple[str, ...]:
    if type(value) is list:
        return tuple([_text(each) for each in value])
    raise ValueError("no texts")


_TAKES: dict[str, Callable[[Any], object]] = {
    "str": _text,
    "bool": _flag,
    "Span | None": _span_or_none,
    "tuple[str, ...]": _texts,
}


_DETAILS: dict[str, tuple[Callable[..., Any], list[Callable[[Any], object]]]] = {
    made.__name__: (made, [_TAKES[str(each.type)] for each in fields(made)])
    for made in (ActorSeen, Claim, DateValue)
}
"""The details by their classes' names, and what reads each field, by its annotation."""
