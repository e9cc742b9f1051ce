from __future__ import annotations

import sys

import pytest

from tui.readers import Unreadable
from tui.readers.feeds import READER

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Karesh Post</title><link>https://karesh.example</link><language>en-gb</language>
<item><title>Bridge &amp; river</title><link>https://karesh.example/1</link>
<guid isPermaLink="false">k1</guid><pubDate>Fri, 06 Dec 2024 10:00:00 +0300</pubDate>
<dc:creator>Anna Berg</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>The bridge fell.</p><p>It &lt;rained&gt;.</p>]]></content:encoded>
</item>
<item><description>Only words.</description><source url="https://b.example">B Wire</source>
</item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Flux</title>
<link rel="self" href="https://f.example/feed"/>
<entry><title type="html">Le &lt;b&gt;pont&lt;/b&gt;</title><id>tag:1</id>
<link rel="edit" href="https://f.example/e"/><link href="https://f.example/1"/>
<updated>2024-12-07T00:00:00Z</updated><published>2024-12-06T00:00:00Z</published>
<author><email>a@f.example</email><name>Anne</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Il est <b>tombé</b> &amp; fini.</p>
<p>Oui.</p></div></content></entry></feed>
"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title></channel>
<item rdf:about="x"><title>One</title><link>https://o.example/1</link>
<dc:date>2024-12-06</dc:date></item>
</rdf:RDF>
"""


def test_rss() -> None:
    one, two = READER.read("f.rss", RSS.encode(), "")
    assert one.text == "Bridge & river\n\nThe bridge fell.\n\nIt <rained>."
    assert (one.title, one.outlet, one.author) == ("Bridge & river", "Karesh Post", "Anna Berg")
    assert (one.url, one.published) == ("https://karesh.example/1", "2024-12-06")
    assert (one.lang, one.guessed) == ("en", frozenset())
    assert (two.text, two.outlet) == ("Only words.", "B Wire")


def test_atom() -> None:
    (one,) = READER.read("f.atom", ATOM.encode(), "")
    assert one.text == "Le pont\n\nIl est tombé & fini.\n\nOui."
    assert (one.outlet, one.author, one.url) == ("Flux", "Anne", "https://f.example/1")
    assert (one.published, one.lang) == ("2024-12-06", "fr")


def test_rdf_and_a_headline_that_is_all() -> None:
    (one,) = READER.read("f.xml", RDF.encode(), "")
    assert (one.text, one.title, one.outlet) == ("One", "One", "Old")
    assert (one.url, one.published) == ("https://o.example/1", "2024-12-06")


def test_the_name_of_an_entry_is_that_of_its_guid() -> None:
    first = READER.read("f.rss", RSS.encode(), "")
    later = READER.read("f.rss", RSS.replace("The bridge fell", "It fell").encode(), "")
    assert first[0].path == later[0].path
    assert first[0].hash != later[0].hash


def test_other_encodings() -> None:
    for name in ("windows-1251", "gb18030", "utf-16"):
        text = ATOM.replace("tombé", "мост").replace("Le &lt;b&gt;", "")
        data = f'<?xml version="1.0" encoding="{name}"?>\n{text}'.encode(name)
        assert "Il est мост & fini." in READER.read("f.atom", data, "")[0].text


def test_ampersands_that_xml_does_not_know() -> None:
    data = RSS.replace("Only words", "Only&nbsp;a & b &bogus; &#169; words").encode()
    assert READER.read("f.rss", data, "")[1].text == "Only a & b &bogus; © words."


def test_entries_without_a_text_are_counted() -> None:
    with pytest.raises(Unreadable) as caught:
        READER.read("f.rss", RSS.replace("</channel>", "<item/></channel>").encode(), "")
    assert caught.value.reason == "entries without text: 1"
    assert len(caught.value.articles) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<config><a/></config>", "XML, but no feed"),
        (b"", "XML, but no feed"),
        (b"words", "XML, but no feed"),
        (b"<rss/>", "a feed without an entry"),
        (b"<rss>" + b"<a>" * 300 + b"</a>" * 300 + b"</rss>", "nested deeper than 200"),
    ],
)
def test_what_is_no_feed_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        READER.read("f.xml", data, "")


def test_entities_are_not_multiplied() -> None:
    longer = "entities make it longer"
    for depth, reason in ((4, longer), (6, longer), (11, "")):  # the library stops some
        names = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth + 1)]
        entry = f"<item><title>&a{depth};</title><description>Text.</description></item>"
        declared = f'<!DOCTYPE rss [<!ENTITY a0 "lol">{"".join(names)}]>'
        bomb = f"{declared}<rss><channel>{entry}</channel></rss>"
        with pytest.raises(Unreadable, match=reason):
            READER.read("f.xml", bomb.encode(), "")


def test_an_entity_of_its_own_is_followed() -> None:
    entry = "<item><title>&us; reports</title><description>Text.</description></item>"
    text = f'<!DOCTYPE rss [<!ENTITY us "Karesh Post">]><rss><channel>{entry}</channel></rss>'
    (found,) = READER.read("f.xml", text.encode(), "")
    assert found.title == "Karesh Post reports"


CUT = RSS[: RSS.index("<item><description>")].encode()


def test_of_a_feed_that_is_cut_the_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    with pytest.raises(Unreadable, match="pip install feedparser"):
        READER.read("f.rss", CUT, "")


def test_with_the_library_a_feed_that_is_cut_is_read() -> None:
    pytest.importorskip("feedparser")
    (one,) = READER.read("f.rss", CUT, "")
    assert one.text == "Bridge & river\n\nThe bridge fell.\n\nIt <rained>."
    assert (one.url, one.published) == ("https://karesh.example/1", "2024-12-06")


def test_of_too_many_entries_the_first_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.readers.feeds.MOST_ENTRIES", 1)
    with pytest.raises(
        Unreadable, match=r"^2 entries: more than 1: the rest is left out$"
    ) as caught:
        READER.read("f.rss", RSS.encode(), "")
    assert [each.title for each in caught.value.articles] == ["Bridge & river"]


def test_entries_with_one_key_are_told_apart_by_their_texts() -> None:
    items = "<item><guid>k</guid><description>{}</description></item>"
    feed = "<rss><channel>{}</channel></rss>"
    one, two = (items.format(words) for words in ("The first ship.", "The other ship."))
    first = READER.read("f.rss", feed.format(one + two).encode(), "")
    again = READER.read("f.rss", feed.format(two + one + one).encode(), "")
    assert [each.path for each in again] == [
        first[1].path,
        first[0].path,
        first[0].path + "-2",
    ]
