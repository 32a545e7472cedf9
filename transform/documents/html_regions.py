"""The pieces of a big HTML document that can matter: its face, each table that may list holders with the words around it,
and paragraphs that tell terms of the notes.

A base prospectus has a megabyte of which thirty kilobytes are the table; parsing only those is what keeps reading close to
the parser's own time. The look is made to err on the side of parsing: a table is passed over only if neither it nor the
words before it speak of holders and of securities, or if it has no figure at all and nothing speaks of selling holders.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

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

FACE = 20_000
BEFORE, AFTER = 8_000, 14_000
"""Bytes around a table that can hold its heading and introduction, and its notes."""
CONTEXT = 5_000
"""Bytes before a table that can tell what it is."""
HEAD = 8_000
"""Bytes of a table that hold its captions."""
LARGEST_TABLE = 150_000
"""A larger table that holds others is a frame: they are looked at one by one."""
CONTINUED = 6_000
"""Bytes between a table and its next part, behind a page break."""
_NOTE = re.compile(rb">\s*\(?(?:\d{1,3}|[a-z]{1,2}|\*{1,4})\)?\s*(?:&nbsp;|<)")
_LONE_AMOUNT = re.compile(rb">[\s$]*\d{1,3}(?:,\d{3})+\s*<")
FEWEST_LONE_AMOUNTS = 4
NESTED = 8


def html_regions(source: bytes) -> list[Region]:
    """Spans of `source` to parse, in order and apart; the whole of it where it is small or its tables don't pair."""
    lower = source.lower()
    tables = _tables(lower) if len(source) > WHOLE_BELOW else None
    if tables is None:
        return [(0, len(source))]
    wanted = _wanted(lower, tables)
    regions = [(0, min(FACE, len(source))), *((start - BEFORE, end_of_notes(lower, end + AFTER, _NOTE)) for start, end in wanted)]
    if wanted:
        regions += term_regions(lower)
    return merged(_aligned(lower, region, tables) for region in sorted(regions))


def may_hold_table(source: bytes) -> bool:
    """False where no table, and nothing that was one before a conversion, can list holders."""
    lower = source.lower()
    tables = _tables(lower)
    return speaks_of_selling(lower) if tables is None else bool(_wanted(lower, tables))


def _wanted(lower: bytes, tables: Sequence[Region]) -> list[Region]:
    """Tables that may list holders; without one, where amounts outside any table may do so."""
    return _candidates(lower, tables) or (_lone_amounts(lower, tables) if speaks_of_selling(lower) else [])


def _tables(lower: bytes) -> list[Region] | None:
    """Outermost tables and preformatted parts, frames replaced by what they hold; None where tags don't pair."""
    marks = sorted([(at, 1) for at in places(lower, b"<table")] + [(at, -1) for at in places(lower, b"</table")])
    nested: list[tuple[int, int, int]] = []  # start, end, depth
    opened: list[int] = []
    for at, step in marks:
        if step > 0:
            opened.append(at)
        elif not opened:
            return None
        else:
            start = opened.pop()
            nested.append((start, lower.find(b">", at) + 1 or len(lower), len(opened)))
    if opened:
        return None
    spans = _without_frames(sorted(nested))
    for at in places(lower, b"<pre"):
        end = lower.find(b"</pre", at)
        spans.append((at, end if end >= 0 else len(lower)))
    return sorted(spans)


def _without_frames(nested: Sequence[tuple[int, int, int]]) -> list[Region]:
    spans: list[Region] = []
    level = 0
    until = 0
    for number, (start, end, depth) in enumerate(nested):
        if depth > level or start < until:
            continue
        holds = number + 1 < len(nested) and nested[number + 1][0] < end
        if holds and end - start > LARGEST_TABLE:
            level = depth + 1
            continue
        spans.append((start, end))
        until = end
        level = depth if start >= until else level
    return spans


def _candidates(lower: bytes, tables: Sequence[Region]) -> list[Region]:
    """Tables that may list holders: by their captions, by the words before them, or because the one before does."""
    found: list[Region] = []
    for start, end in tables:
        continued = bool(found) and start - found[-1][1] < CONTINUED
        if may_list_holders(lower, (start, min(end, start + HEAD)), end, max(0, start - CONTEXT), continued):
            found.append((start, end))
    return found


def _lone_amounts(lower: bytes, tables: Sequence[Region]) -> list[Region]:
    """Where amounts stand alone in elements outside any table: a table that was flattened to paragraphs or drawn with divisions."""
    starts = [start for start, _ in tables]
    places = []
    for match in _LONE_AMOUNT.finditer(lower):
        number = bisect_right(starts, match.start()) - 1
        if number < 0 or tables[number][1] <= match.start():
            places.append(match.start())
    runs = zip(places, places[FEWEST_LONE_AMOUNTS - 1 :], strict=False)
    return [(first, last) for first, last in runs if last - first < BEFORE]


def _aligned(lower: bytes, region: Region, tables: Sequence[Region]) -> Region:
    """The region from one paragraph's start to another's, never with a part of a table."""
    start, end = max(0, region[0]), min(len(lower), region[1])
    if start:
        start = (
            max(lower.rfind(b"<p", max(0, start - 3_000), start), lower.rfind(b"<div", max(0, start - 3_000), start), 0) or start
        )
    if end < len(lower):
        following = [at for at in (lower.find(b"<p", end, end + 3_000), lower.find(b"<div", end, end + 3_000)) if at >= 0]
        end = min(following, default=lower.find(b"<", end) if lower.find(b"<", end) >= 0 else len(lower))
    for first, last in _near(tables, start):
        if first < start < last:
            start = first
    for first, last in _near(tables, end):
        if first < end < last:
            end = last
    return start, end


def _near(tables: Sequence[Region], at: int) -> Sequence[Region]:
    """The last few tables that begin before `at`: only these can reach over it (a preformatted part may hold one)."""
    number = bisect_right(tables, at, key=lambda table: table[0])
    return tables[max(0, number - NESTED) : number]
