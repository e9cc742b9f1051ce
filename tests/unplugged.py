"""A network namespace without a network, for this process and all that it starts."""

from __future__ import annotations

import ctypes
import os
import subprocess
from pathlib import Path

NEW_USER, NEW_NET = 0x10000000, 0x40000000


class StillPlugged(Exception):  # noqa: N818 (it names the state)
    """The system does not let this user leave the network."""


def unplug() -> None:
    """Leave the network: no socket but those of the machine's own files works from now on.

    The kernel sees to it, so it holds for children too, whatever they are written in. Linux
    only; where users may make no namespaces it takes root. Raises StillPlugged.
    """
    user, group = os.getuid(), os.getgid()
    try:
        if _unshare(NEW_NET):
            return
        if not _unshare(NEW_NET | NEW_USER):
            raise StillPlugged(os.strerror(ctypes.get_errno()))
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    except (OSError, AttributeError) as error:  # no such call, no such files
        raise StillPlugged(str(error)) from error


def namespaces(*kinds: str) -> bool:
    """May this user make namespaces of these kinds, going by what the system's own tool can?"""
    command = ["unshare", *kinds, "--", "true"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _unshare(flags: int) -> bool:
    return bool(ctypes.CDLL(None, use_errno=True).unshare(flags) == 0)
