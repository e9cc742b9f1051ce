"""Actors that come with somebody else's tags: ours by their name, or new ones."""

from __future__ import annotations

import re
from collections import ChainMap
from typing import TYPE_CHECKING

from tui.model.actor import Actor, too_long
from tui.model.detail import ACTOR_TYPES
from tui.model.ids import id_for, new_id
from tui.model.step import Change
from tui.session.state import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from tui.session.state import State

_ID = re.compile("[0-9a-f]{16}")


class NoValue(ValueError):  # noqa: N818
    """A value that is none; the message says what is wrong with it."""


class ForeignActors:
    """Gives each actor of a source one of ours; makes those that there are none of."""

    def __init__(self, state: State, actors: Mapping[str, Actor]) -> None:
        """`actors` are those that the source describes, by its own ids."""
        self._state = state
        self._theirs = actors
        self._by_id: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        self.made: dict[str, Actor] = {}
        """New ones, by our ids."""

    @property
    def changes(self) -> list[Change]:
        """What makes the new ones."""
        return [Change(None, each) for each in self.made.values()]

    def take_all(self, refuse: Callable[[str, str], None]) -> None:
        """Every actor that the source describes, also those no tag points to.

        `refuse` is told the ids of those that cannot be taken, and why.
        """
        for id_ in self._theirs:
            try:
                self.find(id_, "", "")
            except NoValue as error:
                refuse(id_, str(error))

    def find(self, id_: str, name: str, type_: str) -> str:
        """Our id for what the source calls so; empty when it says neither. Raises NoValue."""
        if id_ in self._by_id:
            return self._by_id[id_]
        if not id_ and not name:
            return ""
        theirs = self._theirs.get(id_)
        name = theirs.name if theirs else name
        for each in theirs.names if theirs else (name,):
            if fault := too_long(each):
                raise NoValue(f"actor: {fault}")
        if id_:
            self._by_id[id_] = found = self._with_id(id_, name, type_, theirs)
            return found
        return self._known(name) or self._named(name, type_)

    def _with_id(self, id_: str, name: str, type_: str, theirs: Actor | None) -> str:
        ours = self._state.actors.get(id_)
        if ours is not None and (not name or fold_name(name) in map(fold_name, ours.names)):
            return id_
        if not name:  # it is nobody there, either
            return id_ if _ID.fullmatch(id_) else ""
        known = self._known(name)
        if known:
            return known
        own = fresh(id_, ChainMap(self.made, self._state.actors))
        aliases = theirs.aliases if theirs else ()
        type_ = (theirs.type if theirs else type_) or "other"
        note, ref = (theirs.note, theirs.ref) if theirs else ("", "")
        self.made[own] = Actor(own, name, aliases, type_, note, ref)
        return own

    def _known(self, name: str) -> str:
        """An actor of that name that was there before."""
        known = self._state.actors_named(name)
        return known[0].id if known else ""

    def _named(self, name: str, type_: str) -> str:
        folded = fold_name(name)
        if folded not in self._by_name:
            made = Actor(new_id(), name, type=type_ if type_ in ACTOR_TYPES else "other")
            self.made[made.id] = made
            self._by_name[folded] = made.id
        return self._by_name[folded]


def fresh(id_: str, taken: Container[str]) -> str:
    """An id of theirs as it is, if it is fit and free; else one that is made of it."""
    if _ID.fullmatch(id_) and id_ not in taken:
        return id_
    made = id_for("imported", id_) if id_ else new_id()
    return made if made not in taken else new_id()
