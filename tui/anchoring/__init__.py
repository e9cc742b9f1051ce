"""Anchoring: tags follow their words through an edited text, exactly, or openly not at all."""

from __future__ import annotations

from tui.anchoring.anchor import anchor
from tui.anchoring.place import Anchor, Anchored, context
from tui.anchoring.tags import anchor_tags

__all__ = ["Anchor", "Anchored", "anchor", "anchor_tags", "context"]
