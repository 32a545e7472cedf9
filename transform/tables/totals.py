"""Rows of numbers that print no name: totals whose label was left out, known by their sums."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from transform.records import Column
from transform.tables.amounts import read_amount
from transform.tables.assemble import RawRow
from transform.tables.labels import row_kind
from transform.tables.lines import Dropped

SUMMED = ("principal_amount", "principal_before", "shares", "shares_before", "units")


def name_totals(rows: Sequence[RawRow], columns: Sequence[Column]) -> tuple[list[RawRow], list[Dropped]]:
    """The rows, those without a name called `Total` where they sum up the rows above; others are given back as dropped."""
    kept: list[RawRow] = []
    dropped: list[Dropped] = []
    for row in rows:
        if row.name.strip() or not row.values:
            kept.append(row)
        elif _sums_up(row, kept, columns):
            row.name = "Total"
            kept.append(row)
        else:
            dropped.append(Dropped(" | ".join(row.values.values()), "numbers without a name"))
    return kept, dropped


def _sums_up(total: RawRow, rows: Sequence[RawRow], columns: Sequence[Column]) -> bool:
    """True where every summed column of the row that prints a number is the sum of the rows above, to a share a row."""
    compared = 0
    above = [row for row in rows if row.values and row_kind(row.name) != "total"]
    for n, column in enumerate(columns):
        printed = read_amount(total.values.get(n, "")).value
        if column.role not in SUMMED or not printed:
            continue
        compared += 1
        parts = [read_amount(row.values.get(n, "")).value or Decimal(0) for row in above]
        if abs(sum(parts, Decimal(0)) - printed) > len(parts):
            return False
    return compared > 0 and len(above) > 1
