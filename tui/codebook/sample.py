"""The codebook that `dateline codebook init` writes."""

SAMPLE = '''\
# Dateline codebook: the kinds of tags of this case.
#
# A saved change applies at once. A mistake is reported with its line, and the last good
# codebook stays in force: `dateline codebook check`. A kind that is taken out of this file is
# gone from the keys; the tags that have it are kept, and shown by its id.

# [[kind]]                      # a kind of your own: up to nine
# id = "vessel"                 # what a tag stores; leave it as it is once tags have it
# key = 1                       # 1 to 9: the key in the reader, and the sign in the gutter
# name = "Vessel"
# colour = "#0e7490"            # for programs that paint what is tagged
# guideline = """
# Any ship that is named or numbered. Not its owner: that is an actor.
# """
#
# [[kind.field]]                # what a tag of the kind above has to say
# id = "flag_state"             # what a tag stores it under; leave it, too
# name = "Flag state"
# required = true               # a tag without it is told in the inspector
# values = ["Panama", "Liberia", "other"]    # left out: anything may be written

# [[kind]]                      # a built-in kind: actor, claim or date. It has its key and name
# id = "claim"
# guideline = "One event, one claim; a quotation is a claim of its own."
#
# [[kind.field]]                # one of the fields that it has: `e` in the reader shows them
# id = "certainty"
# required = true
# values = ["certain", "probable", "possible"]
'''
