"""The end of every run: history derived again where filings touched it, and the readers' file put in place."""

from __future__ import annotations

from flows.run import Run
from transform.identity.holders import resolve_holders
from transform.identity.note_issues import resolve_note_issues
from warehouse.derivation import DeriveReport


def derive_and_publish(run: Run, everything: bool = False) -> DeriveReport:
    """Derive note issues, holders and history, and publish."""

    def work() -> DeriveReport:
        with run.warehouse() as warehouse:
            report = warehouse.derive(resolve_note_issues, resolve_holders, everything)
            warehouse.publish(run.settings.database)
        return report

    return run.steps.do("derive and publish", "history", work)
