"""Titles of securities in running text: coupon, kind, maturity, series."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from transform.wording.dates import DATE, find_dates, first_date
from transform.wording.plain import plain
from transform.wording.vocabulary import load

COUPON = r"(?:\d{1,2}(?:\.\d+)?\s*-?\s*\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}|\d{0,2}\.\d+|\d{1,2})\s?(?:%|per\s?cent\b|percent\b)"
_YEAR_LABEL = r"(?:19|20)\d{2}\s?-?\s?[A-H]?"


@dataclass(frozen=True, slots=True)
class Title:
    """A security's title as printed (white space and signs folded), and its parts.

    `coupon_rate` is per cent, 0 for zero-coupon, None where not told or floating. `kind` is lower case without coupon, series and
    maturity. `is_principal` is False for what is counted in pieces. `start` and `end` are places in the plain text.
    """

    text: str
    kind: str
    coupon_rate: Decimal | None
    maturity_date: date | None
    maturity_year: int | None
    series: str | None
    is_principal: bool
    start: int = 0
    end: int = 0
    floating: bool = False

    @property
    def is_specific(self) -> bool:
        """Whether it tells one issue from another: a coupon, a maturity or a series."""
        return self.coupon_rate is not None or self.maturity_year is not None or self.series is not None or self.floating


def find_titles(text: str) -> tuple[Title, ...]:
    """Every security title in a text, in reading order; places count in `plain(text)`."""
    return _titles(plain(text))


@lru_cache(maxsize=4096)
def _titles(words: str) -> tuple[Title, ...]:
    """Cached: a document's lines are asked several times, for its issues, their names and their terms."""
    if not _nouns().search(words):
        return ()
    return tuple(title for match in _pattern().finditer(words) if not _is_date(match) and (title := _title(match)))


def read_coupon(text: str) -> Decimal | None:
    """The per cent of `5 1/2%`, `5-1/4%`, `2.25%`, `1/2 %`, `zero coupon`; None where there is none."""
    if re.search(r"\bzero[\s-]*coupon|\bno\s+coupon|\bnon-interest", text, re.IGNORECASE):
        return Decimal(0)
    match = re.search(COUPON, plain(text), re.IGNORECASE)
    return _per_cent(match[0]) if match else None


def _is_date(match: re.Match[str]) -> bool:
    """`as of May 3, 2004 Notes …`: the year belongs to a date, not to the notes."""
    return (
        bool(match["label"])
        and not match["coupon"]
        and re.search(r"(?:\d{1,2},|\bof|[a-z]{3,9}\.?)\s*$", match.string[: match.start()][-12:]) is not None
        and bool(find_dates(match.string[max(0, match.start() - 20) : match.end()]))
    )


def _title(match: re.Match[str]) -> Title | None:
    parts = match.groupdict()
    body = match[0].strip(" ,.;")
    noun = parts["noun"]
    describing = parts["words"] or ""
    tail = f"{parts['series'] or ''} {parts['tail'] or ''}"
    zero = re.search(r"\bzero[\s-]*coupon", body, re.IGNORECASE) is not None
    coupon = Decimal(0) if zero else (_per_cent(parts["coupon"]) if parts["coupon"] else None)
    floating = re.search(r"\b(?:floating|variable)\s+rate\b", body, re.IGNORECASE) is not None
    maturity = first_date(parts["due"] or "")
    year_digits = re.search(r"(?:19|20)\d{2}", parts["due"] or parts["label"] or "")
    label_series = re.search(r"\d{4}\s?-?\s?([A-H])\b", parts["label"] or "")
    series = re.search(r"\b(?:series|class|tranche)\s+((?-i:[A-Z0-9]{1,3}))\b", f"{describing} {tail}", re.IGNORECASE)
    has_word = re.search(r"convertible|exchangeable|liquid yield|lyon|codes|cocos", f"{describing} {noun}", re.IGNORECASE)
    if not (coupon is not None or parts["due"] or parts["label"] or has_word or (series and describing)):
        return None
    if noun[0].islower() and not (coupon is not None or parts["due"] or parts["label"] or has_word):
        return None
    kind = re.sub(r"\b(?:series|class|tranche)\s+[A-Z0-9]{1,3}\b|\bzero[\s-]*coupon\b", " ", describing, flags=re.IGNORECASE)
    kind = " ".join(f"{kind} {noun}".lower().split()).strip(" -,")
    kind = _branded(kind)
    return Title(
        text=body,
        kind=kind,
        coupon_rate=coupon,
        maturity_date=maturity,
        maturity_year=maturity.year if maturity else (int(year_digits[0]) if year_digits else None),
        series=(series[1].upper() if series else (label_series[1].upper() if label_series else None)),
        is_principal=not _counted(f"{describing} {noun}"),
        start=match.start(),
        end=match.start() + len(match[0].rstrip(" ,.;")),
        floating=floating,
    )


def _per_cent(text: str) -> Decimal | None:
    """`5-1/4%` is 5.25; `5.5%` is 5.5."""
    digits = re.sub(r"\s*(?:%|per\s?cent|percent)\s*$", "", text.strip(), flags=re.IGNORECASE)
    if part := re.search(r"(\d{1,2})/(\d{1,2})$", digits):
        if int(part[2]) == 0:
            return None
        whole = digits[: part.start()].strip(" -") or "0"
        return Decimal(whole) + (Decimal(part[1]) / Decimal(part[2])).normalize()
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _branded(kind: str) -> str:
    """A brand keeps the capitals its vocabulary entry has (`LYONs`)."""
    return " ".join(_brands().get(word, word) for word in kind.split(" "))


def _counted(words: str) -> bool:
    return re.search(r"\b(?:" + _either(load("titles")["noun"]["pieces"]) + r")\b", words, re.IGNORECASE) is not None


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _nouns() -> re.Pattern[str]:
    nouns = load("titles")["noun"]
    return re.compile(rf"\b(?:{_either([*nouns['pieces'], *nouns['principal']])})\b", re.IGNORECASE)


@cache
def _brands() -> dict[str, str]:
    nouns = load("titles")["noun"]
    return {word.lower(): word for word in (*nouns["pieces"], *nouns["principal"]) if word != word.lower() and " " not in word}


@cache
def _pattern() -> re.Pattern[str]:
    nouns = load("titles")["noun"]
    describing = _either(load("titles")["describing"]["words"])
    noun = _either([*nouns["pieces"], *nouns["principal"]])
    series = r"(?:series|class|tranche)\s+(?-i:[A-Z0-9]{1,3})\b"
    known = rf"(?:{series}|(?:{describing})\b)"
    unknown = rf"(?-i:(?!(?i:{_either(load('titles')['describing']['never'])})\b)[A-Z][A-Za-z-]+)"
    between = r"(?:\s*[-,/()]\s*|\s+(?:and\s+|of\s+)?)"
    short = r"(?:\s*\((?-i:\"?[A-Z][A-Za-z]{2,11}\"?)\)(?=\s+due\b))"
    due = (
        r"(?:\s*,?\s*\(?\s*(?:due|maturing|payable|(?:which|that)\s+(?:will\s+)?mature)\s+(?:on\s+|in\s+)?"
        rf"(?P<due>{DATE}|(?:19|20)\d{{2}}\b))"
    )
    tail = rf"(?:\s*,?\s*(?:\(\s*)?{series}\)?|\s*\(\s*zero\s+coupon[^)]{{0,30}}\))"
    return re.compile(
        rf"(?<![\w.$])(?:(?P<coupon>{COUPON})\s*(?:,\s*)?(?:to\s+)?)?(?P<label>{_YEAR_LABEL}\b\s+)?"
        rf"(?P<words>(?:{known}{between})(?:{known}{between}|{unknown}\s+){{0,9}}?)?(?P<noun>(?:{noun})\b){short}?"
        rf"(?P<series>,?\s*{series}(?=\s*,?\s*due))?{due}?(?P<tail>{tail})?"
        r"(?!\s+purchase\s+rights)",
        re.IGNORECASE,
    )
