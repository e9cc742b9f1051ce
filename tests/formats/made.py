"""Cases for the formats: one with everything in it, and any at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tui.formats import formats
from tui.model.actor import Actor, Refusal
from tui.model.article import Article, ArticleRecord, text_hash
from tui.model.case import Case
from tui.model.detail import Claim, DateValue, Mention, Own
from tui.model.link import Link
from tui.model.span import Span
from tui.model.tag import CONTEXT, Tag

if TYPE_CHECKING:
    from tui.model.detail import Detail

CODEBOOK = """\
[[kind]]
id = "vessel"
key = 1
name = "Vessel"
guideline = "A ship that is named."

[[kind.field]]
id = "flag"
name = "Flag state"
values = ["Panama", "Malta"]
"""
PORT = (
    "Harbour closed\r\n“The port of Lumen is shut,” a ministry official said on Friday.\r"
    "\r\n𝔻ockers deny it: nobody told\r\nthem, the union says. 🏳️‍🌈 e\u0301tude\n"
)
SHIPS = "The Aurora left Lumen on Friday. Forty ships wait; the union says sixty.\n"
TEXTS = {"day/port.txt": PORT, "ships.md": SHIPS}


def article(path: str, text: str, id_: str) -> Article:
    return Article(path, text, Span(0, len(text)), id=id_, lang="en", hash=text_hash(text))


def tag_on(read: Article, kind: str, *parts: Span, **more: object) -> Tag:
    """A tag as the app would make it."""
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    text = read.text
    made = Tag(
        f"{read.id}-{kind}-{start}-{end}", read.id, kind, parts, text[start:end],
        text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], read.hash,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def case_of(articles: list[Article], tags: list[Tag], **more: object) -> Case:
    """A case in which tags are in reading order."""
    records = {each.id: ArticleRecord(each.id, each.path, each.hash) for each in articles}
    tags = sorted(tags, key=lambda tag: (records[tag.article].path, tag.span, tag.kind, tag.id))
    made = Case(records, {each.id: each for each in articles}, tuple(tags), {})
    return replace(made, **more)  # type: ignore[arg-type]


def full() -> Case:
    """Every facet, each with words of its own."""
    port, ships = article("day/port.txt", PORT, "a1"), article("ships.md", SHIPS, "a2")
    bare = article("untagged.txt", "Left untagged.\n", "a3")

    def on(read: Article, words: str, kind: str, **more: object) -> Tag:
        start = read.text.index(words)
        return tag_on(read, kind, Span(start, start + len(words)), **more)

    shut = on(
        port, "The port of Lumen is shut", "claim",
        detail=Claim(
            "x1", Span(44, 63), via=("Wire",), mode="direct", phase="ongoing",
            gist="the gist of it", amount_best="40", amount_unit="ships",
        ),
    )  # fmt: skip
    told, them = PORT.index("nobody told"), PORT.index("them")
    pieces = tag_on(port, "claim", Span(told, told + 6), Span(them, them + 4), detail=Claim())
    sixty = on(ships, "the union says sixty", "claim", detail=Claim("x2"))
    tags = [
        shut, pieces, sixty,
        on(port, "Friday", "date", detail=DateValue("1999-12-31", "1999-12-31")),
        on(port, "𝔻ockers", "actor", detail=Mention("x2"), anchor="moved"),
        on(port, "union", "actor", detail=Mention("x2", "role"), note="a word of mine"),
        on(port, "told\r\nthem", "vessel"),
        on(port, "🏳️‍🌈 e\u0301tude", "vessel", by="annotator-ana"),
        on(ships, "The Aurora", "vessel", origin="suggestion", rule="rule.of.thumb"),
        on(ships, "Aurora", "vessel", detail=Own((("flag_of", "Panama or so"), ("ß", "=1")))),
        replace(on(ships, "Lumen", "actor", detail=Mention()), quote="Lost", anchor="orphan"),
    ]  # fmt: skip
    made = case_of([port, ships, bare], tags)
    records = dict(made.records)
    records["a1"] = replace(records["a1"], title="Title of the port", published="2025-03-14")
    union = Actor("x2", "The Dockers’ Union", ("Alias of dockers",), "organisation")
    return replace(
        made,
        records=records,
        actors={"x1": Actor("x1", "Ministry of Ports", type="state"), "x2": union},
        links=(
            Link("l1", shut.id, pieces.id, "contradicts"),
            Link("l2", shut.id, sixty.id, "repeats", "how-many-is-it"),
        ),
        refusals=(Refusal("r1", "refused words", "actor", "*"),),
        codebook=CODEBOOK,
    )


def written(name: str, case: Case, *, raw: bool = False) -> dict[str, bytes]:
    """The files of an export by their names."""
    return {file.name: b"".join(file.pieces) for file in formats()[name].files(case, raw=raw)}


DETAILS: dict[str, Detail | None] = {
    "actor": Mention("x1"), "claim": Claim("x1", gist="g"), "date": DateValue("2025"),
    "vessel": Own((("flag_of", "Malta\n\u2028"),)),
}  # fmt: skip
pieces_of_text = st.sampled_from([
    "\r\n", "\n", "\r", "\n\n", " ", "  ", "\t", "\u2028", "\x85", "\x0b", "\x00", "\x1c", "😀",
    "🏳️‍🌈", "e\u0301", "𝔻", "\udc80", "\ufeff", "شارع", "a", "B.", "=1+1", "<&>\"'", "U.S.",
    "don’t", ";", ",", "漢字", "\u200b", "\xa0", "-DOCSTART-", "]]>",
])  # fmt: skip
texts = st.lists(pieces_of_text | st.text(max_size=3), max_size=25).map("".join)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any text, any spans, overlapping as they like."""
    read, tags = [], []
    for number in range(draw(st.integers(1, 2))):
        text = draw(texts)
        each = article(f"{number}.txt", text, f"a{number}")
        read.append(each)
        for at in range(draw(st.integers(0, 6)) if text else 0):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            kind = draw(st.sampled_from(sorted(DETAILS)))
            parts = [Span(start, end)]
            if end - start > 3 and draw(st.booleans()):
                middle = draw(st.integers(start + 1, end - 2))
                parts = [Span(start, middle), Span(middle + 1, end)]
            more = {"detail": DETAILS[kind], "note": draw(st.sampled_from(["", text[:9]]))}
            made = tag_on(each, kind, *parts, **more)
            tags.append(replace(made, id=f"{number}{at:03}"))
    return case_of(read, tags, actors={"x1": Actor("x1", "An\nActor", type="person")})
