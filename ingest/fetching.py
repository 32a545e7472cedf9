"""Many filings at once: a bounded number of threads under one rate, each filing told as soon as it is settled."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import datetime

from ingest.client import EdgarClient
from ingest.errors import CorruptObjectError, FetchError, StoppedError, UnreachableError
from ingest.raw import RawStore
from ingest.records import FetchResult, FetchStatus
from transform.records import IndexEntry

log = logging.getLogger(__name__)

WORKERS = 8
"""Enough that the rate, not the distance, is the limit: 8 requests a second at up to a second each."""
_AHEAD = 8
"""How many filings a worker may be ahead of whoever takes the results."""


def fetch_one(entry: IndexEntry, client: EdgarClient, store: RawStore) -> FetchResult:
    """Fetches and stores one filing unless it is stored. Never raises for the filing.

    Raises `StoreError` where the store fails, `UnreachableError` where EDGAR is out of reach.
    """
    accession = entry.accession_number
    if present := _present(entry, store):
        return present
    try:
        fetched = client.submission(entry.path, accession, needless=lambda: store.has(accession))
    except StoppedError as error:
        # Another run may have stored it while this one waited for its turn.
        if present := _present(entry, store):
            return present
        return FetchResult(entry, "stopped", attempts=error.attempts, error_kind=error.kind, reason=error.reason)
    except UnreachableError:
        raise  # not this filing's failure: nothing else can be had either
    except FetchError as error:
        status: FetchStatus = "absent" if error.kind == "absent" else "failed"
        return FetchResult(entry, status, attempts=error.attempts, error_kind=error.kind, reason=error.reason)
    facts = store.put(accession, fetched)
    return FetchResult(entry, "stored", facts.sha256, facts.bytes, fetched.fetched_at, fetched.attempts)


def _present(entry: IndexEntry, store: RawStore) -> FetchResult | None:
    """What is known of a stored filing. One whose record is damaged is discarded, to be fetched again."""
    if not store.has(entry.accession_number):
        return None
    try:
        facts = store.facts(entry.accession_number)
    except CorruptObjectError as error:
        log.warning("%s", error)
        store.discard(entry.accession_number)
        return None
    return FetchResult(entry, "present", facts.sha256, facts.bytes, datetime.fromisoformat(facts.fetched_at))


def fetch_all(entries: Iterable[IndexEntry], client: EdgarClient, store: RawStore, workers: int = WORKERS) -> Iterator[FetchResult]:
    """One result per accession, as they are settled. Setting `client.stop` ends it within seconds.

    Entries are drawn only as workers come free, so that memory stays bounded however many there are. After a stop, those not
    begun give no result. Raises `StoreError` or `UnreachableError` from the first worker that met one. Leaving the loop early,
    by an error or by `break`, sets `client.stop`, since nobody would take what the workers still bring.
    """
    todo = _each_once(entries)
    under_way: set[Future[FetchResult]] = set()
    with ThreadPoolExecutor(workers, thread_name_prefix="fetch") as pool:
        try:
            while True:
                while len(under_way) < _AHEAD * workers and not client.stop.is_set() and (entry := next(todo, None)):
                    under_way.add(pool.submit(fetch_one, entry, client, store))
                if not under_way:
                    return
                done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        except BaseException:
            client.stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _each_once(entries: Iterable[IndexEntry]) -> Iterator[IndexEntry]:
    seen: set[str] = set()
    for entry in entries:
        if entry.accession_number not in seen:
            seen.add(entry.accession_number)
            yield entry
