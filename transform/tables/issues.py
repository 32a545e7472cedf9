"""Which note issue a caption or heading names, where several stand side by side: `2011`, `2027A`, `5.25%`, `Series B`."""

from __future__ import annotations

import re

from transform.text import fold_spaces

_YEAR = re.compile(
    r"\b((?:19|20)\d\d(?:\s?[A-Z])?)\b(?=[^.]{0,40}?\b(?:notes?|debentures?|lyons|bonds?|securities)\b)|"
    r"\bdue\s+(?:\w+\s+(?:\d{1,2},\s+)?)?((?:19|20)\d\d)\b",
    re.I,
)
_COUPON = re.compile(
    r"(\d{1,2}(?:\.\d+)?(?:[\s-]*\d/\d{1,2}|[½¼¾⅛⅜⅝⅞])?)\s?%(?=[^.%]{0,60}?\b(?:notes?|debentures?|lyons|bonds?)\b)", re.I
)
_ZERO = re.compile(r"\bzero[- ]coupon\b", re.I)
_SERIES = re.compile(r"\b(?:series|class|tranche)\s+([A-Z0-9]{1,2})\b(?=[^.]{0,40}?\b(?:notes?|debentures?|lyons|bonds?)\b)", re.I)
_LETTER = re.compile(r"\b([A-Z])[- ](?:notes|debentures|bonds)\b")
_RANK = re.compile(r"\b(senior|subordinated|exchangeable)\b(?=[^.]{0,30}?\b(?:notes?|debentures?)\b)", re.I)


def issue_in_caption(text: str) -> str | None:
    """What tells one issue from another in a caption, None where nothing does. A coupon and a year are given together."""
    text = fold_spaces(text)
    found: list[str] = []
    if coupon := _COUPON.search(text):
        found.append(f"{fold_spaces(coupon[1])}%")
    elif _ZERO.search(text):
        found.append("Zero Coupon")
    if year := _YEAR.search(text):
        found.append(re.sub(r"\s", "", year[1] or year[2]).upper())
    if series := _SERIES.search(text) or _LETTER.search(text):
        found.append(f"Series {series[1].upper()}")
    if not found and (rank := _RANK.search(text)):
        found.append(rank[1].capitalize())
    return " ".join(found) or None
