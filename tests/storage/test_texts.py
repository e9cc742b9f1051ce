from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.model.article import text_hash
from tui.storage.texts import keep, text_of

if TYPE_CHECKING:
    from pathlib import Path

ANY_TEXT = st.text(st.characters(), max_size=50)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_TEXT)
def test_a_text_comes_back_exactly(tmp_path: Path, text: str) -> None:
    name = keep(tmp_path, text)
    assert name == text_hash(text)
    assert text_of(tmp_path, name) == text


def test_line_ends_and_lone_surrogates_stay(tmp_path: Path) -> None:
    text = "a\r\nb\rc\n\ud800\ufeff\x00"
    assert text_of(tmp_path, keep(tmp_path, text)) == text


def test_a_text_is_written_once_and_a_damaged_one_again(tmp_path: Path) -> None:
    name = keep(tmp_path, "Homs")
    path = tmp_path / "texts" / f"{name}.txt"
    before = path.stat().st_mtime_ns, path.stat().st_ino
    keep(tmp_path, "Homs")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    path.write_text("Hama")
    assert text_of(tmp_path, name) is None
    keep(tmp_path, "Homs")
    assert text_of(tmp_path, name) == "Homs"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 64, "x" * 64])
def test_no_text_for_what_is_no_known_hash(tmp_path: Path, name: str) -> None:
    assert text_of(tmp_path, name) is None


@pytest.mark.parametrize("module", ["texts", "codebook"])
def test_the_small_rooms_do_not_load_the_database(module: str) -> None:
    code = f"import sys, tui.storage.{module}; sys.exit('tinydb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
