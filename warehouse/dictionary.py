"""The data dictionary, read from the database's own comments."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from warehouse.statements import run


@dataclass(frozen=True, slots=True)
class Described:
    """One column of a relation, or (`column` None) the relation or macro itself. `kind`: table, view, macro."""

    relation: str
    kind: str
    column: str | None
    type: str | None
    comment: str


def data_dictionary(connection: duckdb.DuckDBPyConnection) -> list[Described]:
    """Every table, view and macro, each followed by its columns in order; works on the working and the published file."""
    return [Described(*row) for row in run(connection, "steps/dictionary")]
