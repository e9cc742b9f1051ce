"""Which names mean the same actor: proposed with a reason, never decided.

Pure: the same names, the same proposals. `proposals` is for the stored actors, `matches` for
one name against them, `clusters` for a bare list of names.
"""

from __future__ import annotations

from tui.aliases.proposing import Named, Proposal, clusters, matches, proposals

__all__ = ["Named", "Proposal", "clusters", "matches", "proposals"]
