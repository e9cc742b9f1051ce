from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.made import desk_on

if TYPE_CHECKING:
    from tui.compare.telling import Question

TEXTS = {
    "a.txt": ("Rebels took the bridge of Maraj. The minister left by car.\n", "2025-03-15"),
    "b.txt": (
        "The bridge of Maraj was taken by rebels. Drones flew over Sarhun.\n",
        "2025-03-14",
    ),
    "c.txt": ("The minister left by car. Drones flew over Sarhun at night.\n", ""),
}


def test_what_was_opened_first_has_told_it_first() -> None:
    desk = desk_on(TEXTS)
    a, b, c = desk.session.article_ids()
    desk.open([b])
    desk.novelty.want([a, b, c])
    assert desk.novelty.share(b) is None  # nothing was read before it
    assert (desk.novelty.share(a), desk.novelty.share(c)) == (50, 50)
    desk.open([a])
    desk.novelty.want([a, b, c])
    assert (desk.novelty.share(a), desk.novelty.share(c)) == (50, 0)
    page = desk.session.page(a)
    assert [page.article.quote(span) for span in desk.novelty.old(page)] == [
        "Rebels took the bridge of Maraj."
    ]
    assert [page.article.quote(span) for span in desk.novelty.new(page)] == ["The"]
    desk.novelty.shown = False
    assert desk.novelty.old(page) == ()


def test_by_publication_what_has_no_date_comes_last() -> None:
    desk = desk_on(TEXTS)
    a, b, c = desk.session.article_ids()
    desk.novelty.by = "published"
    desk.open([c, a, b])
    assert [desk.novelty.before(each) for each in (a, b, c)] == [(b,), (), (a, b)]


def test_where_nobody_answers_it_is_not_asked_for_ever() -> None:
    desk = desk_on(TEXTS)
    a, b, _ = desk.session.article_ids()
    asked: list[Question] = []

    def silent(question: Question) -> tuple[()]:
        asked.append(question)
        return ()

    desk.novelty.ask = silent
    desk.open([a, b])
    for _ in range(20):
        desk.novelty.want([b])
    assert 1 < len(asked) < 10
    assert all(len(question.texts) == 2 for question in asked)  # told again each time
    assert desk.novelty.share(b) is None
