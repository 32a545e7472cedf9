"""The ledger: what was asked of EDGAR, which index days are done, what is still to do, and which runs did it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal, Protocol

import duckdb

from transform.records import IndexEntry
from warehouse.statements import run

MOST_FAILURES = 8
RunState = Literal["done", "with_failures", "stopped", "failed"]


class Attempt(Protocol):
    """One request, as the room that sends them records it."""

    @property
    def address(self) -> str: ...
    @property
    def attempt(self) -> int: ...
    @property
    def started_at(self) -> datetime: ...
    @property
    def seconds(self) -> float: ...
    @property
    def outcome(self) -> str: ...
    @property
    def status(self) -> int | None: ...
    @property
    def bytes(self) -> int: ...
    @property
    def sha256(self) -> str | None: ...
    @property
    def reason(self) -> str | None: ...


class Result(Protocol):
    """What became of fetching one filing: `status` is stored, present, absent, failed or stopped."""

    @property
    def entry(self) -> IndexEntry: ...
    @property
    def status(self) -> str: ...
    @property
    def sha256(self) -> str | None: ...
    @property
    def bytes(self) -> int | None: ...
    @property
    def fetched_at(self) -> datetime | None: ...
    @property
    def reason(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class IndexPeriod:
    """A day's or quarter's index as it was last read. `state`: read, complete, absent or failed."""

    first_day: date
    last_day: date
    state: Literal["read", "complete", "absent", "failed"]
    name: str | None = None
    entries: int | None = None
    sha256: str | None = None
    reason: str | None = None

    @property
    def kind(self) -> str:
        return "day" if self.first_day == self.last_day else "quarter"

    @property
    def period(self) -> str:
        return f"{self.first_day}" if self.kind == "day" else f"{self.first_day.year}-Q{(self.first_day.month + 2) // 3}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the filings to be fetched; None is no limit."""

    first: date | None = None
    last: date | None = None
    forms: tuple[str, ...] | None = None
    ciks: tuple[int, ...] | None = None
    with_retries: bool = True
    with_new: bool = True


def record_attempts(connection: duckdb.DuckDBPyConnection, attempts: Iterable[Attempt], run_id: str | None) -> None:
    rows = [
        {
            "address": a.address,
            "attempt": a.attempt,
            "started_at": _naive(a.started_at),
            "seconds": a.seconds,
            "outcome": a.outcome,
            "status": a.status,
            "bytes": a.bytes,
            "sha256": a.sha256,
            "reason": a.reason,
            "run_id": run_id,
        }
        for a in attempts
    ]
    _with_rows(connection, "incoming_attempts", rows, "steps/ledger/attempts")


def record_results(connection: duckdb.DuckDBPyConnection, results: Iterable[Result], now: datetime) -> None:
    """Note what was fetched and what failed, and when a failure is tried again. `stopped` results change nothing."""
    rows = {
        r.entry.accession_number: {
            "accession_number": r.entry.accession_number,
            "ok": r.status in ("stored", "present"),
            "sha256": r.sha256,
            "bytes": r.bytes,
            "fetched_at": _naive(r.fetched_at),
            "reason": r.reason or f"fetching ended with {r.status}",
        }
        for r in results
        if r.status != "stopped"
    }
    _with_rows(connection, "incoming_results", list(rows.values()), "steps/ledger/results", now=now, most=MOST_FAILURES)


def record_index(connection: duckdb.DuckDBPyConnection, period: IndexPeriod, now: datetime) -> None:
    run(connection, "steps/ledger/period_delete", period=period.period)
    run(
        connection,
        "steps/ledger/period_insert",
        period=period.period,
        kind=period.kind,
        first_day=period.first_day,
        last_day=period.last_day,
        state=period.state,
        name=period.name,
        fetched_at=now,
        entries=period.entries,
        sha256=period.sha256,
        reason=period.reason,
    )


def pending(connection: duckdb.DuckDBPyConnection, wanted: Wanted, now: datetime) -> list[IndexEntry]:
    """Listed filings without an outcome and, unless `with_retries` is off, failed ones whose time has come; by date."""
    rows = run(
        connection,
        "steps/ledger/pending",
        first=wanted.first,
        last=wanted.last,
        forms=None if wanted.forms is None else list(wanted.forms),
        ciks=None if wanted.ciks is None else list(wanted.ciks),
        with_retries=wanted.with_retries,
        with_new=wanted.with_new,
        now=now,
    )
    return [_entry(row) for row in rows]


def _entry(row: tuple[Any, ...]) -> IndexEntry:
    accession, form, company, cik, filed, path, ciks = row
    return IndexEntry(accession, form, company or "", cik, filed, path, tuple(ciks or ()))


def entry(connection: duckdb.DuckDBPyConnection, accession_number: str) -> IndexEntry | None:
    """A filing as its index listed it; None where none did."""
    rows = run(connection, "steps/ledger/entry", accession_number=accession_number)
    return _entry(rows[0]) if rows else None


def registrants(connection: duckdb.DuckDBPyConnection, file_numbers: Iterable[str]) -> list[tuple[str, int]]:
    """(file number, CIK) for each company that a filing read before tells to have filed under one of these registrations."""
    return [(number, cik) for number, cik in run(connection, "steps/ledger/registrants", numbers=sorted(set(file_numbers)))]


def waiting(connection: duckdb.DuckDBPyConnection, first: date | None, last: date | None, now: datetime) -> int:
    """How many filings of the range failed before and are to be tried again later."""
    return int(run(connection, "steps/ledger/waiting", first=first, last=last, now=now)[0][0])


def first_day(connection: duckdb.DuckDBPyConnection) -> date | None:
    """The first index day that was ever asked for."""
    day = run(connection, "steps/ledger/first_day")[0][0]
    return day if isinstance(day, date) else None


def mark_withdrawn(
    connection: duckdb.DuckDBPyConnection, first: date, last: date, forms: Sequence[str], present: Iterable[str], now: datetime
) -> list[str]:
    """Mark what the rebuilt index of a period no longer lists; answers the accession numbers. Nothing is deleted."""
    rows = run(
        connection, "steps/ledger/withdrawn", first=first, last=last, forms=list(forms), present=sorted(set(present)), now=now
    )
    return sorted(row[0] for row in rows)


def start_run(connection: duckdb.DuckDBPyConnection, kind: str, parameters: Mapping[str, object], now: datetime) -> str:
    run_id = f"{now:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}"
    told = json.dumps(dict(parameters), default=str, sort_keys=True)
    run(connection, "steps/ledger/run_start", run_id=run_id, kind=kind, started_at=now, parameters=told)
    return run_id


def end_run(
    connection: duckdb.DuckDBPyConnection, run_id: str, state: RunState, counts: Mapping[str, int], error: str | None, now: datetime
) -> None:
    told = json.dumps(dict(counts), sort_keys=True)
    run(connection, "steps/ledger/run_end", run_id=run_id, ended_at=now, state=state, counts=told, error=error)


def _naive(moment: datetime | None) -> datetime | None:
    """The moment in UTC without a zone, as the warehouse writes all of them."""
    if moment is None or moment.tzinfo is None:
        return moment
    return moment.astimezone(UTC).replace(tzinfo=None)


def _with_rows(connection: duckdb.DuckDBPyConnection, name: str, rows: list[dict[str, Any]], step: str, **parameters: Any) -> None:
    """Run a step over records registered under `name`; nothing where there are none."""
    import pyarrow as pa

    if not rows:
        return
    types = {
        "attempt": pa.int64(),
        "status": pa.int64(),
        "bytes": pa.int64(),
        "seconds": pa.float64(),
        "ok": pa.bool_(),
        "started_at": pa.timestamp("us"),
        "fetched_at": pa.timestamp("us"),
    }
    connection.register(name, pa.Table.from_pylist(rows, schema=pa.schema([(c, types.get(c, pa.string())) for c in rows[0]])))
    try:
        run(connection, step, **parameters)
    finally:
        connection.unregister(name)
