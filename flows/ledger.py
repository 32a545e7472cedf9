"""A run in the warehouse's own ledger: begun, ended, with what it did, whatever became of it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from flows.errors import Stopped
from flows.finish import derive_and_publish, publish
from flows.run import Run
from flows.tally import Tally

log = logging.getLogger(__name__)


def recorded(run: Run, work: Callable[[Tally], None], everything: bool = False) -> Tally:
    """Carry out `work`, derive (`everything`, or what changed), publish, and record how the run ended. Raises what `work` raises.

    A run that was stopped or failed derives nothing: the next one does, from all that was loaded. One that failed publishes
    that it did; one that was stopped has no time for it.
    """
    with run.warehouse() as warehouse:
        run.run_id = warehouse.start_run(run.kind, run.parameters)
    tally = Tally()
    try:
        work(tally)
        run.check_stop()
        derive_and_publish(run, tally, everything)
    except BaseException as error:
        _end(run, tally, error)
        raise
    log.info("%s", tally.in_words())
    return tally


def _end(run: Run, tally: Tally, error: BaseException) -> None:
    stopped = isinstance(error, Stopped | KeyboardInterrupt)
    try:
        with run.ledger() as warehouse:
            warehouse.record_attempts(run.take_attempts(), run.run_id)
            warehouse.end_run(run.run_id, "stopped" if stopped else "failed", tally.as_counts(), None if stopped else str(error))
            if not stopped:
                publish(run, warehouse, only_if_there=True)
    except Exception as second:
        log.warning("The run's end could not be recorded: %s", second)
