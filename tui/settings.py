"""Where things are, and what the user likes: settings.toml, the store, the sample articles."""

from __future__ import annotations

import getpass
import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.text.spelling import instead

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWN = (
    *("annotator", "theme", "glyphs", "max_size"),
    *("recognisers", "rules_off", "novelty", "search_case", "citation"),
)
"""The settings there are."""

MOST = 1 << 20
"""Megabytes that `max_size` stays below."""


class SettingsError(Exception):
    """settings.toml cannot be used; the message says why, on one line."""


def read_settings(env: Mapping[str, str] = os.environ) -> Mapping[str, Any]:
    """The user's settings.toml; empty when there is none. Raises SettingsError."""
    home = env.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    path = Path(home) / "dateline" / "settings.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    except RecursionError as error:
        raise SettingsError(f"{path}: nested too deeply") from error


def size_limit(wishes: Mapping[str, Any]) -> int:
    """Bytes of a file that are read at most: `max_size` in megabytes. Raises SettingsError."""
    megabytes = wishes.get("max_size", 16)
    if not isinstance(megabytes, int | float) or not 0 < megabytes < MOST:
        raise SettingsError(
            f"settings.toml: max_size is a number of megabytes, not {megabytes!r}"
        )
    return int(megabytes * 2**20)


def one_of(wishes: Mapping[str, Any], name: str, options: tuple[str, ...]) -> str:
    """A setting that has a few values; the first is the usual one. Raises SettingsError."""
    value = wishes.get(name, options[0])
    if value not in options:
        allowed = ", ".join(options)
        raise SettingsError(f"settings.toml: {name} is one of {allowed}, not {value!r}")
    return str(value)


def annotator(choice: str | None, wishes: Mapping[str, Any]) -> str:
    """Who tags: `--as`, else the setting `annotator`, else the login name."""
    try:
        return str(choice or wishes.get("annotator") or getpass.getuser())
    except (OSError, KeyError):
        return "unknown"


def names(wishes: Mapping[str, Any], name: str) -> tuple[str, ...] | None:
    """A setting that is a list of names; None: it is not set. Raises SettingsError."""
    value = wishes.get(name)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise SettingsError(f"settings.toml: {name} is a list of names, not {value!r}")
    return tuple(value)


def unknown(wishes: Mapping[str, Any]) -> tuple[str, ...]:
    """A line for each setting that there is not."""
    return tuple(
        f"settings.toml: no setting {name!r}{instead(name, KNOWN)}"
        for name in wishes
        if name not in KNOWN
    )


def store_of(corpus: Path, choice: Path | None) -> Path:
    """The store's folder: `--store`, else in the corpus."""
    return choice if choice is not None else corpus / ".dateline"


def sample_corpus() -> Path:
    """The six sample articles: inside the package or, in an editable install, beside it."""
    package = Path(__file__).resolve().parent
    inside = package / "corpus"
    return inside if inside.is_dir() else package.parent / "corpus"
