"""Being a user who may not do everything, also when root runs the tests."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534


@contextmanager
def ordinary_user() -> Iterator[Path]:
    """Until the end root is nobody; gives a folder of that user's, as `tmp_path` is root's."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-"))
    root = os.geteuid() == 0
    groups = os.getgroups()
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.setgroups([])
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
            os.setegid(0)
            os.setgroups(groups)
        shutil.rmtree(folder, onerror=_opened)


def _opened(_: object, path: str, __: object) -> None:
    """A folder that its owner has closed."""
    Path(path).chmod(0o700)
    Path(path).parent.chmod(0o700)
    shutil.rmtree(path, ignore_errors=True)
