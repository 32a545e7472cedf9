"""Lines of a name and amounts under a heading of selling holders that no reader took for a table's rows.

They are recorded, so that a layout nobody foresaw shows as a table not read and not as a filing without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transform.records import Block, Prose

WITHIN = 12
"""Blocks below the heading in which its table must begin."""
FEWEST_ROWS = 2
LONGEST_HEADING = 80
_HEADING = re.compile(r"\bselling\s+(?:security|note|debenture|bond|share|stock)?\s*-?\s*holders?\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME_LIKE = 0.6
"""The share of a name's words that begin with a capital."""


def missed_rows(blocks: Sequence[Block]) -> int | None:
    """The index of the block where such lines begin; None where there are fewer than two."""
    heading: int | None = None
    found: list[int] = []
    for at, block in enumerate(blocks):
        for line in _lines(block):
            if len(line) <= LONGEST_HEADING and _HEADING.search(line):
                heading = at
            elif heading is not None and at - (found[-1] if found else heading) <= WITHIN and is_row(line):
                found.append(at)
    return found[0] if len(found) >= FEWEST_ROWS else None


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Prose):
        yield block.text
    else:
        yield from (" ".join(cell.text for cell in row) for row in block.rows)


def is_row(line: str) -> bool:
    """True for a name followed by two amounts or more and no further words: `Sage Capital, LLC (4) $500,000 9,900`."""
    amounts = list(_AMOUNT.finditer(line))
    if len(amounts) < 2 or _WORD.search(line, amounts[0].end()):
        return False
    words = _WORD.findall(line[: amounts[0].start()])
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= _NAME_LIKE * len(words)
