"""Filings through the middle of the pipeline: parsed while others are fetched, loaded while the next batch is fetched."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from flows.parsing import Parser
from flows.run import Run
from flows.steps import Pending
from ingest.fetching import fetch_all
from ingest.records import FetchAttempt, FetchResult
from transform.records import IndexEntry

log = logging.getLogger(__name__)

BATCH = 250


@dataclass
class Batch:
    """What became of some filings, on its way into the warehouse."""

    results: list[FetchResult] = field(default_factory=list)
    attempts: list[FetchAttempt] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    damaged: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Tally:
    """What a run did, counted; written into `runs`, shown at its end."""

    listed: int = 0
    fetched: int = 0
    present: int = 0
    parsed: int = 0
    unfetched: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)

    def add(self, batch: Batch) -> None:
        statuses = Counter(result.status for result in batch.results)
        self.fetched += statuses["stored"]
        self.present += statuses["present"]
        self.unfetched += statuses["absent"] + statuses["failed"]
        self.outcomes += batch.outcomes
        self.parsed += batch.outcomes.total()

    @property
    def failures(self) -> int:
        return self.unfetched + self.outcomes["failed"]

    def as_counts(self) -> dict[str, int]:
        counts = {"listed": self.listed, "fetched": self.fetched, "already_stored": self.present, "parsed": self.parsed}
        return {**counts, "not_fetched": self.unfetched, **{name: self.outcomes[name] for name in sorted(self.outcomes)}}


def work_through(run: Run, entries: Sequence[IndexEntry], label: str, tally: Tally) -> None:
    """Fetch what the store lacks, parse and load it all, batch by batch. Raises Stopped between two batches."""
    loading: Pending[None] | None = None
    with run.client() as client, run.parser() as parser:
        results = fetch_all(entries, client, run.store)
        done = 0
        while done < len(entries):
            until = min(done + BATCH, len(entries))
            name = f"{label}, {done + 1:,} to {until:,} of {len(entries):,}"
            batch = run.steps.do("fetch and parse", name, partial(read_batch, run, results, parser, until - done))
            if loading is not None:
                loading.result()
            tally.add(batch)
            loading = run.steps.start("load", name, partial(load_batch, run, batch))
            done = until
            if run.stop.is_set():
                break
        if loading is not None:
            loading.result()
    run.check_stop()


def read_batch(run: Run, results: Iterator[FetchResult], parser: Parser, size: int) -> Batch:
    """Take up to `size` fetched filings, parsing them meanwhile."""
    batch = Batch()
    for result in islice(results, size):
        batch.results.append(result)
        if result.status in ("stored", "present"):
            parser.add(result.entry)
        run.progress.advance()
    for staged in parser.collect():
        batch.paths += [staged.path] if staged.path else []
        batch.outcomes.update(staged.outcomes)
        batch.damaged += staged.damaged
    for accession, reason in batch.damaged:
        log.warning("%s: the stored copy is damaged (%s); it is fetched again by the next run", accession, reason)
        run.store.discard(accession)
    batch.attempts, run.attempts[:] = list(run.attempts), []
    return batch


def load_batch(run: Run, batch: Batch) -> None:
    """Everything the batch brought, in the warehouse."""
    with run.warehouse() as warehouse:
        warehouse.load(batch.paths)
    for path in batch.paths:
        path.unlink(missing_ok=True)
