"""Any bytes in a store's files, the codebook and the settings: used, or a line why not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.hostile.fuzz import bounded, cases
from tests.session.made import Rows, session_on, tagged
from tui.settings import SettingsError, annotator, one_of, read_settings, size_limit
from tui.storage.codebook import read_codebook
from tui.storage.errors import StoreError
from tui.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model.step import Row

TABLES = ("articles", "tags", "actors", "links", "refusals", "history", "places")
CODEBOOKS = (
    b'# ours\n[[kind]]\nid = "weapon"\nkey = 2\nname = "Weapon"\n',
    b'[[kind]]\nid = "a"\nkey = "1"\nname = "A"\n[[kind]]\nid = "b"\nkey = 3\nname = "B"\n',
    b"kind = [{id = 'x', key = 4, name = 'X'}]\n",
)
SETTINGS = (
    b'max_size = 3\nannotator = "Kara"\ntheme = "dark"\n',
    b"max_size = 1.5\n[deep]\nx = [1, 2]\n",
)
WORDS = (
    b'"tags"', b'"start"', b'"id"', b"max_size", b"annotator", b"[[kind]]", b"key", b"inf",
    b"nan", b"-inf", b"0x", b"1979-05-27T07:32:00Z", b"{}", b"[]", b"0", b'"parts":[[1,0]]',
)  # fmt: skip


def one_line(error: object, begin: str = "") -> None:
    assert str(error).startswith(begin)
    assert str(error)
    assert "\n" not in str(error)


@pytest.fixture
def stores(tmp_path: Path) -> Path:
    """Two stores with the same work: folded, and still in the journal."""
    rows = Rows()
    session = session_on(rows)
    tagged(session, "Maraj")
    tagged(session, "on Friday", "date")
    for name in ("journal", "tags.json"):
        store = Store.open(tmp_path / name)
        for table, kept in rows.read().items():
            store.commit([(table, each, row) for each, row in kept.items()])
        if name == "journal":
            store._ledger._let_go()  # as a killed process leaves it
        else:
            store.close()
    return tmp_path


@bounded(12, 4_000)
@pytest.mark.parametrize("name", ["journal", "tags.json"])
def test_any_bytes_in_a_store(stores: Path, name: str, count: int) -> None:
    folder = stores / "again"
    whole = (stores / name / name).read_bytes()
    assert whole
    for data in cases(count, (whole,), WORDS):
        shutil.copytree(stores / name, folder)
        (folder / name).write_bytes(data)
        try:
            store = Store.open(folder)
        except StoreError as error:
            one_line(error)
            assert (folder / name).exists()
        except Exception as error:
            pytest.fail(f"{error!r} of {data!r}")
        else:
            taken_in({table: dict(store.rows(table)) for table in TABLES})
            for notice in store.notices:
                assert "\n" not in notice
            store.commit([("actors", "0" * 16, None)])
            store.close()
        shutil.rmtree(folder)


def taken_in(tables: dict[str, dict[str, Row]]) -> None:
    """What a store may hold, a session can be on: it tells what makes no sense."""
    session = session_on(Rows())
    for line in session.load(tables):
        assert "\n" not in line
    for article in session.article_ids():
        session.record(article)
        if not session.is_missing(article):
            session.page(article)


@bounded(100, 50_000)
def test_any_bytes_as_a_codebook(tmp_path: Path, count: int) -> None:
    for data in cases(count, CODEBOOKS, WORDS):
        (tmp_path / "codebook.toml").write_bytes(data)
        try:
            codebook = read_codebook(tmp_path)
        except Exception as error:
            pytest.fail(f"{error!r} of {data!r}")
        for problem in codebook.problems:
            one_line(problem, "codebook.toml:")
        kinds = codebook.kinds
        assert len({kind.letter for kind in kinds}) == len(kinds) <= 12


@bounded(100, 50_000)
def test_any_bytes_as_settings(tmp_path: Path, count: int) -> None:
    (tmp_path / "dateline").mkdir()
    for data in cases(count, SETTINGS, WORDS):
        (tmp_path / "dateline" / "settings.toml").write_bytes(data)
        try:
            wishes = read_settings({"XDG_CONFIG_HOME": str(tmp_path)})
            assert size_limit(wishes) > 0 or wishes["max_size"] < 1
            assert one_of(wishes, "theme", ("dark", "light")) in ("dark", "light")
            assert isinstance(annotator(None, wishes), str)
        except SettingsError as error:
            one_line(error)
        except Exception as error:
            pytest.fail(f"{error!r} of {data!r}")
