"""What other processes do in the tests of publishing: read in a loop, hold the lock, write until killed, run out of disk."""

from __future__ import annotations

import os
import resource
import signal
import time
from pathlib import Path
from typing import Any

from tests.warehouse.paper import filing, table
from tests.warehouse.simple_rules import holders_by_name, issues_by_title
from transform.records import ParsedFiling
from warehouse import Warehouse, open_reader, stage


def chain(length: int) -> list[ParsedFiling]:
    """Filings after each of which all open positions sum to 100: what a reader can check of any complete state."""
    return [filing(1 + n, table("restate", (f"Fund {n}", 40), (f"Fund {n + 1}", 60))) for n in range(length)]


def read_until(published: Path, stop: Path, out: Any) -> None:
    """Query in a loop, a new connection each time, until `stop` appears; put (states seen, errors)."""
    seen: set[int] = set()
    errors: list[str] = []
    while not stop.exists():
        try:
            connection = open_reader(published)
            try:
                filings, total = connection.execute(
                    "select (select count(*) from filings), (select sum(principal_amount)::integer from current_positions)"
                ).fetchall()[0]
                time.sleep(0.01)
                again = connection.execute("select count(*) from filings").fetchall()[0][0]
            finally:
                connection.close()
            seen.add(filings)
            if total != 100 or again != filings:
                errors.append(f"{filings} filings with {total}, then {again}")
        except Exception as error:
            errors.append(repr(error))
    out.put((sorted(seen), errors))


def hold_lock(path: Path, ready: Any, stop: Path) -> None:
    with Warehouse(path, "a long backfill"):
        ready.put(os.getpid())
        while not stop.exists():
            time.sleep(0.01)


def write_until_killed(folder: Path, published: Path, ready: Any) -> None:
    """Load, derive and publish one filing after the other, again and again."""
    filings = chain(5)
    with Warehouse(folder / "warehouse.duckdb", "killed soon") as warehouse:
        ready.put(True)
        while True:
            for made in filings:
                warehouse.load([stage([made], folder / "staging")])
                warehouse.derive(issues_by_title, holders_by_name, everything=True)
                warehouse.publish(published)


def publish_with_little_space(folder: Path, published: Path, out: Any) -> None:
    """Publish where no file may grow beyond 100 kB: the system refuses as it does on a full disk."""
    with Warehouse(folder / "warehouse.duckdb") as warehouse:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        out.put(_said(lambda: warehouse.publish(published)))


def stage_with_little_space(folder: Path, out: Any) -> None:
    filings = [filing(1, table("full", *((f"Fund {n}", n) for n in range(20_000))))]
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    out.put(_said(lambda: stage(filings, folder)))


def publish_as_nobody(folder: Path, published: Path, out: Any) -> None:
    """Publish into a folder in which this user may not write."""
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, 65534, 65534)
        os.setgid(65534)
        os.setuid(65534)
    with Warehouse(folder / "warehouse.duckdb") as warehouse:
        out.put(_said(lambda: warehouse.publish(published)))


def _said(work: Any) -> str:
    try:
        work()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "no error"
