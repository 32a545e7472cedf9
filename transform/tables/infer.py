"""Columns whose captions are lost or say too little ("Amount"), told by arithmetic.

Shares are principal times one rate, percentages principal over one sum. It is used only where a table prints no column of
principal at all, exactly one column is in whole thousands, and all columns proportional to it agree; owned, offered and after
side by side can't be told apart so, and stay unread. What is inferred says so in the column's `reason`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from transform.records import Cell, Column, HolderRow
from transform.tables.amounts import read_amount
from transform.tables.captions import read_caption
from transform.tables.cells import Line

TOLERANCE = Decimal("0.01")
MIN_ROWS = 3
Row = dict[int, Decimal]
_MAYBE_ROUND = re.compile(r"000|illion", re.I)


def may_infer(columns: Sequence[Column], lines: Iterable[Line]) -> bool:
    """False where arithmetic surely tells nothing, seen without placing a cell: all captions tell, or too few amounts are round."""
    if not _bare(columns) or any(column.role.startswith("principal") and column.role != "principal_pct" for column in columns):
        return False
    return has_round_amounts(lines)


def has_round_amounts(lines: Iterable[Line]) -> bool:
    """Whether enough rows print an amount that may be in whole thousands."""
    return sum(any(_MAYBE_ROUND.search(cell.text) for cell in line) for line in lines) >= MIN_ROWS


def infer_roles(columns: tuple[Column, ...], rows: Sequence[Mapping[int, Sequence[Cell]]]) -> tuple[Column, ...]:
    """The columns, with roles for those that no caption explains where their numbers leave no doubt (see `may_infer`)."""
    bare = _bare(columns)
    told = {column.role: n for n, column in enumerate(columns) if column.role in ("shares", "principal_pct")}
    numbers = [{n: value for n in [*bare, *told.values()] if (value := _value(row.get(n, ()))) is not None} for row in rows]
    round_columns = [n for n in bare if _is_round(n, numbers)]
    if len(round_columns) != 1:
        return columns
    principal = round_columns[0]
    followers = [n for n in [*bare, *told.values()] if n != principal and _is_proportional(principal, n, numbers)]
    share_columns = [n for n in followers if _largest(n, numbers) > 100]
    percent = next((n for n in followers if _largest(n, numbers) <= 100 and n in bare), None)
    if not share_columns or any(row.get(n) != row.get(share_columns[0]) for row in numbers for n in share_columns):
        return columns
    shares = share_columns[0]
    found = {principal: "principal_amount", shares: "shares"} | ({percent: "principal_pct"} if percent is not None else {})
    return tuple(
        replace(column, role=found[n], reason="caption says too little; told by arithmetic") if n in found and n in bare else column
        for n, column in enumerate(columns)
    )


def _bare(columns: Sequence[Column]) -> list[int]:
    return [n for n, column in enumerate(columns) if column.role == "unknown" and read_caption(column.caption).subject is None]


def _value(cells: Sequence[Cell]) -> Decimal | None:
    return read_amount(" ".join(cell.text for cell in cells)).value


def _largest(n: int, rows: Sequence[Row]) -> Decimal:
    return max((row[n] for row in rows if n in row), default=Decimal(0))


def _is_round(n: int, rows: Sequence[Row]) -> bool:
    """True for a column of amounts in whole thousands."""
    values = [row[n] for row in rows if row.get(n)]
    return len(values) >= MIN_ROWS and sum(value % 1000 == 0 for value in values) >= 0.9 * len(values)


def _is_proportional(one: int, other: int, rows: Sequence[Row]) -> bool:
    """True where two columns keep one ratio over nearly all rows that print both; some slack, since percentages are rounded."""
    ratios = [row[other] / row[one] for row in rows if row.get(one) and row.get(other)]
    if len(ratios) < MIN_ROWS:
        return False
    middle = median(ratios)
    return sum(abs(ratio - middle) <= middle * TOLERANCE for ratio in ratios) >= 0.8 * len(ratios)


def looks_shifted(columns: Sequence[Column], rows: Sequence[HolderRow]) -> bool:
    """True where no amount of principal is in whole thousands but those of another column are: captions a column off.

    Notes come in denominations of 1,000; a table that contradicts it so flatly is given up rather than read.
    """
    printed = [row.raw_cells for row in rows if row.row_kind == "holder" and len(row.raw_cells) == len(columns)]
    principal = [n for n, column in enumerate(columns) if column.role == "principal_amount" and column.unit == 1]
    others = [n for n, column in enumerate(columns) if column.role in ("shares", "shares_before", "unknown")]
    if not principal or any(_round_share(n, printed) > 0 for n in principal):
        return False
    return any(_round_share(n, printed) == 1 for n in others)


def _round_share(n: int, rows: Sequence[Sequence[str]]) -> Decimal:
    """The share of a column's amounts above zero that are in whole thousands; with fewer than two of them neither 0 nor 1."""
    values = [value for row in rows if (value := read_amount(row[n]).value)]
    if len(values) < 2:
        return Decimal("0.5")
    return Decimal(sum(value % 1000 == 0 for value in values)) / len(values)
