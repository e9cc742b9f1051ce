"""Several files as one zip, the same bytes every time."""

from __future__ import annotations

import zipfile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.formats import File

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip: the earliest there is, so that bytes depend on tags only."""
UNIX = 3


def write_zip(files: Iterable[File], out: IO[bytes]) -> None:
    """Write the files, in their order, one after the other."""
    with zipfile.ZipFile(out, "w") as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, UNIX
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w") as inside:
                for piece in file.pieces:
                    inside.write(piece)
