"""Workers: what is too slow, too large, damaged or deadly fails alone."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from flows import reading
from flows.claims import Claims
from flows.parsing import Parser
from flows.workers import TimeLimit, TooSlow, process_pool
from ingest.raw import RawStore
from tests.flows.archive import sample


@pytest.fixture
def store(tmp_path: Path) -> RawStore:
    store = RawStore(str(tmp_path / "raw"))
    for path, body in sample().items():
        if path.endswith(".txt"):
            store.put_bytes(path.rsplit("/", 1)[1].removesuffix(".txt"), body, f"file:///{path}")
    return store


def test_what_takes_too_long_is_a_failed_filing(store: RawStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "parse_submission", lambda raw, entry: time.sleep(5))
    monkeypatch.setattr(reading, "TimeLimit", lambda: TimeLimit(0.05))
    filing = reading.read(store, "0009999999-04-000001")
    assert (filing.outcome, filing.accession_number) == ("failed", "0009999999-04-000001")
    assert "seconds" in (filing.error or "")


def test_time_limits_leave_no_alarm_behind() -> None:
    with pytest.raises(TooSlow), TimeLimit(0.02):
        time.sleep(1)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_takes_too_much_memory_is_a_failed_filing(store: RawStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def hungry(raw: bytes, entry: object) -> None:
        raise MemoryError

    monkeypatch.setattr(reading, "parse_submission", hungry)
    assert "memory" in (reading.read(store, "0009999999-04-000001").error or "")


def test_a_damaged_copy_is_told_and_the_rest_is_read(store: RawStore, tmp_path: Path) -> None:
    victim = next((tmp_path / "raw").rglob("0009999999-04-000001*"))
    victim.write_bytes(victim.read_bytes()[:-40])
    parser = Parser(lambda: ThreadPoolExecutor(1), store.location, tmp_path / "staging")
    for accession in store.accessions():
        parser.add(accession)
    staged = parser.collect()
    assert [accession for one in staged for accession, _ in one.damaged] == ["0009999999-04-000001"]
    assert sum(sum(one.outcomes.values()) for one in staged) == 7


class Deadly(Executor):
    """A pool whose worker dies of one filing."""

    def submit(self, fn: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if "0009999999-04-000002" in arguments[1]:
            future.set_exception(BrokenProcessPool("a worker died"))
        else:
            future.set_result(fn(*arguments))
        return future


def test_a_filing_that_kills_its_worker_fails_alone(store: RawStore, tmp_path: Path) -> None:
    parser = Parser(Deadly, store.location, tmp_path / "staging")
    for accession in store.accessions():
        parser.add(accession)
    outcomes = [one.outcomes for one in parser.collect()]
    assert sum(sum(one.values()) for one in outcomes) == 8
    assert sum(one.get("failed", 0) for one in outcomes) == 1


def test_a_pool_that_broke_is_made_anew(store: RawStore, tmp_path: Path) -> None:
    parser = Parser(lambda: process_pool(1), store.location, tmp_path / "staging")
    parser.add("0009999999-04-000001")
    assert len(parser.collect()) == 1
    [worker] = parser._pool._processes  # type: ignore[union-attr]
    os.kill(worker, signal.SIGKILL)
    parser.add("0009999999-04-000002")
    assert [one.outcomes for one in parser.collect()] == [{"note_positions": 1}]
    parser.close()


def test_a_claim_is_held_by_one_and_gone_with_it(tmp_path: Path) -> None:
    first, second = Claims(tmp_path), Claims(tmp_path)
    claim = first.take(["2004-Q1", "2004-Q2"])
    assert claim is not None
    assert second.take(["2004-Q2", "2004-Q3"]) is None
    assert second.take(["2004-Q3"]) is not None, "what was refused is not half held"
    with claim:
        pass
    assert second.take(["2004-Q1"]) is not None


POOL = """
import time
from flows.workers import process_pool
if __name__ == "__main__":
    pool = process_pool(1)
    pool.submit(time.sleep, 0).result()
    print("up", flush=True)
    time.sleep(600)
"""


def test_workers_end_with_a_killed_parent_that_nobody_has_waited_for(tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(POOL, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    process.kill()
    # The pipe ends when every process that holds it has; until it is waited for the killed one is a zombie.
    process.communicate(timeout=30)
