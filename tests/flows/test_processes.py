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
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from ingest.loopback import LoopbackEdgar
from ingest.raw import RawStore
from tests.flows.archive import FIRST, LAST, many, sample
from tests.flows.phases import PHASES, events, longest, under_way
from tests.flows.runs import ask, content, run_backfill, start_process

Start = Callable[..., LoopbackEdgar]
KILLS = int(os.environ.get("NOTEHOLDERS_ENDURANCE", "4"))
AIMS = ("fetch", "parse", "load", "publish", "derive", "list")
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


@dataclass
class Killing:
    """Runs killed in a chosen phase, at a random moment of it, until every phase had its share; where each kill fell is counted."""

    edgar: LoopbackEdgar
    lasts: dict[str, float]
    chance: random.Random
    under_way: Counter[str] = field(default_factory=Counter)
    aimed: Counter[str] = field(default_factory=Counter)
    in_flight: int = 0

    def one(self, home: Path, phase: str, notes: Path) -> bool:
        """Whether the kill came before the run's end."""
        wanted = self.chance.randint(1, 6) if phase in ("fetch", "parse") else 1
        process = start_process(self.edgar, home, *BACKFILL, phases=notes, batch=8)
        while process.poll() is None:
            if sum(event.begins and event.phase == phase for event in events(notes)) >= wanted:
                time.sleep(self.chance.uniform(0, min(0.5, self.lasts[phase])))
                process.kill()
                break
            time.sleep(0.002)
        process.communicate()
        if process.returncode != -signal.SIGKILL:
            return False
        found = under_way(events(notes))
        self.aimed[phase] += 1
        self.under_way.update(found.keys())
        self.in_flight += found["fetch"]
        return True


@pytest.mark.timeout(3600)
def test_killed_at_any_moment_and_run_again_nothing_is_lost_or_fetched_twice(
    loopback: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.monotonic()
    files = many(6, missing=2)
    calm = loopback(files)
    run_backfill(calm, tmp_path / "calm", FIRST, LAST)
    wanted = content(tmp_path / "calm/noteholders.duckdb")
    timed = tmp_path / "timed.txt"
    assert finish(start_process(loopback(files, latency=0.05), tmp_path / "timed", *BACKFILL, phases=timed, batch=8))[0] == 1
    edgar = loopback(files, latency=0.05)
    killing = Killing(edgar, longest(events(timed)), random.Random(20040127))
    assert set(killing.lasts) == set(PHASES)
    aims = [AIMS[n % len(AIMS)] for n in range(KILLS)]
    rounds = 0
    while aims:
        home, rounds = tmp_path / f"killed-{rounds}", rounds + 1
        edgar.requests.clear()
        killing.in_flight = 0
        # What is left to do shrinks from kill to kill, and publishing comes last in every run.
        for number, phase in enumerate(sorted(aims[: len(AIMS)], key=PHASES.index)):
            if killing.one(home, phase, tmp_path / f"notes-{rounds}-{number}.txt"):
                aims.remove(phase)
        code, told = finish(start_process(edgar, home, *BACKFILL))
        assert code in (0, 1), told
        assert content(home / "noteholders.duckdb") == wanted
        assert_whole(home, edgar, killing.in_flight)
    fell = ", ".join(f"{phase} {killing.aimed[phase]} ({killing.under_way[phase]})" for phase in PHASES)
    took = f"{KILLS} kills over {rounds} warehouses in {time.monotonic() - began:.0f} s"
    with capsys.disabled():
        print(f"\n{took}, aimed at (under way when they fell): {fell}")
    assert all(killing.under_way[phase] >= KILLS // 12 for phase in PHASES)


def assert_whole(home: Path, edgar: LoopbackEdgar, in_flight: int) -> None:
    """Every submission is stored whole, none was fetched twice but what was on its way at a kill; nothing is left behind."""
    store = RawStore(str(home / "raw"))
    assert sorted(store.accessions()) == sorted(path.rsplit("/", 1)[1][:-4] for path in edgar.files if path.endswith(".txt"))
    for accession in store.accessions():
        assert accession in store.get(accession).body.decode()
    again = Counter(request.path for request in edgar.seen() if request.path.endswith(".txt") and request.status == 200)
    assert sum(count - 1 for count in again.values()) <= in_flight
    assert [path.name for path in (home / "staging").iterdir()] == [".lock"]
    assert not list(home.glob(".*.partial*"))


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
