"""Tables that a conversion flattened to paragraphs: one value, or one row, to a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from transform.records import Block
from transform.tables.find import Part, Unread


def find_flat(blocks: Sequence[Block]) -> tuple[list[Part], list[Unread]]:
    """Holder tables among paragraphs."""
    del blocks
    return [], []
