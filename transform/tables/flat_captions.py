"""Captions that stand in one paragraph, taken apart where each begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from math import comb

from transform.tables.captions import read_caption
from transform.tables.columns import read_columns
from transform.tables.slots import Slot

MAX_WAYS = 500
"""More ways of cutting than these are not looked through."""

_STARTS = re.compile(
    r"(?<=[\s)])(?<!Principal )(?<!Aggregate )(?<!Original )(?<!Total )(?<!of )(?<!Common )(?<!Ordinary )(?<!Conversion )(?<!and )"
    r"(?<!Class A )(?=(?:Aggregate |Original |Total )?(?:Principal Amounts?\b|Percent(?:age)?s?\b|Number of\b|"
    r"Amount of (?:\w+ )?(?:Notes|Debentures)\b|(?:Conversion |Common |Ordinary )?(?:Shares|Stock) "
    r"(?:of|Owned|Offered|Being|Beneficially|Issuable|Available|That|Held|to be)\b|Natural Person|Address\b|"
    r"(?:Convertible )?(?:Notes|Debentures) (?:to be|Owned|Offered|Being)\b|Underlying\b|% of\b))",
    re.I,
)


def split_captions(text: str, count: int) -> list[str] | None:
    """`text` as exactly `count` captions, cut where captions can open.

    None where that can't be done, or where two ways that both make sense give the columns different roles: nothing is guessed.
    """
    parts = split_at_all(text)
    if len(parts) < count or comb(len(parts) - 1, count - 1) > MAX_WAYS:
        return None
    found: dict[tuple[str, ...], list[str]] = {}
    for cuts in combinations(range(1, len(parts)), count - 1):
        pieces = [" ".join(parts[start:end]) for start, end in pairwise((0, *cuts, len(parts)))]
        if not all(map(_makes_sense, pieces)):
            continue  # not a caption each: another way of cutting may do
        roles = _roles(pieces)
        if not any(role.startswith("unknown") for role in roles):
            found.setdefault(roles, pieces)
    return next(iter(found.values())) if len(found) == 1 else None


def _roles(pieces: Sequence[str]) -> tuple[str, ...]:
    slots = [Slot(n, n + 1, "name" if n == 0 else "value", [piece]) for n, piece in enumerate(pieces)]
    return tuple(f"{column.role} {column.security_key}" for column in read_columns(slots))


def split_at_all(text: str) -> list[str]:
    """`text` cut at every word that can open a caption."""
    return [piece.strip() for piece in _STARTS.split(text) if piece.strip()]


def _makes_sense(piece: str) -> bool:
    """True for a caption that says what it counts, or that it is a percentage."""
    meaning = read_caption(piece)
    return meaning.subject is not None or meaning.is_percent
