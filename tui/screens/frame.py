"""What every screen has: a header, a line for questions, a status line, a footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from tui.desk import lines
from tui.text.cells import cell_width
from tui.widgets.covered import CoveredColumn, blanks
from tui.widgets.line import ALWAYS, GAP, Line, Piece
from tui.widgets.prompt_line import PromptLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Region
    from textual.strip import Strip
    from textual.widget import Widget

    from tui.desk.bar import Bar, Choice
    from tui.desk.desk import Desk
    from tui.keymap import Keymap

FIRST = (
    *("review.accept", "review.refuse", "review.skip", "review.back"),
    *("tag.accept", "tag.add", "tag.choose", "tag.remove", "target.next"),
    *("item.open", "item.mark", "item.edit", "article.set_date"),
    *("actor.same", "actor.part", "actor.edit"),
    *("hits.tag", "hits.mark", "hits.whole"),
    *("timeline.fix", "timeline.published", "timeline.unit"),
    *("matrix.take", "matrix.part", "matrix.relate", "matrix.move"),
)
"""Commands whose keys the footer names first; the others in the order of the keymap."""


MOST, BESIDE = 24, 2
"""Choices that are written out at once, and of them before the current one; there may be more
of these where the line has room."""
APART = " " * 3
"""Parts the choices."""


class Frame(Screen[None]):
    """The lines around a body. Rows that stand still keep the text from moving."""

    DEFAULT_CSS = """
    Frame { layout: vertical; background: $background; color: $foreground; }
    Frame #body { height: 1fr; }
    Frame PromptLine { display: none; }
    Frame.asking PromptLine { display: block; }
    Frame.asking #question { display: none; }
    Frame.unframed #header { display: none; }
    Frame.tiny > * { display: none; }
    Frame.tiny #too-small { display: block; }
    Frame #too-small { display: none; height: 1fr; }
    """
    BINDINGS = []
    AUTO_FOCUS = ""

    class Moved(Message):
        """The mouse has led to another screen."""

    def __init__(
        self, desk: Desk, keymap: Callable[[], Keymap | None], *, plain: bool = False
    ) -> None:
        """Show this desk; `keymap` gives the map in force, for the footer; `plain`: ASCII."""
        super().__init__()
        self.desk = desk
        self.pending = ""
        """The which-key strip, while a sequence is unfinished."""
        self.too_small = Line(plain=plain, id="too-small")
        self.header = Line(plain=plain, id="header")
        self.question = Line(plain=plain, id="question")
        self.status = Line(plain=plain, id="status")
        self.footer = Line(plain=plain, id="footer")
        self.prompt = PromptLine(plain=plain)
        self._keymap = keymap
        self._footer: tuple[Keymap, str, list[str]] | None = None

    def body(self) -> Iterable[Widget]:
        """What stands between the header and the lines below."""
        raise NotImplementedError

    def show_body(self) -> None:
        """Bring the body up to date with the desk."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Header, body, question, status, footer."""
        yield self.too_small
        yield self.header
        with CoveredColumn(id="body"):
            yield from self.body()
        yield self.question
        yield self.prompt
        yield self.status
        yield self.footer

    def picture(self) -> list[str]:
        """The whole screen as plain text, row by row."""
        return [strip.text for strip in self._compositor.render_strips()]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its children cover it."""
        return blanks(crop)

    def on_resize(self, event: events.Resize) -> None:
        """Divide the screen anew."""
        self.desk.resize(event.size.width, event.size.height)
        self.sync()

    def on_screen_resume(self) -> None:
        """Come back to what may have changed meanwhile."""
        self.sync()

    def sync(self) -> None:
        """Show the desk as it is now. Cheap where nothing has changed."""
        if not self.is_mounted:
            return
        geometry = self.desk.geometry
        self.set_class(geometry.too_small, "tiny")
        self.set_class(not geometry.framed, "unframed")
        if geometry.too_small:
            self.too_small.show([("make the window larger", "")])
            return
        self.show_body()
        mode, saved = lines.state(self.desk)
        trouble = "error" if self.desk.not_saved else "quiet"
        place = [(lines.place(self.desk), "strong")]
        rank = ALWAYS if self.desk.not_saved else 2
        told = ALWAYS if self.desk.walk is not None else 1
        self.header.show(place, [Piece(mode, "", told), Piece(f"{saved} ", trouble, rank)])
        left, right = lines.status(self.desk)
        self.status.show([(f" {left}", "")], [Piece(f"{right} ", "quiet", 1)])
        self._show_question()
        self._show_footer()
        self._show_prompt()

    def _show_question(self) -> None:
        bar = self.desk.bar
        rule = [("─" * self.size.width, "quiet")]
        self.question.show(rule if bar is None else _offered(bar, self.size.width))

    def _show_footer(self) -> None:
        line, context = self.footer, self.desk.contexts[-1]
        if self.pending:
            line.show([(self.pending, "")])
            return
        keymap = self._keymap()
        if keymap is None:
            return
        if self._footer is None or self._footer[:2] != (keymap, context):
            self._footer = (keymap, context, footer(keymap, context))
        *others, last = self._footer[2]
        room = self.size.width - cell_width(last) - GAP
        kept = []
        for words in others:
            room -= cell_width(words)
            if room < 0:
                break
            kept.append((words, ""))
        line.show(kept, [Piece(last, "strong", ALWAYS)])

    def _show_prompt(self) -> None:
        prompt = self.desk.prompt
        self.set_class(prompt is not None, "asking")
        if prompt is not None:
            self.prompt.show_typed(prompt.question, self.desk.typed.text, self.desk.typed.at)


def footer(keymap: Keymap, context: str) -> list[str]:
    """Keys worth showing in a context, with words; the help key last."""
    from tui.keymap import show_keys  # not needed for the first light

    shown: dict[str, str] = {}
    for binding in keymap.bindings(context).values():
        if binding.show:
            words = f" {show_keys(binding.keys)} {_word(binding.desc, binding.command)} "
            shown.setdefault(binding.command, words)
    keys = next(iter(keymap.keys_for(context, "help.show")), ("f1",))
    others = [shown[command] for command in sorted(shown, key=_rank) if command != "help.show"]
    return [*others, f"{show_keys(keys)} keys "]


def _rank(command: str) -> int:
    name = command.split(" ")[0]
    return FIRST.index(name) if name in FIRST else len(FIRST)


def _word(desc: str, command: str) -> str:
    if desc:
        return desc[0].lower() + desc[1:]
    return command.partition(".")[2] or command


def _offered(bar: Bar, width: int) -> list[tuple[str, str]]:
    """A question with its choices: from the first one, if the current one is in sight then."""
    pieces = [(f" ▸ {bar.question}  ", "strong")]
    if bar.filtering or bar.filter:
        pieces.append((f"/{bar.filter}  ", ""))
    first = max(0, bar.at - BESIDE)
    choices = [_numbered(at, each) for at, each in enumerate(bar.shown[: first + MOST])]
    room = width - cell_width("".join((*(text for text, _ in pieces), *choices[first:], "…")))
    while first and cell_width(choices[first - 1]) <= room:
        first -= 1
        room -= cell_width(choices[first])
    for number, words in enumerate(choices[first:], first):
        pieces.append((words.removesuffix(APART), "reverse" if number == bar.at else ""))
        pieces.append((APART, ""))
    return [*pieces, ("⏎ takes the marked one", "quiet")]


def _numbered(at: int, choice: Choice) -> str:
    """A choice with the digit that takes it, and what parts it from the next one."""
    return f"{at + 1} {choice.label}{APART}" if at < 9 else f"{choice.label}{APART}"
