from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.verbs.made import ONE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two short articles."""
    folder = tmp_path / "homs"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "two.txt").write_text("Nothing happened in Maraj.\n", "utf-8")
    return folder
