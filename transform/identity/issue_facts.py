"""What a note issue is recognised by: coupon, maturity, the words that say what kind of note it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from transform.identity.words import plain
from transform.records import Security

_FRACTIONS = {"¼": "1/4", "½": "1/2", "¾": "3/4", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅓": "1/3", "⅔": "2/3"}
_COUPON = re.compile(r"(\d{1,2}(?:\.\d+)?|\.\d+)?\s*-?\s*(?:(?<![\d.])(\d{1,2})\s*/\s*(\d{1,2}))?\s*(?:%|per ?cent\b)")
_ZERO = re.compile(r"\bzero[\s-]*coupon\b|\blyons?\b|\bliquid yield option\b|\bnon-?interest[\s-]bearing\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_SERIES = re.compile(
    r"\b((?:19|20)\d\d)?([a-d])\s+(?:convertible|senior|subordinated|exchangeable|notes?|debentures?|bonds?)\b|\bseries\s+([a-z0-9]{1,3})\b"
)
_FLOATING = re.compile(r"\bfloating[\s-]rate\b|\bvariable[\s-]rate\b|\blibor\b")


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """`coupon` in per cent, `year` and `day` of maturity, `series` the letter in "2027A notes"; None or empty where not told."""

    coupon: Decimal | None
    year: int | None
    day: str | None
    series: str
    kind: str
    floating: bool


@lru_cache(maxsize=100_000)
def issue_facts(security: Security) -> IssueFacts:
    """A security's facts, from its fields where the reader filled them, else from its title."""
    title = plain(security.title)
    date_ = security.maturity_date
    years = _YEAR.findall(re.sub(r"\b((?:19|20)\d\d)[a-d]\b", r"\1 ", title))
    year = date_.year if date_ else security.maturity_year or (int(years[-1]) if years else None)
    coupon = security.coupon_rate if security.coupon_rate is not None else printed_coupon(security.title)
    series = _SERIES.search(title)
    return IssueFacts(
        coupon=coupon.normalize() if coupon is not None else None,
        year=year,
        day=date_.isoformat() if date_ else None,
        series=(series[2] or series[3] or "") if series else "",
        kind=security.kind,
        floating=bool(_FLOATING.search(title)),
    )


def printed_coupon(title: str) -> Decimal | None:
    """The coupon a title prints, per cent: `5 1/4%`, `5-1/4 %`, `5.25 percent`, `zero coupon` (0); None where it prints none."""
    for sign, text in _FRACTIONS.items():
        title = title.replace(sign, f" {text}")
    folded = plain(title)
    for found in _COUPON.finditer(folded):
        whole, above, below = found.groups()
        if whole is None and above is None:
            continue
        try:
            rate = Decimal(whole or 0) + (Decimal(above) / Decimal(below) if above else 0)
        except (InvalidOperation, ZeroDivisionError):
            continue
        return rate
    return Decimal(0) if _ZERO.search(folded) else None
