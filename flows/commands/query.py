"""Asking in SQL, and taking everything away as files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

import click

from flows.errors import Unusable
from flows.options import database_option

if TYPE_CHECKING:
    from warehouse.answers import Connection

FORMATS = ("table", "csv", "json", "parquet")
MOST_ON_SCREEN = 500


@click.command()
@click.argument("query")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the output's ending, else a table.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@database_option
def sql(query: str, form: str | None, output: Path | None, database: Path | None) -> None:
    """Read-only SQL over the database; a QUERY of - is read from standard input.

    \b
    noteholders sql "SELECT * FROM current_positions LIMIT 10"
    noteholders sql "FROM positions_as_of('2004-02-01')" --format csv
    noteholders sql "FROM position_history" --output history.parquet
    noteholders sql "SHOW TABLES"
    """
    from flows.reader import reading

    form = form or _by_ending(output)
    text = sys.stdin.read() if query == "-" else query
    if form == "parquet" and output is None:
        raise Unusable("Parquet needs a file: add --output FILE.parquet.")
    with reading(database) as connection:
        if form == "parquet" and output is not None:
            from warehouse.answers import write_parquet

            write_parquet(connection, text, output)
        else:
            with _opened(output) as out:
                _write(connection, text, form, out)


def _by_ending(output: Path | None) -> str:
    ending = output.suffix.removeprefix(".").lower() if output else ""
    return ending if ending in FORMATS else "table"


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    try:
        with output.open("w", encoding="utf-8", newline="") as file:
            yield file
    except OSError as error:
        raise Unusable(f"{output} can't be written: {error.strerror}. Name another file with --output.") from error


def _write(connection: Connection, text: str, form: str, out: TextIO) -> None:
    from flows.output import column_of, write_csv, write_json
    from flows.terminal import show
    from warehouse.answers import stream

    columns, rows = stream(connection, text)
    if form == "csv":
        write_csv(columns, rows, out)
    elif form == "json":
        write_json(columns, rows, out)
    else:
        # A terminal is no place for a million rows, a file or a pipe is.
        shown = list(islice(rows, MOST_ON_SCREEN)) if out.isatty() else list(rows)
        show([column_of(name, [row[at] for row in shown]) for at, name in enumerate(columns)], shown, out)
        if out.isatty() and next(rows, None) is not None:
            click.echo(f"… the first {MOST_ON_SCREEN} rows; --format csv or --output FILE gives all of them", err=True)


@click.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "form", type=click.Choice(["parquet", "csv"]), default="parquet", show_default=True)
@database_option
def export(directory: Path, form: Literal["parquet", "csv"], database: Path | None) -> None:
    """Write every relation as a Parquet file into DIRECTORY, with a README and a data dictionary (datapackage.json).

    \b
    noteholders export parquet/
    noteholders export csv/ --format csv
    """
    from flows.reader import reading
    from warehouse.export import export_files

    with reading(database) as connection:
        for path in export_files(connection, directory, form):
            click.echo(path)
