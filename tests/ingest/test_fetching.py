"""Many filings at once: all of them, each once, whatever fails on the way, until somebody says stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.access import EdgarAccess
from ingest.client import EdgarClient
from ingest.errors import StoreError
from ingest.fetching import fetch_all
from ingest.loopback import FAULTS, LoopbackEdgar, at_random, for_paths
from ingest.raw import RawStore
from ingest.records import FetchAttempt
from tests.ingest.samples import archive, entry, many, submission
from transform.records import IndexEntry

Start = Callable[..., LoopbackEdgar]
Settings = Callable[..., EdgarAccess]


@pytest.fixture
def store(tmp_path: Path) -> RawStore:
    return RawStore(str(tmp_path / "raw"))


def test_fetches_each_filing_once_over_two_runs(loopback: Start, access: Settings, store: RawStore) -> None:
    edgar, entries = loopback(archive(many(30))), many(30)
    first = list(fetch_all([*entries, *entries], EdgarClient(access(edgar)), store))
    assert Counter(result.status for result in first) == {"stored": 30}
    second = list(fetch_all(entries, EdgarClient(access(edgar)), store))
    assert Counter(result.status for result in second) == {"present": 30}
    assert set(edgar.fetched().values()) == {1}
    by_accession = {result.entry.accession_number: result for result in first}
    for result in second:
        before = by_accession[result.entry.accession_number]
        assert (result.sha256, result.bytes, result.fetched_at) == (before.sha256, before.bytes, before.fetched_at)


def test_what_is_missing_stops_nothing(loopback: Start, access: Settings, store: RawStore) -> None:
    gone, refused = entry("0000000009-04-000001"), entry("0000000009-04-000002")
    files = archive([*many(5), refused])
    edgar = loopback(files, faults=for_paths({refused.path: ["forbidden"] * 9}))
    results = {r.entry.accession_number: r for r in fetch_all([gone, *many(5), refused], EdgarClient(access(edgar)), store)}
    assert Counter(result.status for result in results.values()) == {"stored": 5, "absent": 1, "failed": 1}
    assert (results[gone.accession_number].error_kind, results[gone.accession_number].sha256) == ("absent", None)
    assert results[refused.accession_number].error_kind == "refused"
    assert "403" in (results[refused.accession_number].reason or "")
    assert sorted(store.accessions()) == [each.accession_number for each in many(5)]


def test_nothing_is_lost_or_wrong_among_faults_of_every_kind(loopback: Start, access: Settings, store: RawStore) -> None:
    entries, attempts = many(120), list[FetchAttempt]()
    # A 403 for no known reason is the one fault that is not tried again.
    faults = [fault for fault in FAULTS if fault != "forbidden"]
    edgar = loopback(archive(entries), faults=at_random(0.3, faults), slow_seconds=0.1)
    client = EdgarClient(access(edgar, block_pause_seconds=0.02), attempts.append)
    results = list(fetch_all(entries, client, store))
    assert Counter(result.status for result in results) == {"stored": 120}
    for each in entries:
        assert store.get(each.accession_number).body == submission(each.accession_number)
    assert set(edgar.fetched().values()) == {1}
    assert len(attempts) == len(edgar.seen())
    assert {a.outcome for a in attempts} == {"ok", "blocked", "server", "transport", "invalid"}


def test_stop_ends_it_with_what_is_under_way(loopback: Start, access: Settings, store: RawStore) -> None:
    stop = threading.Event()
    edgar = loopback(archive(many(200)), latency=0.01)
    client = EdgarClient(access(edgar, requests_per_second=50), stop=stop)
    results = []
    for result in fetch_all(many(200), client, store, workers=4):
        results.append(result)
        if len(results) == 10:
            stop.set()
    assert len(results) < 60
    assert {result.status for result in results} <= {"stored", "stopped"}
    stored = {result.entry.accession_number for result in results if result.status == "stored"}
    assert stored == set(store.accessions())


def test_entries_are_drawn_as_workers_come_free(loopback: Start, access: Settings, store: RawStore) -> None:
    drawn = 0

    def entries() -> Iterator[IndexEntry]:
        nonlocal drawn
        for each in many(500):
            drawn += 1
            yield each

    client = EdgarClient(access(loopback(archive(many(500))), requests_per_second=100))
    results = fetch_all(entries(), client, store, workers=2)
    next(results)
    assert drawn < 100
    results.close()  # type: ignore[attr-defined]
    assert client.stop.is_set()


def test_a_store_that_fails_ends_it_with_its_error(loopback: Start, access: Settings, tmp_path: Path) -> None:
    place = tmp_path / "raw"
    store = RawStore(str(place))
    (place / "submissions").write_text("a file where the folder should be")
    with pytest.raises(StoreError):
        list(fetch_all(many(20), EdgarClient(access(loopback(archive(many(20))))), store))


def test_a_damaged_copy_is_fetched_again(loopback: Start, access: Settings, store: RawStore, tmp_path: Path) -> None:
    edgar = loopback(archive(many(1)))
    list(fetch_all(many(1), EdgarClient(access(edgar)), store))
    (path,) = (tmp_path / "raw").rglob("*.txt.gz")
    path.write_bytes(b"")
    (result,) = fetch_all(many(1), EdgarClient(access(edgar)), store)
    assert result.status == "stored"
    assert store.get(result.entry.accession_number).body == submission(result.entry.accession_number)


_RUN = """
import sys
from ingest.access import EdgarAccess
from ingest.client import EdgarClient
from ingest.fetching import fetch_all
from ingest.raw import RawStore
from tests.ingest.samples import many
client = EdgarClient(EdgarAccess(sys.argv[1], sys.argv[1], requests_per_second=200))
for result in fetch_all(many(60), client, RawStore(sys.argv[2])):
    assert result.status in ("stored", "present"), result
"""


def test_killed_and_run_again_it_fetches_only_what_is_left(loopback: Start, tmp_path: Path) -> None:
    edgar, home = loopback(archive(many(60)), latency=0.02), tmp_path / "raw"
    command = [sys.executable, "-c", _RUN, edgar.url, str(home)]
    kills = 0
    for pieces in (5, 25, 45):
        run = subprocess.Popen(command)
        while len(edgar.seen()) < pieces and run.poll() is None:
            time.sleep(0.005)
        if run.poll() is None:
            os.kill(run.pid, signal.SIGKILL)
            kills += 1
        run.wait()
    assert subprocess.run(command, check=False).returncode == 0
    store = RawStore(str(home))
    assert sorted(store.accessions()) == [each.accession_number for each in many(60)]
    assert all(store.get(name).body == submission(name) for name in store.accessions())
    # Only what was in flight when a run was killed, at most one a worker, may be fetched a second time.
    assert sum(edgar.fetched().values()) <= 60 + 8 * kills
