"""JSON as every reader takes it: UTF-8, and what UTF-8 cannot hold as an escape."""

from __future__ import annotations

import json
import re
from typing import Any

_LONE = re.compile("[\ud800-\udfff]")


def line(value: Any) -> bytes:
    """A value on one line."""
    return _encoded(json.dumps(value, ensure_ascii=False, separators=(", ", ": "))) + b"\n"


def document(value: Any) -> bytes:
    """A value for people, too: indented."""
    return _encoded(json.dumps(value, ensure_ascii=False, indent=1)) + b"\n"


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # lone surrogates can only stand inside strings
        return _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()
