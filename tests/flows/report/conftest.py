"""A small database with a history that moves and names that attack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from transform.identity.holders import resolve_holders
from transform.identity.note_issues import resolve_note_issues
from transform.records import Column, Footnote, HolderRow, HolderTable, IndexEntry, ParsedFiling, Security, TableEffect
from warehouse import Warehouse, open_reader, stage
from warehouse.reports import Reports

HOSTILE = '<script>alert("x")</script> & Sons </script><!-- Fund, L.P.'
FORMULA = "=HYPERLINK(1) Capital Fund Ltd."
NOTES = Security(
    "A",
    "3% Convertible Notes due 2010",
    Decimal(3),
    "convertible notes",
    None,
    2010,
    principal_outstanding=Decimal(100_000_000),
    conversion_price=Decimal("25.50"),
)


def filing(number: int, day: date, effect: TableEffect, *rows: tuple[str, int], mark: str = "1") -> ParsedFiling:
    made = tuple(
        HolderRow(0, n, "holder", name, "A", Decimal(amount), shares=Decimal(amount) / 25, footnote_marks=(mark,))
        for n, (name, amount) in enumerate(rows)
    )
    columns = (Column("Name", "name"), Column("Principal amount", "principal_amount", "A"))
    table = HolderTable(0, "Selling Holders", columns, made, "note_positions", effect, evidence="the table is changed")
    return ParsedFiling(
        accession_number=f"0000000001-05-{number:06d}",
        form_type="424B3",
        filing_date=day,
        company_name="Example & Co <b>Corp</b>",
        cik=1234567,
        file_number="333-100001",
        outcome="note_positions",
        parser_version="test",
        ciks=(1234567,),
        file_numbers=("333-100001",),
        document_kind="prospectus" if effect == "full" else "supplement",
        supplement_number=None if effect == "full" else str(number - 1),
        document_date=day,
        prospectus_date=date(2005, 1, 3),
        table_effect=effect,
        effect_evidence="the table is changed",
        securities=(NOTES,),
        tables=(table,),
        footnotes=(Footnote(mark, 'Managed by <img src=x onerror="alert(1)">.'),),
    )


FILINGS = (
    filing(1, date(2005, 1, 3), "full", (HOSTILE, 10_000_000), (FORMULA, 20_000_000), ("Quiet Insurance Company", 500_000)),
    filing(2, date(2005, 3, 1), "amend", (FORMULA, 35_000_000), ("Second Fund, Ltd.", 4_000_000)),
    filing(3, date(2005, 6, 1), "restate", (HOSTILE, 8_000_000), ("Second Fund, Ltd.", 4_000_000)),
)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("report")
    entries = [
        IndexEntry(
            f.accession_number, f.form_type, f.company_name, 1234567, f.filing_date, f"edgar/data/1234567/{f.accession_number}.txt"
        )
        for f in FILINGS
    ]
    with Warehouse(home / "warehouse.duckdb", command="test") as warehouse:
        warehouse.list_filings(entries, "test")
        warehouse.load([stage(FILINGS, home / "staged")])
        warehouse.derive(resolve_note_issues, resolve_holders)
        warehouse.publish(home / "noteholders.duckdb")
    return home / "noteholders.duckdb"


@pytest.fixture
def reports(database: Path) -> Iterator[Reports]:
    connection = open_reader(database)
    yield Reports(connection)
    connection.close()
