"""Parsed filings as Parquet: one row per filing, its tables, rows and notes nested.

Workers stage their batches without a database; the one writer loads them. A batch appears under its final name only when
it is whole.
"""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from transform.records import HolderRow, HolderTable, ParsedFiling, QualityCheck
from warehouse.digests import content_hash
from warehouse.errors import storage_errors
from warehouse.staged_schema import ROW_NUMBERS, staged_schema

Record = dict[str, Any]
UNTEXT = re.compile("[\0\ud800-\udfff]")
# Largest magnitudes of the columns' types; what is beyond is no amount of a filing.
SCALES = {"money": 2, "shares": 4, "rate": 6}
WHOLE_DIGITS = {"money": 16, "shares": 14, "rate": 12}


def stage(parsed: Sequence[ParsedFiling], directory: Path) -> Path:
    """Write one batch into `directory` and return its path. Raises StorageFailed where the disk refuses."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    records = [_filing(filing) for filing in parsed]
    try:
        table = pa.Table.from_pylist(records, schema=staged_schema())
    except UnicodeEncodeError:
        table = pa.Table.from_pylist(_mended(records), schema=staged_schema())
    path = directory / f"batch-{uuid.uuid4().hex}.parquet"
    partial = path.with_suffix(".partial")
    with storage_errors(path, "Staging a batch in"):
        directory.mkdir(parents=True, exist_ok=True)
        try:
            parquet.write_table(table, partial, compression="zstd")
            os.replace(partial, path)
        finally:
            partial.unlink(missing_ok=True)
    return path


def _mended(value: Any) -> Any:
    """The same records with what no text may hold (half surrogate pairs, NUL) replaced by U+FFFD."""
    if isinstance(value, str):
        return UNTEXT.sub("\ufffd", value)
    if isinstance(value, dict):
        return {name: _mended(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_mended(entry) for entry in value)
    return value


def _filing(filing: ParsedFiling) -> Record:
    tables = [_table(table) for table in filing.tables]
    kept, checks = _rows(filing)
    return {
        "accession_number": filing.accession_number,
        "form_type": filing.form_type or None,
        "filing_date": None if filing.filing_date == date.min else filing.filing_date,
        "company_name": filing.company_name or None,
        "cik": filing.cik,
        "ciks": list(filing.ciks) or ([filing.cik] if filing.cik is not None else []),
        "file_number": filing.file_number,
        "file_numbers": list(filing.file_numbers) or ([filing.file_number] if filing.file_number else []),
        "document_kind": filing.document_kind,
        "supplement_number": filing.supplement_number,
        "document_date": filing.document_date,
        "prospectus_date": filing.prospectus_date,
        "table_effect": filing.table_effect,
        "effect_evidence": filing.effect_evidence,
        "outcome": filing.outcome,
        "error": filing.error,
        "parser_version": filing.parser_version,
        "shares_outstanding": _number(filing.shares_outstanding, "money"),
        "shares_outstanding_date": filing.shares_outstanding_date,
        "mentions": list(filing.references),
        "content_hash": content_hash(filing),
        "tables": tables,
        "rows": kept,
        "securities": [_security(_fields(security)) for security in filing.securities],
        "footnotes": [_fields(note) for note in filing.footnotes],
        "claims": [
            {**_fields(claim), "claim_index": n, "amount": _number(claim.amount, "money")} for n, claim in enumerate(filing.claims)
        ],
        "checks": [_fields(check) for check in (*filing.checks, *checks)],
    }


def _fields(record: Any) -> Record:
    """The fields of a flat record. `dataclasses.asdict` would copy every value in depth, a tenth of a worker's time."""
    return {name: getattr(record, name) for name in record.__slots__}


def _table(table: HolderTable) -> Record:
    return {
        "table_index": table.table_index,
        "caption": table.caption,
        "columns": [{**_fields(column), "unit": _number(column.unit, "rate")} for column in table.columns],
        "outcome": table.outcome,
        "effect": table.effect,
        "evidence": table.evidence,
        "scope": table.scope,
        "currency": table.currency,
        "reason": table.reason,
        "row_count": len(table.rows),
    }


def _rows(filing: ParsedFiling) -> tuple[list[Record], list[QualityCheck]]:
    """The rows of all tables, and a failed check for each number that no column can hold."""
    only = filing.securities[0].key if len(filing.securities) == 1 else None
    rows, checks = [], []
    for table in filing.tables:
        for row in table.rows:
            numbers = {name: _number(getattr(row, name), kind) for name, kind in ROW_NUMBERS.items()}
            lost = [name for name, value in numbers.items() if value is None and getattr(row, name) is not None]
            checks += [
                QualityCheck(
                    "amount_in_range",
                    False,
                    row.row_index,
                    "a number of at most 16 digits",
                    f"{name} {getattr(row, name)}",
                    "error",
                )
                for name in lost
            ]
            rows.append(_row(row, numbers, table.outcome, only))
    return rows, checks


def _row(row: HolderRow, numbers: Record, outcome: str, only: str | None) -> Record:
    cell_marks: dict[str, list[str]] = {}
    for column, mark in row.cell_marks:
        cell_marks.setdefault(column, []).append(mark)
    return {
        "table_index": row.table_index,
        "row_index": row.row_index,
        "table_outcome": outcome,
        "security_key": row.security_key or only,
        "row_kind": row.row_kind,
        "holder_name": row.holder_name,
        **numbers,
        "less_than_pct": list(dict(row.less_than_pct).items()),
        "footnote_marks": list(row.footnote_marks),
        "cell_marks": list(cell_marks.items()),
        "raw_cells": list(row.raw_cells),
        "heading": row.heading,
        "effect": row.effect,
        "in_addition": row.in_addition,
        "problems": list(row.problems),
    }


def _security(record: Record) -> Record:
    money, rates = ("principal_outstanding",), ("coupon_rate", "conversion_price", "conversion_rate")
    numbers = {name: _number(record[name], "money") for name in money} | {name: _number(record[name], "rate") for name in rates}
    return {**record, "security_key": record["key"], **numbers}


def _number(value: Decimal | None, kind: str) -> Decimal | None:
    """The value in its column's scale; None where it is too large or not finite."""
    if value is None or not value.is_finite() or abs(value) >= Decimal(10) ** WHOLE_DIGITS[kind]:
        return None
    return round(value, SCALES[kind])


def remove(paths: Iterable[Path]) -> None:
    """Delete staged batches that have been loaded."""
    for path in paths:
        path.unlink(missing_ok=True)
