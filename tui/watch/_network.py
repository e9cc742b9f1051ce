"""File systems that tell nobody when another machine writes to them."""

from __future__ import annotations

import os
import re
from pathlib import Path

_SILENT = frozenset(
    (
        "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ceph", "9p", "drvfs", "vboxsf",
        "glusterfs", "fuse.glusterfs", "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.davfs",
        "fuse.vmhgfs-fuse",
    )
)  # fmt: skip
_ESCAPED = re.compile(r"\\([0-7]{3})")
MOUNTS = Path("/proc/mounts")


def silent_file_system(root: Path, mounts: Path = MOUNTS) -> str:
    """The name of the file system if it gives no events; empty: it does, or who knows."""
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    place = Path(os.path.realpath(root))
    holding = [
        (len(point.parts), kind)
        for _, mounted, kind, *_ in map(str.split, lines)
        if place.is_relative_to(point := Path(_unescaped(mounted)))
    ]
    depth = max((parts for parts, _ in holding), default=0)
    kinds = [
        kind for parts, kind in holding if parts == depth
    ]  # the last one covers the others
    return kinds[-1] if kinds and kinds[-1] in _SILENT else ""


def _unescaped(mounted: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), mounted)
