from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.model.article import Article
from tui.model.detail import Claim
from tui.model.span import Span
from tui.recognisers.claims import RECOGNISER

if TYPE_CHECKING:
    from tui.model.mark import Mark


def marks(text: str, lang: str = "", start: int = 0) -> list[Mark]:
    found = RECOGNISER.find(Article("a.txt", text, Span(start, len(text)), lang=lang))
    return [mark for mark in found if mark.kind == "claim"]


def claim_of(mark: Mark) -> Claim:
    assert isinstance(mark.detail, Claim)
    return mark.detail


def seen(text: str) -> list[tuple[str, str, str, str]]:
    """Rule, source, cue and content of every claim."""
    found = []
    for mark in marks(text):
        claim = claim_of(mark)
        source = text[slice(*claim.source_span)] if claim.source_span else ""
        cue = text[slice(*claim.cue)] if claim.cue else ""
        content = " / ".join(text[start:end] for start, end in mark.parts)
        found.append((mark.rule.removeprefix("claims."), source, cue, content))
    return found


ONE_CLAIM = [
    ("The army said that Hama was calm.", "that|The army|said|Hama was calm"),
    (
        "A spokesman, Omar Haddad, told reporters on Friday that talks had failed.",
        "that|A spokesman|told|talks had failed",
    ),
    (
        "Col. Haddad (66), head of the guard, confirmed in a statement that it was shut.",
        "that|Col. Haddad|confirmed|it was shut",
    ),
    ("The minister’s office denied that he left.", "that|The minister’s office|denied|he left"),
    ("The union says it will strike.", "bare|The union|says|it will strike"),
    (
        "Two officials close to Tehran told Reuters elite troops had crossed.",
        "bare|Two officials close to Tehran|told|elite troops had crossed",
    ),
    (
        "Omar Haddad, their leader, said IS had returned.",
        "bare|Omar Haddad|said|IS had returned",
    ),
    ("Experts warn the crisis could deepen.", "bare|Experts|warn|the crisis could deepen"),
    (
        "The senator, who is old, told Fox News on Sunday, “It is a disgrace.”",
        "quote|The senator|told|“It is a disgrace.”",
    ),
    (
        "The figures surprised analysts, who said today it was late.",
        "bare|analysts|said|it was late",
    ),
    ("He went to meet Haddad, who had said it was late.", "bare|Haddad|said|it was late"),
    (
        "They travelled to Homs to meet with Haddad, who said it was late.",
        "bare|Haddad|said|it was late",
    ),
    ("The army today said it had left.", "bare|The army|said|it had left"),
    ("He gave no details, but said help would come.", "bare|He|said|help would come"),
    ("On Monday the army said it had left.", "bare|the army|said|it had left"),
    ("“We are leaving,” said the mayor.", "quote|the mayor|said|“We are leaving,”"),
    ('"We go," Haddad said on Monday.', 'quote|Haddad|said|"We go,"'),
    ("“If we go,” Haddad said, “we all go.”", "quote|Haddad|said|“If we go,” / “we all go.”"),
    ("“We go,” he said. “We all go.”", "quote|he|said|“We go,” / “We all go.”"),
    (
        "In a letter, the church replied: “It is not so.”",
        "quote|the church|replied|“It is not so.”",
    ),
    ("“We go.\n“We all go,” she said.", "quote|she|said|“We go. / “We all go,”"),
    (
        "“We go, all of us.\n“And you.\n“And they too,” she said.",
        "quote|she|said|“We go, all of us. / “And you. / “And they too,”",
    ),
    (
        "“We go,” she said. “We all do.\n“And you.\n“They too.”",
        "quote|she|said|“We go,” / “We all do. / “And you. / “They too.”",
    ),
    ("The mayor said:\n“We are leaving now.”", "quote|The mayor|said|“We are leaving now.”"),
    (
        "BEIRUT - The bridge was hit, a monitor said on Friday, as rebels advanced.",
        "trailing|a monitor|said|The bridge was hit",
    ),
    (
        "The bridge was hit, said Omar Haddad, an analyst.",
        "trailing|Omar Haddad|said|The bridge was hit",
    ),
    (
        "The bridge was hit, the Observatory, a monitor in Britain, said.",
        "trailing|the Observatory|said|The bridge was hit",
    ),
    (
        "The donors, Haddad said, are required to pay.",
        "trailing|Haddad|said|The donors / are required to pay",
    ),
    (
        "In Homs, the mayor said, troops have left.",
        "trailing|the mayor|said|In Homs / troops have left",
    ),
    ("According to two sources, he fled.", "according|two sources|According to|he fled"),
    (
        "Troops were flown in, according to Sky News Arabia, including guards.",
        "according|Sky News Arabia|according to|Troops were flown in / including guards",
    ),
    (
        "They turn boats away which, according to AFP, the envoy has criticised.",
        "according|AFP|according to|the envoy has criticised",
    ),
    ("He pointed out that it was late.", "that|He|pointed|it was late"),
    (
        "As Haddad told the Post, the bridge has been hit.",
        "as|Haddad|told|the bridge has been hit",
    ),
    (
        "“Help is coming,” Reuters cited a commander as saying.",
        "cited|a commander|cited|“Help is coming,”",
    ),
    ("Haddad was quoted as saying the war was over.", "cited|Haddad|quoted|the war was over"),
    ("The Observatory reported a mass exodus.", "noun|The Observatory|reported|a mass exodus"),
    ("The group recorded 11 deaths in Idlib.", "noun|The group|recorded|11 deaths in Idlib"),
    ("He called it “a trap for fools” and left.", "noun|He|called|it “a trap for fools”"),
    ("The envoy warned of a new war.", "noun|The envoy|warned|a new war"),
    ("The group vowed to retake the town.", "infinitive|The group|vowed|to retake the town"),
    ("He was defiant as ever: “We will fight on.”", "colon|He||“We will fight on.”"),
    (
        "The minister’s claim that troops had crossed was denied.",
        "statement|The minister|claim|troops had crossed",
    ),
    (
        "The guards have reportedly fled.",
        "reportedly||reportedly|The guards have reportedly fled",
    ),
    ("It was reported that he had fled.", "reportedly||reported|he had fled"),
]
"""A text; and what is seen in it: rule, source, cue, content in pieces."""


@pytest.mark.parametrize(("text", "expected"), ONE_CLAIM)
def test_each_rule(text: str, expected: str) -> None:
    assert seen(text) == [tuple(expected.split("|"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He left, the ministry said, adding that two men had died.",
            [
                ("trailing", "the ministry", "said", "He left"),
                ("adding", "the ministry", "adding", "two men had died"),
            ],
        ),
        (
            "Hama was calm, with the ministry noting that talks had begun.",
            [("adding", "the ministry", "noting", "talks had begun")],
        ),
        (
            "He left, according to officials cited by Reuters, adding that it was late.",
            [
                ("according", "officials", "according to", "He left"),
                ("adding", "officials", "adding", "it was late"),
            ],
        ),
        (
            "“We go,” said the mayor.\n“All of us will go.”",
            [
                ("quote", "the mayor", "said", "“We go,”"),
                ("goes-on", "the mayor", "", "“All of us will go.”"),
            ],
        ),
        (
            "He said it was late, but his aides insisted that he would come.",
            [
                ("bare", "He", "said", "it was late"),
                ("that", "his aides", "insisted", "he would come"),
            ],
        ),
        (
            "Turkey says it is late; Iran says Ankara was behind it.",
            [
                ("bare", "Turkey", "says", "it is late"),
                ("bare", "Iran", "says", "Ankara was behind it"),
            ],
        ),
    ],
)
def test_several_claims(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The talks go on.",
        "The United States sent a note.",
        "The news report was long and the claim was old.",
        "He was told to leave.",
        "They have not said whether they will go.",
        "She wrote two books.",
        "A light show that can be seen from afar.",
        "The “axis of resistance” is shaken.",
        "He wants to say more.",
        "The newly announced plan was late.",
        "The plans revealed in Homs drew attention.",
        "It was launched by a user labelled “Anon”, on a site called “Wiki”.",
        "He was held and told that it was late.",
        "She pointed to a table where “pills” were served.",
        "“Nobody knows who said all this.\n“Nobody ever will know it.”",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert seen(text) == []
