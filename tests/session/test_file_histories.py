"""Whatever becomes of files: each is one article, and a tag is where its text is."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.session.made import article
from tests.session.test_homes import OTHER, TEXTS, opened, tagged

NAMES = [f"{number:03}.txt" for number in range(1, 8)]


class Histories(RuleBasedStateMachine):
    """Files are edited, removed, renamed and exchanged, in sight and while nobody looks."""

    def __init__(self) -> None:
        super().__init__()
        self.files = dict(zip(NAMES, TEXTS[:4], strict=False))
        self.rows = tagged(self.files, TEXTS[:3])
        self.session = opened(self.rows, self.files)
        self.edits = 0

    def take(self, data: st.DataObject, paths: list[str]) -> None:
        for path in data.draw(st.permutations(paths)):
            self.session.take(article(path, self.files[path]))

    def free(self, data: st.DataObject) -> str:
        path = data.draw(st.sampled_from([each for each in NAMES if each not in self.files]))
        assert self.session.shelf.paths is not None
        self.session.shelf.paths.add(path)
        return path

    def one(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.files)))

    @rule(data=st.data())
    def exchanged(self, data: st.DataObject) -> None:
        paths = data.draw(st.permutations(sorted(self.files)))
        paths = paths[: data.draw(st.integers(1, len(paths)))]
        texts = [self.files[path] for path in paths]
        self.files |= dict(zip(paths, [*texts[1:], texts[0]], strict=True))
        self.take(data, paths)

    @rule(data=st.data())
    def edited(self, data: st.DataObject) -> None:
        self.edits += 1
        path = self.one(data)
        self.files[path] += f" Edit {self.edits}."
        self.take(data, [path])

    @precondition(lambda self: len(self.files) < len(NAMES))
    @rule(data=st.data())
    def renamed(self, data: st.DataObject) -> None:
        was, path = self.one(data), self.free(data)
        self.files[path] = self.files.pop(was)
        self.session.shelf.move(was, path)

    @precondition(lambda self: len(self.files) > 1)
    @rule(data=st.data())
    def removed(self, data: st.DataObject) -> None:
        path = self.one(data)
        del self.files[path]
        self.session.lose(path)

    @precondition(lambda self: len(self.files) < len(NAMES))
    @rule(data=st.data(), text=st.sampled_from([OTHER, *TEXTS]))
    def made(self, data: st.DataObject, text: str) -> None:
        path = self.free(data)
        self.files[path] = text
        self.take(data, [path])

    @rule(data=st.data(), renumbered=st.booleans())
    def started_anew(self, data: st.DataObject, renumbered: bool) -> None:
        paths = sorted(self.files)
        if renumbered:
            texts = [self.files[path] for path in paths]
            paths = data.draw(st.permutations(NAMES))[: len(texts)]
            self.files = dict(zip(paths, texts, strict=True))
        self.session = opened(self.rows, self.files, data.draw(st.permutations(paths)))

    @invariant()
    def each_file_is_one_article(self) -> None:
        there = sorted((a.path, a.text) for a in self.session.state.articles.values())
        assert there == sorted(self.files.items())
        paths = [record.path for record in self.session.state.records.values()]
        assert len(set(paths)) == len(paths)

    def teardown(self) -> None:
        session = opened(self.rows, self.files)
        for tag in session.state.tags.values():
            (own,) = (text for text in TEXTS if text.startswith(tag.prefix.split()[0]))
            places = [path for path, text in self.files.items() if text == own]
            there = session.state.articles.get(tag.article)
            if there is None and session.record(tag.article).text_hash != tag.text_hash:
                continue  # it was edited and then removed: a copy of before is another article
            if (
                len(places) == 1
            ):  # an edited article is itself, though a copy of before is there
                assert there is not None
                assert there.path == places[0] or there.text.startswith(own)


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=60, stateful_step_count=8, deadline=None)
