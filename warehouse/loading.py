"""Loading staged batches: in one transaction, each filing whole, a newer reading in place of an older one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.errors import StagingUnreadable
from warehouse.statements import run


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What one load did. `corrected` filings were loaded before and tell another history now; `unchanged` ones the same."""

    filings: int = 0
    corrected: int = 0
    unchanged: int = 0
    rows: int = 0


def load(connection: duckdb.DuckDBPyConnection, paths: Sequence[Path], loaded_at: datetime) -> LoadReport:
    """Load staged batches within the caller's transaction.

    A filing that stands in several batches is taken from the last one. `loaded_at` (UTC, naive) becomes the moment from
    which the filings' facts are known, unless the same facts were known already. Raises StagingUnreadable.
    """
    if not paths:
        return LoadReport()
    try:
        run(connection, "steps/load/1_staged", paths=[str(path) for path in paths], loaded_at=loaded_at)
    except (duckdb.IOException, duckdb.InvalidInputException, duckdb.BinderException) as error:
        listed = ", ".join(str(path) for path in paths[:3])
        raise StagingUnreadable(
            f"A staged batch can't be read ({listed}): {error}. Delete it; its filings are parsed again by the next run."
        ) from error
    report = LoadReport(*run(connection, "steps/load/2_report")[0])
    if report.corrected:
        issues = [row[0] for row in run(connection, "steps/load/3_corrected_issues")]
        run(connection, "steps/load/3_supersede", issues=issues)
    run(connection, "steps/load/4_filings")
    if report.corrected or report.unchanged:
        run(connection, "steps/load/5_clear")
    run(connection, "steps/load/6_insert")
    return report
