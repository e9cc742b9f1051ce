"""What can go wrong with the store, in words for the user."""

from __future__ import annotations

import errno

_PLAIN = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file may not grow any further (size limit)",
    errno.EIO: "the disk reported an error",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.ENOENT: "it is no longer there",
}


class StoreError(Exception):
    """The store cannot be opened; the message is one line: what, and where."""


class NotSaved(Exception):  # noqa: N818
    """Nothing of it was saved; the message says why in plain words."""


def plain(error: OSError) -> str:
    """Why the system refused, in plain words, with the file when it is known."""
    reason = _PLAIN.get(error.errno or 0, error.strerror or str(error) or repr(error))
    return f"{reason}: {error.filename}" if error.filename else reason
