"""Now, recently, soon: a class of its own, shown only to those who ask for it."""

from __future__ import annotations

from tui.recognisers._dates.rule import Example, Rule, constant

PRESENT = constant("PRESENT_REF", "the present at large: no date")
PAST = constant("PAST_REF", "the past at large: no date")
FUTURE = constant("FUTURE_REF", "the future at large: no date")

RULES = (
    Rule("dates.now", "now|currently|presently|nowadays|current", PRESENT,
         Example("They currently hold it", "currently", "PRESENT_REF"), alone=True, vague=True),
    Rule("dates.these_days", "these days", PRESENT,
         Example("He is busy these days", "these days", "PRESENT_REF"), alone=True, vague=True),
    Rule("dates.to_this_day", "to << this day", PRESENT,
         Example("It stands to this day.", "this day", "PRESENT_REF"), alone=True, vague=True),
    Rule("dates.at_present", "at << present|the moment?", PRESENT,
         Example("It holds at present", "present", "PRESENT_REF"), alone=True, vague=True),
    Rule("dates.the_present", "the present", PRESENT,
         Example("up to the present", "the present", "PRESENT_REF"), alone=True, vague=True),
    Rule("dates.until_present", "YEAR DASH|to << present", PRESENT,
         Example("Boston (2013 – present)", "present", "PRESENT_REF"), alone=True, vague=True),
    Rule("dates.recent", "recently|recent|lately|former|formerly|previously", PAST,
         Example("The recent losses", "recent", "PAST_REF"), alone=True, vague=True),
    Rule("dates.recent_units", "recent UNITS", PAST,
         Example("in recent weeks", "recent weeks", "PAST_REF"), alone=True, vague=True),
    Rule("dates.the_past", "the past !> UNIT|UNITS|NUMBER|ONE|VAGUE|TEN|PART", PAST,
         Example("as in the past, they", "the past", "PAST_REF"), alone=True, vague=True),
    Rule("dates.soon", "as|too|so|how <! soon|shortly !> after|before|as|afterwards", FUTURE,
         Example("They will meet soon.", "soon", "FUTURE_REF"), alone=True, vague=True),
    Rule("dates.future", "the? near|foreseeable? future", FUTURE,
         Example("in the near future", "the near future", "FUTURE_REF"), alone=True,
         vague=True),
    Rule("dates.coming_units", "the? coming UNITS", FUTURE,
         Example("in the coming weeks", "the coming weeks", "FUTURE_REF"), alone=True,
         vague=True),
)  # fmt: skip
