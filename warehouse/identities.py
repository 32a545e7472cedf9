"""What the identity rules are given, read from the database, and what they answer, as tables to be put into it.

The rules themselves belong to another room and are passed in as functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import duckdb

from transform.records import Claim, HolderDecision, HolderResolution, IssueMention, NameMention, NoteIssue, Security
from warehouse.statements import run

if TYPE_CHECKING:
    import pyarrow as pa


ResolveIssues = Callable[[Sequence[IssueMention]], Sequence[NoteIssue]]
ResolveHolders = Callable[[Sequence[NameMention], Sequence[HolderDecision], Mapping[str, Sequence[Claim]]], HolderResolution]


def issue_mentions(connection: duckdb.DuckDBPyConnection) -> list[IssueMention]:
    """The securities of the filings in scope."""
    return [_issue_mention(row) for row in run(connection, "steps/derive/2_issue_mentions")]


def _issue_mention(row: tuple[Any, ...]) -> IssueMention:
    accession, filed, cik, ciks, company, numbers, prospectus, *security = row
    key, title, coupon, kind, matures, year, currency, outstanding, price, rate = security
    return IssueMention(
        accession,
        filed,
        cik,
        tuple(ciks or ()),
        company or "",
        tuple(numbers or ()),
        prospectus,
        Security(key, title or "", coupon, kind or "", matures, year, currency or "USD", outstanding, price, rate),
    )


def put_issues(connection: duckdb.DuckDBPyConnection, issues: Iterable[NoteIssue]) -> None:
    """The answer as the temporary tables `new_issues` and `new_members`."""
    found = list(issues)
    facts = [
        {
            "note_issue_id": i.note_issue_id,
            "cik": i.cik,
            "issuer_name": i.issuer_name,
            "title": i.title,
            "coupon_rate": i.coupon_rate,
            "kind": i.kind,
            "maturity_date": i.maturity_date,
            "maturity_year": i.maturity_year,
            "currency": i.currency,
            "principal_outstanding": i.principal_outstanding,
            "file_numbers": sorted(i.file_numbers),
            "evidence": i.evidence,
        }
        for i in found
    ]
    members = [
        {"accession_number": accession, "security_key": key, "note_issue_id": i.note_issue_id}
        for i in found
        for accession, key in i.members
    ]
    put(connection, "new_issues", "note_issues", facts)
    put(connection, "new_members", "issue_members", members)


def name_mentions(connection: duckdb.DuckDBPyConnection) -> list[NameMention]:
    return [NameMention(*row) for row in run(connection, "steps/derive/4_name_mentions")]


def decisions(connection: duckdb.DuckDBPyConnection) -> list[HolderDecision]:
    """The judgements that count, oldest first."""
    return [HolderDecision(*row) for row in run(connection, "steps/derive/decisions")]


def put_holders(connection: duckdb.DuckDBPyConnection, answer: HolderResolution) -> None:
    """The answer as temporary tables `new_…`: holders, holder_names, assignments, candidates, conflicts."""
    facts = [
        {
            "holder_id": h.holder_id,
            "name": h.name,
            "holder_type": h.holder_type,
            "type_evidence": h.type_evidence,
            "family": h.family,
        }
        for h in answer.holders
    ]
    names = [
        {"holder_id": h.holder_id, "name_as_filed": name, "method": method, "score": score}
        for h in answer.holders
        for name, method, score in h.spellings
    ]
    candidates = [
        {"left_name": c.left, "right_name": c.right, "score": c.score, "reasons": list(c.reasons)} for c in answer.candidates
    ]
    put(connection, "new_holders", "holders", facts)
    put(connection, "new_holder_names", "holder_names", names)
    put(connection, "new_candidates", "holder_merge_candidates", candidates)
    assignments = [
        {
            "note_issue_id": a.note_issue_id or "",
            "name_as_filed": a.name,
            "holder_id": a.holder_id,
            "method": a.method,
            "score": a.score,
        }
        for a in answer.assignments
    ]
    conflicts = [
        {"left_name": c.left, "right_name": c.right, "path": list(c.path), "description": c.words} for c in answer.conflicts
    ]
    put(connection, "new_assignments", "holder_assignments", assignments)
    put(connection, "new_conflicts", "holder_conflicts", conflicts)


def put_decisions(connection: duckdb.DuckDBPyConnection) -> None:
    """The judgements that count as the temporary table `new_decisions`."""
    names = ("left_name", "right_name", "judgement", "decided_by", "decided_at", "reason")
    records = [dict(zip(names, row, strict=True)) for row in run(connection, "steps/derive/decisions")]
    put(connection, "new_decisions", "applied_decisions", records)


def put(connection: duckdb.DuckDBPyConnection, name: str, like: str, records: list[dict[str, Any]]) -> None:
    """A temporary table `name` with the columns of `like` and these records."""
    import pyarrow as pa

    schema: pa.Schema = connection.table(like).limit(0).to_arrow_table().schema
    connection.register("incoming", pa.Table.from_pylist(records, schema=schema))
    # Made whole in one statement: DuckDB 2.0 loses what is inserted in bulk into a table that was created empty from a query
    # in the same transaction.
    connection.execute(f"create or replace temp table {name} as from incoming").fetchall()
    connection.unregister("incoming")
