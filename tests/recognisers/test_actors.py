"""What is seen as an actor: small sentences, and what each must give."""

from __future__ import annotations

import pytest

from tui.model.article import Article
from tui.model.detail import ActorSeen
from tui.model.span import Span
from tui.recognisers.actors import RECOGNISER

Row = tuple[str, str, str]
"""Quote, type, name."""


def rows(text: str, lang: str = "") -> list[Row]:
    article = Article("a.txt", text, Span(0, len(text)), lang=lang)
    found: list[Row] = []
    for mark in RECOGNISER.find(article):
        assert isinstance(mark.detail, ActorSeen)
        found.append((article.quote(mark.span), mark.detail.type, mark.detail.name))
    return found


def forms(text: str) -> dict[str, str]:
    article = Article("a.txt", text, Span(0, len(text)))
    return {
        article.quote(mark.span): mark.detail.form
        for mark in RECOGNISER.find(article)
        if isinstance(mark.detail, ActorSeen)
    }


ONE_RULE_EACH: list[tuple[str, str, list[Row]]] = [
    ("gazetteer", "They flew from Iran to Aleppo.",
     [("Iran", "state", "Iran"), ("Aleppo", "place", "Aleppo")]),
    ("gazetteer", "He told Reuters that Hizbollah was ready.",
     [("Reuters", "medium", "Reuters"), ("Hizbollah", "armed-group", "Hezbollah")]),
    ("gazetteer", "The US and the U.K. agreed.",
     [("US", "state", "United States"), ("U.K.", "state", "United Kingdom")]),
    ("demonym", "It was a Lebanese plane.", [("Lebanese", "people", "Lebanese")]),
    ("title", "In the capital Col. Hamoud spoke to the crowd.",
     [("Hamoud", "person", "Hamoud")]),
    ("given", "The road was closed, Karim Jaber says.",
     [("Karim Jaber", "person", "Karim Jaber")]),
    ("given", "He met Rufo T. Quandal there.",
     [("Rufo T. Quandal", "person", "Rufo T. Quandal")]),
    ("surname", "They met Karim Jaber. Later Jaber left.",
     [("Karim Jaber", "person", "Karim Jaber"), ("Jaber", "person", "Karim Jaber")]),
    ("head", "They crossed the Khabur River on foot.",
     [("Khabur River", "place", "Khabur River")]),
    ("head", "She joined the Orchard Workers Party.",
     [("Orchard Workers Party", "organisation", "Orchard Workers Party")]),
    ("head", "He belongs to the Martyr Zeyd Brigade.",
     [("Martyr Zeyd Brigade", "armed-group", "Martyr Zeyd Brigade")]),
    ("head", "He wrote in the Tarsa Herald.", [("Tarsa Herald", "medium", "Tarsa Herald")]),
    ("opener", "She works at the Ministry of Water and Power.",
     [("Ministry of Water and Power", "organisation", "Ministry of Water and Power")]),
    ("opener", "Snow fell on Mount Qaf.", [("Mount Qaf", "place", "Mount Qaf")]),
    ("opener", "Shells hit North Aleppo.", [("North Aleppo", "place", "North Aleppo")]),
    ("acronym", "The road was held by the ZKD.", [("ZKD", "organisation", "ZKD")]),
    ("noun", "They reached the town of Qarsuna.", [("Qarsuna", "place", "Qarsuna")]),
    ("noun", "It was printed in Tishrun newspaper.", [("Tishrun", "medium", "Tishrun")]),
    ("preposition", "Fires burnt near Qarsuna.", [("Qarsuna", "place", "Qarsuna")]),
    ("definition", "We saw Velgo, a company that builds pumps.",
     [("Velgo", "organisation", "Velgo")]),
    ("role", "They arrested businessman Dorvan Qult.",
     [("Dorvan Qult", "person", "Dorvan Qult")]),
    ("age", "The driver was Dorvan Qult, 34, of Homs.",
     [("Dorvan Qult", "person", "Dorvan Qult"), ("Homs", "place", "Homs")]),
    ("shape", "The road was closed, Zorvik Quandal found.",
     [("Zorvik Quandal", "person", "Zorvik Quandal")]),
    ("ending", "They wanted Korvanenko out.", [("Korvanenko", "person", "Korvanenko")]),
    ("article", "It was run by the Zorvik.", [("Zorvik", "organisation", "Zorvik")]),
    ("subject", "In spring Zorvik married.", [("Zorvik", "person", "Zorvik")]),
    ("speech", "It was late, said Zorvik.", [("Zorvik", "person", "Zorvik")]),
    ("kind", "It was built by the firm Zorvik.", [("Zorvik", "organisation", "Zorvik")]),
    ("membership", "He was a spokesman for Zorvik.",
     [("Zorvik", "organisation", "Zorvik")]),
    ("membership", "In spring Zorvik was founded.",
     [("Zorvik", "organisation", "Zorvik")]),
    ("membership", "It was bought by Zorvik.", [("Zorvik", "organisation", "Zorvik")]),
    ("membership", "He has a stake in Zorvik.", [("Zorvik", "organisation", "Zorvik")]),
    ("preposition", "In spring she fled to Zorvik.", [("Zorvik", "place", "Zorvik")]),
    ("gazetteer", "It was made for Pangasinan.", [("Pangasinan", "place", "Pangasinan")]),
    ("birth", "In spring Zorvik was born.", [("Zorvik", "person", "Zorvik")]),
    ("brackets", "They met Karim Jaber (Gaber) in June.",
     [("Karim Jaber", "person", "Karim Jaber"), ("Gaber", "person", "Gaber")]),
    ("row", "They went by way of Aleppo, Zorvik and Homs.",
     [("Aleppo", "place", "Aleppo"), ("Zorvik", "place", "Zorvik"),
      ("Homs", "place", "Homs")]),
    ("nominal", "All Coalition forces left.",
     [("Coalition forces", "armed-group", "Coalition forces")]),
    ("nominal", "Iraqi security forces arrived.",
     [("Iraqi security forces", "armed-group", "Iraqi security forces")]),
    ("nominal", "Shops reopened after rebel forces left.",
     [("rebel forces", "armed-group", "rebel forces")]),
    ("speaker", "A senior Iranian official said so.",
     [("senior Iranian official", "unnamed", "senior Iranian official")]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), ONE_RULE_EACH)
def test_each_rule_has_an_example(rule: str, text: str, expected: list[Row]) -> None:
    assert rows(text) == expected
    article = Article("a.txt", text, Span(0, len(text)))
    assert f"actors.{rule}" in {mark.rule for mark in RECOGNISER.find(article)}


EDGES: list[tuple[str, list[str]]] = [
    ("It was Jaber's car, and Karim Jaber’s house.", ["Jaber", "Karim Jaber"]),
    ("The visit of President Bashar al-Assad ended.", ["Bashar al-Assad"]),
    ("The visit of Iranian Foreign Minister Abbas Araqchi ended.",
     ["Iranian", "Abbas Araqchi"]),
    ("North Korea-before the war was calm.", ["North Korea"]),
    ("Iran-backed fighters met U.S.-backed troops.", ["Iran", "U.S."]),
    ("The anti-Assad mood grew in pro-Iran areas.", ["Assad", "Iran"]),
    ("A U.S.-Israeli deal was near.", ["U.S.", "Israeli"]),
    ("“Reuters” and (Reuters), then Reuters.", ["Reuters", "Reuters", "Reuters"]),
    ("He fled to Deir ez-Zor Province on foot.", ["Deir ez-Zor Province"]),
    ("They saw Abu Mohammed al-Golani and Izz al-Din Qassar.",
     ["Abu Mohammed al-Golani", "Izz al-Din Qassar"]),
    ("He called Mahmoud bin Salman Haddad.", ["Mahmoud bin Salman Haddad"]),
    ("They read the Syrian Observatory for Human Rights report.",
     ["Syrian Observatory for Human Rights"]),
    ("The Shi’ite quarter near Al-Qa’im was calm.", ["Shi’ite", "Al-Qa’im"]),
    ("The Government of President Bashar al-Assad fell.", ["Bashar al-Assad"]),
    ("The U.S. Secretary of State Antony Blinken left.", ["U.S.", "Antony Blinken"]),
    ("The Defence Minister Israel Katz left.", ["Israel Katz"]),
    ("It quoted Secretary-General Hezbollah Naim Qassem.", ["Hezbollah", "Naim Qassem"]),
    ("The Oil Minister Karim Jaber and Labour MP Rufo Quandal left.",
     ["Karim Jaber", "Labour", "Rufo Quandal"]),
    ("They bought an Airbus A380 for the 55th Karsan Brigade.",
     ["Airbus", "55th Karsan Brigade"]),
    ("The Kurdistan Workers' Party and the People's Republic of China met.",
     ["Kurdistan Workers' Party", "People's Republic of China"]),
    ("The Popular Front for the Liberation of Palestine met Nikolaus van der Pas.",
     ["Popular Front for the Liberation of Palestine", "Nikolaus van der Pas"]),
    ("He met Karim \"Kay\" Jaber and James P. Quandal.",
     ["Karim \"Kay\" Jaber", "James P. Quandal"]),
    ("He called Army Lt. Gen. Karim Jaber and Special Envoy Abbas Quandal.",
     ["Army", "Karim Jaber", "Abbas Quandal"]),
    ("It was bought by Velgo, Inc. from the al Qaeda men.", ["Velgo, Inc.", "al Qaeda"]),
    ("The Foreign Office Minister Karim Jaber left.", ["Foreign Office", "Karim Jaber"]),
    ("The crew of HMS Velgo took part in Exercise Blue Orchard.", []),
    ("He left Washington, D.C. for Bosnia and Herzegovina.",
     ["Washington, D.C.", "Bosnia and Herzegovina"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), EDGES)
def test_titles_possessives_and_compounds_stay_outside(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _, _ in rows(text)] == quotes


JUNK = [
    "However, the road was closed. Nothing moved. Buses were late.",
    "In December and on Friday it rained. Mr and Mrs were asked.",
    "Fighting went on. Devastating losses followed. Reports say little.",
    "Heavy Losses Reported As Winter Closes In On Mountain Roads",
    "HEAVY LOSSES REPORTED AS WINTER CLOSES IN ON MOUNTAIN ROADS",
    "I think we should go. He’s late. They’re here. It’s raining.",
    "Two IEDs and a DVD lay on the M5 highway.",
    "Nobody called. When prompted, enter the code.",
    "Few recall World War II. Decrees followed.",
]


@pytest.mark.parametrize("text", JUNK)
def test_capitals_that_name_nobody_give_nothing(text: str) -> None:
    assert rows(text) == []


def test_headlines_give_only_what_is_known_elsewhere() -> None:
    text = "Qarsuna Falls As Iran Sends Help To Jaber\nNear Qarsuna they met Karim Jaber."
    assert [quote for quote, _, _ in rows(text)] == [
        "Qarsuna", "Iran", "Jaber", "Qarsuna", "Karim Jaber",
    ]  # fmt: skip
    assert rows("IRAN SENDS MISSILES TO SYRIA AS REBELS ADVANCE")[:2] == [
        ("IRAN", "state", "Iran"),
        ("SYRIA", "state", "Syria"),
    ]


def test_a_word_in_lower_case_elsewhere_is_no_name() -> None:
    text = "Hope is left. Gargle said so. The gargle was loud, a gargle like no other."
    assert rows(text) == []


def test_a_dateline_is_a_place() -> None:
    assert rows("JAKARTA - Buses were late.") == [("JAKARTA", "place", "Jakarta")]


ONE_NAME: list[tuple[str, str, str]] = [
    ("Bashar al-Assad left. President Assad was gone.", "Assad", "Bashar al-Assad"),
    ("Bashar Assad and Bashar al-Assad are one.", "Bashar Assad", "Bashar al-Assad"),
    ("Hayat Tahrir al-Sham (HTS) came. Then HTS went.", "HTS", "Hayat Tahrir al-Sham"),
    ("The Blue Orchard Front (BOF) came. The BOF left.", "BOF", "Blue Orchard Front"),
    ("The IRGC denied it.", "IRGC", "Islamic Revolutionary Guard Corps"),
    ("Hassan Abdel Ghani came. Abdel Ghani spoke.", "Abdel Ghani", "Hassan Abdel Ghani"),
    ("Ahmed al-Sharaa came. Al-Sharaa spoke.", "Al-Sharaa", "Ahmed al-Sharaa"),
    ("Abbas Araqchi came. Mr. Araqchi spoke.", "Araqchi", "Abbas Araqchi"),
    ("Bashar al-Assad and Maher al-Assad fled. Assad spoke.", "Assad", "Assad"),
    ("Islamic State (IS) fled. IS came back.", "IS", "Islamic State"),
    (
        "They read the Qarsuna Observatory notes. It was the Observatory that lied.",
        "Observatory",
        "Qarsuna Observatory",
    ),
]


@pytest.mark.parametrize(("text", "quote", "name"), ONE_NAME)
def test_variants_go_to_one_name_unless_two_share_it(text: str, quote: str, name: str) -> None:
    assert (quote, name) in {(found, proposed) for found, _, proposed in rows(text)}


def test_groups_of_a_leader_are_armed_groups_by_role() -> None:
    text = "Bashar al-Assad fled. Assad’s forces and the rebels met the Assad regime."
    assert rows(text)[1:] == [
        ("Assad’s forces", "armed-group", "Assad's forces"),
        ("rebels", "armed-group", "rebels"),
        ("Assad regime", "organisation", "Assad regime"),
    ]
    assert set(forms(text).values()) == {"name", "role"}


GROUPS = [
    ("The U.S. forces left.", "U.S. forces", "armed-group"),
    ("He met U.S. military officials.", "U.S. military officials", "unnamed"),
    ("She saw senior Iraqi officials.", "senior Iraqi officials", "unnamed"),
    ("Two towns fell to Hamas fighters.", "Hamas fighters", "armed-group"),
    ("It was the government of Iraq.", "government of Iraq", "organisation"),
    ("It was for the people of Iraq.", "people of Iraq", "people"),
    ("The Foreign Secretary spoke first.", "Foreign Secretary", "person"),
]


@pytest.mark.parametrize(("text", "quote", "kind"), GROUPS)
def test_groups_and_offices_are_one_mark(text: str, quote: str, kind: str) -> None:
    assert [(found, of) for found, of, _ in rows(text)] == [(quote, kind)]


def test_what_a_group_is_called_is_no_part_of_it() -> None:
    assert [quote for quote, _, _ in rows("The Hezbollah militia left Iran's forces.")] == [
        "Hezbollah",
        "Iran",
    ]


def test_an_office_with_its_holder_is_no_mark_of_its_own() -> None:
    text = "The Foreign Secretary, Karim Jaber, met Prime Minister Rufo Quandal."
    assert [quote for quote, _, _ in rows(text)] == ["Karim Jaber", "Rufo Quandal"]


def test_no_group_before_another_noun() -> None:
    assert rows("It had Iranian military backing.") == [("Iranian", "people", "Iranian")]


def test_a_capital_that_acts_is_a_metonym() -> None:
    assert forms("Tehran has urged calm. Trains to Tehran stopped.") == {"Tehran": "name"}
    assert forms("Tehran has urged calm.") == {"Tehran": "metonym"}


SPEAKERS = [
    ("Two Lebanese security sources told Reuters of it.", "Two Lebanese security sources"),
    ("He fled, according to a regional diplomat.", "regional diplomat"),
    ("It cited an unnamed Turkish officer as saying so.", "unnamed Turkish officer"),
    ("Opposition sources report losses.", "Opposition sources"),
    ("A military officer close to the talks also said so.", "military officer"),
]


@pytest.mark.parametrize(("text", "quote"), SPEAKERS)
def test_unnamed_sources_that_speak(text: str, quote: str) -> None:
    assert (quote, "unnamed") in {(found, kind) for found, kind, _ in rows(text)}


def test_who_does_not_speak_is_no_unnamed_source() -> None:
    assert rows("A regional diplomat was late.") == []


@pytest.mark.parametrize(("lang", "seen"), [("", 1), ("en", 1), ("en-GB", 1), ("de", 0)])
def test_only_english_is_looked_at(lang: str, seen: int) -> None:
    assert len(rows("They flew to Iran.", lang)) == seen


def test_lines_broken_at_a_column_do_not_break_names() -> None:
    text = (
        "The men who came down from the hills that night said that Hayat Tahrir\n"
        "al-Sham had sent them to the river, and that they had been told to wait\n"
        "there for the boats which would come from the other side of the water by\n"
        "morning, when the fog lay on the fields and nobody could see them go by.\n"
    )
    assert [kind for _, kind, _ in rows(text)] == ["armed-group"]


def test_front_matter_is_not_looked_at() -> None:
    text = "title: Iran\n\nThey flew to Syria."
    article = Article("a.txt", text, Span(13, len(text)))
    assert [article.quote(mark.span) for mark in RECOGNISER.find(article)] == ["Syria"]


def test_a_state_is_a_place_by_its_bare_name_too() -> None:
    text = (
        "Zorvia is preparing to send drones, a source said. The base is the only one that the "
        "Federation of Zorvia keeps."
    )
    assert next(row[:2] for row in rows(text)) == ("Zorvia", "place")
