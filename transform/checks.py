"""Checks of a parsed filing against its own arithmetic; they judge and record, they never change or drop a row."""

from __future__ import annotations

from transform.records import ParsedFiling, QualityCheck


def check_filing(filing: ParsedFiling) -> tuple[QualityCheck, ...]:
    """Every check that the filing's facts allow."""
    return tuple(
        QualityCheck("cells_understood", False, row.row_index, None, problem)
        for table in filing.tables
        for row in table.rows
        for problem in row.problems
    )
