"""The raw store read again with the present parser: no network, every filing loaded anew, everything derived anew."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from flows.ledger import recorded
from flows.parsing import Parser
from flows.reading import Staged
from flows.run import Run
from flows.steps import Pending
from flows.tally import Tally

log = logging.getLogger(__name__)

BATCH = 500


def reparse_all(run: Run) -> Tally:
    """Parse and load every stored submission; Raises Stopped where it was asked to stop (what was loaded stays)."""
    return recorded(run, partial(_reparse, run), everything=True)


def _reparse(run: Run, tally: Tally) -> None:
    accessions = list(run.store.accessions())
    run.progress.begin("Filings", len(accessions))
    loading: Pending[None] | None = None
    try:
        with run.parser() as parser:
            for number, batch in enumerate(batches(accessions, BATCH)):
                label = f"{number * BATCH + 1:,} to {number * BATCH + len(batch):,} of {len(accessions):,}"
                staged = run.steps.do("parse", label, partial(parse, run, parser, batch))
                if loading is not None:
                    loading.result()
                loading = run.steps.start("load", label, partial(load, run, staged, tally))
                if run.stop.is_set():
                    break
            if loading is not None:
                loading.result()
    finally:
        run.progress.end()
    run.check_stop()


def parse(run: Run, parser: Parser, accessions: Iterable[str]) -> list[Staged]:
    """Stage some stored submissions."""
    for accession in accessions:
        parser.add(accession)
    staged = parser.collect(run.stop)
    run.progress.advance(sum(sum(one.outcomes.values()) + len(one.damaged) for one in staged))
    return staged


def load(run: Run, staged: list[Staged], tally: Tally) -> None:
    """Load what was staged; damaged copies are dropped, so that they are fetched again."""
    with run.warehouse() as warehouse:
        warehouse.load([one.path for one in staged if one.path])
    for one in staged:
        if one.path:
            one.path.unlink(missing_ok=True)
        tally.outcomes += Counter(one.outcomes)
        for accession, reason in one.damaged:
            log.error("%s: the stored copy is damaged and will be fetched again (%s)", accession, reason)
            run.store.discard(accession)
            tally.not_fetched += 1


def batches(accessions: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    rest = iter(accessions)
    while batch := tuple(islice(rest, size)):
        yield batch
