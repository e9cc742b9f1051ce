"""Tasks of annotation programs: a text with what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.importers._batch import Text
from tui.importers._json import dict_of, text

if TYPE_CHECKING:
    from tui.importers._json import Object

NAMES = ("path", "filename", "file_name", "file", "source", "title", "name", "url")
"""Where programs and people note which file a text is from."""


def text_of(task: Object, words: str) -> Text:
    """The article of a task: ours say which in `meta`, others may name a file."""
    meta = {**dict_of(task.get("data")), **task, **dict_of(task.get("meta"))}
    name = next((meta[each] for each in NAMES if isinstance(meta.get(each), str)), "")
    return Text(text(meta.get("article")), name, text=words)
