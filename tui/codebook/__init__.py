"""The codebook: what a case's kinds of tags are, when to use them, and what they must say.

[[kind]]
id = "vessel"             # what a tag stores; leave it as it is once tags have it
key = 1                   # 1 to 9
name = "Vessel"
colour = "#0e7490"
guideline = "Any ship that is named."

[[kind.field]]            # of the kind above
id = "flag_state"         # what a tag stores it under
name = "Flag state"
required = true
values = ["Panama", "Liberia", "other"]

A built-in kind (actor, claim, date) has its key and its name; an entry with its id gives it a
colour, a guideline, and rules for the fields that it has anyway.
"""

from tui.codebook.reading import NAME, Codebook, read_kinds
from tui.codebook.sample import SAMPLE

__all__ = ["NAME", "SAMPLE", "Codebook", "read_kinds"]
