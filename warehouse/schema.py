"""Making and upgrading the database: tables once, views, macros and comments again whenever their text changed."""

from __future__ import annotations

import hashlib

import duckdb

from warehouse.errors import SchemaTooNew
from warehouse.statements import names, run, sql

SCHEMA_VERSION = 1

# Views and macros in the order in which they build on each other.
RELATIONS = (
    "views/reported_positions",
    "comments/reported_positions",
    "views/equity_rows",
    "comments/equity_rows",
    "views/claim_rows",
    "views/claim_parties",
    "macros/name_mentions",
    "macros/statement_rows",
    "macros/superseded_supplements",
    "macros/fold_rows",
    "macros/fold_steps",
    "macros/fold_events",
    "macros/position_intervals",
    "macros/positions_as_of",
    "views/current_positions",
    "views/position_changes",
    "views/chain_gaps",
    "views/unresolved_rows",
    "views/open_doubts",
    "views/issue_coverage",
    "views/holder_type_shares",
    "views/hedge_fund_share",
    "views/holding_periods",
    "views/average_holding_period",
    "macros/explain_position",
)


def upgrade(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring the working file to the present schema, in one transaction; after a change everything waits to be derived again.

    Raises SchemaTooNew where a later version made the file.
    """
    found = _version(connection)
    if found is not None and found[0] > SCHEMA_VERSION:
        raise SchemaTooNew(
            f"The warehouse has schema version {found[0]}, this program knows {SCHEMA_VERSION}: "
            "use the version of noteholders that wrote it."
        )
    if found == (SCHEMA_VERSION, digest()):
        return
    connection.begin()
    for number in range(found[0] + 1 if found else SCHEMA_VERSION + 1, SCHEMA_VERSION + 1):
        connection.execute(sql(f"migrations/{number:03d}"))
    if found:
        run(connection, "steps/upgrade")
    for name in names("tables"):
        connection.execute(sql(f"tables/{name}"))
    if found:
        run(connection, "steps/all_pending")
    create_views(connection)
    set_info(connection, {"schema_version": str(SCHEMA_VERSION), "schema_digest": digest()})
    connection.commit()


def create_views(connection: duckdb.DuckDBPyConnection, leave_out: tuple[str, ...] = ()) -> None:
    """(Re-)create every view and macro with its comments, except those named in `leave_out`."""
    for name in RELATIONS:
        if name not in leave_out:
            connection.execute(sql(name))


def set_info(connection: duckdb.DuckDBPyConnection, facts: dict[str, str]) -> None:
    for name, value in facts.items():
        run(connection, "steps/info_delete", name=name)
        run(connection, "steps/info_insert", name=name, value=value)


def info(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What the file says of itself, by name."""
    return dict(run(connection, "steps/info_read"))


def digest() -> str:
    """SHA-256 over the text of all tables, views and macros."""
    text = "\n".join(sql(f"tables/{name}") for name in names("tables")) + "\n".join(sql(name) for name in RELATIONS)
    return hashlib.sha256(text.encode()).hexdigest()


def _version(connection: duckdb.DuckDBPyConnection) -> tuple[int, str] | None:
    if not run(connection, "steps/has_info"):
        return None
    facts = info(connection)
    return int(facts.get("schema_version", 0)), facts.get("schema_digest", "")
