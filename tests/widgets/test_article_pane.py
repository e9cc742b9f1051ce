from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from tui.desk.scene import Scene
from tui.model.article import Article
from tui.model.detail import ActorSeen, Claim, DateValue, Mention
from tui.model.mark import Mark
from tui.model.span import Span
from tui.model.tag import Tag
from tui.session.page import Page
from tui.text.typeset import typeset
from tui.themes import DEFAULTS, THEMES
from tui.widgets.article_pane import ArticlePane

if TYPE_CHECKING:
    from rich.style import Style
    from textual.app import ComposeResult
    from textual.message import Message

TEXT = (
    "Iran plans to send weapons to Syria, a senior official said on Friday, as rebels moved.\n\n"
    "Hezbollah sent a small force into Homs overnight, two sources said.\n"
)


class Host(App[None]):
    def __init__(self, theme: str = "dark") -> None:
        super().__init__()
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme
        self.heard: list[Message] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DEFAULTS)

    def compose(self) -> ComposeResult:
        yield ArticlePane(letters={"weapon": "1"})

    @property
    def pane(self) -> ArticlePane:
        return self.query_one(ArticlePane)

    def on_article_pane_pressed(self, message: ArticlePane.Pressed) -> None:
        self.heard.append(message)

    def on_article_pane_selected(self, message: ArticlePane.Selected) -> None:
        self.heard.append(message)

    def on_article_pane_scrolled(self, message: ArticlePane.Scrolled) -> None:
        self.heard.append(message)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def scene(
    text: str = TEXT,
    *,
    width: int = 30,
    cursor: Span | None = None,
    tags: tuple[Tag, ...] = (),
    marks: tuple[Mark, ...] = (),
    top: int = 0,
) -> Scene:
    article = Article("a.txt", text, Span(0, len(text)))
    layout = typeset(text, article.body, width)
    return Scene(Page(article, marks, tags), layout, cursor or Span(0, 4), top)


def tag(kind: str, words: str, text: str = TEXT, **more: object) -> Tag:
    detail = {"actor": Mention(), "claim": Claim(), "date": DateValue("2024-12-06")}.get(kind)
    made = Tag(f"{kind}{words}", "a", kind, (span(words, text),), words, detail=detail)
    return replace(made, **more)  # type: ignore[arg-type]


def mark(kind: str, words: str, text: str = TEXT) -> Mark:
    details = {"actor": ActorSeen(words), "claim": Claim(), "date": DateValue("2024-12-06")}
    return Mark(kind, (span(words, text),), details[kind])


def rows(pane: ArticlePane) -> list[str]:
    return [pane.render_line(y).text for y in range(pane.size.height)]


def style_of(pane: ArticlePane, words: str) -> Style:
    """The style of the strip's piece that holds the words."""
    for y in range(pane.size.height):
        for segment in pane.render_line(y):
            if words in segment.text:
                assert segment.style is not None
                return segment.style
    raise AssertionError(f"{words!r} is in no piece of {rows(pane)}")


def attributes(style: Style) -> tuple[bool, ...]:
    return tuple(
        bool(a) for a in (style.bold, style.italic, style.underline, style.reverse, style.dim)
    )


async def test_text_stands_right_of_the_gutter_and_left_of_the_scrollbar() -> None:
    app = Host()
    async with app.run_test(size=(30, 8)) as pilot:
        pane = app.pane
        assert pane.text_width(30) == 26
        pane.scene = scene(width=26)
        await pilot.pause()
        assert rows(pane)[:4] == [
            "   Iran plans to send weapons│",
            "   to Syria, a senior        │",
            "   official said on Friday,  │",
            "   as rebels moved.          │",
        ]


async def test_kinds_and_states_look_different() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        pane = app.pane
        pane.scene = scene(
            cursor=span("as"),
            tags=(
                tag("actor", "Iran"),
                tag("weapon", "weapons"),
                tag("date", "Friday"),
                tag("actor", "rebels", origin="rule"),
            ),
            marks=(mark("actor", "Hezbollah"), mark("date", "overnight")),
        )
        await pilot.pause()
        looks = {
            words: attributes(style_of(pane, words))
            for words in ("plans", "Iran", "Friday", "rebels", "Hezbollah", "overnight", "as")
        }
        assert len(set(looks.values())) == len(looks), looks
        assert style_of(pane, "Iran").color != style_of(pane, "plans").color
        assert style_of(pane, "weapons").underline
        assert rows(pane)[0].startswith(" 1 Iran")
