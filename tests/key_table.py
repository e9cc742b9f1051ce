"""Writes the table of keys into the README: `python -m tests.key_table`."""

from __future__ import annotations

import re
from pathlib import Path

from tui.commands import describe, takes
from tui.keymap import listing, load, markdown, packaged_file, read
from tui.verbs.keys import shown_contexts

README = Path(__file__).resolve().parents[1] / "README.md"
PLACE = re.compile(r"(<!-- keys -->\n)(.*?)(<!-- /keys -->)", re.DOTALL)


def table() -> str:
    """The shipped map, as `dateline keys list --markdown` prints it without files of a user."""
    keymap, _ = load([read(packaged_file())], takes())
    return f"\n{markdown(listing(keymap, shown_contexts(), describe))}\n"


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    README.write_text(PLACE.sub(lambda m: m[1] + table() + m[3], text), encoding="utf-8")
