"""The nightly as a Prefect flow. `python -m flows.nightly` runs it with no server set up, from cron or a systemd timer."""

from __future__ import annotations

from datetime import date

from flows import after
from flows.announce import announce
from flows.catch_up import nightly as catch_up
from flows.errors import Stopped
from flows.prefect3 import Cancelled, Completed, ThreadPoolTaskRunner, flow
from flows.progress import for_this_terminal
from flows.progress_artifact import WithArtifact
from flows.run import Run, stopped_by_signals
from flows.servers import start_server
from flows.settings import load_settings
from flows.tally import Tally
from flows.tasks import PrefectSteps
from warehouse.store import utc_now


@flow(
    name="nightly",
    task_runner=ThreadPoolTaskRunner(max_workers=2),  # type: ignore[arg-type]
    on_failure=[after.tell_failure],
    on_crashed=[after.tell_failure],
    persist_result=False,
)
def nightly(start: date | None = None, through: date | None = None) -> Tally:
    """Every index day since the last complete one through `through` (default: yesterday in New York), and earlier failures again.

    `start` is where to begin the first time. Settings are those of the environment (NOTEHOLDERS_…).
    """
    parameters = {"start": start and str(start), "through": through and str(through)}
    run = Run(load_settings(), "nightly", parameters, PrefectSteps(), WithArtifact(for_this_terminal(), "nightly-progress"))
    began = utc_now()
    try:
        with stopped_by_signals(run.stop):
            tally = catch_up(run, start, through)
    except Stopped as stopped:
        return Cancelled(message=str(stopped))  # type: ignore[return-value]
    after.leave_artifacts(run, tally)
    after.leave_digest(run, began, announce(run, began))
    # Prefect shows a returned state's message in its UI and hands the caller its data.
    return Completed(message=tally.in_words(), data=tally)  # type: ignore[return-value]


if __name__ == "__main__":
    start_server()
    nightly()
