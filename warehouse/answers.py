"""Read-only questions: those of the command line by the name of their file under `warehouse/sql/terminal`, and anybody's SQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import WarehouseError, storage_errors
from warehouse.statements import sql

Connection = duckdb.DuckDBPyConnection
AT_ONCE = 10_000


class QueryRefused(WarehouseError):
    """SQL that DuckDB refuses: a mistake in it, or an attempt to write."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Column names, and the rows in their order."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def ask(connection: Connection, name: str, room: str = "terminal", **parameters: Any) -> Answer:
    """The answer of `warehouse/sql/<room>/<name>.sql`."""
    cursor = connection.execute(sql(f"{room}/{name}"), parameters or None)
    return Answer(tuple(column[0] for column in cursor.description or ()), cursor.fetchall())


def stream(connection: Connection, text: str) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
    """Column names and rows of any SQL text, a few thousand at a time; of its last statement where there are several.

    Raises QueryRefused, also while the rows are taken: DuckDB computes as they are asked for.
    """
    try:
        cursor = connection.execute(text)
        columns = tuple(column[0] for column in cursor.description or ())
    except duckdb.Error as error:
        raise _refused(error) from error
    return columns, _rows(cursor)


def _rows(cursor: Connection) -> Iterator[tuple[Any, ...]]:
    try:
        while rows := cursor.fetchmany(AT_ONCE):
            yield from rows
    except duckdb.Error as error:
        raise _refused(error) from error


def write_parquet(connection: Connection, text: str, path: Path) -> None:
    """The answer of a single SELECT as a Parquet file, whole or not at all. Raises QueryRefused and StorageFailed."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    with storage_errors(path, "Writing"):
        try:
            relation = connection.sql(text)
            if relation is None:
                raise QueryRefused("That is no query with an answer, so that there is nothing to write.")
            relation.write_parquet(str(partial), compression="zstd")
            os.replace(partial, path)
        except (duckdb.ProgrammingError, duckdb.DataError, duckdb.NotSupportedError, duckdb.InternalError) as error:
            raise _refused(error) from error
        finally:
            partial.unlink(missing_ok=True)


def _refused(error: duckdb.Error) -> QueryRefused:
    hint = "'noteholders sql \"SHOW TABLES\"' lists the relations, 'noteholders sql \"DESCRIBE filings\"' the columns of one."
    if "read-only" in str(error):
        hint = "The published database is only read; to keep results, use --output, or attach a database of your own."
    return QueryRefused(f"{error}\n{hint}")
