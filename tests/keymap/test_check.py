from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.keymap import Source, check, load

KNOWN = {
    "app.quit": (),
    "help.show": (),
    "cursor.top": (),
    "cursor.down": (),
    "screen.matrix": (),
    "pane.next": (),
    "pane.focus": ("1", "2"),
    "tag": ("actor", "claim", "date"),
    "tag.add": ("actor", "claim", "date", "1"),
    "tag.remove": (),
    "tag.all_identical": (),
    "list.sort": ("", "date", "title"),
    "mark.set": ("<char>",),
}

NINE = """\
version = 1
[reader]
"?" = "help.show"
question_mark = "pane.next"
tab = "pane.next"
"ctrl+i" = "pane.focus 1"
"alt+1" = "tag actor"

# the same letter in two spellings, and a prefix that is bound by itself
A = "tag.all_identical"
"shift+a" = "tag.remove"
a = "tag clam"
g = "cursor.top"
"g m" = "screen.matrx"
"hyper+x" = "tag.remove"

[raeder]
a = "tag actor"
"""

NINE_LINES = """\
keybindings.toml:4: error: question_mark already bound on line 3 (same key, other spelling)
keybindings.toml:6: warning: ctrl+i is the same byte as tab in most terminals
keybindings.toml:7: warning: alt+1: Alt may not arrive (macOS Option types å/@; tmux/ssh delay)
keybindings.toml:11: error: A already bound on line 10 (same key, other spelling)
keybindings.toml:12: error: 'tag' needs a known kind, got 'clam'; did you mean 'claim'?
keybindings.toml:14: error: unknown action 'screen.matrx'; did you mean 'screen.matrix'?
keybindings.toml:14: error: [reader] g m can never fire: g (line 13) is bound by itself
keybindings.toml:15: error: unknown modifier in 'hyper+x'
keybindings.toml:17: error: unknown section [raeder]; did you mean [reader]?"""


def test_the_nine_mistakes() -> None:
    found = check(NINE, "keybindings.toml", KNOWN)
    assert "\n".join(map(str, found)) == NINE_LINES


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[reader]\na = "tag.remove"\na = "pane.next"', "3: error: a already bound on line 2"),
        ('[reader]\na = "tag.remove"\na = "none"', "3: error: a already bound on line 2"),
        ('[reader]\n"g m" = "pane.next"\ng = "cursor.top"', "2: error: [reader] g m can never"),
        ('[reader]\na = "tag.add"', "2: error: 'tag.add' needs a known kind, got nothing"),
        (
            '[reader]\na = "pane.focus 7"',
            "2: error: 'pane.focus' needs a known argument, got '7'",
        ),
        ('[reader]\na = "pane.next 1"', "2: error: 'pane.next' takes no argument, got '1'"),
        ('[reader]\na = "mark.set"', "2: error: 'mark.set' needs <char> or one character"),
        ('[reader]\na = "mark.set ab"', "2: error: 'mark.set' needs <char> or one character"),
        ("[reader]\na = 3", "2: error: an action is a text in quotes, got 3"),
        ("[reader]\na = []", "2: error: an empty list"),
        ('[reader]\na = ["pane.next", "none"]', "2: error: unknown action 'none'"),
        (
            '[reader]\na = { dos = "pane.next" }',
            "2: error: unknown field 'dos'; did you mean 'do'",
        ),
        ('[reader]\na = { desc = "x" }', '2: error: a table needs do = "action"'),
        ('[reader]\na = { do = "pane.next", desc = 1 }', "2: error: desc is a text"),
        ('[reader]\na = { do = "pane.next", show = 1 }', "2: error: show is true or false"),
        (
            '[reader]\npgdwn = "pane.next"',
            "2: error: unknown key 'pgdwn'; did you mean 'pgdn'?",
        ),
        (
            '[reader]\ngm = "pane.next"',
            "2: error: unknown key 'gm'; a sequence is written 'g m'",
        ),
        (
            '[reader]\n"ctlr+x" = "pane.next"',
            "unknown modifier in 'ctlr+x'; did you mean 'ctrl'?",
        ),
        ('[reader]\n"shift+1" = "pane.next"', "2: error: 'shift+1' depends on the keyboard"),
        ('[reader]\n"" = "pane.next"', "2: error: an empty key"),
        ('[reader]\n"shift+space" = "pane.next"', "2: warning: shift+space is the same byte"),
        ('[reader]\n"ctrl+1" = "pane.next"', "2: warning: ctrl+1 arrives only where"),
        (
            '[reader]\n? = "pane.next"',
            '2: error: not TOML: invalid statement; quote the key: "?"',
        ),
        ('[reader]\nctrl+d = "pane.next"', 'quote the key: "ctrl+d" = …'),
        ('[reader]\n" = "pane.next"', "2: error: not TOML"),
        ('[reader\na = "x"', "1: error: not TOML"),
        ('[[reader]]\na = "pane.next"', "1: error: write [reader], not [[reader]]"),
        ("[reader]\n\n[reader]\n", "3: error: [reader] already begins on line 1"),
        ('reader = { a = "pane.next" }', "1: error: a section is written [reader]"),
        ("[reader]\ninherit = 1", "2: error: inherit is true or false"),
        ("versoin = 1", "1: error: unknown setting 'versoin'; did you mean 'version'?"),
        ('version = "one"', "1: error: version is a number"),
        ("version = 2", "1: warning: written for version 2 of this format"),
        ('base = "vim"', "1: error: there is no base 'vim', only dateline and none"),
        ("[layout]\noff = 1", "2: error: off is true or false"),
        (
            '[layout]\nuse = ["xx"]',
            "2: error: no layout 'xx'; there are ru, uk, ar, fa, he, el",
        ),
        ('[layout]\nform = "x"', "unknown setting 'form' in [layout]; did you mean 'from'?"),
        ('[layout]\nfrom = "abc"\ninto = ["ab"]', "3: error: from and into must have the same"),
        ('[layout]\ninto = "ab"\nfrom = "abc"', "3: error: from and into must have the same"),
        ("[layout]\nfrom = [1]", "2: error: from is a text in quotes or a list of texts"),
        (
            '[global]\n"g g" = "cursor.top"\n[reader]\ng = "pane.next"',
            "4: warning: [reader] g hides g g (f:2)",
        ),
    ],
)
def test_messages(text: str, message: str) -> None:
    found = check(text, "f", KNOWN)
    assert [problem for problem in map(str, found) if message in problem], found


def test_each_mistake_is_told_once() -> None:
    assert len(check('[global]\n"g g" = "cursor.top"\ng = "pane.next"', "f", KNOWN)) == 1
    assert len(check('[global]\n"alt+a alt+a" = "pane.next"', "f", KNOWN)) == 1


def test_unbinding_a_doubtful_key_is_no_cause_for_doubt() -> None:
    assert check('[reader]\n"alt+x" = "none"', "f", KNOWN) == ()


def test_a_sound_file() -> None:
    text = """\ufeff# comment\r
version = 1
[ "reader" ]   # blanks and quotes are TOML's business
'"' = ["pane.next", "tag.add claim"]
b = [
    "pane.next",   # over several lines
    "list.sort",
]
"\\u0063" = "list.sort date"
d = "none"
"g m" = { do = ["mark.set <char>"], desc = "Mark", show = true }
[select]
inherit = false
"""
    assert check(text, "f", KNOWN) == ()
    keymap, problems = load([Source("f", text)], KNOWN)
    reader = keymap.bindings("reader")
    assert not problems
    assert reader["quotation_mark",].actions == (("pane.next", ""), ("tag.add", "claim"))
    assert reader["b",].actions == (("pane.next", ""), ("list.sort", ""))
    assert reader["b",].origin == "f:5"
    assert reader["c",].actions == (("list.sort", "date"),)
    assert reader["g", "m"].desc == "Mark"
    assert reader["g", "m"].show
    assert ("b",) not in keymap.bindings("select")


def test_an_error_costs_only_its_line() -> None:
    text = """\
[reader]
a = "tag.remove"
? = "pane.next"
b = "nosuch"
c = [ "pane.next",
d = "pane.next"
[broken
e = "pane.next"
[select]
f = "pane.next"
"""
    keymap, problems = load([Source("f", text)], KNOWN)
    assert [(problem.line, problem.severity) for problem in problems] == [
        (3, "error"),
        (4, "error"),
        (5, "error"),
        (7, "error"),
    ]
    own = {
        keys for keys, each in keymap.bindings("select").items() if each.origin != "built in"
    }
    assert own == {("a",), ("d",), ("f",)}


def test_what_is_no_key_file_gets_one_problem() -> None:
    prose = "It was a dark and stormy night, and nobody had bound a key.\n" * 400
    (problem,) = check(prose, "f", KNOWN)
    assert "no key bindings file" in problem.message


def test_hostile_nesting_is_quick() -> None:
    started = time.thread_time()
    assert check("[reader]\na = " + "[" * 100_000, "f", KNOWN)
    assert check("[reader]\na = " + "9" * 10_000, "f", KNOWN)
    assert check("[reader]\n" + "a = [\n" * 10_000, "f", KNOWN)
    assert time.thread_time() - started < 6


PIECES = (
    '[ ] = " \' { } , # \\ + . <char> """ reader global layout base version inherit from into '
    "use do none tag.add claim pane.next ctrl shift alt g m ? true 1 2026-01-01"
)
LINES = ("[reader]\n", "a = ", '"g g" = "cursor.top"\n', 'g = "pane.next"\n', "\n", " ", "\0")
word = st.sampled_from([*PIECES.split(), *LINES])


@given(st.lists(word | st.text(max_size=3), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_text_raises(text: str) -> None:
    problems = check(text, "f", KNOWN)
    lines = text.count("\n") + 1
    assert all(0 <= problem.line <= lines for problem in problems)
    keymap, found = load([Source("f", text)], KNOWN)
    assert set(problems) == set(found)
    for context in keymap.contexts:
        sequences = keymap.bindings(context)
        for keys in sequences:
            assert not [keys[:end] for end in range(1, len(keys)) if keys[:end] in sequences]
