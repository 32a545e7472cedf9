"""What a flow run leaves in Prefect: its counts, the night's changes, where the database is; and what is seen when it fails."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.digest import Digest
from flows.prefect3 import Flow, FlowRun, State, create_link_artifact, create_markdown_artifact, create_table_artifact
from flows.reader import reading
from flows.run import Run
from flows.tally import Tally
from flows.terminal import plain
from warehouse.reports import Reports

log = logging.getLogger(__name__)

MOST_CHANGES = 200


def leave_artifacts(run: Run, tally: Tally) -> None:
    """A table of counts and a link to the database, beside the flow run."""
    counts = [{"what": name.replace("_", " "), "filings": number} for name, number in tally.as_counts().items()]
    create_table_artifact(key=f"{run.kind}-summary", table=counts, description=f"What {run.kind} {run.run_id} did")
    create_link_artifact(
        key=f"{run.kind}-database",
        link=run.settings.database.absolute().as_uri(),
        link_text=str(run.settings.database),
        description="The database that this run published",
    )


def leave_digest(run: Run, since: datetime, told: tuple[Digest, Path] | None) -> None:
    """The night's changes as a table, its digest as text, and a link to the page."""
    if told is None:
        return
    digest, path = told
    create_markdown_artifact(key="nightly-digest", markdown=digest.markdown(), description=digest.headline)
    create_link_artifact(key="nightly-page", link=path.absolute().as_uri(), link_text=path.name, description="The digest as a page")
    with reading(run.settings.database) as connection:
        changes = Reports(connection).rows("night_changes", since=since)[:MOST_CHANGES]
    if changes:
        table = [{name: plain(value) for name, value in change.items()} for change in changes]
        create_table_artifact(key="nightly-changes", table=table, description=f"Position changes learned since {since} UTC")


def tell_failure(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """A state hook: one line for whoever watches the log, and an artifact for whoever watches the UI."""
    log.error("%s %s ended as %s: %s", flow.name, flow_run.name, state.name, state.message)
    create_markdown_artifact(
        key=f"{flow.name}-failure",
        markdown=f"# {flow_run.name} failed\n\n{state.message}\n\nWhat was complete is kept; the next run goes on from there.",
        description="Why the last failed run failed",
    )
