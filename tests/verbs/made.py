"""The verbs as a shell and as a test call them."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import main

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
ONE = (
    "Rebels took Maraj on Friday, a source said. The army left Maraj.\n\n"
    "=Tazira= denied it. Tazira called the report “a lie”.\n"
)


def command(*argv: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The program as a shell runs it."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *map(str, argv)],
        capture_output=True, text=True, encoding="utf-8", errors="surrogateescape",
        env={**os.environ, "PYTHONPATH": str(ROOT), **more}, check=False, timeout=60,
    )  # fmt: skip


def tag(folder: Path, article: str, *more: str, kind: str = "actor") -> int:
    return main(["tag", str(folder), article, "--kind", kind, *more])


def exported(folder: Path, capfdbinary: pytest.CaptureFixture[bytes], *more: str) -> bytes:
    capfdbinary.readouterr()
    assert main(["export", str(folder), *more]) == 0
    return capfdbinary.readouterr().out


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
