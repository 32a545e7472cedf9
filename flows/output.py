"""Answers in the form asked for: a table for people, CSV or JSON for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TextIO

import click

from flows.terminal import Column, show
from warehouse.answers import Answer

LONG = 24
FORMATS = ("table", "csv", "json")
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="A table, or data for programs.",
)

# How columns of the relations are shown; what isn't named is a plain column.
SHOWN = {
    "holder_name": Column("holder", shrinks=True, style="bold"),
    "issuer_name": Column("issuer", shrinks=True),
    "company_name": Column("company", shrinks=True),
    "note_title": Column("notes", shrinks=True, rank=2),
    "principal_amount": Column("principal", right=True),
    "previous_principal": Column("before", right=True, rank=4),
    "principal_change": Column("change", right=True, rank=1),
    "principal_outstanding": Column("outstanding", right=True),
    "shares": Column("shares", right=True, rank=3),
    "valid_from": Column("from"),
    "valid_to": Column("to"),
    "change_date": Column("date"),
    "closed_by": Column("closed by", rank=1),
    "accession_number": Column("filing", rank=2, style="dim"),
    "error": Column("why", shrinks=True),
}


def present(answer: Answer, form: str, columns: Iterable[str] | None = None, file: TextIO | None = None) -> None:
    """Print an answer; `columns` chooses what a table shows, CSV and JSON hold everything."""
    out = file or sys.stdout
    if form == "csv":
        write_csv(answer.columns, answer.rows, out)
    elif form == "json":
        write_json(answer.columns, answer.rows, out)
    else:
        chosen = [answer.columns.index(name) for name in (columns or answer.columns)]
        named = [SHOWN.get(answer.columns[at]) or column_of(answer.columns[at], [row[at] for row in answer.rows]) for at in chosen]
        show(named, [[row[at] for at in chosen] for row in answer.rows], out)


def column_of(name: str, values: Iterable[object]) -> Column:
    """How a column with these values is shown: numbers to the right, long texts shortened where the window is narrow."""
    told = [value for value in values if value is not None]
    numeric = bool(told) and all(isinstance(value, int | float | Decimal) and not isinstance(value, bool) for value in told)
    return Column(name, right=numeric, shrinks=any(len(str(value)) > LONG for value in told))


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    """Comma-separated, with a header line; lists and mappings as JSON, so that they can be read back."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_flat(value) for value in row] for row in rows)


def _flat(value: object) -> object:
    return json.dumps(value, default=exact, ensure_ascii=False) if isinstance(value, list | dict | tuple) else value


def write_json(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    """A list of objects, one a line; amounts as numbers, dates in ISO form."""
    out.write("[")
    for at, row in enumerate(rows):
        record = dict(zip(columns, row, strict=True))
        out.write(("," if at else "") + "\n " + json.dumps(record, default=exact, ensure_ascii=False))
    out.write("\n]\n")


def exact(value: Any) -> object:
    """What JSON has no word for. Amounts of up to 15 digits go through a double unharmed, and no issue is larger."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
