"""The nightly: every index day since the last complete one, the last fortnight read again, earlier failures tried again."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flows.batches import work_through
from flows.errors import Unusable
from flows.ledger import recorded
from flows.listing import read_days, read_quarters
from flows.run import Run
from flows.tally import Tally
from ingest.indexes import quarters
from warehouse.ledger import Wanted

log = logging.getLogger(__name__)

NEW_YORK = ZoneInfo("America/New_York")
AGAIN_DAYS = 14
"""Daily indexes may come late and be corrected: so many days are read again every night."""


def yesterday() -> date:
    """The last day whose index may be complete, where EDGAR is."""
    return (datetime.now(NEW_YORK) - timedelta(days=1)).date()


def last_day(start: date | None, through: date | None) -> date:
    """The last day to catch up on. Raises Unusable where it lies before the first."""
    last = min(through or yesterday(), yesterday())
    if start and start > last:
        raise Unusable(f"Nothing to catch up on: --from {start} is later than {last}, the last day whose index can be complete.")
    return last


def nightly(run: Run, start: date | None = None, through: date | None = None) -> Tally:
    """Catch up through `through` (yesterday in New York). `start` is where to begin the first time, or again from there.

    Raises Unusable for a range that ends before it begins, Stopped where it was asked to stop.
    """
    last = last_day(start, through)
    run.settings.access()
    return recorded(run, lambda tally: _nightly(run, start, last, tally))


def _nightly(run: Run, start: date | None, last: date, tally: Tally) -> None:
    with run.warehouse() as warehouse:
        watermark, earliest = warehouse.watermark(), warehouse.first_day()
    first = window(start, last, watermark, earliest)
    log.info("Index days %s to %s; complete before: through %s", first, last, watermark or "none")
    read_days(run, [first + timedelta(days=n) for n in range((last - first).days + 1)], tally)
    read_quarters(run, list(quarters(first, last)), first, last, tally, quiet=True)
    with run.warehouse() as warehouse:
        entries = warehouse.pending(Wanted(first, last, run.settings.forms))
        listed = {entry.accession_number for entry in entries}
        entries += [entry for entry in warehouse.pending(Wanted(with_new=False)) if entry.accession_number not in listed]
    work_through(run, entries, tally)
    with run.warehouse() as warehouse:
        done = warehouse.settle_days()
    log.info("Complete through %s", done or "none")


def window(start: date | None, last: date, watermark: date | None, earliest: date | None) -> date:
    """The first day to read: the one after the last complete day, and a fortnight again, but none before the very first."""
    if start is not None:
        return start
    again = last - timedelta(days=AGAIN_DAYS - 1)
    if earliest is None:
        return again
    following = watermark + timedelta(days=1) if watermark else earliest
    return max(min(following, again), min(earliest, last))
