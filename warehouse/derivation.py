"""Deriving note issues, holders and the history from what is loaded: only where something changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import duckdb

from warehouse.holders import HolderRules, as_claims, resolve_touched
from warehouse.identities import ResolveHolders, ResolveIssues, decisions, issue_mentions, name_mentions, put_holders, put_issues
from warehouse.schema import info, set_info
from warehouse.statements import run

ROWS_AT_ONCE = 5_000
"""The fold holds some four kilobytes for each row; in portions its memory does not grow with the warehouse."""


@dataclass(frozen=True, slots=True)
class DeriveReport:
    """What was derived: filings looked at, note issues folded again, intervals written."""

    filings: int
    note_issues: int


def portions(issues: Iterable[tuple[str, int]]) -> Iterator[list[str]]:
    """The note issues, given with their rows, in order, in portions of about `ROWS_AT_ONCE` rows; an issue is never parted."""
    portion: list[str] = []
    filled = 0
    for issue, rows in issues:
        if portion and filled + rows > ROWS_AT_ONCE:
            yield portion
            portion, filled = [], 0
        portion.append(issue)
        filled += rows
    if portion:
        yield portion


def derive(
    connection: duckdb.DuckDBPyConnection,
    resolve_note_issues: ResolveIssues,
    holders: ResolveHolders | HolderRules,
    everything: bool = False,
    rules_version: str = "",
) -> DeriveReport:
    """Derive again what the filings loaded since the last derivation touch, or everything; within the caller's transaction.

    The outcome is the same as that of deriving everything. `holders` are the identity rules: as a function over all names, or
    piece by piece (`HolderRules`), which costs a large warehouse no more than the batch touches. With the latter, candidates
    for a merge across issuers are complete only after deriving everything. `rules_version` names the rules: what was derived by
    others is derived again, all of it.
    """
    if everything or rules_version != info(connection).get("rules_version", rules_version):
        run(connection, "steps/derive/0_all")
    run(connection, "steps/derive/0_touched")
    run(connection, "steps/derive/1_scope")
    put_issues(connection, resolve_note_issues(issue_mentions(connection)))
    run(connection, "steps/derive/3_issues")
    if callable(holders):
        claims = as_claims(run(connection, "steps/derive/4_manager_claims"))
        put_holders(connection, holders(name_mentions(connection), decisions(connection), claims))
        run(connection, "steps/derive/5_holders")
    else:
        resolve_touched(connection, holders)
    issues = [(str(row[0]), int(row[1])) for row in run(connection, "steps/derive/touched_issues")]
    run(connection, "steps/derive/6_clear")
    for portion in portions(issues):
        for step in ("6_events", "7_history"):
            run(connection, f"steps/derive/{step}", issues=portion)
    run(connection, "steps/derive/8_done")
    set_info(connection, {"rules_version": rules_version})
    return DeriveReport(len(run(connection, "steps/derive/touched")), len(issues))
