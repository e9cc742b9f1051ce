from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual import events
from textual.app import App

from tui.desk.geometry import GUTTER
from tui.desk.scene import Scene
from tui.model.article import Article
from tui.model.detail import Claim, Mention
from tui.model.span import Span
from tui.model.tag import Tag
from tui.session.page import Page
from tui.text.typeset import typeset
from tui.themes import DARK, DEFAULTS
from tui.widgets.article_pane import ArticlePane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Region
    from textual.strip import Strip

TEXT = "\n".join(
    f"Line {n}: Iran told Syria of a 漢字 plan, e\u0301te\u0301 {n}." for n in range(60)
)
WORDS = [Span(*match.span()) for match in re.finditer(r"\w+", TEXT)]
WIDTH = 26


class Spy(ArticlePane):
    def __init__(self) -> None:
        super().__init__()
        self.repainted: set[tuple[int, int]] = set()
        """Cells: column, row."""

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Spy:
        for region in regions or (self.size.region,):
            self.repainted |= {(x, y) for x in region.column_range for y in region.line_range}
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = "dark"
        self.heard: list[ArticlePane.Pressed | ArticlePane.Selected | ArticlePane.Scrolled] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DEFAULTS)

    def compose(self) -> ComposeResult:
        yield Spy()

    def on_article_pane_pressed(self, message: ArticlePane.Pressed) -> None:
        assert message.control is self.query_one(Spy)
        self.heard.append(message)

    def on_article_pane_selected(self, message: ArticlePane.Selected) -> None:
        self.heard.append(message)

    def on_article_pane_scrolled(self, message: ArticlePane.Scrolled) -> None:
        self.heard.append(message)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)


def scene(text: str = TEXT, top: int = 0) -> Scene:
    article = Article("a.txt", text, Span(0, len(text)))
    return Scene(Page(article), typeset(text, article.body, WIDTH), Span(0, 4), top)


def look(pane: ArticlePane) -> list[Strip]:
    return [pane.render_line(y) for y in range(pane.size.height)]


def cells(strip: Strip) -> list[object]:
    return [(sign, s.style, n) for s in strip for sign in s.text for n in range(cell_len(sign))]


def differing(before: list[Strip], after: list[Strip]) -> set[tuple[int, int]]:
    return {
        (x, y)
        for y, rows in enumerate(zip(before, after, strict=True))
        for x, (old, new) in enumerate(zip(*map(cells, rows), strict=True))
        if old != new
    }


def tag(random: Random) -> Tag:
    span = random.choice(WORDS)
    if random.random() < 0.4:
        span = Span(span.start, min(len(TEXT), span.end + random.randrange(150)))
        return Tag(f"{random.random()}", "a", "claim", (span,), "", detail=Claim())
    return Tag(f"{random.random()}", "a", "actor", (span,), "", detail=Mention())


def changed(scene: Scene, random: Random) -> Scene:
    """The scene after something that a reader may do."""
    word = random.choice(WORDS[:60])
    tags = list(scene.page.tags)
    match random.randrange(10):
        case 0:
            return replace(scene, cursor=word)
        case 1:
            start, end = sorted((scene.cursor.start, word.end))
            return replace(scene, cursor=Span(start, max(end, start + 1)))
        case 2:
            return replace(scene, active=not scene.active)
        case 3:
            return replace(scene, lit=tuple(sorted(random.sample(WORDS, 40))))
        case 4:
            return replace(scene, hints=() if scene.hints else ((word.start, "ab"),))
        case 5:
            return replace(scene, top=random.randrange(60), marked=random.random() < 0.5)
        case 8:
            return replace(scene, told=tuple(sorted(random.sample(WORDS, 40))))
        case 9:
            return replace(scene, beside=random.choice([None, *WORDS[:60]]))
        case 6 if tags:
            tags.remove(random.choice(tags))
        case _:
            tags.append(tag(random))
    tags.sort(key=lambda tag: tag.span)
    return replace(scene, page=replace(scene.page, tags=tuple(tags)))


@pytest.mark.parametrize("seed", range(3))
async def test_after_any_change_every_row_is_right_and_those_that_changed_are_repainted(
    seed: int,
) -> None:
    random, app = Random(seed), Host()
    async with app.run_test(size=(34, 20)) as pilot:
        pane = app.query_one(Spy)
        pane.scene = now = scene()
        await pilot.pause()
        for _ in range(80):
            before = look(pane)
            pane.repainted.clear()
            now = changed(now, random)
            pane.scene = now
            after = look(pane)
            assert differing(before, after) <= pane.repainted
            pane.notify_style_update()
            assert look(pane) == after


async def test_a_cursor_move_repaints_its_rows_only() -> None:
    app = Host()
    async with app.run_test(size=(34, 20)) as pilot:
        pane = app.query_one(Spy)
        pane.scene = now = scene("Line one: Iran told Syria of a plan.\nLine two")
        await pilot.pause()
        for cursor, rows in (
            (Span(5, 8), {0}),
            (Span(5, 30), {0, 1}),
            (Span(37, 41), {0, 1, 3}),
        ):
            pane.repainted.clear()
            pane.scene = now = replace(now, cursor=cursor)
            assert {y for _, y in pane.repainted} == rows
        pane.repainted.clear()
        pane.scene = replace(now, active=False)
        assert {y for _, y in pane.repainted} == {3}


def mouse(pane: ArticlePane, kind: type[events.MouseEvent], y: int) -> events.MouseEvent:
    return kind(pane, 5, y, 0, 0, 1, False, False, False, 5, y)


async def test_the_mouse_presses_and_selects_by_offset() -> None:
    app = Host()
    async with app.run_test(size=(34, 20)) as pilot:
        pane = app.query_one(Spy)
        pane.scene = scene("Iran 漢字 sent\n\nnext")
        await pilot.pause()
        await pilot.mouse_down(Spy, offset=(GUTTER + 6, 0))
        await pilot.hover(Spy, offset=(GUTTER + 6, 0))
        await pilot.hover(Spy, offset=(GUTTER + 11, 0))
        await pilot.hover(Spy, offset=(GUTTER + 1, 0))
        await pilot.mouse_up(Spy, offset=(GUTTER + 1, 0))
        await pilot.hover(Spy, offset=(GUTTER + 2, 2))
        await pilot.click(Spy, offset=(31, 2))
        said = [
            message.offset
            if isinstance(message, ArticlePane.Pressed)
            else (message.start, message.end)
            for message in app.heard
            if not isinstance(message, ArticlePane.Scrolled)
        ]
        assert said == [5, (5, 10), (1, 6), 18]


async def test_scrolling_follows_the_scene_and_the_mouse_is_told() -> None:
    app = Host()
    async with app.run_test(size=(34, 20)) as pilot:
        pane = app.query_one(Spy)
        pane.scene = now = scene("\n".join(f"line {n}" for n in range(40)), top=10)
        await pilot.pause()
        assert pane.render_line(0).text.startswith("    line 5")
        pane.scene = now = replace(now, top=500)
        assert pane.render_line(19).text.startswith("    line 39")
        assert pane.render_line(19).text.endswith("█")
        pane.scene = replace(now, top=0)
        await pilot.pause()
        assert app.heard == []
        pane.post_message(mouse(pane, events.MouseScrollDown, 2))
        await pilot.pause()
        await pilot.click(Spy, offset=(33, 19))
        await pilot.pause()
        tops = [said.top for said in app.heard if isinstance(said, ArticlePane.Scrolled)]
        assert 0 < tops[0] < tops[-1] == now.layout.rows - 20
        assert pane.scroll_offset.y == tops[-1]


async def test_a_drag_beyond_the_edge_scrolls() -> None:
    app = Host()
    async with app.run_test(size=(34, 20)) as pilot:
        pane = app.query_one(Spy)
        pane.scene = scene()
        await pilot.pause()
        await pilot.mouse_down(Spy, offset=(5, 5))
        pane.post_message(mouse(pane, events.MouseMove, 25))
        await pilot.pause()
        assert pane.scroll_offset.y == 1
        assert any(isinstance(said, ArticlePane.Selected) for said in app.heard)
