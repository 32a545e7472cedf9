"""The names of daily indexes, which EDGAR changed twice: MMDDYY up to 1994, YYMMDD from 1995, YYYYMMDD since 31 March 1998.

Computing a name is guessing; the folder's own listing (`index.json`) knows. Guesses are for folders without one.
"""

from __future__ import annotations

import json
import re
from datetime import date

from ingest.errors import IndexFormatError

_KINDS = ("master", "form", "company")
_NAME = re.compile(r"(master|form|company)\.(\d{8}|\d{6})(?:\.idx)?(?:\.(?:gz|zip|Z))?")
_YEAR_FIRST = date(1995, 1, 1)
_FOUR_DIGITS = date(1998, 3, 31)


def daily_listing(body: bytes, year: int, quarter: int) -> dict[date, list[str]]:
    """The index names of each day in a quarter's listing, the most readable first.

    Raises `IndexFormatError` where the listing has another shape.
    """
    try:
        names = [str(item["name"]) for item in json.loads(body)["directory"]["item"]]
    except (ValueError, KeyError, TypeError) as error:
        raise IndexFormatError(f"daily-index/{year}/QTR{quarter}/index.json: not a folder's listing: {error!r}") from error
    days: dict[date, list[str]] = {}
    for name in names:
        match = _NAME.fullmatch(name)
        if match and (day := day_of(match[2], year, quarter)):
            days.setdefault(day, []).append(name)
    for found in days.values():
        found.sort(key=_rank)
    return days


def _rank(name: str) -> tuple[int, int]:
    """By packing before layout: a `.Z` comes last, and where a day has nothing else it fails visibly instead of seeming absent."""
    packing = name.rsplit(".", 1)[1]
    return ("gz", "zip", "Z").index(packing) + 1 if packing in ("gz", "zip", "Z") else 0, _KINDS.index(name.split(".", 1)[0])


def day_of(digits: str, year: int, quarter: int) -> date | None:
    """The day that a name's digits mean in the folder of a year and quarter; None where they mean none there."""
    if len(digits) == 8:
        readings = [(digits[:4], digits[4:6], digits[6:])]
    else:
        year_first = (f"{year // 100}{digits[:2]}", digits[2:4], digits[4:])
        year_last = (f"{year // 100}{digits[4:]}", digits[:2], digits[2:4])
        readings = [year_first, year_last] if year >= _YEAR_FIRST.year else [year_last, year_first]
    for parts in readings:
        try:
            day = date(*map(int, parts))
        except ValueError:
            continue
        if day.year == year and (day.month + 2) // 3 == quarter:
            return day
    return None


def guessed_names(day: date) -> list[str]:
    """What a day's indexes should be called, the likeliest first; a compressed form is tried after the plain one."""
    stamps = [day.strftime("%Y%m%d")]
    if day < _FOUR_DIGITS:
        stamps.insert(0, day.strftime("%y%m%d" if day >= _YEAR_FIRST else "%m%d%y"))
    return [f"{kind}.{stamp}.{ending}" for stamp in stamps for kind in _KINDS for ending in ("idx", "gz")]
