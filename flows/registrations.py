"""Whose registration a file number is. EDGAR keeps no list by file number, so that what is known here is asked first."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from flows.errors import NotFound
from flows.progress import duration
from flows.run import Run
from ingest.companies import registered
from ingest.errors import AbsentError, StoppedError, StoreError
from ingest.indexes import Indexes, quarters
from transform.documents.submission import read_submission
from transform.errors import TransformError
from transform.records import IndexEntry

log = logging.getLogger(__name__)

AT_ONCE = 8


def registrants(run: Run, first: date, last: date, file_numbers: Collection[str]) -> list[int]:
    """The companies that have filed under these registrations, by their CIK.

    Told by filings that were read before, by submissions of the range that are stored, and for what is left by the companies
    of the range, one by one until each number has been found. Raises NotFound for a number under which none of them filed.
    """
    with run.warehouse() as warehouse:
        known = warehouse.registrants(file_numbers)
    ciks = {cik for _, cik in known}
    missing = set(file_numbers) - {number for number, _ in known}
    if missing:
        entries = _listed(run, first, last)
        ciks |= _in_headers(run, entries, missing)
        ciks |= _in_lists(run, entries, first, last, missing) if missing else set()
    return sorted(ciks)


def _listed(run: Run, first: date, last: date) -> list[IndexEntry]:
    with run.client() as client:
        indexes = Indexes(client, run.settings.forms, run.store)
        reads = [
            run.steps.do("read index", f"{y}-Q{q}", lambda y=y, q=q: indexes.quarter(y, q), retries=2)  # type: ignore[misc]
            for y, q in quarters(first, last)
        ]
    return [entry for read in reads for entry in read.entries if first <= entry.filing_date <= last]


def _in_headers(run: Run, entries: Sequence[IndexEntry], missing: set[str]) -> set[int]:
    """What stored submissions say in their headers; takes what is found from `missing`."""
    ciks: set[int] = set()
    for entry in entries:
        if not missing:
            break
        if not run.store.has(entry.accession_number):
            continue
        try:
            numbers = {
                n for filer in read_submission(run.store.get(entry.accession_number).body).filers for n in filer.file_numbers
            }
        except (StoreError, TransformError) as error:
            log.warning("%s: its stored copy does not tell whose it is: %s", entry.accession_number, error)
            continue
        if found := {number for number in missing if any(registered(one, {number}) for one in numbers)}:
            ciks.add(entry.cik)
            missing -= found
        run.check_stop()
    return ciks


def _in_lists(run: Run, entries: Sequence[IndexEntry], first: date, last: date, missing: set[str]) -> set[int]:
    """What the companies' own lists say, asked until nothing is missing."""
    ciks: set[int] = set()
    companies = _likely_first(entries)
    log.info(
        "Nobody here knows whose registration %s is: looking through the lists of the %s companies that filed from %s to %s, "
        "%s at most; with --cik it takes one request",
        " and ".join(sorted(missing)),
        f"{len(companies):,}",
        first,
        last,
        duration(len(companies) / run.settings.requests_per_second),
    )
    run.progress.begin("Companies", len(companies))
    try:
        for cik, found in _each_list(run, companies, first, last, missing):
            if found:
                ciks.add(cik)
                missing -= found
            if not missing:
                return ciks
    finally:
        run.progress.end()
    raise NotFound(
        f"None of the {len(companies):,} companies that filed {' or '.join(run.settings.forms)} from {first} to {last} did so "
        f"under {' or '.join(sorted(missing))}: check the number (such as 333-106889) and the range, or name a company with --cik."
    )


def _likely_first(entries: Sequence[IndexEntry]) -> list[int]:
    """Those with most filings first: selling-holder registrations are supplemented again and again."""
    return [cik for cik, _ in Counter(entry.cik for entry in entries).most_common()]


def _each_list(run: Run, companies: Sequence[int], first: date, last: date, missing: set[str]) -> Iterator[tuple[int, set[str]]]:
    """Each company, and which of the numbers it filed under; several are asked at once, since an answer takes its time."""
    with run.client() as client, ThreadPoolExecutor(AT_ONCE) as pool:
        indexes = Indexes(client, run.settings.forms)

        def ask(cik: int) -> set[str]:
            try:
                if not indexes.company(cik, first, last, missing).entries:
                    return set()
                return {number for number in tuple(missing) if indexes.company(cik, first, last, {number}).entries}
            except AbsentError as error:
                log.info("CIK %d has no list of its own: %s", cik, error.reason)
                return set()

        try:
            for cik, found in zip(companies, pool.map(ask, companies), strict=True):
                yield cik, found
                run.progress.advance()
        except StoppedError:
            run.check_stop()
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
