"""Deriving note issues, holders and the history from what is loaded: only where something changed."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from warehouse.identities import (
    ResolveHolders,
    ResolveIssues,
    decisions,
    issue_mentions,
    manager_claims,
    name_mentions,
    put_holders,
    put_issues,
)
from warehouse.statements import run


@dataclass(frozen=True, slots=True)
class DeriveReport:
    """What was derived: filings looked at, note issues folded again, intervals written."""

    filings: int
    note_issues: int


def derive(
    connection: duckdb.DuckDBPyConnection,
    resolve_note_issues: ResolveIssues,
    resolve_holders: ResolveHolders,
    everything: bool = False,
) -> DeriveReport:
    """Derive again what the filings loaded since the last derivation touch, or everything; within the caller's transaction.

    The outcome is the same as that of deriving everything.
    """
    run(connection, "steps/derive/0_touched_all" if everything else "steps/derive/0_touched_pending")
    run(connection, "steps/derive/1_scope")
    put_issues(connection, resolve_note_issues(issue_mentions(connection)))
    run(connection, "steps/derive/3_issues")
    put_holders(connection, resolve_holders(name_mentions(connection), decisions(connection), manager_claims(connection)))
    run(connection, "steps/derive/5_holders")
    issues = [row[0] for row in run(connection, "steps/derive/touched_issues")]
    run(connection, "steps/derive/6_clear")
    for step in ("6_events", "7_history"):
        run(connection, f"steps/derive/{step}", issues=issues)
    run(connection, "steps/derive/8_done")
    return DeriveReport(len(run(connection, "steps/derive/touched")), len(issues))
