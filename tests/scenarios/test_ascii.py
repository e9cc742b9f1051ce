"""`--ascii` keeps its word: no sign beyond ASCII but those of the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path


async def test_the_frame_is_ascii(
    start: Callable[..., AbstractAsyncContextManager[Any]], corpus: Path
) -> None:
    for path in corpus.iterdir():
        path.unlink()
    words = "Minister Ann Lee said on Friday that she had left.\n"
    (corpus / "plain.txt").write_text(words * 40, encoding="utf-8")
    async with start(plain=True) as journey:
        for key in ("", "enter", "n", "c", "escape", "T", "escape", "P", "escape", "i", "d"):
            if key:
                await journey.press(key)
            assert [sign for sign in journey.text if not sign.isascii()] == [], key
