"""Short ways to write down filings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from transform.records import HolderRow, HolderTable, ParsedFiling, Security

NOTES = "5% Convertible Notes due 2010"


def row(name: str, amount: int | str | None, index: int = 0, key: str | None = "A", **more: Any) -> HolderRow:
    return HolderRow(0, index, more.pop("row_kind", "holder"), name, key, None if amount is None else Decimal(amount), **more)


def table(effect: str, *rows: HolderRow | tuple[str, int | None], index: int = 0, **more: Any) -> HolderTable:
    """A table; its rows are numbered through, tables being a hundred apart."""
    made = [entry if isinstance(entry, HolderRow) else row(*entry) for entry in rows]
    numbered = tuple(replace(entry, table_index=index, row_index=100 * index + n) for n, entry in enumerate(made))
    facts = {"columns": (), "outcome": "note_positions", **more}
    return HolderTable(table_index=index, caption="Selling Securityholders", rows=numbered, effect=effect, **facts)  # type: ignore[arg-type]


def filing(day: int, *tables: HolderTable, supplement: str | None = None, number: int | None = None, **more: Any) -> ParsedFiling:
    """A filing of a day of January 2004; its accession number follows the day unless `number` is given."""
    file_numbers: Sequence[str] = more.pop("file_numbers", ("333-1",))
    facts: dict[str, Any] = {
        "form_type": "424B3",
        "filing_date": date(2004, 1, day),
        "company_name": "Alder Corporation",
        "cik": 1,
        "file_number": file_numbers[0] if file_numbers else None,
        "file_numbers": tuple(file_numbers),
        "outcome": "note_positions" if tables else "no_holder_table",
        "parser_version": "1",
        "document_kind": "supplement" if supplement or day > 1 else "prospectus",
        "supplement_number": supplement,
        "table_effect": tables[0].effect if tables else "none",
        "securities": (Security("A", NOTES),),
        "tables": tuple(tables),
    }
    return ParsedFiling(accession_number=f"0000000001-04-{number or day:06d}", **(facts | more))
