"""The house stays as it is laid out: sizes, imports, keys and what a wheel holds."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import tui
from tui.cli import VERBS
from tui.commands import commands, takes
from tui.keymap import PARENTS, check, packaged_file

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "tui"
MODULES = sorted(HOUSE.rglob("*.py"))
ROOMS = sorted(
    path.stem
    for path in HOUSE.iterdir()
    if (path / "__init__.py").exists() or (path.suffix == ".py" and path.stem != "__main__")
)
LONGEST = 300


def fresh(code: str, at: Path = ROOT) -> str:
    """What code prints in an interpreter that has imported nothing yet."""
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=at, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_module_is_longer_than_an_idea() -> None:
    lengths = {p: p.read_text(encoding="utf-8").count("\n") for p in MODULES}
    assert {str(p): n for p, n in lengths.items() if n > LONGEST} == {}


def test_names_say_what_is_inside() -> None:
    names = {path.stem for path in MODULES}
    assert names & {"utils", "util", "helpers", "helper", "manager", "base", "misc"} == set()
    assert [name for name in names if name != name.lower()] == []


def test_the_command_line_starts_alone() -> None:
    heavy = ("textual", "rich", "tinydb", "watchdog", "chardet", "tui.recognisers", "tui.app")
    code = f"import sys, tui.cli; print([m for m in {heavy!r} if m in sys.modules])"
    assert fresh(code) == "[]\n"


def test_verbs_start_without_a_screen() -> None:
    code = f"""
import sys
from tui.cli import verb
for name in {VERBS!r}:
    verb(name).parser()
heavy = ("textual", "rich.console", "tinydb", "watchdog", "tui.recognisers")
print([m for m in heavy if m in sys.modules])
"""
    assert fresh(code) == "[]\n"


def test_verbs_run_without_a_screen(corpus: Path) -> None:
    given = (
        ("tag", ["corpus", "001-harbour-times.txt", "--kind", "date", "--quote", "Friday"]),
        ("suggest", ["corpus"]),
        ("compare", ["corpus"]),
        ("search", ["Maraj", "corpus"]),
        ("export", ["corpus", "-o", "tags.csv"]),
        ("import", ["tags.csv", "corpus"]),
        ("report", ["corpus", "-o", "report.html"]),
        ("check", ["corpus"]),
        ("restore", ["corpus"]),
        ("stats", ["corpus"]),
        ("keys", ["list"]),
        ("codebook", ["check", "corpus"]),
    )
    assert {verb for verb, _ in given} == set(VERBS)
    code = f"""
import sys
from tui.cli import main
status = [main([verb, *words]) for verb, words in {given!r}]
print()
print(status, [m for m in ("textual", "rich.console", "watchdog") if m in sys.modules])
"""
    assert fresh(code, at=corpus.parent).splitlines()[-1] == f"{[0] * len(VERBS)} []"


def test_commands_and_keys_are_the_same() -> None:
    written = set()
    for section, lines in tomllib.loads(packaged_file().read_text(encoding="utf-8")).items():
        for value in lines.values() if section in PARENTS else ():
            actions = value["do"] if isinstance(value, dict) else value
            for action in actions if isinstance(actions, list) else [actions]:
                written.add(action.partition(" ")[0])
    assert written - set(commands()) == set(), "no such commands"
    assert set(commands()) - written == set(), "commands without a line in keybindings.toml"


def test_every_command_explains_itself() -> None:
    assert [each.id for each in commands().values() if each.help[-1] not in ".…"] == []


def test_the_shipped_keys_are_clean() -> None:
    problems = check(packaged_file().read_text(encoding="utf-8"), "keybindings.toml", takes())
    assert [str(each) for each in problems if each.severity == "error"] == []


def test_every_room_can_be_entered_alone() -> None:
    rooms = {room: sorted(_modules_in(room)) for room in ROOMS}
    code = f"""
import sys
from importlib import import_module
for names in {rooms!r}.values():
    for name in [each for each in sys.modules if each.partition(".")[0] == "tui"]:
        del sys.modules[name]
    for name in names:
        import_module(name)
"""
    assert fresh(code) == ""


def _modules_in(room: str) -> list[str]:
    inside = [".".join(("tui", room, path.stem)) for path in (HOUSE / room).glob("*.py")]
    return [name.removesuffix(".__init__") for name in inside] or [f"tui.{room}"]


def test_only_the_command_line_prints() -> None:
    allowed = {HOUSE / "cli.py", *(HOUSE / "verbs").iterdir()}
    printing = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        if path not in allowed
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert printing == []


def test_the_wheel_is_told_what_it_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == ["tui"]
    assert wheel["force-include"] == {
        "keybindings.toml": "tui/keybindings.toml",
        "corpus": "tui/corpus",
    }
    assert all((ROOT / name).exists() for name in wheel["force-include"])
    assert project["project"]["version"] == tui.__version__
    assert project["project"]["scripts"] == {"dateline": "tui.cli:main"}
