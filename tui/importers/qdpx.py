"""REFI-QDA project exchange (QDPX): codings of plain text sources.

Offsets are code points into the source as it lies in the zip, as QualCoder and we write it.
A tag's kind is its code, or one of the codes that this stands below; below actor, a code is an
actor's name. What we have written into descriptions comes back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.importers._batch import Batch, Linked, NotImported, Proposed, Text
from tui.importers._xml import Tree
from tui.model.actor import Actor
from tui.model.span import Span

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from tui.importers._batch import Wishes
    from tui.importers._source import Source

NAME = "project.qde"
OURS = ("id: ", "type: ")
"""How descriptions begin that we have written."""
_FIELD = re.compile(r"([a-z][a-z_]*): ")
_INSIDE = re.compile("^internal:/*")


class QdpxImporter:
    """Reads a project."""

    name = "qdpx"
    about = "REFI-QDA projects: QualCoder, NVivo, ATLAS.ti, MAXQDA"

    def knows(self, source: Source) -> bool:
        """By what is inside."""
        return any(name.lower().endswith(".qde") for name in source.files)

    def read(self, source: Source, wishes: Wishes) -> Batch:
        """The project's codings; sources of other sorts are refused with their names."""
        names = source.ending(".qde")
        if not names:
            raise NotImported(f"{source.name}: no project in it")
        return _Project(source, names[0]).read()


IMPORTER = QdpxImporter()


class _Project:
    """One .qde, and what its ids mean."""

    def __init__(self, source: Source, name: str) -> None:
        self.source, self.name = source, name
        self.tree = Tree(name, source.files[name])
        self.batch = Batch()
        self.folded = {each.lower(): each for each in source.files}
        root = self.tree.root
        self.users = {each.get("guid", ""): each.get("name", "") for each in root.iter("User")}
        self.codes: dict[str, tuple[str, ...]] = {}
        """Names of a code and those above it, by its id."""
        self.actors: dict[str, Actor] = {}
        """The actors that codes describe, by the code's id."""
        self.tags: dict[str, str] = {}
        """Ids of selections with those of what they become."""

    def read(self) -> Batch:
        root = self.tree.root
        for codes in root.iter("Codes"):
            self._read_codes(codes, ())
        self.batch.actors = {each.id: each for each in self.actors.values() if each.id}
        for sources in root.iter("Sources"):
            for each in sources:
                if each.tag == "TextSource":
                    self._read_source(each)
                else:
                    self._refuse(each, f"{each.tag} {each.get('name', '')!r:.60}: no text")
        for link in root.iter("Link"):
            a, b = (
                self.tags.get(link.get(end, ""), "") for end in ("originGUID", "targetGUID")
            )
            line, type_ = self.tree.line(link), link.get("name", "")
            self.batch.links.append(Linked(self.name, line, a, b, type_))
        return self.batch

    def _refuse(self, element: Element, why: str) -> None:
        self.batch.refuse(self.name, self.tree.line(element), why)

    def _read_codes(self, above: Element, names: tuple[str, ...]) -> None:
        for code in above.findall("Code"):
            guid, own = code.get("guid", ""), (code.get("name", ""), *names)
            self.codes[guid] = own
            said = _said(code)
            if names and said.get("id"):
                aliases = tuple(filter(None, said.get("also", "").split("; ")))
                self.actors[guid] = Actor(
                    said["id"], own[0], aliases, said.get("type", "other"),
                    said.get("note", ""), said.get("ref", ""),
                )  # fmt: skip
            self._read_codes(code, own)

    def _read_source(self, element: Element) -> None:
        key = element.get("guid", "") or str(self.tree.line(element))
        words = self._words(element)
        if words is None:
            self._refuse(element, f"{element.get('name', '')!r:.60}: its text is not there")
            return
        self.batch.texts[key] = Text(name=element.get("name", ""), text=words)
        for selection in element.findall("PlainTextSelection"):
            self._read_selection(selection, key)

    def _words(self, element: Element) -> str | None:
        path = element.get("plainTextPath", "")
        if not path:
            content = element.find("PlainTextContent")
            return content.text or "" if content is not None else None
        inner = _INSIDE.sub("sources/", path).lower()
        name = self.folded.get(inner) or next(
            (real for low, real in self.folded.items() if low.endswith("/" + inner)), None
        )
        return self.source.files[name].decode("utf-8-sig", "replace") if name else None

    def _read_selection(self, selection: Element, key: str) -> None:
        ends = [selection.get(name, "") for name in ("startPosition", "endPosition")]
        if not all(each.isdecimal() and len(each) < 13 for each in ends):
            self._refuse(selection, "a selection without a place")
            return
        span = Span(*map(int, ends))
        if span.start >= span.end:
            self._refuse(selection, "an empty selection")
            return
        refs = [each.get("targetGUID", "") for each in selection.iter("CodeRef")]
        said = _said(selection)
        who = self.users.get(selection.get("creatingUser", ""), "")
        said = {"by": who, "created": selection.get("creationDateTime", ""), **said}
        said.setdefault("updated", selection.get("modifiedDateTime", ""))
        own = said.pop("id", "") or selection.get("guid", "")
        self.tags[selection.get("guid", "")] = own
        if not refs:
            self._refuse(selection, "a selection without a code")
        for ref in refs:
            code = self.codes.get(ref)
            if code is None or not code[0]:
                self._refuse(selection, "a selection whose code is not there")
                continue
            self.batch.add(
                Proposed(
                    self.name, self.tree.line(selection), key, code[0], (span,),
                    id=own, said=said, above=code[1:],
                )
            )  # fmt: skip


def _said(element: Element) -> dict[str, str]:
    """The lines of a description as fields; other words are a note."""
    description = element.find("Description")
    words = (description.text or "") if description is not None else ""
    if not words.startswith(OURS):
        return {"note": words} if words else {}
    said: dict[str, str] = {}
    name = "note"
    for line in words.split("\n"):
        found = _FIELD.match(line)
        if found and found[1] not in said:
            name, line = found[1], line[found.end() :]
            said[name] = line
        else:
            said[name] = f"{said[name]}\n{line}" if name in said else line
    return said
