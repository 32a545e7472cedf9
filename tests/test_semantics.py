"""The worked example of docs/semantics.md, folded and compared with what the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from transform.identity.holders import resolve_holders
from transform.identity.note_issues import resolve_note_issues
from transform.records import Column, HolderRow, HolderTable, ParsedFiling, Security, TableEffect
from warehouse import Warehouse, stage

PAGE = Path(__file__).parents[1] / "docs" / "semantics.md"
EFFECTS: dict[str, TableEffect] = {"full": "full", "amend": "amend", "restate": "restate", "delete": "delete"}


def tables() -> tuple[list[list[str]], list[list[str]]]:
    """The example's two tables: what the filings print, and the history."""
    text = PAGE.read_text(encoding="utf-8").partition("## A worked example")[2]
    found = re.findall(r"(?:^\|.*\n)+", text, re.M)
    rows = [[[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]] for table in found]
    return rows[0], rows[1]


def amount(text: str) -> Decimal | None:
    return None if text == "(blank)" else Decimal(text.replace(",", ""))


def filings() -> Iterator[ParsedFiling]:
    printed, _ = tables()
    notes = Security("A", "3% Convertible Notes due 2010", Decimal(3), "convertible notes", None, 2010, "USD", Decimal(50_000_000))
    columns = (Column("Name", "name"), Column("Principal", "principal_amount", "A"))
    for number, (day, group) in enumerate(groupby(printed, key=lambda row: row[0])):
        lines = list(group)
        effect = EFFECTS[lines[0][2]]
        rows = tuple(HolderRow(0, n, "holder", line[3], "A", amount(line[4])) for n, line in enumerate(lines))
        yield ParsedFiling(
            f"0000000001-04-{number:06d}", "424B3", date.fromisoformat(day), "Example Corp", 1, "333-1", "note_positions", "test",
            ciks=(1,), file_numbers=("333-1",), document_kind="supplement" if number else "prospectus",
            supplement_number=str(number) if number else None, table_effect=effect, securities=(notes,),
            tables=(HolderTable(0, "Selling Holders", columns, rows, "note_positions", effect),),
        )  # fmt: skip


def test_the_worked_example_is_true(tmp_path: Path) -> None:
    with Warehouse(tmp_path / "warehouse.duckdb") as warehouse:
        warehouse.load([stage(list(filings()), tmp_path)])
        warehouse.derive(resolve_note_issues, resolve_holders)
        sql = "select holder_name, valid_from, valid_to, principal_amount, change, closed_by from position_history order by 1, 2"
        found = warehouse.connection.execute(sql).fetchall()
    shown = [
        [name, str(start), str(end or ""), f"{principal:,.0f}", change, closed or ""]
        for name, start, end, principal, change, closed in found
    ]
    assert shown == tables()[1]
