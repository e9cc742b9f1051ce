"""Any bytes as a key bindings file are bindings and problems, each with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile.fuzz import bounded, cases
from tui.commands import takes
from tui.keymap import check, load, packaged_file, read

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = packaged_file().read_bytes()
SAMPLES = (
    SHIPPED[:1500],
    SHIPPED[-1500:],
    b'base = "none"\nlayout = "azerty"\ntimeout = 500\n[global]\n"g g" = "cursor.top"\n',
    b'[reader]\na = "tag.add actor"\n"ctrl+x d" = "none"\n[reader.deep]\nx = 1\n',
)
WORDS = (
    b'"none"',
    b"[global]",
    b"[reader]",
    b"ctrl+",
    b'"g g g"',
    b"= [",
    b"= {a=1}",
    b"1979-05-27",
)


@bounded(60, 20_000)
def test_any_bytes_are_bindings_or_problems_with_lines(tmp_path: Path, count: int) -> None:
    path = tmp_path / "keybindings.toml"
    known = takes()
    for data in cases(count, SAMPLES, WORDS):
        path.write_bytes(data)
        try:
            source = read(path, tmp_path)
            _, told = load([source], known)
            problems = [*told, *check(source.text, source.name, known)]
        except Exception as error:
            pytest.fail(f"{error!r} of {data!r}")
        lines = data.count(b"\n") + data.count(b"\r") + 1
        for problem in problems:
            assert 0 <= problem.line <= lines, (problem, data)
            assert "\n" not in str(problem), (problem, data)
