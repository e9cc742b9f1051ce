"""Keys: keybindings.toml read, checked and turned into actions. No terminal is needed here."""

from tui.keymap.binding import Binding, CommandTakes, describe
from tui.keymap.contexts import OVERLAYS, PARENTS
from tui.keymap.dispatcher import Dispatcher
from tui.keymap.files import Source, packaged_file, read, search_order
from tui.keymap.keymap import Keymap, check, load
from tui.keymap.listing import Row, listing, markdown
from tui.keymap.notation import parse_key, parse_sequence, show_key, show_keys
from tui.keymap.outcome import Cancelled, Nothing, Outcome, Pending, Replay, Run
from tui.keymap.terminal import doubts
from tui.text.problem import MistakeError, Problem

__all__ = [
    "OVERLAYS",
    "PARENTS",
    "Binding",
    "Cancelled",
    "CommandTakes",
    "Dispatcher",
    "Keymap",
    "MistakeError",
    "Nothing",
    "Outcome",
    "Pending",
    "Problem",
    "Replay",
    "Row",
    "Run",
    "Source",
    "check",
    "describe",
    "doubts",
    "listing",
    "load",
    "markdown",
    "packaged_file",
    "parse_key",
    "parse_sequence",
    "read",
    "search_order",
    "show_key",
    "show_keys",
]
