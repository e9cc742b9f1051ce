"""Where key bindings files are, and reading one whatever it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.text.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "keybindings.toml"

LARGEST = 256 * 1024
"""Bytes; the default file has about 10 KiB."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file under the name that messages call it by."""

    name: str
    text: str
    problems: tuple[Problem, ...] = ()
    """Why there is no text, if there is none."""


def packaged_file() -> Path:
    """The default map: inside the package or, in an editable install, beside it."""
    package = Path(__file__).resolve().parents[1]
    inside = package / NAME
    return inside if inside.exists() else package.parent / NAME


def user_file(env: Mapping[str, str]) -> Path | None:
    """The user's own file, whether or not it exists; None without a home."""
    config = env.get("XDG_CONFIG_HOME", "")
    if config and Path(config).is_absolute():
        return Path(config) / "dateline" / NAME
    home = env.get("HOME") or env.get("USERPROFILE")
    return Path(home) / ".config" / "dateline" / NAME if home else None


def search_order(cli_choice: Path | None, cwd: Path, env: Mapping[str, str]) -> list[Path]:
    """The files to load, the strongest first.

    `--keys FILE` (whether or not it exists), ./keybindings.toml, the user's own, the packaged
    one; each file once, in its strongest place.
    """
    wanted = [cwd / cli_choice] if cli_choice else []
    here, own = cwd / NAME, user_file(env)
    wanted += [path for path in (here, own) if path and path.is_file()]
    wanted.append(packaged_file())
    once: dict[Path, Path] = {}
    for path in wanted:
        once.setdefault(path.resolve(), path)
    return list(once.values())


def read(path: Path, cwd: Path | None = None) -> Source:
    """Read a file. One that cannot be used gives no text and one problem; never raises."""
    name = shown_name(path, cwd)
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        return unusable(name, f"cannot be read: {error.strerror or error}")
    if len(data) > LARGEST:
        return unusable(name, f"larger than {LARGEST // 1024} KiB: no key bindings file")
    if b"\0" in data:
        return unusable(name, "this is no text file (save it as UTF-8)")
    try:
        return Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        byte = f"0x{data[error.start]:02x}"
        return unusable(name, f"byte {byte} is not UTF-8 (save the file as UTF-8)", line)


def unusable(name: str, message: str, line: int = 0) -> Source:
    """A file without text, and why."""
    return Source(name, "", (Problem(name, line, "error", message),))


def shown_name(path: Path, cwd: Path | None) -> str:
    """The path as people would type it where they are."""
    if cwd and path.is_relative_to(cwd):
        return str(path.relative_to(cwd))
    return str(path)
