"""Bytes that were meant to be something, until somebody had them in hand."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ODD = (
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\r", b"\n",
    b"\r\n", b"\x1b[31m", b"\x1b]52;c;eA==\x07", b"\x9b", b"\xc2\x9b31m", b"\xed\xa0\x80",
    b"\xe2\x80\xae", b"\xf3\xa0\x81\x81", b"\xe2\x80\xa8", b'"', b"'", b"\\", b"[", b"]", b"{",
    b"---\n", b"}", b"=", b":", b",", b"#", b"-1", b"1e999", b"NaN", b"null", b"true",
    b"\\ud800", b"99999999999999999999", b"[[", b'"""', b"\x85", b"\x0c", b" ", b"[" * 3000,
)  # fmt: skip


def cases(count: int, samples: Sequence[bytes], words: Sequence[bytes] = ()) -> Iterator[bytes]:
    """So many inputs, the same ones each time: samples cut, joined and stuffed, and noise."""
    chance = random.Random(count)
    pieces = (*ODD, *words)
    for _ in range(count):
        data = bytearray(chance.choice(samples))
        for _ in range(min(30, int(chance.expovariate(0.25)))):
            _change(data, chance, samples, pieces)
        yield bytes(data) if chance.random() < 0.95 else chance.randbytes(chance.randrange(80))


def _change(
    data: bytearray, chance: random.Random, samples: Sequence[bytes], pieces: Sequence[bytes]
) -> None:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + int(chance.expovariate(0.1)))
    match chance.randrange(6):
        case 0:
            data[at:at] = chance.choice(pieces)
        case 1:
            data[at:end] = chance.choice(pieces)
        case 2:
            del data[at:end]
        case 3:
            data[at:at] = data[chance.randrange(len(data) + 1) :][:40]
        case 4 if at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        case _:
            other = chance.choice(samples)
            del data[at:]
            data += other[chance.randrange(len(other) + 1) :]


def bounded(usual: int, long: int) -> pytest.MarkDecorator:
    """Runs a test with `usual` cases, and in the long run with `long`."""
    return pytest.mark.parametrize("count", [usual, pytest.param(long, marks=pytest.mark.long)])
