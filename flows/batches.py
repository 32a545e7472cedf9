"""Filings through the middle of the pipeline: parsed while others are fetched, loaded while the next batch is fetched."""

from __future__ import annotations

import logging
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count, groupby, islice
from pathlib import Path

from flows.claims import Claim, Claims
from flows.errors import Stopped
from flows.parsing import Parser
from flows.run import Run
from flows.steps import Pending
from flows.tally import Tally
from ingest.fetching import fetch_all
from ingest.indexes import quarter_of
from ingest.records import FetchAttempt, FetchResult
from transform.records import IndexEntry
from warehouse.ledger import Wanted

log = logging.getLogger(__name__)

BATCH = 250


@dataclass
class Batch:
    """What became of some filings, on its way into the warehouse."""

    results: list[FetchResult] = field(default_factory=list)
    attempts: list[FetchAttempt] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole quarters with some hundred filings together; what one run claims at a time."""

    quarters: tuple[str, ...]
    entries: tuple[IndexEntry, ...]

    @property
    def label(self) -> str:
        return self.quarters[0] if len(self.quarters) == 1 else f"{self.quarters[0]} to {self.quarters[-1]}"


def quarter_name(entry: IndexEntry) -> str:
    return f"{entry.filing_date.year}-Q{quarter_of(entry.filing_date)}"


def stretches(entries: Iterable[IndexEntry], most: int = BATCH) -> Iterator[Stretch]:
    """Consecutive quarters joined until they hold `most` filings; a quarter is never cut."""
    names: list[str] = []
    held: list[IndexEntry] = []
    for name, group in groupby(sorted(entries, key=lambda e: (e.filing_date, e.accession_number)), key=quarter_name):
        members = list(group)
        if held and len(held) + len(members) > most:
            yield Stretch(tuple(names), tuple(held))
            names, held = [], []
        names.append(name)
        held += members
    if held:
        yield Stretch(tuple(names), tuple(held))


def work_through(run: Run, entries: Sequence[IndexEntry], tally: Tally) -> None:
    """Fetch what the store lacks, parse and load it all. Other runs' quarters come last, when they are done with them.

    Raises Stopped as soon as what is under way was loaded.
    """
    run.progress.begin("Filings", len(entries))
    try:
        with run.parser() as parser:
            for stretch in _fetch_parse_load(run, list(stretches(entries)), parser, tally):
                _after_others(run, stretch, parser, tally)
    finally:
        run.progress.end()


def _after_others(run: Run, stretch: Stretch, parser: Parser, tally: Tally) -> None:
    """What another run left of a stretch that it was working on."""
    log.info("Another run works on %s: waiting for it", stretch.label)
    claim: Claim | None = run.claims.wait(stretch.quarters, run.stop)
    if claim is None:
        run.check_stop()
        return
    with claim:
        first, last = stretch.entries[0].filing_date, stretch.entries[-1].filing_date
        with run.warehouse() as warehouse:
            open_still = {entry.accession_number for entry in warehouse.pending(Wanted(first, last))}
        left = tuple(entry for entry in stretch.entries if entry.accession_number in open_still)
        run.progress.advance(len(stretch.entries) - len(left))
        if left:
            _work(run, Claimed(run.claims, [Stretch(stretch.quarters, left)], held=True), parser, tally)


def _fetch_parse_load(run: Run, todo: Sequence[Stretch], parser: Parser, tally: Tally) -> list[Stretch]:
    """All of them but those that another run is working on, which it answers.

    One batch is fetched and parsed while the one before is loaded, and fetching never pauses between them: EDGAR's rate is
    what everything waits for.
    """
    claimed = Claimed(run.claims, todo)
    try:
        _work(run, claimed, parser, tally)
    finally:
        claimed.release()
    return claimed.refused


def _work(run: Run, claimed: Claimed, parser: Parser, tally: Tally) -> None:
    total = sum(len(stretch.entries) for stretch in claimed.todo)
    if not total:
        return
    loading: tuple[Pending[None], Batch] | None = None

    def loaded() -> None:
        if loading is not None:
            loading[0].result()
            claimed.settle(result.entry for result in loading[1].results)

    with run.client() as client:
        results = fetch_all(claimed.entries(), client, run.store)
        try:
            for begin in count(0, BATCH):
                label = f"filings {begin + 1:,} to {min(begin + BATCH, total):,} of {total:,}"
                batch = run.steps.do("fetch and parse", label, partial(read_batch, run, results, parser, BATCH))
                loaded()
                loading = run.steps.start("load", label, partial(load_batch, run, batch, tally)), batch
                if len(batch.results) < BATCH or begin + BATCH >= total or run.stop.is_set():
                    break
            # Drawn to its end: fetch_all takes being left early for a wish to stop.
            deque(results, maxlen=0)
        except BaseException:
            # Failing ends the fetching threads as a wish to stop does, and may so cut the load short: the next run does it.
            with suppress(Stopped):
                loaded()
            raise
        loaded()
    run.check_stop()


class Claimed:
    """Stretches claimed as their filings are drawn, and released when all of them are loaded."""

    def __init__(self, claims: Claims, todo: Sequence[Stretch], held: bool = False) -> None:
        self.todo, self.refused = todo, list[Stretch]()
        self._claims, self._held = claims, held
        self._open: list[tuple[Claim, set[str]]] = []

    def entries(self) -> Iterator[IndexEntry]:
        for stretch in self.todo:
            if not self._held:
                claim = self._claims.take(stretch.quarters)
                if claim is None:
                    self.refused.append(stretch)
                    continue
                self._open.append((claim, {entry.accession_number for entry in stretch.entries}))
            yield from stretch.entries

    def settle(self, entries: Iterable[IndexEntry]) -> None:
        """Filings that are loaded."""
        done = {entry.accession_number for entry in entries}
        for at, (claim, left) in enumerate(self._open):
            self._open[at] = claim, left - done
        for claim, left in self._open:
            if not left:
                claim.release()
        self._open = [one for one in self._open if one[1]]

    def release(self) -> None:
        for claim, _ in self._open:
            claim.release()
        self._open = []


def read_batch(run: Run, results: Iterator[FetchResult], parser: Parser, size: int) -> Batch:
    """Take up to `size` fetched filings, parsing them meanwhile."""
    batch = Batch()
    for result in islice(results, size):
        batch.results.append(result)
        if result.status in ("stored", "present"):
            parser.add(result.entry)
        if result.status != "stopped":
            run.progress.advance()
    for staged in parser.collect(run.stop):
        batch.paths += [staged.path] if staged.path else []
        batch.outcomes.update(staged.outcomes)
        for accession, reason in staged.damaged:
            log.warning("%s: the stored copy is damaged and is fetched again by the next run (%s)", accession, reason)
            run.store.discard(accession)
    batch.attempts = run.take_attempts()
    return batch


def load_batch(run: Run, batch: Batch, tally: Tally) -> None:
    """Everything that a batch brought, in the warehouse: requests, results, rows."""
    try:
        with run.warehouse() as warehouse:
            warehouse.record_attempts(batch.attempts, run.run_id)
            batch.attempts = []
            warehouse.record_results(batch.results)
            warehouse.load(batch.paths)
    finally:
        # What was not recorded is, at the run's end.
        run.attempts += batch.attempts
    for path in batch.paths:
        path.unlink(missing_ok=True)
    statuses = Counter(result.status for result in batch.results)
    tally.fetched += statuses["stored"]
    tally.present += statuses["present"]
    tally.not_fetched += statuses["absent"] + statuses["failed"]
    tally.outcomes += batch.outcomes
    for result in batch.results:
        if result.status in ("absent", "failed"):
            entry = result.entry
            log.warning("%s (%s, %s): %s", entry.accession_number, entry.company_name, entry.filing_date, result.reason)
