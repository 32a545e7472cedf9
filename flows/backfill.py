"""The backfill as a Prefect flow. `python -m flows.backfill 2003-01-01 2004-12-31` runs it with no server set up."""

from __future__ import annotations

import sys
from datetime import date

from flows import after
from flows.errors import Stopped
from flows.past_range import backfill as past_range
from flows.prefect3 import Cancelled, Completed, ThreadPoolTaskRunner, flow
from flows.progress import for_this_terminal
from flows.progress_artifact import WithArtifact
from flows.run import Run, stopped_by_signals
from flows.servers import start_server
from flows.settings import load_settings
from flows.tally import Tally
from flows.tasks import PrefectSteps


@flow(
    name="backfill",
    flow_run_name="backfill {start} to {end}",
    task_runner=ThreadPoolTaskRunner(max_workers=2),  # type: ignore[arg-type]
    on_failure=[after.tell_failure],
    on_crashed=[after.tell_failure],
    persist_result=False,
)
def backfill(start: date, end: date, ciks: list[int] | None = None, file_numbers: list[str] | None = None) -> Tally:
    """Fetch, parse and load what was filed from `start` to `end`, both included; run again, it does what is left.

    `ciks` and `file_numbers` narrow it. Settings are those of the environment (NOTEHOLDERS_…).
    """
    parameters = {"start": str(start), "end": str(end), "ciks": ciks or [], "file_numbers": file_numbers or []}
    run = Run(load_settings(), "backfill", parameters, PrefectSteps(), WithArtifact(for_this_terminal(), "backfill-progress"))
    try:
        with stopped_by_signals(run.stop):
            tally = past_range(run, start, end, ciks or [], file_numbers or [])
    except Stopped as stopped:
        return Cancelled(message=str(stopped))  # type: ignore[return-value]
    after.leave_artifacts(run, tally)
    # Prefect shows a returned state's message in its UI and hands the caller its data.
    return Completed(message=tally.in_words(), data=tally)  # type: ignore[return-value]


if __name__ == "__main__":
    start_server()
    backfill(date.fromisoformat(sys.argv[1]), date.fromisoformat(sys.argv[2]))
