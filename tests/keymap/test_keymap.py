from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING, Any, cast

import pytest

from tui.keymap import Source, load, packaged_file, read, search_order
from tui.keymap.layouts import QWERTY, ROWS, SHIFTED, table, translate

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = {"help.show": (), "app.quit": (), "cursor.top": (), "cursor.down": (), "pane.next": ()}

DEFAULT = """\
[global]
j = "cursor.down"
"g g" = "cursor.top"
"g l" = "pane.next"
f = "pane.next"
[reader]
j = "pane.next"
[bar]
x = "pane.next"
"""


def loaded(*texts: str) -> tuple[dict[str, dict[str, str]], list[str]]:
    """Contexts with their keys and commands, and the problems; the strongest text first."""
    sources = [Source(f"f{number}", text) for number, text in enumerate(texts)]
    keymap, problems = load(sources, KNOWN)
    plain = {
        context: {" ".join(keys): each.command for keys, each in bindings.items()}
        for context, bindings in keymap.contexts.items()
    }
    return plain, [str(problem) for problem in problems]


def test_contexts_inherit() -> None:
    plain, _ = loaded(DEFAULT)
    assert plain["global"]["j"] == plain["library"]["j"] == "cursor.down"
    assert plain["reader"]["j"] == plain["select"]["j"] == "pane.next"
    assert plain["select"]["g g"] == "cursor.top"
    assert plain["bar"] == {"x": "pane.next"}


def test_stronger_files_override_what_they_name() -> None:
    plain, problems = loaded('[global]\nj = "cursor.top"\n[reader]\nk = "cursor.top"', DEFAULT)
    assert plain["global"]["j"] == "cursor.top"
    assert plain["reader"]["j"] == "pane.next"
    assert plain["reader"]["k"] == "cursor.top"
    assert plain["global"]["g l"] == "pane.next"
    assert not problems


def test_none_unbinds() -> None:
    plain, problems = loaded('[global]\n"g g" = "none"\n[reader]\nj = "none"', DEFAULT)
    assert "g g" not in plain["reader"]
    assert "j" not in plain["reader"]
    assert plain["library"]["j"] == "cursor.down"
    assert not problems


def test_none_makes_room_for_longer_keys() -> None:
    plain, problems = loaded('[global]\nf = "none"\n"f x" = "cursor.top"', DEFAULT)
    assert plain["global"]["f x"] == "cursor.top"
    assert "f" not in plain["global"]
    assert not problems


def test_an_override_keeps_its_place() -> None:
    plain, _ = loaded('[global]\nj = "cursor.top"', DEFAULT)
    assert list(plain["global"]) == ["j", "g g", "g l", "f", "f1", "ctrl+q"]


def test_base_none_stands_alone() -> None:
    plain, _ = loaded('base = "none"\n[global]\nx = "pane.next"', DEFAULT)
    assert plain["global"] == {"x": "pane.next", "f1": "help.show", "ctrl+q": "app.quit"}


def test_inherit_false_stops() -> None:
    plain, _ = loaded("[reader]\ninherit = false", DEFAULT)
    assert plain["select"] == {"j": "pane.next", "f1": "help.show", "ctrl+q": "app.quit"}
    again, _ = loaded("[reader]\ninherit = true", "[reader]\ninherit = false", DEFAULT)
    assert again["reader"]["g g"] == "cursor.top"


def test_a_stronger_prefix_hides_longer_keys_and_says_so() -> None:
    plain, problems = loaded('[global]\ng = "cursor.top"', DEFAULT)
    assert plain["reader"]["g"] == "cursor.top"
    assert not {"g g", "g l"} & set(plain["reader"])
    assert problems == ["f0:2: warning: [global] g hides g g, g l (f1:3)"]


def test_a_stronger_sequence_takes_the_place_of_its_beginning() -> None:
    plain, problems = loaded('[reader]\n"f x" = "cursor.top"', DEFAULT)
    assert "f" not in plain["reader"]
    assert plain["library"]["f"] == "pane.next"
    assert problems == ["f0:2: warning: [reader] f x hides f (f1:5)"]


def test_help_and_quit_always_have_a_key() -> None:
    taken = '[global]\nf1 = "cursor.top"\n"ctrl+q" = "none"\nx = "app.quit"'
    plain, _ = loaded(taken)
    assert plain["reader"] == {"f1": "help.show", "x": "app.quit"}
    other, _ = loaded('[global]\n"?" = "help.show"\nf1 = "cursor.top"')
    assert other["reader"]["f1"] == "cursor.top"


def test_a_map_cannot_be_changed() -> None:
    keymap, _ = load([Source("f", DEFAULT)], KNOWN)
    bindings = cast("Any", keymap.bindings("global"))
    with pytest.raises(TypeError):
        bindings["x",] = bindings["j",]
    with pytest.raises(TypeError):
        cast("Any", keymap.contexts)["global"] = {}
    with pytest.raises(TypeError):
        cast("Any", keymap.layout)["ф"] = "b"
    with pytest.raises(FrozenInstanceError):
        cast("Any", keymap).layout = {}


def test_keys_for_an_action() -> None:
    keymap, _ = load([Source("f", DEFAULT)], KNOWN)
    assert keymap.keys_for("global", "pane.next") == (("g", "l"), ("f",))
    assert keymap.keys_for("reader", "app.quit") == (("ctrl+q",),)
    assert keymap.keys_for("reader", "no.such") == ()


def test_layouts_can_be_chosen() -> None:
    assert load([Source("f", "[layout]\noff = true")], KNOWN)[0].layout == {}
    arabic, _ = load([Source("f", "")], KNOWN)
    persian, _ = load([Source("f", '[layout]\nuse = ["fa"]'), Source("g", "")], KNOWN)
    assert arabic.layout["د"] == "]"
    assert persian.layout["د"] == "n"
    assert "ф" not in persian.layout
    own, problems = load(
        [Source("f", '[layout]\nfrom = ["щш", "ф"]\ninto = ["ab", "c"]')], KNOWN
    )
    assert not problems
    assert (own.layout["щ"], own.layout["ш"], own.layout["ф"]) == ("a", "b", "c")


def test_shipped_layouts() -> None:
    assert len(QWERTY) == len(SHIFTED)
    for name, row in ROWS.items():
        letters = [letter for letter in row if letter != "·"]
        assert len(row) == len(QWERTY), name
        assert len(set(letters)) == len(letters), name
        assert not any(letter.isascii() for letter in letters), name
    russian = table(["ru"], {})
    assert translate("ф", russian) == "a"
    assert translate("Ф", russian) == "A"
    assert translate("Х", russian) == "left_curly_bracket"
    assert translate("ctrl+в", russian) == "ctrl+d"
    assert translate("a", russian) is None
    assert translate("arabic_kasra", table(["ar"], {})) == "A"
    persian = table(["fa"], {})
    assert [translate(key, persian) for key in "پژئ۴"] == ["m", "C", "S", "4"]


def test_search_order(tmp_path: Path) -> None:
    here, home = tmp_path / "here", tmp_path / "home"
    mine = home / ".config" / "dateline" / "keybindings.toml"
    mine.parent.mkdir(parents=True)
    here.mkdir()
    env = {"HOME": str(home)}
    assert search_order(None, here, env) == [packaged_file()]
    mine.write_text("")
    (here / "keybindings.toml").write_text("")
    chosen = here / "own.toml"
    assert search_order(chosen, here, env) == [
        chosen,
        here / "keybindings.toml",
        mine,
        packaged_file(),
    ]
    elsewhere = {"XDG_CONFIG_HOME": str(home / ".config")}
    assert search_order(None, tmp_path, elsewhere) == [mine, packaged_file()]
    assert search_order(None, tmp_path, {"XDG_CONFIG_HOME": "relative"}) == [packaged_file()]


def test_the_packaged_file_is_loaded_once(tmp_path: Path) -> None:
    root = packaged_file().parent
    assert search_order(None, root, {}) == [root / "keybindings.toml"]
    link = tmp_path / "keybindings.toml"
    link.symlink_to(packaged_file())
    assert search_order(None, tmp_path, {}) == [link]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[reader]\na = \xff", "keys.toml:2: error: byte 0xff is not UTF-8"),
        (b"\x7fELF\0\0\1", "keys.toml: error: this is no text file"),
        ("[reader]".encode("utf-16"), "keys.toml: error: this is no text file"),
        (b"#" * 300_000, "keys.toml: error: larger than 256 KiB"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "keys.toml"
    path.write_bytes(data)
    source = read(path, tmp_path)
    (problem,) = source.problems
    assert str(problem).startswith(message)
    keymap, problems = load([source, Source("f", DEFAULT)], KNOWN)
    assert problems == (problem,)
    assert ("j",) in keymap.bindings("reader")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "none.toml", tmp_path).problems
    assert str(problem) == "none.toml: error: cannot be read: No such file or directory"
    assert read(tmp_path, tmp_path).problems
