"""From EDGAR's indexes to the list of filings to do."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from flows.errors import Unusable
from flows.run import Run
from flows.tally import Tally
from ingest.errors import AbsentError, FetchError, IndexFormatError, StoppedError, UnreachableError
from ingest.indexes import Indexes, quarter_of
from ingest.records import IndexDay, IndexRead
from transform.records import IndexEntry
from warehouse.ledger import IndexPeriod

log = logging.getLogger(__name__)

AT_ONCE = 8
SETTLES_DAYS = 14
"""Full indexes are rebuilt weekly; two weeks after its end a quarter's index lists what the quarter brought."""


@dataclass
class Listing:
    """Index readings on their way into the warehouse."""

    listed: list[tuple[str, tuple[IndexEntry, ...]]] = field(default_factory=list)
    """(the index's name, its filings)"""
    periods: list[IndexPeriod] = field(default_factory=list)
    complete: list[tuple[date, date, frozenset[str]]] = field(default_factory=list)
    """(first day, last day, accession numbers) of quarters in which what isn't listed was withdrawn."""


def read_quarters(run: Run, wanted: Sequence[tuple[int, int]], first: date, last: date, tally: Tally, quiet: bool = False) -> None:
    """List what the quarters' full indexes hold of `first` to `last`. `quiet`: an index that isn't there yet is no failure."""
    with run.client() as client:
        indexes = Indexes(client, run.settings.forms, run.store)
        listing = Listing()
        for at, (year, quarter) in enumerate(wanted, 1):
            read = _quarter(run, indexes, year, quarter, listing, tally, quiet)
            if read is not None:
                add_quarter(listing, read, year, quarter, first, last)
            if at % AT_ONCE == 0 or at == len(wanted):
                keep(run, listing, tally)
                listing = Listing()
            run.check_stop()


def _quarter(run: Run, indexes: Indexes, year: int, quarter: int, listing: Listing, tally: Tally, quiet: bool) -> IndexRead | None:
    begin, end = quarter_days(year, quarter)
    try:
        return run.steps.do("read index", f"{year}-Q{quarter}", partial(indexes.quarter, year, quarter), retries=2)
    except StoppedError:
        run.check_stop()
        raise
    except UnreachableError:
        raise
    except (FetchError, IndexFormatError) as error:
        absent = isinstance(error, AbsentError)
        if absent and (quiet or begin > date.today()):
            log.info("%d-Q%d: there is no full index yet", year, quarter)
            return None
        log.error("%d-Q%d: %s", year, quarter, error)
        tally.unread_indexes += 1
        listing.periods.append(IndexPeriod(begin, end, "absent" if absent else "failed", reason=str(error)))
        return None


def add_quarter(listing: Listing, read: IndexRead, year: int, quarter: int, first: date, last: date) -> None:
    """Note a full index: its filings of the range, and in how much of the quarter a missing filing was withdrawn."""
    begin, end = quarter_days(year, quarter)
    listing.listed.append((read.name, tuple(entry for entry in read.entries if first <= entry.filing_date <= last)))
    settled = date.today() > end + timedelta(days=SETTLES_DAYS)
    listing.periods.append(
        IndexPeriod(begin, end, "complete" if settled else "read", read.name, len(read.entries), read.sha256, _problems(read))
    )
    sure = end if settled else max((entry.filing_date for entry in read.entries), default=begin) - timedelta(days=1)
    if sure >= begin and read.lines:
        listing.complete.append((begin, sure, frozenset(entry.accession_number for entry in read.entries)))


def read_days(run: Run, days: Iterable[date], tally: Tally) -> None:
    """List what the daily indexes hold, oldest first; days whose index can't be there yet are left open."""
    with run.client() as client:
        indexes = Indexes(client, run.settings.forms, run.store)
        listing, found = Listing(), []
        for day in days:
            try:
                found.append(run.steps.do("read index", str(day), partial(indexes.day, day)))
            except StoppedError:
                break
        newest = max((index.day for index in found if index.state == "read"), default=date.min)
        for index in found:
            if index.state == "absent" and may_come(index.day, newest):
                log.info("%s: there is no index yet", index.day)
                continue
            add_day(listing, index, tally)
        keep(run, listing, tally)
        run.check_stop()


def may_come(day: date, newest: date) -> bool:
    """Whether an index that isn't there may still be built: of one of the last business days, with none of a later day there."""
    return day.weekday() < 5 and day > newest and day >= date.today() - timedelta(days=4)


def add_day(listing: Listing, index: IndexDay, tally: Tally) -> None:
    read = index.index
    listing.listed += [(read.name, read.entries)] if read else []
    listing.periods.append(
        IndexPeriod(
            index.day,
            index.day,
            index.state,
            read.name if read else None,
            len(read.entries) if read else None,
            read.sha256 if read else None,
            index.reason or (_problems(read) if read else None),
        )
    )
    tally.days += index.state == "read"
    tally.unread_indexes += index.state == "failed"
    if index.state == "failed":
        log.error("%s: %s", index.day, index.reason)


def read_companies(
    run: Run, ciks: Collection[int], first: date, last: date, file_numbers: Collection[str], tally: Tally
) -> frozenset[str]:
    """List the companies' filings of the range from their submissions JSON, those of `file_numbers` only if any are given.

    Answers their accession numbers. Raises Unusable for a company that EDGAR doesn't know.
    """
    found: set[str] = set()
    with run.client() as client:
        indexes = Indexes(client, run.settings.forms)
        for cik in ciks:
            try:
                reading = partial(indexes.company, cik, first, last, file_numbers or None)
                read = run.steps.do("read index", f"CIK {cik}", reading, retries=2)
            except AbsentError as error:
                raise Unusable(f"EDGAR knows no company with CIK {cik} ({error.reason}): look it up, then try again.") from error
            keep(run, Listing(listed=[(read.name, read.entries)]), tally)
            found |= {entry.accession_number for entry in read.entries}
            run.check_stop()
    return frozenset(found)


def keep(run: Run, listing: Listing, tally: Tally) -> None:
    """Write what was read into the warehouse."""
    with run.warehouse() as warehouse:
        warehouse.record_attempts(run.take_attempts(), run.run_id)
        for name, entries in listing.listed:
            tally.listed += warehouse.list_filings(entries, name, f"{run.settings.edgar_url}/Archives").new
        for period in listing.periods:
            warehouse.record_index(period)
        for first, last, present in listing.complete:
            gone = warehouse.mark_withdrawn(first, last, run.settings.forms, present)
            tally.withdrawn += len(gone)
            for accession in gone:
                log.warning("%s is no longer in the full index: marked as withdrawn, its rows are kept", accession)


def quarter_days(year: int, quarter: int) -> tuple[date, date]:
    begin = date(year, quarter * 3 - 2, 1)
    following = date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
    assert quarter_of(begin) == quarter
    return begin, following - timedelta(days=1)


def _problems(read: IndexRead) -> str | None:
    """Lines of an index that could not be read, told in `index_periods`."""
    if not read.problems:
        return None
    first = read.problems[0]
    return f"{len(read.problems)} lines could not be read, the first: line {first.line_number}, {first.reason}"
