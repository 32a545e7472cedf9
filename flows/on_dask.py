"""The raw store read again on a Dask cluster, through Prefect's task runner; one writer loads what the workers staged.

Workers need the raw store and NOTEHOLDERS_HOME at the same path (a shared disk, or `s3://…` for the store).
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from flows.again import batches, load
from flows.errors import Unusable
from flows.ledger import recorded
from flows.prefect3 import NO_CACHE, Completed, Task, flow
from flows.progress import for_this_terminal
from flows.reading import Staged, read_and_stage
from flows.run import Run, stopped_by_signals
from flows.servers import start_server
from flows.settings import Settings, load_settings
from flows.tally import Tally

MOST, LEAST, PARTS = 200, 8, 32
"""Filings in a chunk: a task costs a tenth of a second, and a small store is cut so that every worker has something to do."""
AHEAD = 8
"""Chunks handed out before the oldest is loaded: enough for a few dozen workers, and a bound on what is staged."""


def reparse_on_dask(settings: Settings, address: str | None) -> Tally:
    """Parse and load every stored submission with the cluster at `address`, or a local one of `settings.workers` processes.

    Raises Unusable where Dask isn't installed.
    """
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as error:
        raise Unusable("Dask is not installed: pip install 'noteholders[dask]', then run the command again.") from error
    local = {"n_workers": settings.workers, "threads_per_worker": 1, "dashboard_address": None}
    runner: Any = DaskTaskRunner(address=address) if address else DaskTaskRunner(cluster_kwargs=local)
    start_server()
    return reparse.with_options(task_runner=runner)()


@flow(name="reparse", persist_result=False)
def reparse() -> Tally:
    """The raw store read again with the present parser. Settings are those of the environment (NOTEHOLDERS_…)."""
    run = Run(load_settings(), "reparse", {"runner": "dask"}, progress=for_this_terminal())
    with stopped_by_signals(run.stop):
        tally = recorded(run, partial(_reparse, run), everything=True)
    return Completed(message=tally.in_words(), data=tally)  # type: ignore[return-value]


def _reparse(run: Run, tally: Tally) -> None:
    with run.staging() as staging:
        _read_and_load(run, staging, tally)


def _read_and_load(run: Run, staging: Path, tally: Tally) -> None:
    accessions = list(run.store.accessions())
    read = Task(read_and_stage, name="parse", cache_policy=NO_CACHE, persist_result=False)
    run.progress.begin("Filings", len(accessions))
    waiting: list[Any] = []

    def take() -> None:
        staged: Staged = waiting.pop(0).result()
        load(run, [staged], tally)
        run.progress.advance(sum(staged.outcomes.values()) + len(staged.damaged))

    for chunk in batches(accessions, max(LEAST, min(MOST, len(accessions) // PARTS))):
        waiting.append(read.submit(run.raw_location, chunk, staging))
        if len(waiting) > AHEAD:
            take()
        run.check_stop()
    while waiting:
        take()
    run.progress.end()
