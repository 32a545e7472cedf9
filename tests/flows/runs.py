"""Runs for the tests: without Prefect, over a loopback EDGAR; also as processes of their own.

`python -m tests.flows.runs backfill 2003-11-01 2004-06-30` runs with the environment's settings.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from flows import batches
from flows.catch_up import nightly
from flows.errors import exit_code
from flows.past_range import backfill
from flows.run import Run, stopped_by_signals
from flows.settings import Settings, load_settings
from flows.tally import Tally
from ingest.loopback import LoopbackEdgar
from tests.flows.phases import BATCH, FILE, note_phases

ROOT = Path(__file__).parent.parent.parent
# What a run decides, apart from when it was decided.
CONTENT = {
    "filings": "SELECT accession_number, form_type, filing_date, ciks, file_number, outcome, table_effect, error FROM filings",
    "note_issues": "SELECT * EXCLUDE (evidence) FROM note_issues",
    "reported_positions": "FROM reported_positions",
    "footnotes": "FROM footnotes",
    "holders": "FROM holders",
    "holder_names": "FROM holder_names",
    "position_history": "FROM position_history",
    "quality_checks": "FROM quality_checks",
}


def environment(edgar: LoopbackEdgar, home: Path, **more: str) -> dict[str, str]:
    given = {
        "NOTEHOLDERS_HOME": str(home),
        "NOTEHOLDERS_EDGAR_URL": edgar.url,
        "NOTEHOLDERS_REQUESTS_PER_SECOND": "2000",
        "NOTEHOLDERS_BLOCK_PAUSE_SECONDS": "0.5",
        "NOTEHOLDERS_WORKERS": "1",
    }
    return given | {f"NOTEHOLDERS_{name}": value for name, value in more.items()}


def settings(edgar: LoopbackEdgar, home: Path, **more: str) -> Settings:
    return load_settings(environment(edgar, home, **more), dotenv=None)


def run_backfill(edgar: LoopbackEdgar, home: Path, first: date, last: date, *narrow: Any, **more: str) -> Tally:
    return backfill(Run(settings(edgar, home, **more), "backfill", make_pool=one_thread), first, last, *narrow)


def run_nightly(edgar: LoopbackEdgar, home: Path, start: date | None, through: date | None) -> Tally:
    return nightly(Run(settings(edgar, home), "nightly", make_pool=one_thread), start, through)


def one_thread() -> Executor:
    """Parses in this process: most tests are about other things, and a process pool takes a second to start."""
    return ThreadPoolExecutor(1)


def start_process(
    edgar: LoopbackEdgar, home: Path, *command: str, phases: Path | None = None, batch: int | None = None, **more: str
) -> subprocess.Popen[str]:
    """A run as a process of its own, which writes what it does into `phases`, and takes `batch` filings at a time."""
    env = {**os.environ, **environment(edgar, home, **more), "PYTHONPATH": str(ROOT)}
    env |= {FILE: str(phases)} if phases else {}
    env |= {BATCH: str(batch)} if batch else {}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.flows.runs", *command], env=env, cwd=ROOT, stderr=subprocess.PIPE, text=True
    )


def content(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that a run decided, in a fixed order, to be compared with another run's."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return {name: sorted(connection.execute(query).fetchall(), key=repr) for name, query in CONTENT.items()}


LEDGER = ("fetch_attempts", "index_periods", "runs", "warehouse_info")


def whole(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every relation row for row, tables and views, but for the ledger of runs and requests and for moments of the clock."""
    with duckdb.connect(str(database), read_only=True) as connection:
        columns = connection.execute(
            "SELECT table_name, list(column_name) FROM duckdb_columns() WHERE NOT internal AND data_type <> 'TIMESTAMP' GROUP BY 1"
        ).fetchall()
        chosen = {name: ", ".join(f'"{column}"' for column in held) for name, held in columns if name not in LEDGER}
        return {name: connection.execute(f"SELECT {held} FROM {name} ORDER BY ALL").fetchall() for name, held in chosen.items()}


def ask(database: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def main() -> int:
    if place := os.environ.get(FILE):
        note_phases(place)
    batches.BATCH = int(os.environ.get(BATCH, batches.BATCH))
    kind, *days = sys.argv[1:]
    first, last = (date.fromisoformat(day) for day in days)
    run = Run(load_settings(dotenv=None), kind)
    try:
        with stopped_by_signals(run.stop):
            tally = (backfill if kind == "backfill" else nightly)(run, first, last)
    except Exception as error:
        print(error, file=sys.stderr)
        code = exit_code(error)
        if code is None:
            raise
        return code
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
