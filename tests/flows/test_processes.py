"""Real processes: killed at any moment, stopped politely, read while they write, several at once.

The quick form is in the suite; `make endurance` runs the full one (NOTEHOLDERS_ENDURANCE=100 kills).
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ingest.loopback import LoopbackEdgar
from tests.flows.archive import FIRST, LAST, many, sample
from tests.flows.runs import ask, content, run_backfill, start_process

Start = Callable[..., LoopbackEdgar]
KILLS = int(os.environ.get("NOTEHOLDERS_ENDURANCE", "4"))
BACKFILL = ("backfill", str(FIRST), str(LAST))

READER = """
import json, os, sys, duckdb
path, stop = sys.argv[1:]
seen, errors = [], []
while not os.path.exists(stop) or not seen:
    try:
        with duckdb.connect(path, read_only=True) as c:
            a = c.execute("select count(*), count(distinct accession_number) from reported_positions").fetchall()[0]
            b = c.execute("select count(*) from position_history anti join note_issues using (note_issue_id)").fetchall()[0]
            d = c.execute("select count(*), count(distinct accession_number) from reported_positions").fetchall()[0]
        assert a == d, (a, d)
        assert b == (0,), b
        seen.append(a)
    except Exception as error:
        errors.append(repr(error))
print(json.dumps({"seen": sorted(set(map(tuple, seen))), "reads": len(seen), "errors": errors}))
"""


def finish(process: subprocess.Popen[str], seconds: float = 240) -> tuple[int, str]:
    _, told = process.communicate(timeout=seconds)
    return process.returncode, told


@pytest.mark.timeout(3600)
def test_killed_at_any_moment_and_run_again_nothing_is_lost_or_fetched_twice(loopback: Start, tmp_path: Path) -> None:
    files = many(6, missing=2)
    calm = loopback(files)
    run_backfill(calm, tmp_path / "calm", FIRST, LAST)
    edgar = loopback(files, latency=0.02)
    home = tmp_path / "killed"
    began = time.monotonic()
    code, _ = finish(start_process(edgar, tmp_path / "timed", *BACKFILL))
    whole = time.monotonic() - began
    assert code == 1
    edgar.requests.clear()
    chance = random.Random(20040127)
    for _ in range(KILLS):
        process = start_process(edgar, home, *BACKFILL)
        time.sleep(chance.uniform(0.1, 1.1) * whole)
        process.kill()
        process.communicate()
    code, told = finish(start_process(edgar, home, *BACKFILL))
    assert code in (0, 1), told
    assert content(home / "noteholders.duckdb") == content(tmp_path / "calm/noteholders.duckdb")
    again = Counter(request.path for request in edgar.seen() if request.path.endswith(".txt") and request.status == 200)
    # What was on its way when a run was killed may be asked for again: at most one request a thread and kill.
    assert sum(count - 1 for count in again.values()) <= 8 * KILLS


def test_asked_to_stop_it_stops_soon_says_how_to_go_on_and_goes_on(loopback: Start, tmp_path: Path) -> None:
    edgar = loopback(many(12), latency=0.1)
    process = start_process(edgar, tmp_path, *BACKFILL, REQUESTS_PER_SECOND="10")
    while not any(request.path.endswith(".txt") for request in edgar.seen()):
        time.sleep(0.05)
        assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    code, told = finish(process, 60)
    assert code == 128 + signal.SIGTERM
    assert "run the same command again" in told
    done = sum(request.path.endswith(".txt") for request in edgar.seen())
    assert 0 < done < 96
    assert run_backfill(edgar, tmp_path, FIRST, LAST).failures == 0
    fetched = Counter(request.path for request in edgar.seen() if request.path.endswith(".txt"))
    assert len(fetched) == 96
    assert ask(tmp_path / "noteholders.duckdb", "SELECT state FROM runs ORDER BY started_at") == [("stopped",), ("done",)]


def test_readers_see_only_complete_states_and_no_error_while_runs_write(loopback: Start, tmp_path: Path) -> None:
    edgar = loopback(many(4))
    run_backfill(edgar, tmp_path, FIRST, date(2003, 12, 31))
    database = tmp_path / "noteholders.duckdb"
    first = ask(database, "SELECT count(*), count(DISTINCT accession_number) FROM reported_positions")[0]
    stop = tmp_path / "stop"
    line = [sys.executable, "-c", READER, str(database), str(stop)]
    readers = [subprocess.Popen(line, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    run_backfill(edgar, tmp_path, FIRST, date(2004, 3, 31))
    second = ask(database, "SELECT count(*), count(DISTINCT accession_number) FROM reported_positions")[0]
    run_backfill(edgar, tmp_path, FIRST, LAST)
    last = ask(database, "SELECT count(*), count(DISTINCT accession_number) FROM reported_positions")[0]
    stop.touch()
    for reader in readers:
        told = json.loads(reader.communicate(timeout=60)[0])
        assert told["errors"] == []
        assert told["reads"] > 0
        assert {tuple(state) for state in told["seen"]} <= {first, second, last}


def test_runs_at_the_same_time_share_the_work_and_the_rate(loopback: Start, tmp_path: Path) -> None:
    files = many(5) | {path: body for path, body in sample().items() if "daily-index" in path}
    edgar = loopback(files, per_second=25)
    alone = loopback(files)
    run_backfill(alone, tmp_path / "alone", FIRST, LAST)
    runs = [
        start_process(edgar, tmp_path / "home", *BACKFILL, REQUESTS_PER_SECOND="20"),
        start_process(edgar, tmp_path / "home", *BACKFILL, REQUESTS_PER_SECOND="20"),
        start_process(edgar, tmp_path / "home", "nightly", "2004-06-10", "2004-06-30", REQUESTS_PER_SECOND="20"),
    ]
    for process in runs:
        code, told = finish(process)
        assert code == 0, told
    assert edgar.violations == 0
    fetched = Counter(request.path for request in edgar.seen() if request.path.endswith(".txt"))
    assert max(fetched.values()) == 1
    assert (
        content(tmp_path / "home/noteholders.duckdb")["position_history"]
        == (content(tmp_path / "alone/noteholders.duckdb")["position_history"])
    )
