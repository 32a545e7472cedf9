"""Checks of a parsed filing against its own arithmetic; they judge and record, they never change or drop a row.

| check | compares | grade where it fails |
|---|---|---|
| `shares_match_principal` | principal over the conversion price, or at the rate of most rows, with the shares | warning |
| `pct_matches_principal` | principal over the outstanding amount with the percentage of the notes | warning |
| `rows_sum_to_total` | the rows since the last total with a total row, for principal and shares | warning |
| `principal_within_outstanding` | the sum of a whole table's principal with the outstanding amount | info |
| `after_is_before_less_offered` | what is owned after with owned less offered | info |
| `cell_understood` | a printed cell that was not read | warning; error for an amount of principal |
| `column_understood` | a column whose caption was not read, or told by arithmetic only | warning; info |
| `table_read` | a table that could not be read | error |
| `line_dropped` | a line of a table that is no row, with the reason | info, passed |
| `mark_explained` | a mark on a name without a note beneath the table | info |
| `principal_printed` | a holder's row without an amount of principal | info |
| `name_once` | a holder's name on several rows of one table | info |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from statistics import median

from transform.records import HolderRow, HolderTable, ParsedFiling, QualityCheck, Security
from transform.tables import TablesRead

ROUNDING = Decimal("1.5")
"""Filers round shares up, down or to the nearest; a price printed with two digits moves them by a little more."""
RATE_SLACK = Decimal("0.001")
MIN_ROWS_FOR_RATE = 4


def check_filing(filing: ParsedFiling, read: TablesRead | None = None) -> tuple[QualityCheck, ...]:
    """Every check that the filing's facts allow. `read` adds what the tables room dropped or could not read."""
    checks: list[QualityCheck] = []
    for table in filing.tables:
        for check in TABLE_CHECKS:
            checks += check(table, filing)
    return tuple(checks + list(_reading(read) if read is not None else ()))


def _securities(filing: ParsedFiling) -> dict[str | None, Security]:
    found: dict[str | None, Security] = {security.key: security for security in filing.securities}
    if len(filing.securities) == 1:
        found[None] = filing.securities[0]
    return found


def _text(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _printed_unit(value: Decimal) -> Decimal:
    """The worth of the last printed digit."""
    return Decimal(1).scaleb(int(value.as_tuple().exponent))


def _shares(table: HolderTable, filing: ParsedFiling) -> Iterator[QualityCheck]:
    securities = _securities(filing)
    shared = {row.row_index for row in table.rows if row.principal_amount} if table.rows else set()
    counts = Counter(row.row_index for row in table.rows if row.principal_amount and row.row_index in shared)
    for key in dict.fromkeys(row.security_key for row in table.rows):
        rows = [
            row for row in table.rows
            if row.security_key == key and row.principal_amount and row.shares and counts[row.row_index] == 1
        ]  # fmt: skip
        rate, source = _rate(securities.get(key), rows)
        if rate is None:
            continue
        for row in rows:
            expected = (row.principal_amount or Decimal(0)) * rate
            actual = row.shares or Decimal(0)
            passed = abs(expected - actual) <= max(ROUNDING, expected * RATE_SLACK)
            yield QualityCheck("shares_match_principal", passed, row.row_index, f"{expected:.0f} ({source})", _text(actual))


def _rate(security: Security | None, rows: list[HolderRow]) -> tuple[Decimal | None, str]:
    """Shares for one unit of principal, and where the rate is from. A told rate that no row follows is not this table's rate."""
    told: list[tuple[Decimal, str]] = []
    if security is not None and security.conversion_rate:
        told.append((security.conversion_rate / 1000, f"{_text(security.conversion_rate)} a 1,000"))
    if security is not None and security.conversion_price:
        told.append((1 / security.conversion_price, f"at {_text(security.conversion_price)} a share"))
    ratios = [row.shares / row.principal_amount for row in rows if row.shares and row.principal_amount]
    middle = median(ratios) if len(ratios) >= MIN_ROWS_FOR_RATE else None
    for rate, source in told:
        if middle is None or abs(middle - rate) <= rate * Decimal("0.02"):
            return rate, source
    return (middle, "at the rate of most rows") if middle is not None else (None, "")


def _percentages(table: HolderTable, filing: ParsedFiling) -> Iterator[QualityCheck]:
    securities = _securities(filing)
    for row in table.rows:
        security = securities.get(row.security_key)
        outstanding = security.principal_outstanding if security is not None else None
        if not outstanding or row.principal_amount is None or row.row_kind == "heading":
            continue
        expected = row.principal_amount / outstanding * 100
        if row.principal_pct is not None:
            passed = abs(expected - row.principal_pct) <= _printed_unit(row.principal_pct)
            yield QualityCheck("pct_matches_principal", passed, row.row_index, f"{expected:.4f}", _text(row.principal_pct))
        elif sign := dict(row.less_than_pct).get("principal_pct"):
            yield QualityCheck(
                "pct_matches_principal", expected < Decimal("1.005"), row.row_index, f"{expected:.4f}", f"{sign} (less than 1)"
            )


def _totals(table: HolderTable, filing: ParsedFiling) -> Iterator[QualityCheck]:
    """A total may sum up all rows above it or those since the last total; either will do."""
    del filing
    if table.outcome == "failed":
        return
    for key in dict.fromkeys(row.security_key for row in table.rows if row.row_kind == "total"):
        since: list[HolderRow] = []
        above: list[HolderRow] = []
        for row in table.rows:
            if row.security_key != key:
                continue
            if row.row_kind in ("holder", "unnamed"):
                since.append(row)
                above.append(row)
            elif row.row_kind == "total":
                yield from _total(row, since, above)
                since = []


def _total(total: HolderRow, since: list[HolderRow], above: list[HolderRow]) -> Iterator[QualityCheck]:
    fields: dict[str, Callable[[HolderRow], Decimal | None]] = {
        "principal": lambda row: row.principal_amount,
        "shares": lambda row: row.shares,
    }
    for name, get in fields.items():
        printed = get(total)
        if printed is None:
            continue
        sums = [sum((get(row) or Decimal(0) for row in rows), Decimal(0)) for rows in (since, above)]
        slack = Decimal(len(above)) if name == "shares" else Decimal(0)
        best = min(sums, key=lambda value: abs(value - printed))
        yield QualityCheck(
            "rows_sum_to_total", abs(best - printed) <= slack, total.row_index, f"{name} {_text(best)}", _text(printed)
        )


def _within_outstanding(table: HolderTable, filing: ParsedFiling) -> Iterator[QualityCheck]:
    for key, security in _securities(filing).items():
        amounts = [row.principal_amount for row in table.rows if row.security_key == key and row.row_kind in ("holder", "unnamed")]
        known = [amount for amount in amounts if amount is not None]
        if not known or not security.principal_outstanding:
            continue
        total = sum(known, Decimal(0))
        passed = total <= security.principal_outstanding
        yield QualityCheck(
            "principal_within_outstanding", passed, None, f"at most {_text(security.principal_outstanding)}", _text(total), "info"
        )


def _after(table: HolderTable, filing: ParsedFiling) -> Iterator[QualityCheck]:
    del filing
    for row in table.rows:
        if row.principal_before is not None and row.principal_amount is not None and row.principal_after is not None:
            expected = row.principal_before - row.principal_amount
            passed = expected == row.principal_after
            yield QualityCheck(
                "after_is_before_less_offered", passed, row.row_index, _text(expected), _text(row.principal_after), "info"
            )


def _cells(table: HolderTable, filing: ParsedFiling) -> Iterator[QualityCheck]:
    del filing
    for column in table.columns:
        if column.role == "unknown" or (column.reason or "").endswith("told by arithmetic"):
            grade = "warning" if column.role == "unknown" else "info"
            yield QualityCheck("column_understood", False, None, None, f"{column.caption!r}: {column.reason}", grade)
    for row in table.rows:
        for problem in row.problems:
            yield QualityCheck(
                "cell_understood",
                False,
                row.row_index,
                None,
                problem,
                "error" if problem.startswith("principal_amount") else "warning",
            )
    if table.outcome == "failed":
        yield QualityCheck("table_read", False, None, "rows", table.reason, "error")


def _rows(table: HolderTable, filing: ParsedFiling) -> Iterator[QualityCheck]:
    explained = {note.mark for note in filing.footnotes if note.table_index in (None, table.table_index)}
    names = Counter((row.holder_name, row.security_key) for row in table.rows if row.row_kind == "holder")
    for row in table.rows:
        for mark in row.footnote_marks:
            if mark not in explained:
                yield QualityCheck("mark_explained", False, row.row_index, "a note beneath the table", mark, "info")
        if row.row_kind != "holder":
            continue
        if row.principal_amount is None and table.outcome == "note_positions":
            yield QualityCheck("principal_printed", False, row.row_index, "an amount", None, "info")
        if names[(row.holder_name, row.security_key)] > 1:
            yield QualityCheck("name_once", False, row.row_index, "1", str(names[(row.holder_name, row.security_key)]), "info")


def _reading(read: TablesRead) -> Iterable[QualityCheck]:
    for unread in read.unread:
        yield QualityCheck("table_read", False, None, unread.reason, unread.caption, "warning")
    for index, line in read.dropped:
        yield QualityCheck("line_dropped", True, None, f"table {index}: {line.reason}", line.text, "info")


TABLE_CHECKS: tuple[Callable[[HolderTable, ParsedFiling], Iterator[QualityCheck]], ...] = (
    _shares, _percentages, _totals, _within_outstanding, _after, _cells, _rows,
)  # fmt: skip
