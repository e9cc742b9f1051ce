from __future__ import annotations

import json
import time

import pytest

from tests.readers.documents import page
from tui.readers import Unreadable
from tui.readers._html_text import main_text, whole_text
from tui.readers._html_tokens import tokens
from tui.readers.html import READER

ACCOUNT = (
    "<p>The river rose on Friday, and the people of <a href='/x'>Port Vara</a> went to the "
    "hills with all that they had, the governor of the province said.</p>"
    "<p>Soldiers who had been sent to the bridge left it in the night, according to residents "
    "who had seen them go.</p>"
)
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "A site"},
        {
            "@type": ["NewsArticle"],
            "headline": "Bridge falls",
            "datePublished": "2024-12-06T23:30:00+03:00",
            "author": [{"@type": "Person", "name": "Anna Berg"}, {"name": "Jo Li"}],
            "publisher": {"@type": "Organization", "name": "Karesh Post"},
            "mainEntityOfPage": {"@id": "https://karesh.example/1"},
        },
    ],
}


def facts(head: str, body: str = ACCOUNT) -> dict[str, str]:
    (article,) = READER.read("a.html", page(body, head), "")
    names = ("title", "outlet", "author", "url", "published")
    return {
        name: value
        for name in names
        if (value := getattr(article, name)) and name not in article.guessed
    }


def own_text(body: str) -> str:
    return main_text(tokens(page(body).decode()))


def test_the_account_without_what_stands_around_it() -> None:
    text = own_text(
        "<header><h1>Karesh Post</h1></header><nav><ul><li><a href=/>Home</a></ul></nav>"
        f"<main><article><h1>Bridge falls</h1>{ACCOUNT}<div class='related-links'>"
        "<h3>Related</h3><p>Another story</p></div><aside>Advertisement</aside></article>"
        "<article><p>A card of another story.</article></main>"
        "<form>Subscribe</form><footer>All rights</footer><script>let x = '<p>no</p>'</script>"
    )
    assert text.startswith(
        "Bridge falls\n\nThe river rose on Friday, and the people of Port Vara"
    )
    assert text.endswith("\n\nSoldiers who had been sent to the bridge left it in the night, "
                         "according to residents who had seen them go.")  # fmt: skip


def test_lists_tables_and_broken_lines() -> None:
    text = own_text(
        "<ul><li>One<li>Two</ul>one<br>two<br><br>three<pre>a\n  b</pre>"
        "<table><tr><th>Town<th>Dead<tr><td>Sarhun<td>12<tr><td><p>Homs</p></td><td></td></tr></table>"
    )
    assert text == (
        "- One\n- Two\n\none\ntwo\n\nthree\n\na\n  b\n\nTown | Dead\nSarhun | 12\n\nHoms"
    )


@pytest.mark.parametrize(
    "around", ["form", "div class='comments'", "nav", "header", "td", "x-y"]
)
def test_a_page_that_is_all_in_one_odd_place_is_read(around: str) -> None:
    assert "Soldiers" in own_text(f"<{around}>{ACCOUNT}</{around.split()[0]}>")


@pytest.mark.parametrize(
    "hidden",
    ["<p hidden>x", "<div style='display: none'>x</div>", "<svg><text>x", "<!-- x", "<?x"],
)
def test_what_nobody_sees_is_no_text(hidden: str) -> None:
    assert own_text(f"<p>Seen</p>{hidden}") == "Seen"


def test_what_machines_are_told_comes_first() -> None:
    script = f'<script type="application/ld+json">{json.dumps(LD)}</script>'
    expected = {
        "title": "Bridge falls",
        "outlet": "Karesh Post",
        "author": "Anna Berg, Jo Li",
        "url": "https://karesh.example/1",
        "published": "2024-12-06",
    }
    assert (
        facts(script + '<meta property="og:title" content="Else"><title>Else</title>')
        == expected
    )
    assert facts("<title>T</title>" + script.replace("NewsArticle", "WebPage")) == {}


def test_open_graph_and_names_of_metas() -> None:
    assert facts(
        '<meta property="og:title" content="Bridge &amp; river">'
        '<meta name=Author content="By A. Berg">'
        '<meta property="article:published_time" content="2024-12-06T01:00:00Z">'
        '<meta property="article:author" content="https://face.example/a">'
        "<meta property='og:site_name' content='Karesh Post'><link rel=canonical href='https://k.example/2'>"
    ) == {
        "title": "Bridge & river",
        "outlet": "Karesh Post",
        "author": "A. Berg",
        "url": "https://k.example/2",
        "published": "2024-12-06",
    }  # fmt: skip


def test_times_tell_when_they_are_of_one_day_or_say_what_they_are() -> None:
    one, other = (
        "<time datetime='2024-12-06T10:00'>x</time>",
        "<time datetime='2024-12-09'>y</time>",
    )
    assert facts("", ACCOUNT + one + one)["published"] == "2024-12-06"
    assert "published" not in facts("", ACCOUNT + one + other)
    length = "<time datetime='PT5M'>five minutes</time>"
    assert facts("", ACCOUNT + one + length)["published"] == "2024-12-06"
    assert (
        facts("", ACCOUNT + one + other.replace(" ", " pubdate ", 1))["published"]
        == "2024-12-09"
    )


def test_where_a_browser_saved_it_from() -> None:
    saved = "<!-- saved from url=(0024)https://karesh.example/3 -->"
    assert facts(saved) == {"url": "https://karesh.example/3"}
    assert facts("<link rel=canonical href='/relative'>") == {}


def test_the_title_of_a_window_is_a_guess_without_the_outlet() -> None:
    head = "<title>Bridge falls - K. Post</title><meta property=og:site_name content='K. Post'>"
    (article,) = READER.read("a.html", page(ACCOUNT, head), "")
    assert article.title == "Bridge falls"
    assert article.guessed == {"title"}
    assert article.text.startswith("Bridge falls\n\nThe river rose")


def test_a_headline_that_is_there_is_not_put_there_again() -> None:
    head = "<meta property=og:title content='Bridge falls'>"
    (article,) = READER.read("a.html", page(f"<h1>BRIDGE  falls</h1>{ACCOUNT}", head), "")
    assert article.text.casefold().startswith("bridge falls\n\nthe river")
    assert article.quote(article.body) == article.text


@pytest.mark.parametrize(
    ("declared", "encoding", "read_as"),
    [
        ("windows-1251", "cp1251", "cp1251"),
        ("iso-8859-1", "cp1252", "cp1252"),
        ("windows-1251", "utf-8", "utf-8"),
        ("koi8-r", "koi8-r", "koi8-r"),
        ("nonsense", "utf-8", "utf-8"),
    ],
)
def test_a_page_says_what_its_encoding_is(declared: str, encoding: str, read_as: str) -> None:
    words = "«Мост упал»" if encoding != "cp1252" else "“Café”"
    if encoding == "koi8-r":
        words = "Мост упал"
    data = f"<meta charset={declared}><p>{words}</p>".encode(encoding)
    (article,) = READER.read("a.html", data, "")
    assert (article.text, article.encoding, article.encoding_guessed) == (words, read_as, False)


def test_the_users_choice_goes_before_what_the_page_says() -> None:
    data = "<meta charset=utf-8><p>Мост</p>".encode("cp1251")
    assert READER.read("a.html", data, "cp1251")[0].text == "Мост"


def test_a_template_in_english_is_no_english_text() -> None:
    russian = "<p>" + "Губернатор сообщил, что мост через реку упал в пятницу утром. " * 5
    assert READER.read("a.html", page(russian, lang="en"), "")[0].lang == "ru"
    assert READER.read("a.html", page("<p>Kurz.", lang="de-AT"), "")[0].lang == "de"


def test_pieces_of_html_are_read_whole_and_quotations_marked() -> None:
    mail = "Yes.<br>A<blockquote><p>He said</p><p>so</p></blockquote><p>End"
    assert (
        whole_text(tokens(mail), mark_quotations=True)
        == "Yes.\nA\n\n> He said\n> \n> so\n\nEnd"
    )


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<script>x</script>", b"<nav></nav>"])
def test_a_page_without_text_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable, match="no text in it"):
        READER.read("a.html", data, "")


@pytest.mark.parametrize(
    "piece",
    [
        "<", "<!", "<!--", "</", "<a ", "<?", "<a b='", "<a b=' c=\"", "<script>", "<![CDATA[",
        "<div>", "<b><a><div>x", "<tr><td>", "<table>", "&#9", "&am", "<a =", "</p></li>",
        "<td>x", "<title>- ", "<h1>", "<blockquote>", "<li>",
    ],
)  # fmt: skip
def test_what_is_broken_many_times_costs_time_by_its_length_only(piece: str) -> None:
    """The parser of the standard library takes a minute for some of these."""
    began = time.thread_time()
    found = list(tokens(piece * 5_000))
    main_text(iter(found))
    assert time.thread_time() - began < 4


def test_a_number_of_many_digits_is_no_character() -> None:
    assert own_text(f"<p>a&#{'9' * 5000};b&#x{'f' * 5000};c") == "a\ufffdb\ufffdc"


def test_a_nest_of_json_is_no_statement() -> None:
    script = f"<script type='application/ld+json'>{'[' * 100_000}</script>"
    assert facts(script) == {}


def test_with_the_library_the_account_is_the_same() -> None:
    pytest.importorskip("trafilatura")
    text = f"<h1>Bridge falls</h1>{ACCOUNT * 2}<ul><li>One<li>Two</ul>"
    body = f"<nav>Menu</nav><article>{text}</article>"
    (article,) = READER.read("a.html", page(body), "")
    assert "Port Vara went to the hills" in article.text
    assert "- One\n- Two" in article.text
    assert "Menu" not in article.text
