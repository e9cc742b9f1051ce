from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.codebook import SAMPLE, read_kinds
from tui.model.kind import BUILT_IN, Rule

GOOD = '''# ours
[[kind]]
id = "weapon"
key = 2
name = "Weapon"
colour = "#AA0000"
guideline = """
Arms that are named;
[[kind]] is no header here.
"""

[[kind.field]]
id = "calibre"
name = "Calibre"
required = true
values = ["small", "heavy"]

[[kind]]
id = "place"
key = "1"
name = "Place"

[[kind]]
id = "claim"
guideline = "One event, one claim."

[[kind.field]]
id = "certainty"
required = true
values = ["certain",
          "possible"]
'''


def test_kinds_come_in_the_order_of_their_keys() -> None:
    codebook = read_kinds(GOOD)
    assert codebook.problems == ()
    assert [kind.id for kind in codebook.kinds] == ["actor", "claim", "date", "place", "weapon"]
    place, weapon = codebook.own
    assert (place.letter, place.colour, place.guideline, place.fields) == ("1", "", "", ())
    assert (weapon.letter, weapon.name, weapon.colour) == ("2", "Weapon", "#aa0000")
    assert weapon.guideline == "Arms that are named;\n[[kind]] is no header here."
    assert weapon.fields == (Rule("calibre", "Calibre", True, ("small", "heavy")),)
    assert codebook.lines == (("place", 20), ("weapon", 4))


def test_a_built_in_kind_takes_a_guideline_and_rules() -> None:
    claim = read_kinds(GOOD).kinds[1]
    assert (claim.id, claim.name, claim.letter) == ("claim", "claim", "c")
    assert claim.guideline == "One event, one claim."
    rule = Rule("certainty", "certainty", True, ("certain", "possible"))
    assert claim.fields == (rule,)


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (('"1"', '"0"'), 20, "key must be 1 to 9, not '0'"),
        (("key = 2", "key = 10"), 4, "key must be 1 to 9, not 10"),
        (("key = 2", "key = true"), 4, "key must be 1 to 9, not True"),
        (('"1"', "2"), 20, "key 2 is that of Weapon (line 4)"),
        (('"place"', '"weapon"'), 19, "'weapon' is there twice"),
        (('"place"', '"actor"'), 20, "actor is built in: it has its key"),
        (('"place"', "5"), 19, "id must be a word"),
        (('"Place"', '" "'), 21, "name must be a word"),
        (('"Place"', '"a\\nb"'), 21, "name is one line of up to 80 characters"),
        (('name = "Place"', ""), 18, "a kind needs name"),
        (("key = 2", "key = "), 4, "not TOML: invalid value"),
        (("key = 2", "key = 2\nkey = 3"), 5, "key already stands on line 4"),
        (("colour", "color"), 6, "unknown setting 'color'; did you mean 'colour'?"),
        (("#AA0000", "red"), 6, "colour is written #rrggbb, not 'red'"),
        (('"""\nArms', '5 # """\nArms'), 7, "guideline is a text in quotes"),
        (('id = "calibre"', ""), 12, "a field needs id"),
        (("required = true\nvalues", "reqired = true\nvalues"), 15,
         "unknown setting 'reqired'; did you mean 'required'?"),
        (("required = true\nvalues", 'required = "yes"\nvalues'), 15,
         "required is true or false"),
        (('["small", "heavy"]', "[]"), 16, 'values is a list of texts: ["yes", "no"]'),
        (('["small", "heavy"]', '["a", "a"]'), 16, "values has 'a' twice"),
        (('"certainty"', '"certanty"'), 28,
         "claim is built in and has no field 'certanty'; did you mean 'certainty'?"),
        (('"certain"', '"sure"'), 28,
         "certainty can be certain, probable, possible, uncommitted, not 'sure'"),
        (("[[kind.field]]", "[[kind.feild]]"), 12,
         "unknown section [kind.feild]; did you mean [[kind.field]]?"),
        (("[[kind]]", "[kind]"), 2, "write [[kind]], not [kind]"),
        (("# ours", "kind = 5"), 1, "unknown setting 'kind'; kinds begin with [[kind]]"),
        (("# ours", "[[kind.field]]"), 1,
         "a field stands under its kind: [[kind]] is missing before it"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_once_with_its_line(
    change: tuple[str, str], line: int, said: str
) -> None:
    codebook = read_kinds(GOOD.replace(*change, 1))
    told = [str(problem) for problem in codebook.problems]
    assert any(each.startswith(f"codebook.toml:{line}: error: {said}") for each in told)
    if not said.startswith(("guideline", "write", "not TOML")):  # they leave more behind
        assert len(told) == 1
    assert [kind.id for kind in codebook.kinds[:3]] == ["actor", "claim", "date"]


def test_names_may_be_in_any_script() -> None:
    names = ("Корабль", "کشتی\u200cها", "सड़क", "船")
    for name in names:
        (_, weapon) = read_kinds(GOOD.replace("Weapon", name)).own
        assert weapon.name == name
    for steering in ("a\u202eb", "a\x85b"):
        assert read_kinds(GOOD.replace("Weapon", steering)).errors


def test_a_mistake_costs_what_it_is_about() -> None:
    codebook = read_kinds(GOOD.replace('"1"', '"0"').replace("true", "5", 1))
    (weapon,) = codebook.own
    assert weapon.fields == (Rule("calibre", "Calibre", False, ("small", "heavy")),)
    assert len(codebook.errors) == 2


def test_the_file_that_is_written_at_first_is_sound_also_without_its_marks() -> None:
    assert read_kinds(SAMPLE).kinds == BUILT_IN
    assert read_kinds(SAMPLE).problems == ()
    plain = "\n".join(
        line.removeprefix("# ") for line in SAMPLE.splitlines()[6:] if line != "#"
    )
    tomllib.loads(plain)
    codebook = read_kinds(plain)
    assert codebook.problems == ()
    (vessel,) = codebook.own
    assert [rule.id for rule in vessel.fields] == ["flag_state"]
    assert codebook.kinds[1].guideline


@given(st.lists(st.sampled_from([*GOOD.splitlines(), "[[", '"""', "id = 1", "\0", "a.b = 1"])))
@example([])
@settings(deadline=None, max_examples=150)
def test_any_lines_are_kinds_or_problems(lines: list[str]) -> None:
    text = "\n".join(lines)
    codebook = read_kinds(text)
    assert [kind.id for kind in codebook.kinds[:3]] == ["actor", "claim", "date"]
    assert len({kind.letter for kind in codebook.kinds}) == len(codebook.kinds) <= 12
    for problem in codebook.problems:
        assert "\n" not in str(problem)
        assert 1 <= problem.line <= text.count("\n") + 1
