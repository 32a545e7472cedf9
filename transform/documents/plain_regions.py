"""The pieces of a big plain-text document that can matter; as `html_regions`, for text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from transform.documents.cheap_look import (
    WHOLE_BELOW,
    Region,
    end_of_notes,
    may_list_holders,
    merged,
    places,
    speaks_of_selling,
    term_regions,
)

FACE = 12_000
BEFORE, AFTER = 4_000, 9_000
HEAD = 4_000
CONTINUED = 3_000
STEP = 4_000
"""Bytes by which the stretch after a mention of selling holders grows while it holds columns of amounts."""
FEWEST_AMOUNTS = 2
_AMOUNT_COLUMN = re.compile(rb"[ .\t]{2}\$? *(?:\d{1,3}(?:,\d{3})+|-0-|0 *\n)")
_NOTE = re.compile(rb"\n[ \t]{0,12}(?:\(\w{1,3}\)|\*{1,4})[ \t]")
_ALONE = re.compile(rb"^[ \t$]*\d{1,3}(?:,\d{3})+\s*$", re.MULTILINE)


def plain_regions(source: bytes) -> list[Region]:
    """Spans of `source` (UTF-8), from line to line, to read in order; the whole of it where it is small."""
    if len(source) <= WHOLE_BELOW:
        return [(0, len(source))]
    lower = source.lower()
    tables = _marked(lower)
    wanted = [*_candidates(lower, tables), *_unmarked(lower)]
    regions = [(0, FACE), *((start - BEFORE, end_of_notes(lower, end + AFTER, _NOTE)) for start, end in wanted)]
    if wanted:
        regions += term_regions(lower)
    return merged(_to_lines(source, region, tables) for region in regions)


def may_hold_table(source: bytes) -> bool:
    """False where nothing in the text can be a table of holders."""
    lower = source.lower()
    return bool(_candidates(lower, _marked(lower))) or next(_unmarked(lower), None) is not None


def _marked(lower: bytes) -> list[Region]:
    """`<TABLE>` parts; one without an end reaches as far as its captions may."""
    starts = list(places(lower, b"<table>"))
    found = []
    for start, following in itertools.pairwise([*starts, len(lower)]):
        end = lower.find(b"</table>", start, following)
        found.append((start, end if end >= 0 else min(following, start + HEAD)))
    return found


def _candidates(lower: bytes, tables: Sequence[Region]) -> list[Region]:
    found: list[Region] = []
    for start, end in tables:
        continued = bool(found) and start - found[-1][1] < CONTINUED
        if may_list_holders(lower, (start, min(end, start + HEAD)), end, max(0, start - BEFORE), continued):
            found.append((start, end))
    return found


def _unmarked(lower: bytes) -> Iterator[Region]:
    """Stretches behind a mention of holders that hold columns of amounts, or amounts alone on their lines."""
    done = 0
    for at in places(lower, b"holder"):
        if at < done or not speaks_of_selling(lower[max(0, at - 60) : at + 12]):
            continue
        end = at
        while end < len(lower) and _holds_amounts(lower, end, end + STEP):
            end += STEP
        if end > at:
            yield at, end
            done = end
        else:
            done = at + STEP // 4


def _holds_amounts(lower: bytes, start: int, end: int) -> bool:
    for pattern in (_AMOUNT_COLUMN, _ALONE):
        found = pattern.finditer(lower, start, end)
        if sum(1 for _, _ in zip(found, range(FEWEST_AMOUNTS), strict=False)) == FEWEST_AMOUNTS:
            return True
    return False


def _to_lines(source: bytes, region: Region, tables: Sequence[Region]) -> Region:
    """The region widened to whole paragraphs, and to whole marked tables."""
    start, end = max(0, region[0]), min(len(source), region[1])
    start = source.rfind(b"\n\n", 0, start) + 1 if start else 0
    end = source.find(b"\n\n", end)
    end = end if end >= 0 else len(source)
    for first, last in tables:
        start = first if first < start < last else start
        end = last if first < end < last else end
    return start, end
