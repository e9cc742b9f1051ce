from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.app import App

from tui.desk.geometry import text_width
from tui.desk.scene import Scene
from tui.model.article import Article
from tui.model.detail import ActorSeen, Claim, DateValue, Detail, Mention
from tui.model.mark import Mark
from tui.model.span import Span
from tui.model.tag import Tag
from tui.session.page import Page
from tui.text.typeset import typeset
from tui.themes import DEFAULTS, THEMES
from tui.widgets.article_pane import ArticlePane

if TYPE_CHECKING:
    from textual.app import ComposeResult

TEXT = (
    "Iran plans to send weapons to Syria, a senior official said on Friday, as rebels moved."
    "\n\n"
    "Hezbollah sent a small force into Homs overnight, two sources said.\n"
)


class Host(App[None]):
    def __init__(self, theme: str = "dark") -> None:
        super().__init__()
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DEFAULTS)

    def compose(self) -> ComposeResult:
        yield ArticlePane(letters={"weapon": "1"})

    @property
    def pane(self) -> ArticlePane:
        return self.query_one(ArticlePane)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


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


def tag(kind: str, words: str, **more: Any) -> Tag:
    details: dict[str, Detail] = {
        "actor": Mention(),
        "claim": Claim(),
        "date": DateValue("2024-12-06"),
    }
    return Tag(
        f"{kind}{words}", "a", kind, (span(words),), words, detail=details.get(kind), **more
    )


def mark(kind: str, words: str) -> Mark:
    details: dict[str, ActorSeen | Claim | DateValue] = {
        "actor": ActorSeen(words),
        "claim": Claim(),
        "date": DateValue("2024-12-06"),
    }
    return Mark(kind, (span(words),), details[kind])


def rows(pane: ArticlePane) -> list[str]:
    """What the viewport shows, without the scroll mark and the blanks before it."""
    return [pane.render_line(y).text[:-1].rstrip() for y in range(pane.size.height)]


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


def reversed_text(pane: ArticlePane) -> list[str]:
    return [s.text for s in pane.render_line(0) if s.style and s.style.reverse]


async def test_text_stands_between_the_gutter_and_the_scroll_mark() -> None:
    app = Host()
    async with app.run_test(size=(31, 6)) as pilot:
        pane = app.pane
        pane.scene = scene(width=text_width(31, 72))
        await pilot.pause()
        assert [pane.render_line(y).text for y in range(6)] == [
            "    Iran plans to send weapons█",
            "    to Syria, a senior        █",
            "    official said on Friday,  █",
            "    as rebels moved.          █",
            "                              │",
            "    Hezbollah sent a small    │",
        ]


@pytest.mark.parametrize(("width", "text"), [(120, 72), (60, 55), (6, 1), (0, 1)])
def test_the_width_to_typeset_for_leaves_room(width: int, text: int) -> None:
    assert text_width(width, 72) == text
    assert text_width(width, 40) == min(text, 40)


TAGS = (
    tag("actor", "Iran"),
    tag("date", "Friday"),
    tag("actor", "rebels", origin="rule"),
    tag("date", "overnight", origin="rule"),
)
MARKS = (mark("actor", "Hezbollah"), mark("date", "two"))


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("theme", ["dark", "light", "terminal"])
async def test_kinds_and_states_differ_by_attributes(
    theme: str, no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = Host(theme)
    async with app.run_test(size=(40, 12)) as pilot:
        pane = app.pane
        pane.scene = scene(cursor=span("as"), tags=TAGS, marks=MARKS)
        await pilot.pause()
        words = ("plans", "Iran", "Friday", "rebels", "overnight", "Hezbollah", "two", "as")
        looks = {word: attributes(style_of(pane, word)) for word in words}
        assert len(set(looks.values())) == len(words), looks
        coloured = {style.color for word in words if (style := style_of(pane, word)).color}
        assert (len(coloured) >= 3) is not no_color
        if no_color:
            assert all(s.style and s.style.bgcolor is None for s in pane.render_line(0))


async def test_the_gutter_shows_claims_and_signs() -> None:
    app = Host()
    async with app.run_test(size=(35, 10)) as pilot:
        pane = app.pane
        pane.scene = scene(
            tags=(
                tag("actor", "Iran", flag=True),
                tag("weapon", "weapons"),
                tag("claim", "as rebels moved", note="?"),
                tag("claim", "Hezbollah sent a small force into Homs overnight"),
            ),
            marks=(
                mark("claim", "a small force into Homs overnight, two sources said"),
                replace(mark("date", "overnight"), detail=DateValue()),
                replace(mark("actor", "Syria"), vague=True),
                replace(mark("actor", "official"), kind="weapon"),
            ),
        )
        await pilot.pause()
        assert rows(pane)[:8] == [
            " !1 Iran plans to send weapons to",
            "    Syria, a senior official said",
            "┃cn on Friday, as rebels moved.",
            "",
            "┃╎c Hezbollah sent a small force",
            "┃╎~ into Homs overnight, two",
            "╎   sources said.",
            "",
        ]
        assert not style_of(pane, "Syria").underline
        assert style_of(pane, "official").underline
        pane.dress({"weapon": "7"}, plain=True)
        gutters = [row[:3].rstrip() for row in rows(pane)[:7]]
        assert gutters == [" !7", "", "|cn", "", "|:c", "|:~", ":"]
        pane.scene = replace(pane.scene, marked=False)
        assert [row[:3].rstrip() for row in rows(pane)[4:7]] == ["|c", "|", ""]


async def test_of_nested_tags_the_innermost_is_drawn_and_only_one_claim_is_tinted() -> None:
    app = Host()
    async with app.run_test(size=(80, 10)) as pilot:
        pane = app.pane
        claim = tag("claim", "Hezbollah sent a small force into Homs overnight")
        role, name = tag("weapon", "a senior official"), tag("actor", "official")
        pane.scene = scene(width=72, tags=(role, name, claim), cursor=span("Homs"))
        await pilot.pause()
        assert attributes(style_of(pane, "official")) == attributes(Style(bold=True))
        assert style_of(pane, "a senior").underline
        plain, tinted = style_of(pane, "plans"), style_of(pane, "small")
        assert tinted.bgcolor != plain.bgcolor
        pane.scene = replace(pane.scene, cursor=span("Iran"))
        assert style_of(pane, "small").bgcolor == plain.bgcolor


HOSTILE = 5 * (
    "\x1b]52;c;UFdO\x07 [/close] [bold] \u202eevil\u2066 \x9b31m a\u200bb 漢字 e\u0301 "
    "👩\u200d👧\n"
)


@pytest.mark.parametrize("size", [(20, 6), (40, 10), (80, 24), (120, 40), (300, 100)])
async def test_hostile_text_shows_as_it_is_and_steers_nothing(size: tuple[int, int]) -> None:
    app = Host()
    async with app.run_test(size=size) as pilot:
        pane = app.pane
        pane.scene = scene(HOSTILE, width=text_width(size[0], 72), cursor=Span(3, 40))
        await pilot.pause()
        strips = [pane.render_line(y) for y in range(size[1])]
        shown = "".join(strip.text for strip in strips)
        assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs")]
        assert not set(shown) & set("\u202e\u2066\u200b\u2060\n")
        assert "[/close]" in shown
        assert {strip.cell_length for strip in strips} == {size[0]}
        assert {sum(cell_len(s.text) for s in strip) for strip in strips} == {size[0]}


async def test_no_sign_is_cut_where_looks_change() -> None:
    app = Host()
    text = "ab 漢e\u0301字 👩\u200d👧x"
    async with app.run_test(size=(30, 3)) as pilot:
        pane = app.pane
        inside = text.index("\u0301")
        pane.scene = scene(text, cursor=Span(inside, inside + 1))
        await pilot.pause()
        assert [s.text for s in pane.render_line(0) if s.style and s.style.reverse] == [
            "e\u0301"
        ]


async def test_hints_lie_over_the_text_without_moving_it() -> None:
    app = Host()
    text = "Iran 漢字 sent a"
    async with app.run_test(size=(31, 3)) as pilot:
        pane = app.pane
        pane.scene = scene(text, width=14)
        pane.scene = replace(pane.scene, hints=((0, "ab"), (5, "c"), (8, "de"), (13, "xy")))
        await pilot.pause()
        assert rows(pane)[:2] == ["    aban c 字 dent", "    xy"]
        pane.scene = replace(pane.scene, hints=())
        assert rows(pane)[:2] == ["    Iran 漢字 sent", "    a"]


async def test_an_empty_article_shows_its_cursor() -> None:
    app = Host()
    async with app.run_test(size=(20, 3)) as pilot:
        pane = app.pane
        assert rows(pane) == ["", "", ""]
        pane.scene = scene("", cursor=Span(0, 0))
        await pilot.pause()
        assert reversed_text(pane) == [" "]
        pane.scene = None
        assert rows(pane) == ["", "", ""]
