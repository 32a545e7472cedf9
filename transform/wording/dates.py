"""Dates in words: `January 27, 2004`, `27 January 2004`, `Jan. 27, 2004`, `1/27/04`, `2004-01-27`, `November __, 2004`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_NAMES = (
    r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may\.?|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?"
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
)
_MONTH = rf"(?P<month>{_NAMES})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_MONTH}\s*{_DAY}\s*,?\s*{_YEAR}\b",
        rf"\b{_DAY}\s+(?:day\s+of\s+)?{_MONTH}\s*,?\s*{_YEAR}\b",
        rf"\b{_MONTH}\s*(?P<blank>_{{1,}}|\[[^\]]{{0,6}}\]|(?=,))\s*,?\s*{_YEAR}\b",
        r"\b(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})\b",
        r"(?<![\d/])(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)\d{2}|\d{2})(?![\d/])",
    )
)
DATE = (
    rf"(?:(?:{_NAMES})\s*(?:\d{{1,2}}(?:st|nd|rd|th)?|_+|\[[^\]]{{0,6}}\])?\s*,?\s*(?:19|20)\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?(?:{_NAMES})\s*,?\s*(?:19|20)\d{{2}}"
    r"|(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2}))"
)
"""Source of a pattern without groups that matches any date written out, for use inside longer patterns."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text. `value` is None where the day was left blank (`November __, 2004`) or doesn't exist."""

    value: date | None
    start: int
    end: int


def find_dates(text: str) -> list[DateMention]:
    """Every date of a plain text, in reading order."""
    found = sorted(_all(text), key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def first_date(text: str) -> date | None:
    """The first complete date of a plain text, or None."""
    return next((mention.value for mention in find_dates(text) if mention.value), None)


def _all(text: str) -> Iterator[DateMention]:
    for form in _FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            yield DateMention(_date(parts["year"], parts["month"], parts.get("day")), match.start(), match.end())


def _date(year: str, month: str, day: str | None) -> date | None:
    if day is None:
        return None
    number = int(month) if month.isdigit() else 1 + next(i for i, name in enumerate(MONTHS) if name.startswith(month[:3].lower()))
    full_year = int(year) if len(year) == 4 else (1900 if int(year) >= 60 else 2000) + int(year)
    try:
        return date(full_year, number, int(day))
    except ValueError:
        return None
