from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.storage import snapshot as snapshots
from tui.storage.snapshot import Snapshot

WORDS = st.text(st.characters() | st.sampled_from('{}",:\n '), max_size=6)
ROWS = st.dictionaries(
    st.integers(0, 2**64 - 1).map(str),
    st.dictionaries(WORDS, WORDS | st.integers()),
    max_size=5,
)
TABLES = st.dictionaries(WORDS.filter(lambda name: name != snapshots.META), ROWS, max_size=4)


@given(TABLES, st.integers(1, 40))
def test_what_is_encoded_is_json_and_comes_back(tables: snapshots.Tables, piece: int) -> None:
    snapshot = Snapshot(tables, "ab", 3, 4, 1)
    data = b"".join(snapshots.encode(snapshot))
    assert snapshots.verified(data)
    plain = json.loads(data)
    assert plain.pop("meta")["1"]["sequence"] == 4
    assert plain == tables
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshots, "_PIECE", piece)
        assert snapshots._piecewise(data) == json.loads(data)
    assert snapshots.decode(data) == snapshot


def test_only_what_encode_wrote_verifies() -> None:
    data = b"".join(snapshots.encode(Snapshot({"tags": {"1": {"a": 1}}}, "ab", 1, 1, 1)))
    for other in (b"", b"{}", data[:-1], data + b"\n", data.replace(b"1}", b"2}"), data * 2):
        assert not snapshots.verified(other)
    assert not snapshots.written_by_tinydb(data)
    assert snapshots.written_by_tinydb(json.dumps(json.loads(data)).encode())
