"""Totals known by their sums: rows of numbers without a name, and labels that could be a holder's (`Total Calamos`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from transform.records import Column
from transform.tables.amounts import read_amount
from transform.tables.assemble import RawRow
from transform.tables.labels import row_kind
from transform.tables.lines import Dropped

_TOTAL = re.compile(r"\btotals?\b", re.I)
SUMMED = ("principal_amount", "principal_before", "shares", "shares_before", "units")


def find_totals(rows: Sequence[RawRow], columns: Sequence[Column]) -> tuple[list[RawRow], list[Dropped]]:
    """The rows, totals among them marked; rows of numbers without a name that sum up nothing are given back as dropped.

    A label such as `Total Calamos` is a total if it adds up, and a holder (`Total Fina`) if not.
    """
    kept: list[RawRow] = []
    dropped: list[Dropped] = []
    for row in rows:
        unnamed = bool(row.values) and not row.name.strip()
        if row.values and (unnamed or _TOTAL.search(row.name)) and row_kind(row.name) == "holder":
            row.is_total = any(_sums_up(row, above, columns) for above in _above(kept))
        if unnamed and not row.is_total:
            dropped.append(Dropped(" | ".join(row.values.values()), "numbers without a name"))
            continue
        row.name = row.name if not unnamed else "Total"
        kept.append(row)
    return kept, dropped


def _above(rows: Sequence[RawRow]) -> list[list[RawRow]]:
    """The rows that a total may sum up: all, and those since the last heading or total."""
    whole = [row for row in rows if row.values and not _is_total(row)]
    since: list[RawRow] = []
    for row in reversed(rows):
        if not row.values or _is_total(row):
            break
        since.insert(0, row)
    return [whole, since]


def _is_total(row: RawRow) -> bool:
    return row.is_total or row_kind(row.name) == "total"


def _sums_up(total: RawRow, above: Sequence[RawRow], columns: Sequence[Column]) -> bool:
    """True where every summed column of the row that prints a number is the sum of the rows above, to a share a row."""
    compared = 0
    for n, column in enumerate(columns):
        printed = read_amount(total.values.get(n, "")).value
        if column.role not in SUMMED or not printed:
            continue
        compared += 1
        parts = [read_amount(row.values.get(n, "")).value or Decimal(0) for row in above]
        if abs(sum(parts, Decimal(0)) - printed) > len(parts):
            return False
    return compared > 0 and len(above) > 1
