"""Where keys mean something: the sections of the file and what each inherits."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PARENTS: Mapping[str, str] = MappingProxyType(
    {
        "global": "",
        "list": "global",
        "library": "list",
        "hits": "list",
        "matrix": "list",
        "timeline": "list",
        "actors": "list",
        "stats": "list",
        "form": "list",
        "reader": "global",
        "select": "reader",
        "review": "reader",
        "bar": "",
    }
)
"""Every context by the one it inherits; parents come before their children."""

OVERLAYS = frozenset({"bar"})
"""Contexts that lie on top: a key they do not bind closes them and goes to what is below."""
