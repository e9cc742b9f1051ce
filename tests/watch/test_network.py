from __future__ import annotations

from pathlib import Path

import pytest

from tui.watch._network import silent_file_system


@pytest.mark.parametrize(
    ("root", "kind"),
    [
        ("/here", ""),
        ("/mnt/share/deep", "nfs4"),
        ("/mnt/sharewithoutslash", ""),
        ("/mnt/share/disk/x", ""),
        ("/mnt/two words", "fuse.sshfs"),
        ("/twice", ""),
    ],
)
def test_the_nearest_mount_decides(root: str, kind: str, tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/vda / ext4 rw 0 0\nserver:/x /mnt/share nfs4 rw 0 0\n"
        "/dev/vdb /mnt/share/disk ext4 rw 0 0\nhost: /mnt/two\\040words fuse.sshfs rw 0 0\n"
        "host: /twice cifs rw 0 0\n/dev/vdc /twice ext4 rw 0 0\n"
    )
    assert silent_file_system(Path(root), mounts) == kind


def test_without_a_list_of_mounts_nothing_is_known(tmp_path: Path) -> None:
    assert silent_file_system(tmp_path, tmp_path / "none") == ""
