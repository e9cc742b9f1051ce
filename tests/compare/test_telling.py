from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.compare import Passage, Vocabulary, counterpart
from tui.compare.account import COMMON, Account
from tui.compare.likeness import TELLING
from tui.compare.telling import Ask, Question, Telling, Text
from tui.model.span import Span

WORDS = (
    "Maraj",
    "rebels",
    "bridge",
    "army",
    "drones",
    "harbour",
    "minister",
    "convoy",
    "forty",
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(
    lambda words: f"{' '.join(words)}."
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=8)


def account(sentences: list[str]) -> Account:
    text, spans = "", []
    for each in sentences:
        spans.append(Span(len(text), len(text) + len(each)))
        text += f"{each} "
    return Account(text, spans)


def text(name: str, *sentences: str) -> Text:
    joined = " ".join(sentences)
    return Text(name, joined, Span(0, len(joined)))


@settings(max_examples=60, deadline=None)
@given(SENTENCES, TEXTS)
def test_an_account_finds_what_looking_at_every_sentence_finds(
    wanted: str, sentences: list[str]
) -> None:
    words = Vocabulary.of([*sentences, wanted])
    there = account(sentences)
    passages = [
        Passage(str(number), "b", span, sentences[number])
        for number, span in enumerate(there.sentences)
    ]
    passage = Passage("x", "a", Span(0, len(wanted)), wanted)
    best = counterpart(passage, passages, words)
    found = there.counterpart(wanted, words)
    assert found == (best[0].span if best is not None else None)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.frozensets(st.sampled_from(WORDS).map(str.lower), max_size=5))
def test_sentences_that_share_terms(sentences: list[str], wanted: frozenset[str]) -> None:
    there = account(sentences)
    assert there.sharing(wanted) == [
        number for number, terms in enumerate(there.terms) if len(terms & wanted) >= TELLING
    ]


def test_a_term_of_every_sentence_finds_nothing_alone() -> None:
    there = account([f"Rebels army {number}00." for number in range(COMMON + 1)])
    assert there.sharing(frozenset(there.terms[0] & there.terms[1])) == []
    assert 7 in there.sharing(there.terms[7])


def test_what_was_told_in_other_words_and_what_was_not() -> None:
    telling = Telling()
    one = text(
        "1", "Rebels took the bridge of Maraj on Friday.", "The army shelled the northern road."
    )
    two = text(
        "2",
        "The bridge of Maraj was taken by rebels.",
        "Forty drones were counted over the harbour.",
    )
    (alone,) = telling.answer(Question((one, two), (Ask("2", ()),)))
    assert alone.old == ()
    assert len(alone.new) == 2
    again, all_told = telling.answer(Question((), (Ask("2", ("1",)), Ask("1", ("1",)))))
    assert [two.text[start:end] for start, end in again.old] == [
        "The bridge of Maraj was taken by rebels."
    ]
    assert len(again.new) == 1
    assert all_told.new == ()


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_nothing_of_a_copy_is_new(sentences: list[str]) -> None:
    one = text("1", *sentences, "“No.”", "He left.")
    copy = text("2", *sentences, "“No.”", "HE  left.")
    (told,) = Telling().answer(Question((one, copy), (Ask("2", ("1",)),)))
    assert told.new == ()


@settings(max_examples=30, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_more_reading_never_makes_anything_new(
    a: list[str], b: list[str], c: list[str]
) -> None:
    texts = tuple(text(name, *each) for name, each in zip("abc", (a, b, c), strict=True))
    asks = Ask("c", ("a",)), Ask("c", ("a", "b"))
    question = pickle.loads(pickle.dumps(Question(texts, asks)))  # as it crosses to a process
    less, more = Telling().answer(question)
    assert set(less.old) <= set(more.old)
    assert sorted((*more.old, *more.new)) == sorted((*less.old, *less.new))
