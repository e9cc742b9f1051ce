"""Which addresses a report may link to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

_SAFE = "/:?#[]@!$&'()*+,;=%~"


def web_address(url: str) -> str:
    """The address of a page on the web, fit for a link; empty for any other scheme."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:  # brackets that hold no address
        return ""
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        return ""
    return quote(url.strip().encode("utf-8", "replace"), safe=_SAFE)
