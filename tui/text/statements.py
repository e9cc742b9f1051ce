"""Cut a TOML file into its statements, with their lines.

The standard library's parser gives no line for a value and refuses a whole file for one
bad line. Here every statement is parsed by itself, so one mistake costs one line.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from tui.text.problem import MistakeError, Problem

LONGEST = 100
"""Lines that one statement (a list or a text over several lines) may take."""

HOPELESS = 20
"""With more syntax errors than this the file is something else."""

NOWHERE = "?"
"""The section of lines under a header that cannot be read: nobody knows where they belong."""

_POSITION = re.compile(r" \(at .*\)$")
_OPEN = re.compile(r"=.*(\[|\"\"\"|''')")


@dataclass(frozen=True, slots=True)
class Statement:
    """A header (`key` is None) or a key with its value."""

    line: int
    section: str
    """The section it stands in or, for a header, opens; "" before the first."""
    key: str | None
    value: object = None
    array: bool = False
    """Is it a header in double brackets?"""


def scan(text: str, file: str, what: str) -> tuple[list[Statement], list[Problem]]:
    """Every statement that is sound, and a problem for each that is not.

    `what` is what the file is, if it is one: "key bindings file".
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    statements: list[Statement] = []
    problems: list[Problem] = []
    section, at = "", 0
    while at < len(lines):
        try:
            size, table = take(lines, at)
        except MistakeError as mistake:
            problems.append(Problem(file, at + 1, "error", str(mistake)))
            if len(problems) > HOPELESS:
                return [], [hopeless(problems[0], what)]
            if lines[at].lstrip().startswith("["):
                section = NOWHERE
            at += 1
            continue
        if table and lines[at].lstrip().startswith("["):
            section = header(table)
            double = lines[at].lstrip().startswith("[[")
            statements.append(Statement(at + 1, section, None, array=double))
        else:
            statements += [Statement(at + 1, section, *item) for item in table.items()]
        at += size
    return statements, problems


def hopeless(first: Problem, what: str) -> Problem:
    """One problem in place of very many."""
    message = f"this is no {what}; its first mistake: {first.message}"
    return Problem(first.file, first.line, "error", message)


def take(lines: list[str], at: int) -> tuple[int, dict[str, object]]:
    """The statement that begins at a line: how many lines, and what. Raises MistakeError."""
    try:
        return 1, parse(lines[at])
    except (ValueError, RecursionError) as error:
        if _OPEN.search(lines[at]):
            for end in range(at + 2, min(at + 2 + LONGEST, len(lines) + 1)):
                try:
                    return end - at, parse("\n".join(lines[at:end]))
                except (ValueError, RecursionError):
                    continue
        raise MistakeError(explain(lines[at], str(error))) from error


def parse(text: str) -> dict[str, object]:
    """The table that some lines of TOML make. Raises ValueError, RecursionError."""
    return tomllib.loads(text)


def explain(line: str, error: str) -> str:
    """A syntax error in words, with the commonest cure."""
    reason = _POSITION.sub("", error)
    message = f"not TOML: {reason[:1].lower()}{reason[1:]}"
    key, equals, _ = line.partition("=")
    key = key.strip() or "="
    if equals and not re.fullmatch(r"""[\w-]+|".*|'.*""", key, re.ASCII) and len(key) < 30:
        quote = "'" if '"' in key else '"'
        message += f"; quote the key: {quote}{key}{quote} = …"
    return message


def header(table: dict[str, object]) -> str:
    """The name of the section that a header opens; `[a.b]` gives "a.b"."""
    names: list[str] = []
    inner: object = table
    while isinstance(inner, dict) and inner:
        name, inner = next(iter(inner.items()))
        names.append(str(name))
    return ".".join(names)
