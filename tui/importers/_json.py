"""JSON that others wrote: every fault is one line, however it is nested."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.importers._batch import NotImported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.importers._batch import Batch
    from tui.importers._source import Source

Object = dict[str, Any]


class NotJson(ValueError):  # noqa: N818
    """Words that are no JSON; the message says why."""


def parsed(words: str) -> Any:
    """The value. Raises NotJson, also for one that is nested too deeply."""
    try:
        return json.loads(words)
    except RecursionError as error:
        raise NotJson("nested too deeply") from error
    except json.JSONDecodeError as error:
        raise NotJson(f"no JSON: {error.msg} (column {error.colno})") from error
    except ValueError as error:  # a number of thousands of digits
        raise NotJson(f"no JSON: {error}") from error


def document(source: Source, name: str) -> Any:
    """A whole file. Raises NotImported."""
    try:
        return parsed(source.text_of(name))
    except NotJson as error:
        raise NotImported(f"{name}: {error}") from error


def objects(source: Source, name: str, batch: Batch) -> Iterator[tuple[int, Object]]:
    """The objects of a file, one a line or all in one list, with their lines (0 in a list).

    Lines that are no object are refused. Raises NotImported.
    """
    text = source.text_of(name)
    if text.lstrip()[:1] == "[":
        yield from _listed(document(source, name), name, batch)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = parsed(line)
        except NotJson as error:
            batch.refuse(name, number, str(error))
            continue
        if isinstance(value, dict):
            yield number, value
        else:
            batch.refuse(name, number, "not an object: {…}")


def _listed(values: list[Any], name: str, batch: Batch) -> Iterator[tuple[int, Object]]:
    for value in values:
        if isinstance(value, dict):
            yield 0, value
        else:
            batch.refuse(name, 0, "not an object: {…}")


def first(source: Source) -> Object:
    """The first object of a file of JSON or JSON lines; empty: there is none. Never raises."""
    head = source.head.lstrip()
    if not head.startswith(("{", "[")):
        return {}
    line = head.partition("\n")[0] if head.startswith("{") else ""
    for words in (line, source.only.decode("utf-8-sig", "replace")):
        try:
            value = parsed(words)
        except NotJson:
            continue
        if isinstance(value, list):
            value = value[0] if value else {}
        return value if isinstance(value, dict) else {}
    return {}


def text(value: Any) -> str:
    """A value as a cell: strings as they are, numbers and truth as JSON writes them."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, dict | list):
        return ""
    return json.dumps(value)


def whole(value: Any) -> int | None:
    """A whole number, or none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def fields_in(words: str) -> dict[str, str]:
    """Named strings that stand in a cell as a JSON object; none in any other cell."""
    try:
        value = parsed(words) if words.startswith("{") else {}
    except NotJson:
        return {}
    return {name: text(each) for name, each in dict_of(value).items() if text(each)}


def dict_of(value: Any) -> Object:
    """An object, or an empty one."""
    return value if isinstance(value, dict) else {}


def list_of(value: Any) -> list[Any]:
    """A list; anything else as the only thing in one, nothing as none."""
    return value if isinstance(value, list) else [] if value is None else [value]
