"""Backfills over HTTP on loopback: EDGAR's rate, Prefect's share, memory, the raw store's size."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date

from ingest.loopback import LoopbackEdgar
from tests.bench.archive import archive
from tests.bench.processes import Took, environment, home, run
from tests.bench.result import Line

RANGE = ["--from", "2004-01-01", "--to", "2005-12-31"]
RATE = 8


def rate() -> Iterator[Line]:
    """At 200 ms of latency; the time counts from the first submission asked for to the last."""
    files = archive(320, size=6_000)
    with LoopbackEdgar(files, per_second=RATE + 2, latency=0.2) as edgar, home() as folder:
        env = environment(folder, edgar.url, NOTEHOLDERS_REQUESTS_PER_SECOND=str(RATE))
        _checked(run(["backfill", *RANGE], env))
        times = sorted(r.arrived for r in edgar.seen() if "/data/" in r.path)
        reached = (len(times) - 1) / (times[-1] - times[0])
        most = edgar.busiest_second()
    met = reached >= 0.97 * RATE and most <= RATE
    told = f"{reached:.2f} requests a second over {len(times)} submissions; at most {most} in any one second"
    yield Line(
        "backfill over HTTP, 200 ms latency",
        told,
        f"{RATE} a second",
        f"{100 * reached / RATE:.1f} %",
        "at least 97 %, no second above",
        met,
    )


def prefect_share(filings: int = 2_000) -> Iterator[Line]:
    """The flow's run against the same run called as plain functions, in one process each; the start of Prefect's server apart."""
    from flows.past_range import backfill as past_range
    from flows.run import Run
    from flows.settings import load_settings

    files = archive(filings)
    first, last = date(2004, 1, 1), date(2005, 12, 31)
    with LoopbackEdgar(files, per_second=1_000_000) as edgar:
        with home() as folder:
            env = environment(folder, edgar.url)
            settings = load_settings({name: value for name, value in env.items() if name.startswith("NOTEHOLDERS_")}, None)
            began = time.perf_counter()
            past_range(Run(settings, "bench", {}), first, last)
            plain = time.perf_counter() - began
        with home() as folder:
            # Prefect makes its database at the first start, once for all runs of a home.
            start = [sys.executable, "-c", "from flows.servers import start_server; start_server()"]
            subprocess.run(start, env=environment(folder, edgar.url), check=True, capture_output=True)
            whole = _checked(run(["backfill", *RANGE], environment(folder, edgar.url)))
            nothing = _checked(run(["backfill", *RANGE], environment(folder, edgar.url)))
    share = (whole.seconds - nothing.seconds - plain) / plain
    told = f"{whole.seconds - nothing.seconds:.1f} s in the flow (start, finish and an empty run {nothing.seconds:.1f} s)"
    yield Line(
        f"backfill of {filings:,} filings at full speed",
        told,
        f"{plain:.1f} s without flows",
        f"{100 * share:+.1f} %",
        "at most +10 %",
        share <= 0.10,
    )


def memory() -> Iterator[Line]:
    peaks: dict[int, Took] = {}
    stored = raw = 0
    for filings in (500, 5_000):
        files = archive(filings)
        with LoopbackEdgar(files, per_second=1_000_000) as edgar, home() as folder:
            peaks[filings] = _checked(run(["backfill", *RANGE], environment(folder, edgar.url)))
            stored = sum(p.stat().st_size for p in (folder / "raw").rglob("*") if p.is_file())
            raw = sum(len(body) for name, body in files.items() if "/data/" in name)
    small, large = peaks[500].memory / 1e6, peaks[5_000].memory / 1e6
    met = large <= 1.2 * small and large < 500
    yield Line(
        "peak memory of a backfill of 5,000 filings",
        f"{large:.0f} MB",
        f"500 filings: {small:.0f} MB",
        f"{large / small:.2f}",
        "at most 1.2, under 500 MB",
        met,
    )
    yield Line(
        "raw store",
        f"{stored / 5_000 / 1000:.1f} KB a filing",
        f"raw {raw / 5_000 / 1000:.1f} KB",
        f"{100 * stored / raw:.0f} %",
        "at most 25 %",
        stored <= 0.25 * raw,
    )


def reparse(filings: int = 1_000) -> Iterator[Line]:
    files = archive(filings)
    with LoopbackEdgar(files, per_second=1_000_000) as edgar, home() as folder:
        env = environment(folder, edgar.url)
        _checked(run(["backfill", *RANGE], env))
        empty = {}
        for workers in (1, 2):
            empty[workers] = _checked(run(["reparse", "--workers", str(workers)], env)).seconds
    told = f"{empty[2]:.1f} s, {filings / empty[2] / 2:.0f} filings a second and core"
    ratio = empty[1] / empty[2]
    yield Line(
        f"re-parse of {filings:,} filings, 2 processes",
        told,
        f"1 process: {empty[1]:.1f} s",
        f"{ratio:.2f}×",
        "at least 1.8×",
        ratio >= 1.8,
    )


def _checked(took: Took) -> Took:
    if took.code != 0:
        raise AssertionError(f"the run ended with {took.code}:\n{took.output[-3000:]}")
    return took
