"""The small words of English that show where phrases and clauses begin and end."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PRONOUNS = _set("he she they it we i you")
STAND_INS = PRONOUNS | _set("him her them us me one this that these those who which")
"""Words that name nobody by themselves."""
DETERMINERS = _set("""
    the a an his her its their our my your this that these those some any no each every both
    all many several most few another other one two three four five more such
""")
BE = _set("is are was were be been being am isn't aren't wasn't weren't")
HAVE = _set("has have had having")
MODALS = _set("""
    will would can could may might shall should must won't wouldn't can't couldn't cannot
    shouldn't
""")
DO = _set("do does did don't doesn't didn't")
NEGATIONS = _set("not never n't nor neither")
AUXILIARIES = BE | HAVE | MODALS | DO
ADVERBS = _set("""
    also later then now once again still further always often even only just already earlier
    soon thus instead too first both each all himself herself itself themselves
""")
DAYS = _set("""
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight
""")
SUBORDINATORS = _set("""
    that which what how whether if because although though while whilst when where since
    after before until unless as but yet so than whereas why whom whose despite once
""")
PREPOSITIONS = _set("""
    in on at of by with from for to into onto over under after before during since through
    against between among amid about around near toward towards across along within without
    following despite until via like as per upon off out up down besides beyond throughout
""")
OPENERS = _set("""
    meanwhile however still instead also then earlier later yesterday today tomorrow
    nevertheless nonetheless moreover furthermore additionally and but yet so last next
    separately previously recently tonight
""")
TIMES = _set("""
    monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec yesterday today tomorrow tonight morning afternoon evening night week
    month year weekend day last this next late early earlier later local time ago midnight
    noon overnight
""")
RELATIVE = _set("who which that whose whom")
IRREGULAR_PASTS = _set("""
    became began bore bought brought broke built came caught chose cut dealt died drew drove
    fell felt fled flew fought found gave got grew heard held hit hurt kept knew laid led
    left lost made meant met paid put ran rose said sat saw sent set shot shut sold spent
    spoke spread stood stole struck swept took taught told thought threw understood went
    withdrew won wore wrote
""")
