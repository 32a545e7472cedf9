"""The warehouse at 200,000 filings and two million rows: one more night, the queries people ask, the size on disk."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import duckdb

from tests.bench.generated import PLAIN_EACH, ROWS, SUPPLEMENTS, filings, night
from tests.bench.processes import home
from tests.bench.result import Line, milliseconds
from transform.identity import piecewise
from transform.identity.note_issues import resolve_note_issues
from transform.records import IndexEntry, ParsedFiling
from warehouse import Warehouse, open_reader, stage

REGISTRATIONS = 5_000
BATCH = 2_000
NIGHTS = (date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25))

QUERIES = {
    "positions_as_of(day)": "select count(*) from positions_as_of(date '2010-06-30')",
    "one issue's history": "select * from position_history where note_issue_id = $key",
    "one holder's history": "select * from position_history where holder_id = $key",
    "a week's changes": "select * from position_changes where change_date between date '2010-06-21' and date '2010-06-28'",
}
KEYS = {
    "one issue's history": "select quantile_disc(note_issue_id, 0.5) from note_issues",
    "one holder's history": "select quantile_disc(holder_id, 0.5) from holders",
}


def warehouse(registrations: int = REGISTRATIONS) -> Iterator[Line]:
    total = registrations * (1 + SUPPLEMENTS) * (1 + PLAIN_EACH)
    rows = registrations * (1 + SUPPLEMENTS) * ROWS
    with home() as small_home, home() as large_home:
        small, large = small_home / "warehouse.duckdb", large_home / "warehouse.duckdb"
        empty = min(_night(small, 12, day, small_home) for day in NIGHTS)
        began = time.perf_counter()
        _fill(large, registrations, large_home)
        filled = time.perf_counter() - began
        full = min(_night(large, registrations, day, large_home) for day in NIGHTS)
        yield Line(
            f"load and derive of a night (60 filings) into {total:,} filings, {rows / 1e6:g} million rows",
            milliseconds(full),
            f"into an empty one {milliseconds(empty)}",
            f"{full / empty:.1f}×",
            "at most 3×, under 5 s",
            full <= 3 * empty and full < 5,
        )
        yield Line("the same warehouse filled and derived from nothing", milliseconds(filled), "", "", "stated")
        published = large_home / "noteholders.duckdb"
        began = time.perf_counter()
        with Warehouse(large) as opened:
            opened.publish(published)
        yield Line("publishing it", milliseconds(time.perf_counter() - began), "", "", "stated")
        yield from _queries(published)
        size = published.stat().st_size
        yield Line(
            "published database",
            f"{size / rows * 1e6 / 1e6:.0f} MB per million reported rows",
            f"working file {large.stat().st_size / 1e6:.0f} MB",
            "",
            "stated",
        )


def _queries(published: Path) -> Iterator[Line]:
    connection = open_reader(published)
    try:
        connection.execute("set threads = 2")
        for what, sql in QUERIES.items():
            key = {"key": connection.execute(KEYS[what]).fetchall()[0][0]} if what in KEYS else {}
            took = _fastest(connection, sql, key)
            yield Line(f"query: {what}", milliseconds(took), "", "", "at most 100 ms", took <= 0.1)
    finally:
        connection.close()


def _fastest(connection: duckdb.DuckDBPyConnection, sql: str, parameters: dict[str, str]) -> float:
    times = []
    for _ in range(5):
        began = time.perf_counter()
        connection.execute(sql, parameters).fetchall()
        times.append(time.perf_counter() - began)
    return min(times)


def _fill(path: Path, registrations: int, folder: Path) -> None:
    made = filings(registrations)
    with Warehouse(path, command="bench") as opened:
        while batch := list(islice(made, BATCH)):
            _load(opened, batch, folder)
        opened.derive(resolve_note_issues, piecewise)


def _night(path: Path, registrations: int, day: date, folder: Path) -> float:
    parsed = night(registrations, day)
    with Warehouse(path, command="bench") as opened:
        opened.list_filings(_entries(parsed), "bench")
        staged = stage(parsed, folder / "staged")
        began = time.perf_counter()
        opened.load([staged])
        opened.derive(resolve_note_issues, piecewise)
        return time.perf_counter() - began


def _load(opened: Warehouse, parsed: Sequence[ParsedFiling], folder: Path) -> None:
    opened.list_filings(_entries(parsed), "bench")
    staged = stage(parsed, folder / "staged")
    opened.load([staged])
    staged.unlink()


def _entries(parsed: Sequence[ParsedFiling]) -> list[IndexEntry]:
    return [
        IndexEntry(
            f.accession_number,
            f.form_type,
            f.company_name,
            f.cik or 0,
            f.filing_date,
            f"edgar/data/{f.cik}/{f.accession_number}.txt",
        )
        for f in parsed
    ]
