"""Captions that stand in one paragraph, taken apart where each begins."""

from __future__ import annotations

import re
from functools import cache

from transform.tables.captions import read_caption

_STARTS = re.compile(
    r"(?<=[\s)])(?<!Principal )(?<!Aggregate )(?<!Original )(?<!Total )(?<!of )(?<!Common )(?<!Ordinary )(?<!Conversion )"
    r"(?<!Class A )(?=(?:Aggregate |Original |Total )?(?:Principal Amounts?\b|Percent(?:age)?s?\b|Number of\b|"
    r"Amount of (?:\w+ )?(?:Notes|Debentures)\b|(?:Conversion |Common |Ordinary )?(?:Shares|Stock) "
    r"(?:of|Owned|Offered|Being|Beneficially|Issuable|Available|That)\b|Natural Person|Address\b))",
    re.I,
)


def split_captions(text: str, count: int) -> list[str] | None:
    """`text` as exactly `count` captions, cut at words that open captions so that all make sense; None where that can't be done."""
    cuts = [match.start() for match in _STARTS.finditer(text) if match.start()]
    if len(cuts) < count - 1 or len(cuts) > 24:
        return None
    bounds = (0, *cuts, len(text))

    @cache
    def best(first: int, left: int) -> tuple[float, tuple[int, ...]]:
        """The worth of the text from bound `first` on as `left` captions, and where they end."""
        if left == 1:
            return _worth(text[bounds[first] :]), (len(bounds) - 1,)
        options = [
            (_worth(text[bounds[first] : bounds[n]]) + rest, (n, *ends))
            for n in range(first + 1, len(bounds) - left + 1)
            for rest, ends in [best(n, left - 1)]
        ]
        return max(options)

    worth, ends = best(0, count)
    pieces = [text[bounds[start] : bounds[end]].strip() for start, end in zip((0, *ends[:-1]), ends, strict=True)]
    return pieces if worth >= count - 0.5 else None


def split_at_all(text: str) -> list[str]:
    """`text` cut at every word that can open a caption."""
    return [piece.strip() for piece in _STARTS.split(text) if piece.strip()]


def _worth(piece: str) -> float:
    """1 for a caption that says what it counts, more where it says when, less where it can't stand alone."""
    meaning = read_caption(piece)
    if meaning.subject is None and not meaning.is_percent:
        return -1.0
    return 1.0 + (0.3 if meaning.times or meaning.subject == "name" else 0.0)
