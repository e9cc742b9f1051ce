"""What is wrong with a file that a person writes, said so that it can be found and mended."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file; `str()` is the line that people read."""

    file: str
    line: int
    """From 1; 0 when it is about the whole file."""
    severity: Literal["error", "warning"]
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.severity}: {self.message}"


class MistakeError(ValueError):
    """What somebody wrote cannot be used; the message says why."""


def nearest(word: str, choices: Iterable[str], form: str = "'{}'") -> str:
    """The tail `; did you mean 'x'?` when one of the choices is close to the word, else ""."""
    found = get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return f"; did you mean {form.format(found[0])}?" if found else ""
