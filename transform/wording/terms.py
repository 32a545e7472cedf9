"""Terms told in sentences and footnotes: principal outstanding, conversion price and rate, shares outstanding.

Each finder gives every statement in a text with its place, so that the caller can tell which note issue it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from transform.wording.dates import DATE, first_date

CURRENCIES = {
    "US$": "USD", "U.S.$": "USD", "$US": "USD", "USD": "USD", "$": "USD", "C$": "CAD", "CDN$": "CAD", "A$": "AUD", "HK$": "HKD",
    "S$": "SGD", "NZ$": "NZD", "NT$": "TWD", "€": "EUR", "EUR": "EUR", "EURO": "EUR", "£": "GBP", "GBP": "GBP", "¥": "JPY",
    "JPY": "JPY", "YEN": "JPY", "CHF": "CHF", "SFR": "CHF",
}  # fmt: skip
_BY_SIGN = {re.sub(r"[\s.]", "", sign).upper(): code for sign, code in CURRENCIES.items()}
SIGN = r"(?:U\.S\.\s?\$|US\s?\$|\$US|(?:C|CDN|A|HK|S|NZ|NT)\$|\$|€|£|¥|\b(?:USD|EUR|Euros?|GBP|JPY|Yen|CHF|SFr\.?)\s?)"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
AMOUNT = rf"(?P<sign>{SIGN})\s?(?P<digits>{_DIGITS})(?:\s*(?P<scale>million|billion|thousand)\b)?"
_AMOUNT = re.compile(AMOUNT, re.IGNORECASE)
_SCALE = {"thousand": Decimal(1000), "million": Decimal(10**6), "billion": Decimal(10**9)}

_STOCK = r"(?:ADSs?|ADRs?|American\s+depositary\s+(?:shares?|receipts?)|(?:[\w.'-]+\s+){0,5}?shares?|common\s+stock)"
_BASE = rf"(?P<sign>{SIGN})?\s?(?P<base>\d{{1,3}}(?:,\d{{3}})+|\d{{2,6}})"
_RATE = re.compile(
    rf"(?<![\w.,$])(?P<rate>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s+"
    rf"(?P<stock>{_STOCK}\b[^.;$\d]{{0,90}}?|(?=(?:per|for\s+each)\b))"
    rf"(?:\(?\s*(?:plus|and|together\s+with)\s+{SIGN}\s?[\d,.]+[^;)$]{{0,50}}?\)?\s*)?"
    rf"(?:per|for\s+(?:each|every)|upon\s+conversion\s+of\s+each)\s+(?:each\s+)?{_BASE}"
    r"(?P<after>\s*(?:in\s+|of\s+)?(?:aggregate\s+|original\s+|stated\s+)*(?:principal|notes?\b|debentures?\b|LYONs?\b|bonds?\b|face)?)",
    re.IGNORECASE,
)
_OF_WHAT = r"(?:per\s+\w+(?:\s+\w+)?|then\s+in\s+effect|(?:of|for)\s+the\s+[\w%./ -]{3,60}?)"
_LEADING_TO_PRICE = (
    r"(?:(?:is|was|being|of|equal|equals|to|at|will\s+be|currently|initially|which|an?|the|adjusted|initial"
    r"|approximately|about|effective)\s+)*"
)
_PRICE = re.compile(
    rf"\b(?:conversion|exchange)\s+price(?:\s+{_OF_WHAT})?,?\s*{_LEADING_TO_PRICE}(?P<sign>{SIGN})\s?"
    r"(?P<price>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d|,\d|\s*(?:million|billion|thousand))"
    r"|\b(?:convert(?:ed|ible)?|conversion|exchange(?:able)?)\b[^.;]{0,140}?\b(?:at|price\s+of)\s+(?:an?\s+)?(?:[\w-]+\s+){0,4}?"
    rf"(?P<sign2>{SIGN})\s?(?P<price2>\d+(?:\.\d+)?)\s+(?:per|a|for\s+each)\s+(?:[\w-]+\s+){{0,3}}?(?:share|ADS|ADR)\b",
    re.IGNORECASE,
)
_NEXT_PRICE = re.compile(
    r"(?:\s+per\s+(?:[\w-]+\s+){0,3}?(?:share|ADS|ADR))?(?P<of>[^.;$€£¥]{0,90}?)(?:,\s*and|,|\band)\s+"
    rf"(?P<sign>{SIGN})\s?(?P<price>\d+(?:\.\d+)?)(?=\s+(?:per\s+|for\s+the\b|in\s+the\s+case\b))",
    re.IGNORECASE,
)
_COUNT = r"(?P<count>\d{1,3}(?:,\d{3})+|\d{5,})"
_WHAT = r"(?P<what>(?:[\w.'-]+\s+){0,6}?(?:shares?|stock|ADSs?)\b[^.;$\d]{0,90}?)"
_WHEN = rf"\b(?:as\s+of|on|at)\s+(?P<date>{DATE})"
_SHARES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WHEN}[^.;]{{0,100}}?\b{_COUNT}\s+{_WHAT}\boutstanding",
        rf"\b{_COUNT}\s+{_WHAT}\boutstanding\b(?:[^.;]{{0,60}}?{_WHEN})?",
        rf"\b(?:based\s+(?:up)?on|using|there\s+(?:were|was)|had)\s+(?:a\s+total\s+of\s+|approximately\s+)?{_COUNT}\s+{_WHAT}{_WHEN}",
    )
)
_NOT_ALL = re.compile(
    r"issuable|upon\s+conversion|offered|may\s+be\s+sold|owned|held\s+by|warrants|options|covered|registered|preferred",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its currency; `start` and `end` are places in the text."""

    value: Decimal
    currency: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Conversion:
    """A conversion price per share, or a rate in shares per 1,000 of principal, with its place."""

    price: Decimal | None
    rate: Decimal | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SharesOutstanding:
    """How many shares of the stock stood out, and when (None where not told)."""

    count: Decimal
    day: date | None


def find_amounts(text: str) -> list[Money]:
    """Amounts with a currency sign in a plain text; `$345.0 million` is 345,000,000."""
    return [_money(match) for match in _AMOUNT.finditer(text)]


def find_conversions(text: str) -> list[Conversion]:
    """Conversion or exchange prices and rates in a plain text, in reading order.

    A rate per another denomination is scaled to 1,000.
    """
    return sorted((*_rates(text), *_prices(text)), key=lambda c: c.start)


def shares_outstanding(text: str) -> SharesOutstanding | None:
    """The issuer's shares outstanding, as a plain sentence tells them; shares that are issuable, offered or owned are not meant."""
    for form in _SHARES:
        for match in form.finditer(text):
            if not _NOT_ALL.search(match["what"]):
                return SharesOutstanding(_number(match["count"]), first_date(match["date"] or ""))
    return None


def currency_of(sign: str) -> str:
    """The ISO code for a sign as printed; a bare dollar sign is taken for US dollars."""
    key = re.sub(r"[\s.]", "", sign).upper()
    return _BY_SIGN.get(key) or _BY_SIGN.get(key.removesuffix("S"), "USD")


def _money(match: re.Match[str]) -> Money:
    value = _number(match["digits"]) * _SCALE.get((match["scale"] or "").lower(), Decimal(1))
    return Money(value, currency_of(match["sign"]), match.start(), match.end())


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _rates(text: str) -> Iterator[Conversion]:
    for match in _RATE.finditer(text):
        base = _number(match["base"])
        named = match["sign"] or match["after"].strip() or base == 1000
        if not named or base < 10 or re.search(r"warrant|right", match["stock"] or "", re.IGNORECASE):
            continue
        rate = _number(match["rate"])
        if rate > 0:
            yield Conversion(None, rate if base == 1000 else rate * 1000 / base, match.start(), match.end())


def _prices(text: str) -> Iterator[Conversion]:
    for match in _PRICE.finditer(text):
        price = _number(match["price"] or match["price2"])
        if price > 0:
            yield Conversion(price, None, match.start(), match.end())
            yield from _further_prices(text, match.end())


def _further_prices(text: str, start: int) -> Iterator[Conversion]:
    """The other prices of a list: `a conversion price of $50.00 for the 2011 notes and $47.50 for the 2013 notes`."""
    while (match := _NEXT_PRICE.match(text, start)) and _number(match["price"]) > 0:
        yield Conversion(_number(match["price"]), None, match.start("sign"), match.end())
        start = match.end()
