"""The end of every run: history derived again where filings touched it, and the readers' file put in place."""

from __future__ import annotations

from flows.run import Run
from flows.tally import Tally
from transform.identity import piecewise
from transform.identity.note_issues import resolve_note_issues
from transform.identity.version import rules_version
from warehouse import Warehouse


def derive_and_publish(run: Run, tally: Tally, everything: bool = False) -> None:
    """Derive note issues, holders and history, record that the run is done, and publish."""

    def work() -> None:
        with run.warehouse() as warehouse:
            derived = warehouse.derive(resolve_note_issues, piecewise, everything, rules_version())
            tally.changed_issues = derived.note_issues
            warehouse.end_run(run.run_id, "with_failures" if tally.failures else "done", tally.as_counts())
            publish(run, warehouse)

    run.steps.do("derive and publish", "history", work)


def publish(run: Run, warehouse: Warehouse, only_if_there: bool = False) -> None:
    """Put the readers' file in place; `only_if_there` leaves a first run's unfinished state unpublished."""
    if not only_if_there or run.settings.database.exists():
        warehouse.publish(run.settings.database)
