"""Words that a holder table or the words around it can't do without, looked for in lower-case bytes before anything is parsed.

Plain searches for fixed words, no patterns: they run at memory speed. They err on the side of parsing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Region = tuple[int, int]
WHOLE_BELOW = 40_000
"""Bytes up to which a document is parsed whole."""
_SELLERS = (b"holder", b"owner", b"purchaser", b"part", b"person")
_HELD = (b"security", b"note", b"debenture", b"bond", b"registering", b"offering", b"lyon")
_NAMED = (b"holder", b"selling", b"owned", b"owner", b"beneficial", b"transferee", b"pledgee", b"name", b"investor", b"purchaser")
_SECURITIES = (b"principal", b"note", b"debenture", b"lyon", b"bond", b"securit", b"convertible", b"amount")
_FIGURE = re.compile(rb"\d,\d{3}|\d{4}|-0-|>[\s$]*0\s*<|\bnone\b")
_TERMS = (b"conversion price", b"conversion rate", b"aggregate principal amount", b"shares outstanding", b"stock outstanding")
TERM_HITS = 4
TERM_AROUND = 400
NOTES_STEP = 4_000
FEWEST_NOTES = 3
"""So many notes must open within a step for the notes to go on."""


def places(piece: bytes, word: bytes) -> Iterator[int]:
    """Where `word` begins in `piece`."""
    at = piece.find(word)
    while at >= 0:
        yield at
        at = piece.find(word, at + len(word))


def speaks_of_selling(lower: bytes) -> bool:
    """True where holders that sell are spoken of, or holders of securities such as notes."""
    if b"selling" in lower and any(word in lower for word in _SELLERS):
        return True
    return any(lower[max(0, at - 12) : at].rstrip(b" -\n").endswith(_HELD) for at in places(lower, b"holder"))


def may_list_holders(lower: bytes, head: Region, end: int, context: int, continued: bool) -> bool:
    """Whether the table at `head` (its captions' span) up to `end` may list holders.

    It does where the words before it, from `context` on, or its captions speak of selling holders; or it has a figure and its
    captions name someone and a security, or it goes on from a table that may.
    """
    captions = lower[head[0] : head[1]]
    if speaks_of_selling(lower[context : head[0]]) or speaks_of_selling(captions):
        return True
    named = any(word in captions for word in _NAMED) and any(word in captions for word in _SECURITIES)
    return (named or continued) and _FIGURE.search(lower, head[0], end) is not None


def term_regions(lower: bytes) -> list[Region]:
    """Around a term of the notes with a figure, the first few of each kind."""
    found: list[Region] = []
    for term in _TERMS:
        hits = 0
        last = -TERM_AROUND
        for at in places(lower, term):
            if hits < TERM_HITS and at >= last + TERM_AROUND and any(48 <= byte <= 57 for byte in lower[at : at + 160]):
                found.append((at - TERM_AROUND, at + TERM_AROUND))
                hits, last = hits + 1, at
    return found


def end_of_notes(lower: bytes, end: int, note: re.Pattern[bytes]) -> int:
    """`end`, moved on while openings of notes follow close upon each other."""
    while end < len(lower) and sum(1 for _ in note.finditer(lower, end, end + NOTES_STEP)) >= FEWEST_NOTES:
        end += NOTES_STEP
    return end


def merged(regions: Iterable[Region]) -> list[Region]:
    """Regions in order, those that touch joined."""
    joined: list[Region] = []
    for start, end in sorted(regions):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
