"""brat standoff: .ann with its .txt beside it, in a folder, a zip, or just the two.

Text-bound annotations (T) become tags; what is said of them comes from attributes (A), from
normalisations (N), and from our own notes (#), which hold all of it. Relations (R) become
links. Fragments with nothing but a line's end between them are one stretch: brat cannot write
it otherwise. Events (E) and equivalences (*) are refused.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.importers._batch import Batch, Linked, Proposed, Text
from tui.importers._json import NotJson, dict_of, parsed, text
from tui.model.span import Span

if TYPE_CHECKING:
    from tui.importers._batch import Wishes
    from tui.importers._source import Source

_TEXT_BOUND = re.compile(r"(T\w+)\t(\S+) (\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*)(?:\t(.*))?")
_ABOUT = re.compile(r"([A-Z#]\w*)\t(\S+) (T\w+)(?: ([^\t]*))?(?:\t(.*))?")
_RELATION = re.compile(r"(R\w+)\t(\S+) Arg1:(T\w+) Arg2:(T\w+)\s*")
_BETWEEN = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


class BratImporter:
    """Reads each .ann with its .txt."""

    name = "brat"
    about = "brat standoff: .ann and .txt, in a folder or a zip"

    def knows(self, source: Source) -> bool:
        """By the files' names."""
        return bool(source.ending(".ann"))

    def read(self, source: Source, wishes: Wishes) -> Batch:
        """Article by article."""
        batch = Batch()
        for name in source.ending(".ann"):
            plain = f"{name[:-4]}.txt"
            if plain not in source.files:
                batch.refuse(name, 0, f"{plain} is not beside it")
                continue
            _take(batch, name, source.text_of(name), source.files[plain])
        for name in source.ending("codebook.toml"):
            batch.codebook = source.text_of(name)
        return batch


IMPORTER = BratImporter()


class _Page:
    """What an .ann says, gathered by its ids."""

    def __init__(self) -> None:
        self.bound: dict[str, tuple[int, str, tuple[Span, ...], str]] = {}
        self.said: dict[str, dict[str, str]] = {}
        self.noted: dict[str, dict[str, str]] = {}
        self.relations: list[tuple[int, str, str, str]] = []


def _take(batch: Batch, file: str, words: str, data: bytes) -> None:
    plain = data.decode("utf-8-sig", "replace")
    page, name = _Page(), f"{file[:-4]}.txt"
    batch.texts[file] = Text(name=name, text=plain)
    for number, line in enumerate(words.split("\n"), 1):
        line = line.rstrip("\r")
        if line.strip() and not _line(page, number, line):
            batch.refuse(file, number, f"not read: {line:.60}")
    ids = {}
    for own, (number, kind, parts, quote) in page.bound.items():
        said = {**page.said.get(own, {}), **page.noted.get(own, {})}
        ids[own] = said.pop("id", "") or f"{file} {own}"
        batch.add(
            Proposed(
                file, number, file, kind, _joined(parts, plain), quote, id=ids[own],
                said=said, unit="",
            )
        )  # fmt: skip
    for number, type_, a, b in page.relations:
        if a in ids and b in ids:
            batch.links.append(Linked(file, number, ids[a], ids[b], type_))
        else:
            batch.refuse(file, number, "a relation between what is not there")


def _line(page: _Page, number: int, line: str) -> bool:
    """Take in a line; False: it is none that can be read."""
    if found := _TEXT_BOUND.fullmatch(line):
        spans = [Span(*map(int, each.split(" "))) for each in found[3].split(";")]
        if any(span.start >= span.end for span in spans):
            return False
        page.bound[found[1]] = number, found[2], tuple(spans), found[4] or ""
        return True
    if found := _RELATION.fullmatch(line):
        page.relations.append((number, found[2], found[3], found[4]))
        return True
    found = _ABOUT.fullmatch(line)
    return found is not None and _about(page, found)


def _about(page: _Page, found: re.Match[str]) -> bool:
    number, name, own, value, words = found.groups()
    said = page.said.setdefault(own, {})
    if number[0] in "AM":
        said[name] = value or "1"
    elif number[0] == "N":
        base, _, id_ = (value or "").partition(":")
        known = {"Dateline": ("actor_id", id_), "EDTF": ("value", id_)}
        name, id_ = known.get(base, ("ref", f"{base}:{id_}"))
        said[name] = id_
        if name != "value" and words:
            said["actor"] = words
    elif number[0] == "#":
        try:
            noted = parsed(words or "")
        except NotJson:
            noted = None
        if isinstance(noted, dict):
            page.noted[own] = {key: text(each) for key, each in dict_of(noted).items()}
        else:
            said["note"] = "\n".join(filter(None, (said.get("note"), words)))
    else:
        return False
    return True


def _joined(parts: tuple[Span, ...], plain: str) -> tuple[Span, ...]:
    """Fragments as pieces: those with only a line's end between them are one."""
    pieces = [parts[0]]
    for before, part in pairwise(parts):
        if _BETWEEN.fullmatch(plain, before.end, part.start):
            pieces[-1] = Span(pieces[-1].start, part.end)
        else:
            pieces.append(part)
    return tuple(pieces)
