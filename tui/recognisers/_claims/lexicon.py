"""The words that report: which verbs there are and what may follow them."""

from __future__ import annotations

import re

IRREGULAR = {
    "label": "labels labeled labelled labeling labelling",
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote writing",
    "think": "thinks thought thinking",
    "find": "finds found finding",
    "read": "reads read reading",
    "show": "shows showed showing",
    "hear": "hears heard hearing",
    "feel": "feels felt feeling",
    "know": "knows knew knowing",
    "learn": "learns learned learnt",
    "swear": "swears swore swearing",
    "foresee": "foresees foresaw foreseeing",
    "begin": "begins began",
    "admit": "admits admitted admitting",
    "quip": "quips quipped quipping",
    "signal": "signals signaled signalled signaling signalling",
    "understand": "understands understood",
    "forecast": "forecasts forecast forecasting",
}

STATE = """
say add claim state insist assert allege argue maintain contend note warn declare announce
confirm explain stress emphasize emphasise acknowledge admit concede reveal disclose suggest
indicate report predict forecast testify affirm reaffirm aver avow attest assess caution
clarify complain confess confide conclude counsel counter cite deny divulge elaborate exclaim
hint hypothesize imply inform intimate joke lament mention observe opine point postulate
proclaim pronounce propose protest purport quip reason recall recount reiterate remark repeat
reply respond restate retort signal speculate specify stipulate surmise swear theorize tweet
underline underscore verify vouch vow write post blog grumble gripe boast brag charge certify
document detail decree rule find show prove demonstrate determine establish discover learn
hear recommend guarantee foresee remember reckon calculate summarise summarize snap
remonstrate rejoin interject
"""
"""They take a clause, with or without "that", or quoted words."""

THING = """
underline underscore demonstrate prove signal establish mention detail document cite counter
certify verify discover recall
"""
"""Of these, the ones that mostly take a thing: a clause only with "that"."""

SHOW = "show find reveal indicate suggest observe"
"""These take a thing as readily as a clause: only a clear verb tells them apart."""

BELIEVE = """
believe think feel hope fear expect suspect doubt estimate assume worry agree know understand
anticipate presume conjecture realise realize
"""
"""Not statements, but news reports them as such; only with a clause."""

TELL = """
tell inform remind assure notify advise brief warn persuade reassure promise alert
"""
"""Somebody is told: an addressee stands before the content."""

UTTER = """
ask continue comment begin read shout yell scream whisper mutter murmur muse laugh chime quote
chant cry demand inquire enquire wonder praise hail criticise criticize condemn urge implore
plead appeal greet welcome defend describe joke sum crow chuckle sigh bemoan blast slam rage
"""
"""They take quoted words only: with anything else they are no report of a statement."""

NAME = """
call describe dub label brand term characterise characterize denounce dismiss depict portray
hail criticise criticize condemn accuse blame praise ridicule mock compare liken
"""
"""What they take is a judgement: a report when some of it is in quotation marks."""

PROMISE = "vow pledge promise threaten swear"
"""They take an infinitive: what they say will be done."""

COUNT = "record document register"
"""They take a number of things: "recorded 11 deaths"."""

GIVE = """
report confirm deny announce predict pledge promise admit acknowledge reiterate allege
reaffirm estimate recommend disclose forecast emphasize emphasise stress
"""
"""They take a noun: "reported a mass exodus", "denied any role"."""

PARTICLES = {"point": "out"}
"""They report only with this word behind them."""

PREPOSITIONAL = {
    "warn": ("of", "against", "about"),
    "complain": ("of", "about"),
    "boast": ("of", "about"),
}
"""They take a thing behind a preposition: "warned of a bloodbath"."""

FUTURE_GIVERS = frozenset(
    ("pledge", "promise", "predict", "forecast", "recommend", "threaten", "vow")
)
"""What they give has yet to come."""

HALF_NOUNS = """
call calls term terms label labels brand brands blame praise report reports claim claims state
states note notes comment comments estimate estimates post posts show shows hope hopes fear
fears doubt doubts demand demands promise promises pledge pledges charge charges signal
signals remark remarks reply replies protest protests forecast forecasts document documents
detail details rule rules warning reading finding findings brief briefs alert alerts mention
joke jokes vow vows tweet tweets blog blogs cry cries praise blast swear reason reasons point
points hold tip tips sum worry worries appeal appeals thought threat counter snap rage found
feeling writing understanding hearing meaning advise quote quotes cite
"""
"""Forms that are more often no verb: they need a clause to prove it."""

STATEMENT = """
claim claims allegation allegations assertion assertions statement statements announcement
report reports accusation accusations suggestion suggestions warning warnings prediction
predictions conclusion denial admission argument assurance assurances contention insistence
assessment revelation revelations declaration promise promises pledge pledges vow threat
threats rumours rumors speculation
"""
"""Nouns that report: "his claim that C"."""

ADDRESSING = (
    "in on at during via to for after before through from with late early by about over"
)
"""Words that begin where, when or to whom something was said."""

MEDIA = """
reuters afp ap cnn bbc nbc abc cbs npr msnbc cnbc axios politico bloomberg newsweek aljazeera
interfax tass ria irna isna fars tasnim sana anadolu xinhua kyodo dpa efe ansa dw france24 rte
itv sky euronews haaretz telegraph guardian independent economist spiegel monde figaro nyt wsj
rudaw wikinews wam spa petra ntv trt hurriyet newsnation foxnews pbs
"""
MEDIA_HEADS = """
news times post weekly daily radio television tv agency press journal herald tribune gazette
magazine newspaper broadcaster media jazeera arabiya mayadeen manar network observer chronicle
channel newsletter outlet reporters website broadcasting
"""
"""The last word of many a medium's name."""


_SHORT = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")
"""A verb that doubles its last letter: slam, slammed."""


def forms(verb: str) -> list[str]:
    """The forms of a verb, itself included: note, notes, noted, noting."""
    if verb in IRREGULAR:
        return [verb, *IRREGULAR[verb].split()]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    stem = verb + verb[-1] if _SHORT.fullmatch(verb) else verb
    plural = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return [verb, verb + plural, stem + "ed", stem + "ing"]


def _lemmas(*groups: str) -> dict[str, str]:
    return {form: verb for group in groups for verb in group.split() for form in forms(verb)}


CUES = _lemmas(UTTER, NAME, COUNT, GIVE, PROMISE, BELIEVE, TELL, STATE)
"""Every form of every reporting verb, with the verb."""
TAKES_CLAUSE = frozenset((*STATE.split(), *BELIEVE.split(), *TELL.split(), *PROMISE.split()))
NEEDS_ADDRESSEE = frozenset(TELL.split()) - {"warn", "advise", "promise"}
TAKES_ADDRESSEE = frozenset(TELL.split())
SHOWS = frozenset(SHOW.split())
NEEDS_THAT = frozenset(THING.split())
TAKES_QUOTE = frozenset((*STATE.split(), *TELL.split(), *UTTER.split(), *PROMISE.split()))
TAKES_INFINITIVE = frozenset(PROMISE.split())
TAKES_NOUN = frozenset(GIVE.split())
NAMES = frozenset(NAME.split())
COUNTS = frozenset(COUNT.split())
TRAILS = frozenset((*STATE.split(), *TELL.split(), "believe", "think", "estimate"))
"""They may stand after what they report: "It will rain, officials said"."""
AMBIGUOUS = frozenset(HALF_NOUNS.split())
ADVERBIAL = frozenset(ADDRESSING.split())
STATEMENTS = frozenset(STATEMENT.split())
MEDIUM = frozenset(MEDIA.split())
MEDIUM_HEAD = frozenset(MEDIA_HEADS.split())
