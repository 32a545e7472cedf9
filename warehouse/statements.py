"""The packaged SQL: every statement stands in a file under `warehouse/sql`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import duckdb

Row = tuple[Any, ...]


@cache
def sql(name: str) -> str:
    """The text of `warehouse/sql/<name>.sql`."""
    return resources.files("warehouse").joinpath("sql", *f"{name}.sql".split("/")).read_text(encoding="utf-8")


@cache
def names(folder: str) -> tuple[str, ...]:
    """The names of the files in one folder of `warehouse/sql`, sorted, without their ending."""
    entries = resources.files("warehouse").joinpath("sql", folder).iterdir()
    return tuple(sorted(entry.name.removesuffix(".sql") for entry in entries if entry.name.endswith(".sql")))


def run(connection: duckdb.DuckDBPyConnection, name: str, /, **parameters: Any) -> list[Row]:
    """Execute one packaged file and return the last statement's rows (all of them: an open result blocks the connection)."""
    text = sql(name)
    return (connection.execute(text, parameters) if parameters else connection.execute(text)).fetchall()
