"""Names for records: strings that stay the same for ever."""

from __future__ import annotations

import secrets
import time
from hashlib import blake2b


def new_id() -> str:
    """A fresh random id: 16 hexadecimal digits, so that it is also a number for TinyDB."""
    return secrets.token_hex(8)


def time_id() -> str:
    """A fresh id that sorts by the time it was made (nanoseconds since 1970, hexadecimal)."""
    return f"{time.time_ns():016x}"


def id_for(*words: str) -> str:
    """The id that always belongs to these words."""
    return blake2b(
        "\x00".join(words).encode("utf-8", "surrogatepass"), digest_size=8
    ).hexdigest()
