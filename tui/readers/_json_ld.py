"""What a page states of its article for machines: schema.org in JSON-LD."""

from __future__ import annotations

import json
import re
from typing import Any

_ARTICLE = re.compile(r"(?:.*/)?\w*(?:Article|Posting|Report)", re.IGNORECASE)
_MOST = 5_000
"""Objects that are looked at."""


def json_ld_facts(scripts: list[str]) -> dict[str, str]:
    """Title, outlet, author, url, published and lang of the first article in the scripts."""
    for script in scripts:
        for each in _objects(_parsed(script)):
            if any(_ARTICLE.fullmatch(kind) for kind in _texts(each.get("@type"))):
                return _facts(each)
    return {}


def _parsed(script: str) -> Any:
    words = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", script)
    try:
        return json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(tree: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    waiting = [tree]
    while waiting and len(found) < _MOST:
        each = waiting.pop()
        if isinstance(each, list):
            waiting.extend(reversed(each[:_MOST]))
        elif isinstance(each, dict):
            found.append(each)
            waiting.append(each.get("@graph"))
            waiting.append(each.get("mainEntity"))
    return found


def _facts(article: dict[str, Any]) -> dict[str, str]:
    page = article.get("mainEntityOfPage")
    address = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return {
        "title": _first(article.get("headline")) or _first(article.get("name")),
        "published": _first(article.get("datePublished")),
        "author": ", ".join(_names(article.get("author"))),
        "outlet": ", ".join(_names(article.get("publisher"))[:1]),
        "url": _first(article.get("url")) or _first(address),
        "lang": _first(article.get("inLanguage")),
    }


def _names(value: Any) -> list[str]:
    """Of persons and organisations, however they are given."""
    if isinstance(value, list):
        return [name for each in value[:20] for name in _names(each)[:1]]
    if isinstance(value, dict):
        value = _first(value.get("name"))
    return [value.strip()] if isinstance(value, str) and value.strip() else []


def _first(value: Any) -> str:
    return next(iter(_texts(value)), "")


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str)]
