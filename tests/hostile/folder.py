"""A folder in which everything is meant ill: texts, names, and what only looks like a file."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path

STORY = "Kara Voss said on Friday that rebels had taken Sarhun. The army denied it.\n"
ESC, BEL = "\x1b", "\x07"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file of the folder."""

    name: str
    """Holds a number that no other name holds: `mark` finds its row."""
    data: bytes
    reason: str = ""
    """Words of the line that says why it cannot be read; empty: it can."""

    @property
    def mark(self) -> str:
        """The three digits that find its row in the library."""
        return next(self.name[at : at + 3] for at in range(250) if _is_number(self.name, at))


def _is_number(name: str, at: int) -> bool:
    return name[at : at + 3].isdigit() and name[at : at + 3].isascii()


def _fields(words: str) -> str:
    lines = (f"{key}: {words}" for key in ("title", "outlet", "author", "url", "published"))
    return "---\n" + "\n".join(lines) + f"\n---\n{STORY}"


_SEQUENCES = {
    "csi-colour": f"{ESC}[31;7mred{ESC}[0m",
    "csi-clear": f"{ESC}[2J{ESC}[H{ESC}[3J",
    "csi-answerback": f"{ESC}[6n{ESC}[c{ESC}[>0q{ESC}[21t",
    "csi-screen": f"{ESC}[?1049l{ESC}[?25h{ESC}[?1003l",
    "osc-title": f"{ESC}]0;OWNED{BEL}",
    "osc-clipboard": f"{ESC}]52;c;T1dORUQ={BEL}{ESC}]52;c;?{ESC}\\",
    "osc-link": f"{ESC}]8;;http://example.org/OWNED{ESC}\\click{ESC}]8;;{ESC}\\",
    "osc-unfinished": f"{ESC}]0;OWNED",
    "dcs": f'{ESC}P$q"p{ESC}\\{ESC}Ptmux;OWNED{ESC}\\{ESC}_OWNED{ESC}\\{ESC}^OWNED{ESC}\\',
    "reset": f"{ESC}c{ESC}#8{ESC}(0",
    "c1": "\x9b31m\x9d0;OWNED\x9c\x90OWNED\x9c\x85\x84",
    "c0": "".join(map(chr, range(0x20))) + "\x7f",
    "bidi": "\u202eyrots\u202c \u2067isolated\u2069 \u200f\u200e\u061c\u202d\u2066\u2068\u202a",
    "zero-width": "ze\u200bro\u2060 wi\ufeffdth so\u00adft \u180e\u034f\u2063 \u200c\u200d",
    "tags": "".join(chr(0xE0000 + ord(each)) for each in "hidden orders") + "\U000e0001",
    "separators": "one\u2028two\u2029three\x0bfour\x0cfive\x85six",
    "markup": "[/close] [@click=app.quit]quit[/] [bold [link=http://example.org]x[/link] $text",
    "formula": '=HYPERLINK("http://example.org","x") +1+1 -1+1 @SUM(A1) \t=1+1 ＝1+1',
    "nonchar": "\ufffe\uffff\U0001fffe\ufff9\ufffa\ufffb",
    "emoji-joints": "\U0001f468" + "\u200d\U0001f469" * 300,
    "combining": "a" + "\u0301\u0302\u20dd" * 4000,
    "brackets": "[" * 5000,
    "shell": "$(touch OWNED) `touch OWNED` ; touch OWNED | & %n%s%x {0} \\x1b[31m ${IFS}",
}
_IN_NAMES = {
    "esc": f"{ESC}[31mred{ESC}]0;OWNED{BEL}",
    "newline": "one\ntwo\r\nthree",
    "brackets": "[close][bold][@click=app.quit][\\]",
    "shell": "$(touch OWNED);`touch OWNED`&|",
    "bidi": "\u202etxt.gpj\u2066",
    "c1": "\x9b31m\x9d",
    "zero-width": "\u200b\ufeff\U000e0041",
    "arabic": "\u0645\u0642\u0627\u0644\u0629",
    "quotes": "'\"\\ %s{0}",
    "formula": "=1+1",
    "combining": "o" + "\u0301" * 60,
    "wide": "\u6d77\u6e2f\U0001f468\u200d\U0001f469",
    "not-utf8": "\udcff\udc9b31m\udcfe",
    "tab": "a\tb\x0b\x08\x08\x7f",
}


def hostile_files(line: int) -> list[Hostile]:
    """All that are plain files; `line`: how many bytes the longest line has."""
    made: list[tuple[str, bytes, str]] = []
    made += [
        (f"text-{what}.txt", f"{STORY}Then {words} came.\n{STORY}".encode(), "")
        for what, words in _SEQUENCES.items()
    ]
    made += [
        (f"fields-{what}.md", _fields(_SEQUENCES[what]).encode(), "")
        for what in ("csi-colour", "osc-title", "osc-clipboard", "dcs", "c1", "bidi", "markup")
    ]
    made.append(("fields-formula.md", _fields("=1+1").encode(), ""))
    made += [
        (f"name-{what}-{words}.txt", STORY.encode(), "") for what, words in _IN_NAMES.items()
    ]
    made += [(what, data, reason) for what, data, reason in _encoded()]
    made.append(("one-line.txt", (STORY.strip() + " ").encode() * (line // 75), ""))
    files = [
        Hostile(f"{number:03}-{name}", data, reason)
        for number, (name, data, reason) in enumerate(made, 100)
    ]
    return [
        *files,
        Hostile("-901-leading-dash.txt", STORY.encode()),
        Hostile("--as=902.txt", STORY.encode()),
        Hostile(f"903-{'long' * 61}-ab.txt", STORY.encode()),
        Hostile("=904+1.txt", STORY.encode()),
        Hostile(f"905-{'é' * 123}.txt", STORY.encode()),
        Hostile(" 906 .txt", STORY.encode()),
    ]


def _encoded() -> list[tuple[str, bytes, str]]:
    russian = "Повстанцы заявили в пятницу, что взяли город. Армия это отрицает.\n" * 4
    japanese = "反政府勢力は金曜日、都市を制圧したと発表した。軍はこれを否定した。\n" * 4
    return [
        ("utf16-bom.txt", STORY.encode("utf-16"), ""),
        ("utf16-le.txt", (STORY * 4).encode("utf-16-le"), ""),
        ("utf16-be.txt", (STORY * 4).encode("utf-16-be"), ""),
        ("utf32-bom.txt", STORY.encode("utf-32"), ""),
        ("utf8-bom.txt", STORY.encode("utf-8-sig"), ""),
        ("cp1251.txt", russian.encode("cp1251"), ""),
        ("koi8.txt", russian.encode("koi8-r"), ""),
        ("shift-jis.txt", japanese.encode("shift_jis"), ""),
        ("cp1252.txt", (STORY + "“Quoted” – naïve café\n").encode("cp1252"), ""),
        ("mixed.txt", STORY.encode() + "café ".encode("latin-1") + "Сархун\n".encode(), ""),
        ("cut.txt", (STORY + "“Sarhun”").encode()[:-2], ""),
        ("overlong.txt", STORY.encode() + b"\xc0\xaf\xed\xa0\x80\xf5\x80\x80\x80 \xff\n", ""),
        ("utf16-escape.txt", f"{STORY}{ESC}]0;OWNED{BEL}".encode("utf-16"), ""),
        ("escapes.txt", STORY.encode() + b"caf\xe9 \x9b31m \x1b[31m \x9d0;OWNED\x9c\n", ""),
        ("binary.txt", bytes(range(256)) * 16, "binary"),
        ("nuls.txt", b"\0" * 4096, "binary"),
        ("png.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4, "binary"),
        ("some-nuls.txt", STORY.encode() + b"\0\0\0" + STORY.encode(), ""),
        ("empty.txt", b"", ""),
        ("blank.txt", b" \n\t\n\r\n", ""),
        ("only-bom.txt", b"\xef\xbb\xbf", ""),
        ("only-front-matter.md", b"---\ntitle: Nothing\n---\n", ""),
        ("open-front-matter.md", b"---\ntitle: Never closed\n" + STORY.encode(), ""),
        ("crlf.txt", (STORY * 3).replace("\n", "\r\n").encode(), ""),
        ("cr.txt", (STORY * 3).replace("\n", "\r").encode(), ""),
        ("mixed-ends.txt", b"One.\rTwo.\r\nThree.\n\rFour." + STORY.encode(), ""),
        ("lines.txt", b"\n" * 20000 + STORY.encode(), ""),
    ]  # fmt: skip


ODD = (
    ("801-fifo.txt", "FIFO"),
    ("802-socket.txt", "socket"),
    ("803-zero.txt", "links out of the corpus"),
    ("804-passwd.txt", "links out of the corpus"),
    ("805-loop.txt", "a loop of links"),
    ("806-dangling.txt", "no such file"),
    ("807-sparse.txt", "larger than the limit"),
)
"""What only looks like an article, and words of the reason that is given."""
INSIDE = "808-folder.txt/809-inside.txt"
"""An ordinary article in a folder that is named like one."""


def make_hostile(folder: Path, line: int) -> list[Hostile]:
    """Fill a folder; gives all that a library has to account for."""
    folder.mkdir()
    files = hostile_files(line)
    for each in files:
        (folder / each.name).write_bytes(each.data)
    os.mkfifo(folder / "801-fifo.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(folder)  # a socket's whole path may have 108 bytes
        listening.bind("802-socket.txt")
        os.chdir(here)
    (folder / "803-zero.txt").symlink_to("/dev/zero")
    (folder / "804-passwd.txt").symlink_to("/etc/passwd")
    (folder / "805-loop.txt").symlink_to("805-loop.txt")
    (folder / "806-dangling.txt").symlink_to("nowhere.txt")
    with (folder / "807-sparse.txt").open("wb") as sparse:
        sparse.truncate(2**30)
    (folder / "808-folder.txt").mkdir()
    (folder / INSIDE).write_text(STORY, "utf-8")
    (folder / "self").symlink_to(folder)
    (folder / ".hidden.txt").write_text(STORY, "utf-8")
    odd = [Hostile(name, b"", reason) for name, reason in ODD]
    return [*files, *odd, Hostile("809-inside.txt", STORY.encode())]
