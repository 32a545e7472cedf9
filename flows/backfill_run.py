"""A past range, quarter by quarter from EDGAR's full indexes."""

from __future__ import annotations

import logging
from datetime import date

from flows.batches import Tally, work_through
from flows.finish import derive_and_publish
from flows.progress import duration
from flows.run import Run
from ingest.errors import AbsentError, FetchError, IndexFormatError
from ingest.indexes import Indexes, quarters
from transform.records import IndexEntry

log = logging.getLogger(__name__)


def backfill(run: Run, start: date, end: date) -> Tally:
    """Everything of the range that is not yet in the warehouse. Raises Stopped."""
    tally = Tally()
    entries: list[IndexEntry] = []
    with run.client() as client:
        indexes = Indexes(client, run.settings.forms, run.store)
        for year, quarter in quarters(start, end):
            name = f"{year}-Q{quarter}"
            try:
                read = run.steps.do(
                    "read index", name, lambda year=year, quarter=quarter: indexes.quarter(year, quarter), retries=2
                )  # type: ignore[misc]
            except (AbsentError, FetchError, IndexFormatError) as error:
                log.error("%s", error)
                continue
            found = [entry for entry in read.entries if start <= entry.filing_date <= end]
            with run.warehouse() as warehouse:
                warehouse.list_filings(found, read.name)
            entries += found
    tally.listed = len(entries)
    run.progress.begin("Filings", len(entries))
    log.info("%d filings, about %s", len(entries), duration(len(entries) / run.settings.requests_per_second))
    work_through(run, entries, "filings", tally)
    run.progress.end()
    derive_and_publish(run)
    return tally
