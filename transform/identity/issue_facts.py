"""What a note issue is recognised by: coupon, maturity, series, the kind of paper; from a security's fields, else its title."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from transform.identity.vocabulary import table
from transform.identity.words import plain
from transform.records import Security

_FRACTIONS = {"¼": "1/4", "½": "1/2", "¾": "3/4", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅓": "1/3", "⅔": "2/3"}
_PER_CENT = r"\s*(?:%|per ?cent\b)"
_COUPON = re.compile(
    rf"(?<![\d./])(?:(\d{{1,2}})(?:\s*-\s*|\s+(?:and\s+)?))?(\d{{1,2}})\s*/\s*(\d{{1,2}}){_PER_CENT}|(?<![\d./])(\d{{0,2}}(?:\.\d+)?){_PER_CENT}"
)
_ZERO = re.compile(r"\bzero[\s-]*coupon\b|\blyons?\b|\bliquid yield option\b|\bnon-?interest[\s-]bearing\b")
_FLOATING = re.compile(r"\b(?:floating|variable)[\s-]rate\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)(?:[a-d]\b|\b)")
_DUE = re.compile(r"\b(?:due|maturing|matures)\b\D{0,40}?(?:\d{1,2},?\s+)?((?:19|20)\d\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "((?:" + "|".join(_MONTHS) + r")[a-z]*)\.?"
_DUE_DAY = re.compile(rf"\bdue\s+(?:on\s+)?(?:{_MONTH}\s+(\d{{1,2}})|(\d{{1,2}})\s+{_MONTH}),?\s+((?:19|20)\d\d)\b")
_SERIES = re.compile(
    r"\b(?:19|20)\d\d-?([a-d])\b|\bseries\s+([a-z0-9]{1,3})\b(?!\s+(?:\w+\s+)?(?:stock|shares|preferred))"
    r"|\bclass\s+([a-z0-9]{1,2})\b(?!\s+(?:\w+\s+)?(?:stock|shares|preferred))"
)


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """`coupon` in per cent, `year` and `day` of maturity, `series` the letter in "2027A notes", `paper` the kind of paper.

    None or empty where not told. `floating` is told by words only; a floating-rate note has no coupon.
    """

    coupon: Decimal | None
    year: int | None
    day: date | None
    series: str
    paper: frozenset[str]
    floating: bool
    is_principal: bool
    currency: str

    @property
    def is_whole(self) -> bool:
        """True where rate and maturity year are both told: enough to know an issuer's notes apart."""
        return self.year is not None and (self.coupon is not None or self.floating)

    @property
    def told(self) -> int:
        """How many of rate, year and series are told."""
        return (self.coupon is not None or self.floating) + (self.year is not None) + bool(self.series)


@lru_cache(maxsize=100_000)
def issue_facts(security: Security) -> IssueFacts:
    """A security's facts, from its fields where the reader filled them, else from its title."""
    title = plain(security.title)
    day = security.maturity_date or _day(title)
    floating = bool(_FLOATING.search(title))
    coupon = security.coupon_rate if security.coupon_rate is not None else printed_coupon(security.title)
    series = _SERIES.search(title)
    return IssueFacts(
        coupon=None if floating or coupon is None else coupon.normalize() + 0,
        year=day.year if day else security.maturity_year or _year(title),
        day=day,
        series=next((letter for letter in series.groups() if letter), "") if series else "",
        paper=paper_words(f"{title} {plain(security.kind)}"),
        floating=floating,
        is_principal=security.is_principal,
        currency=security.currency,
    )


def _year(title: str) -> int | None:
    found = _DUE.findall(title) or _YEAR.findall(title)
    return int(found[-1]) if found else None


def _day(title: str) -> date | None:
    """The day in "due March 14, 2007" or "due 14 March 2007"."""
    for found in _DUE_DAY.finditer(title):
        month, day, other_day, other_month, year = found.groups()
        with suppress(ValueError):
            return date(int(year), _MONTHS.index((month or other_month)[:3]) + 1, int(day or other_day))
    return None


def printed_coupon(title: str) -> Decimal | None:
    """The coupon a title prints, per cent: `5 1/4%`, `5-1/4 %`, `.75 percent`, `zero coupon` (0); None where it prints none."""
    for sign, text in _FRACTIONS.items():
        title = title.replace(sign, f" {text}")
    folded = plain(title)
    for found in _COUPON.finditer(folded):
        whole, above, below, simple = found.groups()
        if above and int(below):
            return Decimal(whole or 0) + Decimal(above) / Decimal(below)
        if simple:
            return Decimal(simple)
    return Decimal(0) if _ZERO.search(folded) else None


def paper_words(text: str) -> frozenset[str]:
    """The kinds of paper a folded title names (`notes`, `debentures`, `exchangeable`, `senior` …), as the data file groups them."""
    found = set(re.findall(r"[a-z]+", text))
    return frozenset(kind for kind, entry in table("note_paper").items() if found & set(entry["words"]))


def conflicting_paper(left: frozenset[str], right: frozenset[str]) -> str | None:
    """Words that say that two titles are two issues (`notes against debentures`); None where nothing does."""
    for kind in sorted(left):
        for other in table("note_paper")[kind]["excludes"]:
            if other in right and other not in left and kind not in right:
                return f"{kind} against {other}"
    return None
