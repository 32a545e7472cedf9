"""What a printed cell of a number column says: a number, zero, nothing, or a sign for less than one per cent.

Numbers are taken as printed. A misprint (`9,9090`, `1.500.00`) has no value and a problem; it is never repaired.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from unicodedata import numeric

from transform.tables.marks import SIGNS, is_only_marks, split_marks

MAX_LENGTH = 120
"""No cell of a number is longer, marks and all."""
MOST_DIGITS = 18
"""An amount of more digits is none: no issue of notes reaches a trillion, cents and all."""
_DASHES = "-‐‑‒–—―−\x96\x97"
_ZERO = re.compile(rf"(?:[{_DASHES}\s_]+|-\s*0\s*-|[{_DASHES}]\s*0\s*[{_DASHES}]|none|nil|zero|\(0\))", re.I)
_NOT_APPLICABLE = re.compile(r"\(?(?:n\s*/\s*a|n\.\s*a\.|n\s*/\s*m|na)\)?", re.I)
_UNKNOWN = re.compile(r"not\s+(?:applicable|available|known|determinable)|unknown|tbd|\(?\?+\)?", re.I)
_CURRENCY = {
    "US$": "USD", "U.S.$": "USD", "USD": "USD", "U.S. $": "USD", "$": "USD", "C$": "CAD", "Cdn$": "CAD", "A$": "AUD", "HK$": "HKD",
    "€": "EUR", "EUR": "EUR", "euro": "EUR", "£": "GBP", "GBP": "GBP", "¥": "JPY", "JPY": "JPY", "Yen": "JPY",
    "Sfr": "CHF", "CHF": "CHF",
}  # fmt: skip
_SIGN_BEFORE = re.compile(
    r"^\s*(?P<sign>" + "|".join(re.escape(s) for s in sorted(_CURRENCY, key=len, reverse=True)) + r")\s*", re.I
)
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+")
_PLAIN = re.compile(r"(?P<sign>\$ ?)?(?P<number>\d{1,3}(?:,\d{3}){0,4}(?:\.\d{1,3})?)(?P<percent> ?%)?")
"""Nearly every cell of numbers; all else takes the longer way."""
_PER_CENT_END = re.compile(r"\s*(?:%|per\s*cent\.?|percent)\s*$", re.I)
_UNIT_END = re.compile(r"\s*(?:shares?|/-|USD|EUR)$", re.I)
_DOLLAR = re.compile(r"^\$\s*")
_TORN_COMMA = re.compile(r"(?<=\d) ?, (?=\d{3}(?!\d))")
_UP_TO = re.compile(r"^up\s+to\s+(?=[$€£¥]?\s?\d)", re.I)
"""The most that a holder may sell is what is registered for it."""
_LESS = re.compile(r"(?:<|less\s+than|under|below)\s*(?:than\s*)?(?:1(?:\.0+)?|one|0?\.\d+|½)\s*(?:%|per\s*cent|percent)?", re.I)
_STAR = re.compile(rf"\(?[{re.escape(SIGNS)}]{{1,3}}\)?\s*%?")
_WITH_PER_CENT = re.compile(r"(?P<amount>.*?\d)\s*\(\s*(?P<pct>(?:\d+(?:\.\d+)?|\.\d+)\s*%|[*†‡]+|<\s*1\s*%)\s*\)(?P<rest>.*)")
_FRACTION = re.compile(r"(?P<whole>\d[\d,]*)?\s*(?P<part>[¼-¾⅐-⅞]|\d{1,2}\s*/\s*\d{1,2})")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number cell. `value` is None where nothing countable is printed; `less_than` keeps the sign for "less than 1%".

    `blank` is true for an empty cell and for `N/A`. `percent` is a percentage in brackets behind an amount.
    """

    value: Decimal | None = None
    marks: tuple[str, ...] = ()
    less_than: str | None = None
    blank: bool = False
    has_percent_sign: bool = False
    currency: str | None = None
    percent: Amount | None = None
    problem: str | None = None


def read_amount(text: str, explained: Collection[str] = ()) -> Amount:
    """The amount in a printed cell. `explained` are the marks whose notes stand beneath the table."""
    text = " ".join(text.split())
    if not text:
        return Amount(blank=True)
    if len(text) > MAX_LENGTH:
        return Amount(problem=f"not a number: {text[:40]!r} …")
    plain = _read(text)
    if plain is not None:
        return plain
    if together := _WITH_PER_CENT.fullmatch(text):
        inner = _read(together["pct"])
        outer = read_amount(f"{together['amount']} {together['rest']}".strip(), explained)
        if inner is not None and outer.problem is None:
            return replace(outer, percent=inner)
    if star := re.fullmatch(r"(?P<sign>[*†‡#+]{1,3})\s*(?P<marks>(?:[(\[]\w{1,3}[)\]][\s,]*)+)", text):
        return Amount(less_than=star["sign"], marks=tuple(re.findall(r"\w+", star["marks"])))
    if is_only_marks(text):
        return Amount(marks=split_marks(text, explained).marks or (text.strip("()[]/ "),), blank=True)
    split = split_marks(text, {*explained, *re.findall(r"\((\w{1,2})\)", text)})
    if split.marks and split.words:
        inner = _read(split.words)
        if inner is not None:
            return replace(inner, marks=split.marks)
    if leading := re.match(rf"(?P<mark>[(\[]\w{{1,3}}[)\]]|[{re.escape(SIGNS)}]+)\s+(?P<rest>.*\d.*)$", text):
        inner = _read(leading["rest"])
        if inner is not None and inner.less_than is None:  # `* less than 1%` explains the star; it is no amount
            return replace(inner, marks=(leading["mark"].strip("()[]"),))
    return Amount(problem=f"not a number: {text!r}")


def _read(text: str) -> Amount | None:
    """The cell without marks; None where it is not understood."""
    if simple := _PLAIN.fullmatch(text):
        number = Decimal(simple["number"].replace(",", ""))
        return Amount(number, has_percent_sign=simple["percent"] is not None, currency="USD" if simple["sign"] else None)
    currency = None
    if text[:1] in "uU":
        text = _UP_TO.sub("", text)
    if sign := _SIGN_BEFORE.match(text):
        currency = _CURRENCY[next(s for s in _CURRENCY if s.lower() == sign["sign"].lower())]
        text = text[sign.end() :]
        if not text:
            return Amount(blank=True, currency=currency)
    if _LESS.fullmatch(text):
        return Amount(less_than=text)
    if _STAR.fullmatch(text):
        return Amount(less_than=text.strip("()% "), has_percent_sign="%" in text)
    if text == "%":
        return Amount(blank=True, has_percent_sign=True)
    text, signs = _PER_CENT_END.subn("", text)
    has_percent = signs > 0
    if _ZERO.fullmatch(text):
        return Amount(Decimal(0), has_percent_sign=has_percent, currency=currency)
    if _NOT_APPLICABLE.fullmatch(text) or _UNKNOWN.fullmatch(text):
        return Amount(blank=True)
    text = _TORN_COMMA.sub(",", _DOLLAR.sub("", _UNIT_END.sub("", text)))
    if _NUMBER.fullmatch(text) and sum(map(str.isdigit, text)) <= MOST_DIGITS:
        return Amount(Decimal(text.replace(",", "").rstrip(".")), has_percent_sign=has_percent, currency=currency)
    if (fraction := _FRACTION.fullmatch(text)) and (value := _fraction(fraction)) is not None:
        return Amount(value, has_percent_sign=has_percent, currency=currency)
    return None


def _fraction(match: re.Match[str]) -> Decimal | None:
    part = match["part"]
    try:
        value = Fraction(part.replace(" ", "")) if "/" in part else Fraction(numeric(part)).limit_denominator(16)
    except ZeroDivisionError:
        return None
    value += int((match["whole"] or "0").replace(",", ""))
    return Decimal(value.numerator) / Decimal(value.denominator)


def looks_numeric(text: str) -> bool:
    """True where a cell prints an amount, a zero, a percentage or a sign for less than one per cent (not a lone bracketed mark)."""
    text = text.strip()
    if not text or len(text) > MAX_LENGTH or re.fullmatch(r"\(\s*\w{1,3}\s*\)", text):
        return False
    amount = read_amount(text)
    if amount.problem is not None:
        return looks_misprinted(text)
    return amount.value is not None or amount.less_than is not None or bool(_NOT_APPLICABLE.fullmatch(text))


def looks_misprinted(text: str) -> bool:
    """True for `9,9090`, `1,00,000`, `1.500.000`, `1,000,O00`: digits with separators in the wrong places."""
    text = _SIGN_BEFORE.sub("", text.strip())
    return (
        re.fullmatch(r"[\dOol,.;:\s]*\d[\dOol,.;:\s]*%?(?:\s*\(\w{1,3}\))*", text) is not None and len(re.findall(r"\d", text)) >= 2
    )
