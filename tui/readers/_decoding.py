"""Bytes to text: which encoding, and whether it is known or guessed."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from tui.readers._opening import Unreadable

_BOMS = (  # UTF-32 first: its little-endian BOM begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COMMON = (
    "utf-8", "cp1252", "cp1251", "cp1256", "cp1250", "cp1254", "iso-8859-1", "iso-8859-6",
    "koi8-r", "gb18030", "cp932", "cp949", "utf-16-le", "utf-16-be",
)  # fmt: skip
_SAMPLE = 2**16
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.02
"""A file with more control bytes than this is no text; a stray one does no harm."""


class Decoded(NamedTuple):
    """A text, without BOM and without surrogates, and how it was read."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, encoding: str = "") -> Decoded:
    """Decode by the user's choice if there is one, else by what the bytes tell.

    A chosen encoding never fails on the bytes (what does not fit becomes U+FFFD); an unknown
    one, and bytes that are no text, raise `Unreadable`.
    """
    if encoding:
        return _as_chosen(data, encoding)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _with_bom(data[len(bom) :], name)
    if b"\0" in data:
        name = _wide(data)
        if not name:
            raise Unreadable("binary: holds NUL bytes")
        return Decoded(data.decode(name), name)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = ""
    if len(_CONTROL.findall(data[:_SAMPLE])) > _CONTROL_SHARE * len(data[:_SAMPLE]):
        raise Unreadable("binary: holds control bytes")
    return Decoded(text, "utf-8") if text or not data else _guessed(data)


def candidates(data: bytes) -> tuple[str, ...]:
    """Encodings to offer for these bytes: what `decode` takes first, then others that fit."""
    try:
        first = decode(data).encoding
    except Unreadable:
        first = "utf-8"
    fitting = [name for name in _COMMON if not _same(name, first) and _fits(data, name)]
    return (first, *fitting)


def _as_chosen(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError) as error:
        raise Unreadable(f"unknown encoding: {encoding}") from error
    return Decoded(_SURROGATE.sub("\ufffd", text.removeprefix("\ufeff")), encoding)


def _with_bom(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError:  # cut or damaged: the BOM still tells more than any guess
        return Decoded(data.decode(name, "replace"), name, guessed=True)


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a BOM, told by where the NUL bytes lie; empty: neither."""
    if len(data) % 4 == 0:
        for name in ("utf-32-le", "utf-32-be"):
            if _fits(data, name) and _shows(data, name):
                return name
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    if len(data) % 2 or min(even, odd) * 20 > max(even, odd) or not _fits(data, name):
        return ""
    return name if _shows(data, name) else ""


def _shows(data: bytes, name: str) -> bool:
    """Is it mostly letters? A file of nothing but NULs, as a crash leaves them, is none."""
    shown = data[:_SAMPLE].decode(name, "replace")
    odd_ones = sum(not letter.isprintable() and not letter.isspace() for letter in shown)
    return odd_ones <= _CONTROL_SHARE * len(shown)


def _guessed(data: bytes) -> Decoded:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    whole = sum(letter > "\x7f" for letter in text) - bad
    if whole > 20 * bad:  # UTF-8 that is cut or damaged in a few places
        return Decoded(text, "utf-8", guessed=True)
    name = _detected(data)
    return Decoded(data.decode(name, "replace"), name, guessed=True)


def _detected(data: bytes) -> str:
    # Imported late: 4.5 MB that a corpus in UTF-8 never needs.
    from chardet import EncodingEra, detect

    # Macintosh and mainframe pages are left out: with them, English with curly quotes in cp1252
    # is read as MacLatin2.
    era = EncodingEra.ALL & ~(EncodingEra.LEGACY_MAC | EncodingEra.MAINFRAME)
    first = next(index for index, byte in enumerate(data) if byte > 0x7F)
    sample = data[max(0, first - 2**10) :]
    name = detect(sample, encoding_era=era, prefer_superset=True)["encoding"]
    if name is None:
        raise Unreadable("binary: no known encoding")
    return _named(name) if _fits(data, name) else "cp1252"


def _named(encoding: str) -> str:
    return codecs.lookup(encoding).name


def _same(one: str, other: str) -> bool:
    return _named(one) == _named(other)


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True
