from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region

from tui.themes import DARK, DEFAULTS
from tui.widgets.line import ALWAYS, Line, Piece, fit
from tui.widgets.pane_title import PaneTitle


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = "dark"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DEFAULTS)

    def compose(self) -> ComposeResult:
        yield Line()
        yield PaneTitle(id="thin")
        yield PaneTitle(plain=True, id="plain")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)


RIGHT = (
    Piece("READ", "", 1),
    Piece("n→ Hezbollah 3/14", "", 0),
    Piece("saved 15:02", "", ALWAYS),
)


def text(left: str, width: int, right: tuple[Piece, ...] = RIGHT) -> str:
    return "".join(piece for piece, _ in fit([Piece(left)], right, width))


def test_pieces_on_the_right_give_way_by_priority_and_then_the_left_is_cut() -> None:
    assert text(" homs", 45) == " homs    READ  n→ Hezbollah 3/14  saved 15:02"
    assert text(" homs", 40) == " homs" + " " * 18 + "READ  saved 15:02"
    assert text(" homs", 20) == " homs    saved 15:02"
    assert text(" homs", 17) == " ho…  saved 15:02"
    assert text(" homs", 8) == "  saved…"
    assert text(" homs", 0) == ""


@given(
    st.text(max_size=30),
    st.lists(
        st.builds(Piece, st.text(max_size=20), st.just(""), st.integers(0, 9)), max_size=4
    ),
    st.integers(0, 60),
)
def test_a_line_is_as_wide_as_it_is_told(left: str, right: list[Piece], width: int) -> None:
    shown = text(left, width, tuple(right))
    assert cell_len(shown) == width
    assert "\n" not in shown
    assert "\x1b" not in shown


def test_hostile_text_is_shown() -> None:
    assert text("\x1b]0;x\x07[/close]\n\u202e", 16, ()) == "␛]0;x␇[/close] ◇"


async def test_a_line_shows_its_pieces_in_their_styles() -> None:
    app = Host()
    async with app.run_test(size=(40, 5)) as pilot:
        line = app.query_one(Line)
        line.show([("⏎", "key"), (" accept", "")], [Piece("NOT SAVED", "error", ALWAYS)])
        await pilot.pause()
        strip = line.render_line(0)
        assert strip.text == "⏎ accept" + " " * 23 + "NOT SAVED"
        styles = {segment.text: segment.style for segment in strip}
        key, error = styles["⏎"], styles["NOT SAVED"]
        assert key is not None
        assert key.bold
        assert error is not None
        assert error.reverse


class Spy(Line):
    def __init__(self) -> None:
        super().__init__()
        self.repainted: list[Region] = []

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Spy:
        self.repainted += [self.size.region] if layout else regions
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


async def test_only_what_differs_is_repainted() -> None:
    app = Host()
    async with app.run_test(size=(40, 5)) as pilot:
        line = Spy()
        await app.mount(line)
        await pilot.pause()
        line.show([("actor · suggested", "")], [Piece("2/89")])
        line.repainted.clear()
        line.show([("actor · suggested", "")], [Piece("3/89")])
        assert line.repainted == [Region(36, 0, 1, 1)]
        line.show([("actor · suggested", "")], [Piece("3/89")])
        line.show([("actor · suggested", "key")], [Piece("3/89")])
        assert line.repainted == [Region(36, 0, 1, 1), Region(0, 0, 17, 1)]


async def test_the_active_title_has_a_thick_rule_and_bold_words() -> None:
    app = Host()
    async with app.run_test(size=(30, 5)) as pilot:
        title = app.query_one("#thin", PaneTitle)
        title.set("1 001 (outlet?) · 18%", active=False)
        await pilot.pause()
        assert title.render_line(0).text == "─ 1 001 (outlet?) · 18% ──────"
        title.set("1 001 (outlet?) · 18%", active=True)
        strip = title.render_line(0)
        assert strip.text == "━ 1 001 (outlet?) · 18% ━━━━━━"
        assert all(segment.style and segment.style.bold for segment in strip)
        title.set("[/close]" * 9, active=True)
        assert title.render_line(0).text == "━ [/close][/close][/close][… ━"
        plain = app.query_one("#plain", PaneTitle)
        plain.set("", active=False)
        assert plain.render_line(0).text == "-" * 30
        plain.set("漢" * 20, active=True)
        assert plain.render_line(0).text == "= " + "漢" * 11 + "... =="
