"""A past range: its quarters' full indexes, or the chosen companies' lists, then every filing that isn't settled yet."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date

from flows.batches import work_through
from flows.errors import Unusable
from flows.ledger import recorded
from flows.listing import read_companies, read_quarters
from flows.progress import duration
from flows.registrations import registrants
from flows.run import Run
from flows.tally import Tally
from ingest.indexes import quarters
from transform.records import IndexEntry
from warehouse.ledger import Wanted

log = logging.getLogger(__name__)

EARLIEST = date(1993, 1, 1)
BYTES_EACH = 85_000
"""Of one compressed submission, on average over 219,529 of them."""


def backfill(run: Run, first: date, last: date, ciks: Sequence[int] = (), file_numbers: Sequence[str] = ()) -> Tally:
    """Everything of the range that isn't in the warehouse yet, narrowed to companies and registrations if any are given.

    Raises Unusable for an empty range, Stopped where it was asked to stop.
    """
    first, last = checked_range(first, last)
    run.settings.access()
    return recorded(run, lambda tally: _backfill(run, first, last, ciks, file_numbers, tally))


def checked_range(first: date, last: date) -> tuple[date, date]:
    """The part of the range for which EDGAR has anything. Raises Unusable where there is none."""
    if first > last:
        raise Unusable(f"The range {first} to {last} is empty: --from must not be later than --to.")
    if last < EARLIEST or first > date.today():
        raise Unusable(f"EDGAR has nothing from {first} to {last}: it begins in {EARLIEST.year} and ends today.")
    return max(first, EARLIEST), min(last, date.today())


def _backfill(run: Run, first: date, last: date, ciks: Sequence[int], file_numbers: Sequence[str], tally: Tally) -> None:
    wanted = Wanted(first, last, run.settings.forms)
    chosen: frozenset[str] | None = None
    if ciks or file_numbers:
        chosen = read_companies(run, ciks or registrants(run, first, last, file_numbers), first, last, file_numbers, tally)
    else:
        read_quarters(run, list(quarters(first, last)), first, last, tally)
    entries = pending(run, wanted, chosen, tally)
    _estimate(run, entries)
    work_through(run, entries, tally)


def pending(run: Run, wanted: Wanted, chosen: frozenset[str] | None, tally: Tally) -> list[IndexEntry]:
    """What is to be done of what is wanted; counts what failed before and isn't due again."""
    with run.warehouse() as warehouse:
        entries = warehouse.pending(wanted)
        tally.waiting = warehouse.waiting(wanted.first, wanted.last)
    return entries if chosen is None else [entry for entry in entries if entry.accession_number in chosen]


def _estimate(run: Run, entries: Sequence[IndexEntry]) -> None:
    """How long it will take and how much it will need, told before it begins."""
    missing = sum(not run.store.has(entry.accession_number) for entry in entries)
    seconds = missing / run.settings.requests_per_second
    log.info(
        "%s filings to do, %s of them to fetch: about %s at %g requests a second, and about %.1f MB of raw store",
        f"{len(entries):,}", f"{missing:,}", duration(seconds), run.settings.requests_per_second, missing * BYTES_EACH / 1e6,
    )  # fmt: skip
