"""XML that others wrote: elements with their lines; no DTD, so no entities; bounded depth."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from tui.importers._batch import NotImported

if TYPE_CHECKING:
    from collections.abc import Mapping

DEEPEST = 200
MOST = 3_000_000
"""Elements."""


class Tree:
    """A document; names of elements without their namespaces."""

    def __init__(self, name: str, data: bytes) -> None:
        """Parse. Raises NotImported."""
        self._lines: dict[Element, int] = {}
        self._builder = TreeBuilder()
        self._depth = 0
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._builder.data
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._name = name
        try:
            self._parser.Parse(data, True)
            root = self._builder.close()
        except (expat.ExpatError, AssertionError, ValueError, LookupError) as error:
            raise NotImported(f"{name}: no XML: {error}") from error
        self.root: Element = root

    def line(self, element: Element) -> int:
        """Where an element begins."""
        return self._lines.get(element, 0)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise NotImported(f"{self._name}: nested too deeply")
        if len(self._lines) >= MOST:
            raise NotImported(f"{self._name}: more than {MOST:,} elements")
        element = self._builder.start(name.rpartition("}")[2], dict(attributes))
        self._lines[element] = self._parser.CurrentLineNumber

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(name.rpartition("}")[2])

    def _doctype(self, *_: object) -> None:
        raise NotImported(f"{self._name}: has a document type declaration, which is not read")
