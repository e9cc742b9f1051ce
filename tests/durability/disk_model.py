"""What a program asks of the disk, recorded, and what a loss of power may leave of it.

A file's bytes are safe after a sync of the file, its name after a sync of the folder. Of what
was written since, each 4 KiB page may be there or not, in any order, and the length may be
ahead of the bytes; names change in order, but the latest may be missing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.storage import disk

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping, Sequence

    import pytest

PAGE = 4096
FOLDER = 0
Change = tuple[int, bytes | None]
"""Offset and the bytes written there; None: cut off there."""


@dataclass
class File:
    """The bytes that are safe, and what has been done to them since."""

    safe: bytes = b""
    since: list[Change] = field(default_factory=list)


class Disk:
    """Sees every call that changes the disk."""

    def __init__(self, patch: pytest.MonkeyPatch, calling: Callable[[], None]) -> None:
        """`calling` is called before each of them."""
        self.safe: dict[str, int] = {}
        """Names that will be found again, and the numbers of the files."""
        self.since: list[tuple[str, int | None]] = []
        """Names given since; None: taken away."""
        self.files = [File()]
        self.on = True
        """Does it look? Not while the store is opened after a loss of power."""
        self._calling = calling
        self._held: dict[int, int] = {}
        self._folders: dict[int, str] = {}
        for owner, name in (
            (os, "open"),
            (os, "write"),
            (os, "fsync"),
            (disk, "sync"),
            (os, "ftruncate"),
            (os, "replace"),
            (os, "unlink"),
            (os, "mkdir"),
        ):
            patch.setattr(owner, name, self._seen(getattr(owner, name), f"on_{name}"))

    def _seen(self, call: Callable[..., Any], name: str) -> Callable[..., Any]:
        def seen(*given: Any, **more: Any) -> Any:
            if not self.on:
                return call(*given, **more)
            self._calling()
            done = call(*given, **more)
            getattr(self, name)(done, *given)
            return done

        return seen

    @property
    def names(self) -> dict[str, int]:
        return renamed(self.safe, self.since)

    def on_open(self, descriptor: int, path: Any, flags: int, *_: Any) -> None:
        name, names = str(path), self.names
        if Path(name).is_dir():
            self._folders[descriptor] = name
            return
        if name not in names and flags & os.O_CREAT:
            self.files.append(File())
            self.since.append((name, len(self.files) - 1))
        self._folders.pop(descriptor, None)
        self._held[descriptor] = self.names.get(name, -1)

    def on_write(self, count: int, descriptor: int, data: Any) -> None:
        file = self.files[self._held[descriptor]]
        file.since.append((len(changed(file.safe, file.since)), bytes(data)[:count]))

    def on_ftruncate(self, _: None, descriptor: int, size: int) -> None:
        self.files[self._held[descriptor]].since.append((size, None))

    def on_sync(self, _: None, descriptor: int) -> None:
        file = self.files[self._held[descriptor]]
        file.safe, file.since = changed(file.safe, file.since), []

    def on_fsync(self, done: None, descriptor: int) -> None:
        if descriptor not in self._folders:
            self.on_sync(done, descriptor)
            return
        folder = Path(self._folders[descriptor])
        here = [each for each in self.since if Path(each[0]).parent == folder]
        self.safe = renamed(self.safe, here)
        self.since = [each for each in self.since if each not in here]

    def on_replace(self, _: None, old: Any, new: Any) -> None:
        number = self.names[str(old)]
        self.since += [(str(new), number), (str(old), None)]

    def on_unlink(self, _: None, path: Any) -> None:
        self.since.append((str(path), None))

    def on_mkdir(self, _: None, path: Any, *__: Any) -> None:
        self.since.append((str(path), FOLDER))

    def lose_power(self, root: Path, other: Path, chance: random.Random) -> None:
        """Put into another folder what may be found in this one after a loss of power now."""
        names = renamed(self.safe, self.since[: chance.randint(0, len(self.since))])
        for name, number in sorted(names.items()):
            path = other / Path(name).relative_to(root)
            if number == FOLDER:
                path.mkdir()
            elif path.parent.is_dir():
                path.write_bytes(left(self.files[number], chance))


def renamed(
    names: Mapping[str, int], changes: Sequence[tuple[str, int | None]]
) -> dict[str, int]:
    after = {**names, **dict(changes)}
    return {name: number for name, number in after.items() if number is not None}


def changed(data: bytes, changes: Sequence[Change]) -> bytes:
    """All writes are at a file's end."""
    for at, more in changes:
        data = data[:at] + (more or b"")
    return data


def left(file: File, chance: random.Random) -> bytes:
    """The bytes after a loss of power: the old ones, and some pages of the new ones."""
    new = changed(file.safe, file.since[: chance.randint(0, len(file.since))])
    share = chance.choice([0, 0.5, 1])
    size = chance.choice([len(file.safe), len(new), len(new), chance.randint(0, len(new))])
    size = max(size, min(len(file.safe), len(new)))
    pages = []
    for at in range(0, size, PAGE):
        page = (new if chance.random() < share else file.safe)[at : at + PAGE]
        pages.append(page.ljust(min(PAGE, size - at), b"\0"))
    return b"".join(pages)[:size]
