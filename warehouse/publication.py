"""Publishing: a complete, checked file takes the place of the one that readers open, in one step.

Readers that have the old file open keep reading it; whoever opens afterwards sees the new one (ENGINE: a rename leaves the
old file to its readers).
"""

from __future__ import annotations

import os
import uuid
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.errors import StorageFailed, WarehouseError, storage_errors
from warehouse.reader import CONFIG
from warehouse.schema import create_views, set_info
from warehouse.statements import names, run, sql

# Views of the working file that are tables in the published one, and tables that are not published.
TABLES_THERE = ("views/reported_positions", "views/equity_rows")
PRIVATE = ("pending_derivations", "reported_rows", "chain_filings", "holder_links", "name_cores", "applied_decisions")


def publish(connection: duckdb.DuckDBPyConnection, path: Path, published_at: datetime) -> None:
    """Build the readers' file from the working file and put it at `path`.

    Raises StorageFailed where the disk refuses and WarehouseError where a check fails; what was at `path` then stays.
    """
    _check(connection)
    partial = path.with_name(f".{path.name}.{os.getpid()}-{uuid.uuid4().hex[:8]}.partial")
    with storage_errors(path, "Publishing"):
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        try:
            _copy(connection, partial)
            _finish(partial, published_at)
            _sync(partial)
            os.replace(partial, path)
            _sync(path.parent)
        except duckdb.IOException:
            raise
        except duckdb.Error as error:
            raise StorageFailed(f"Publishing {path} failed: {error}. The database published before is untouched.") from error
        finally:
            for leftover in (partial, partial.with_name(partial.name + ".wal")):
                leftover.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove what publishing left behind where its process was killed in it."""
    for leftover in path.parent.glob(f".{path.name}.*.partial*"):
        process = leftover.name.removeprefix(f".{path.name}.").partition("-")[0]
        if process.isdigit() and not Path(f"/proc/{process}").exists() and Path("/proc").exists():
            leftover.unlink(missing_ok=True)


def _check(connection: duckdb.DuckDBPyConnection) -> None:
    faults = run(connection, "steps/publish/checks")
    if faults:
        told = "; ".join(f"{fault}: {cases}" for fault, cases in faults)
        raise WarehouseError(
            f"The derived tables contradict themselves ({told}). Nothing was published; run `noteholders reparse` and report this."
        )


def _copy(connection: duckdb.DuckDBPyConnection, partial: Path) -> None:
    quoted = str(partial).replace("'", "''")
    connection.execute(f"attach '{quoted}' as out").fetchall()
    try:
        run(connection, "steps/publish/tables")
    finally:
        connection.execute("detach out").fetchall()


def _finish(partial: Path, published_at: datetime) -> None:
    with duckdb.connect(str(partial), config=dict(CONFIG)) as connection:
        for name in names("tables"):
            if name not in PRIVATE:
                connection.execute(sql(f"tables/{name}"))
        run(connection, "steps/publish/rows_view")
        create_views(connection, leave_out=TABLES_THERE)
        run(connection, "steps/publish/comments")
        set_info(connection, {"published_at": published_at.isoformat(timespec="seconds")})
        connection.execute("checkpoint").fetchall()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
