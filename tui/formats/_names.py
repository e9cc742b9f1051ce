"""Names of files that every system takes."""

from __future__ import annotations

import re

_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"\\|?*#\ud800-\udfff]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
LONGEST = 120
"""Characters of each step; 255 bytes are the limit of most file systems."""


class Names:
    """Gives every path a name that no other has, however systems fold case."""

    def __init__(self) -> None:
        """No name is taken yet."""
        self._taken: set[str] = set()

    def fresh(self, path: str) -> str:
        """A relative path with forward slashes that stays below its folder; .txt taken off."""
        steps = [_fit(step) for step in path.removesuffix(".txt").split("/")]
        name = "/".join(step for step in steps if step) or "_"
        found, number = name, 1
        while found.casefold() in self._taken:
            number += 1
            found = f"{name}-{number}"
        self._taken.add(found.casefold())
        return found


def _fit(step: str) -> str:
    """One step of a path; nothing for one that leads nowhere or up."""
    step = _UNFIT.sub("_", step).rstrip(". ").lstrip(" ")
    if len(step.encode()) > LONGEST:
        step = step.encode()[:LONGEST].decode(errors="ignore")
    return f"_{step}" if _DEVICE.match(step) or step.startswith(("-", ".")) else step
