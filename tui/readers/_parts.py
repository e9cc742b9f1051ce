"""The names of the articles in a file that holds several."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256


class Parts:
    """Gives out the paths of a file's articles."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._given: Counter[str] = Counter()

    def path_of(self, key: str) -> str:
        """The path of an article that is known by `key`: its message-id, its address, its text.

        The same key gives the same name, wherever in the file the article stands; one that
        comes again is told by a number.
        """
        name = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        self._given[name] += 1
        again = self._given[name]
        return f"{self._path}#{name}" + (f"-{again}" if again > 1 else "")
