"""EDGAR's indexes: which filings there are, by quarter, by day, and by company.

`full-index/{year}/QTR{q}/{master|form|company}.{gz|idx}` is rebuilt weekly with corrections; `daily-index/…` says what was seen
each day and is never corrected. Their layouts are in `index_lines`.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Protocol

from ingest import bodies, companies
from ingest.client import EdgarClient, Known
from ingest.errors import AbsentError, FetchError, IndexFormatError, InvalidBodyError, StoppedError, UnreachableError
from ingest.index_lines import read_index
from ingest.listings import daily_listing, guessed_names
from ingest.records import Fetched, IndexDay, IndexRead

log = logging.getLogger(__name__)

_KINDS = ("master", "form", "company")
_ENDINGS = ("gz", "idx")


class PageCache(Protocol):
    """Keeps copies of indexes, so that EDGAR can answer that nothing has changed. `RawStore` is one."""

    def page(self, path: str) -> Known | None: ...

    def put_page(self, path: str, fetched: Fetched) -> None: ...


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def quarters(start: date, end: date) -> Iterator[tuple[int, int]]:
    """Every (year, quarter) that holds a day of the range, both ends included."""
    year, quarter = start.year, quarter_of(start)
    while (year, quarter) <= (end.year, quarter_of(end)):
        yield year, quarter
        year, quarter = (year, quarter + 1) if quarter < 4 else (year + 1, 1)


class Indexes:
    """Reads indexes through a client; remembers within its life which days a quarter's folder lists."""

    def __init__(self, client: EdgarClient, forms: Collection[str], cache: PageCache | None = None) -> None:
        self._client = client
        self.forms = tuple(forms)
        self._cache = cache
        self._listings: dict[tuple[int, int], dict[date, list[str]] | None] = {}

    def quarter(self, year: int, quarter: int) -> IndexRead:
        """A quarter's full index, from the first of its variants that can be had and read.

        Raises `AbsentError` where none exists, `FetchError` or `IndexFormatError` for the last one's fault otherwise.
        """
        folder = f"edgar/full-index/{year}/QTR{quarter}"
        return self._first_of([f"{folder}/{kind}.{ending}" for kind in _KINDS for ending in _ENDINGS])

    def day(self, day: date) -> IndexDay:
        """One day's index; never raises for what EDGAR answers, but `StoppedError` and `UnreachableError`."""
        try:
            names = self._daily_names(day)
            if not names:
                return IndexDay(day, "absent", reason="the quarter's folder lists no index of that day")
            return IndexDay(day, "read", self._first_of(names))
        except (StoppedError, UnreachableError):
            raise
        except AbsentError as error:
            return IndexDay(day, "absent", reason=error.reason)
        except (FetchError, IndexFormatError) as error:
            return IndexDay(day, "failed", reason=str(error))

    def _first_of(self, paths: list[str]) -> IndexRead:
        """Absent variants are passed over; damaged ones too, with a warning, while another can be had."""
        fault: FetchError | IndexFormatError | None = None
        for path in paths:
            try:
                fetched = self._fetch(path, bodies.index_validator)
                return replace(read_index(fetched.body, path, self.forms), same_as_before=fetched.unchanged)
            except AbsentError as error:
                fault = fault or error
            except (InvalidBodyError, IndexFormatError) as error:
                log.warning("%s; trying another form of this index", error)
                fault = error if fault is None or isinstance(fault, AbsentError) else fault
        if fault is None:
            raise ValueError("no index to try")
        raise fault

    def _fetch(self, path: str, validate: bodies.Validator) -> Fetched:
        known = self._cache.page(path) if self._cache else None
        fetched = self._client.fetch(self._client.archive(path), validate, known)
        if self._cache and not fetched.unchanged:
            self._cache.put_page(path, fetched)
        return fetched

    def _daily_names(self, day: date) -> list[str]:
        key = (day.year, quarter_of(day))
        if key not in self._listings:
            self._listings[key] = self._listing(*key)
        listing = self._listings[key]
        folder = f"edgar/daily-index/{day.year}/QTR{key[1]}"
        return [f"{folder}/{name}" for name in (guessed_names(day) if listing is None else listing.get(day, []))]

    def _listing(self, year: int, quarter: int) -> dict[date, list[str]] | None:
        """Names by day, the best first; None where the folder has no listing, so that names must be guessed."""
        path = f"edgar/daily-index/{year}/QTR{quarter}/index.json"
        try:
            fetched = self._client.fetch(self._client.archive(path), bodies.json_validator)
        except AbsentError:
            return None
        return daily_listing(fetched.body, year, quarter)

    def company(
        self, cik: int, start: date | None = None, end: date | None = None, file_numbers: Collection[str] | None = None
    ) -> IndexRead:
        """A company's filings of the chosen forms from the submissions JSON, older pages included, the range's ends included.

        `file_numbers` narrows them to these registrations.

        Raises `AbsentError` for a CIK that EDGAR doesn't know, `IndexFormatError` where the JSON is not what it should be.
        """
        name = f"submissions/CIK{cik:010d}.json"
        main = self._client.fetch(self._client.data(name), bodies.json_validator)
        older = companies.older_pages(main.body, name, start, end)
        pages = [self._client.fetch(self._client.data(f"submissions/{page}"), bodies.json_validator) for page in older]
        return companies.read_company([main.body, *(page.body for page in pages)], name, cik, self.forms, start, end, file_numbers)
