"""One rate and one block for the whole machine: over threads, real processes, restarts, damage and clock changes."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import sending
from ingest.access import EdgarAccess, rate_key
from ingest.block import BlockFile
from ingest.client import EdgarClient
from ingest.errors import StateError
from ingest.limit import RateLimit, Stopped
from ingest.loopback import LoopbackEdgar
from tests.ingest.samples import archive, many

_FETCHER = """
import sys
from ingest.access import EdgarAccess
from ingest.client import EdgarClient
from ingest.fetching import fetch_all
from ingest.raw import RawStore
from tests.ingest.samples import many

url, home, rate, first, count = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
client = EdgarClient(EdgarAccess(url, url, requests_per_second=rate, block_pause_seconds=1))
results = list(fetch_all(many(first + count)[first:], client, RawStore(home), workers=4))
sys.exit(sum(result.status != "stored" for result in results))
"""


def _fetcher(edgar: LoopbackEdgar, home: Path, rate: float, first: int, count: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", _FETCHER, edgar.url, str(home), str(rate), str(first), str(count)])


def _limit(folder: Path, per_second: float = 100.0, pause: float = 1.0) -> RateLimit:
    return RateLimit(folder, "edgar", per_second, pause)


def _once(limit: RateLimit, stop: threading.Event | None = None) -> None:
    limit.acquire(stop)
    with limit.sending(stop):
        pass


def test_processes_with_homes_of_their_own_share_one_rate(loopback: Callable[..., LoopbackEdgar], tmp_path: Path) -> None:
    # The server allows two more than the rate, as EDGAR does: ten against our eight.
    edgar = loopback(archive(many(90)), per_second=22, latency=0.1)
    runs = [_fetcher(edgar, tmp_path / f"home{n}", 20, 30 * n, 30) for n in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert edgar.violations == 0
    assert len(edgar.fetched()) == 90
    assert set(edgar.fetched().values()) == {1}


def test_killed_runs_hold_up_nobody(loopback: Callable[..., LoopbackEdgar], tmp_path: Path) -> None:
    edgar = loopback(archive(many(400)), per_second=10_000)
    doomed = _fetcher(edgar, tmp_path / "a", 50, 0, 300)
    while not edgar.seen() and doomed.poll() is None:
        time.sleep(0.02)
    os.kill(doomed.pid, signal.SIGKILL)
    doomed.wait()
    assert _fetcher(edgar, tmp_path / "b", 50, 300, 20).wait() == 0


def test_threads_are_spaced_evenly(tmp_path: Path) -> None:
    limit, moments, lock = _limit(tmp_path, 50.0), [], threading.Lock()

    def ask() -> None:
        for _ in range(10):
            _once(limit)
            with lock:
                moments.append(time.monotonic())

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    moments.sort()
    # 40 releases at 50 a second have 39 spaces of at least 20 ms between them.
    assert moments[-1] - moments[0] >= 39 / 50


def test_no_window_of_a_second_sees_more_leave_than_the_rate_whoever_dawdles_after_his_slot(tmp_path: Path) -> None:
    chance, moments = random.Random(8), []
    limits = [_limit(tmp_path, 40.0) for _ in range(2)]
    delays = [[chance.choice((0.0, 0.0, 0.09)) for _ in range(16)] for _ in range(8)]

    def ask(limit: RateLimit, dawdling: list[float]) -> None:
        for delay in dawdling:
            limit.acquire()
            time.sleep(delay)
            with limit.sending():
                moments.append(time.monotonic())

    threads = [threading.Thread(target=ask, args=(limits[n % 2], delays[n])) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    moments.sort()
    assert len(moments) == 128
    assert all(later - earlier >= 1 for earlier, later in zip(moments, moments[40:], strict=False))


def test_a_slow_handshake_does_not_stand_between_permission_and_request(
    tmp_path: Path, loopback: Callable[..., LoopbackEdgar]
) -> None:
    edgar = loopback(archive(many(3)))
    client = EdgarClient(EdgarAccess(edgar.url, edgar.url, requests_per_second=50, state_folder=tmp_path))
    connect, allowed = sending._Plain.connect, tmp_path / f"{rate_key(edgar.url)}.slots"
    seen = []

    def slowly(connection: sending._Plain) -> None:
        time.sleep(0.2)
        connect(connection)
        seen.append(len(json.loads(allowed.read_text())["released"]))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sending._Plain, "connect", slowly)
        client.submission(many(1)[0].path, many(1)[0].accession_number)
    assert seen == [0]
    assert len(json.loads(allowed.read_text())["released"]) == 1


def test_slow_rates_are_kept_too(tmp_path: Path) -> None:
    limit = _limit(tmp_path, 2.5)
    began = time.monotonic()
    for _ in range(3):
        _once(limit)
    assert time.monotonic() - began >= 0.8


@pytest.mark.parametrize("damage", [b"", b"{", b"null", b'{"next": "soon"}', b"\0" * 4096, os.urandom(500)])
def test_damaged_state_is_replaced(damage: bytes, tmp_path: Path) -> None:
    limit = _limit(tmp_path)
    _once(limit)
    (tmp_path / "edgar.slots").write_bytes(damage)
    _once(limit)
    assert json.loads((tmp_path / "edgar.slots").read_text())["released"]


@pytest.mark.parametrize("change", [{"boot": "another"}, {"next": 1e12}, {"next": float("inf")}, {"released": [1e12]}])
def test_state_of_another_boot_or_clock_does_not_hold_up(change: dict[str, object], tmp_path: Path) -> None:
    limit = _limit(tmp_path)
    _once(limit)
    path = tmp_path / "edgar.slots"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    began = time.monotonic()
    _once(limit)
    assert time.monotonic() - began < 60


def test_stop_ends_the_wait(tmp_path: Path) -> None:
    limit, stop = _limit(tmp_path, 0.001), threading.Event()
    _once(limit, stop)
    threading.Timer(0.1, stop.set).start()
    with pytest.raises(Stopped):
        _once(limit, stop)


def test_gate_is_asked_before_each_request(tmp_path: Path) -> None:
    asked: list[int] = []
    limit = RateLimit(tmp_path, "edgar", 100.0, 1.0, gate=lambda: asked.append(1))
    for _ in range(3):
        _once(limit)
    assert len(asked) == 3


def test_state_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StateError, match="NOTEHOLDERS_STATE_HOME"):
        _limit(tmp_path / "file" / "state")


def test_block_holds_for_every_run_and_over_restarts(tmp_path: Path) -> None:
    BlockFile(tmp_path / "edgar.block", 600).report(time.time(), 0, "429", counted=False)
    later = BlockFile(tmp_path / "edgar.block", 600)
    assert 590 < later.remaining() <= 600
    stop = threading.Event()
    threading.Timer(0.1, stop.set).start()
    with pytest.raises(Stopped):
        _limit(tmp_path, pause=600).acquire(stop)


def test_block_is_no_longer_than_itself_whatever_the_clock_says(tmp_path: Path) -> None:
    path = tmp_path / "edgar.block"
    path.write_text(
        json.dumps(
            {"began": time.time() + 1e6, "retry_after": 0, "slowdown": 0.5, "recovers": 600, "reason": "the clock was wrong"}
        )
    )
    assert BlockFile(path, 600).remaining() <= 600


def test_damaged_block_file_still_is_a_block(tmp_path: Path) -> None:
    path = tmp_path / "edgar.block"
    path.write_text("{")
    assert 590 < BlockFile(path, 600).remaining() <= 600
    os.utime(path, (time.time() - 601, time.time() - 601))
    assert BlockFile(path, 600).remaining() == 0


def test_each_block_slows_down_and_hours_without_one_recover(tmp_path: Path) -> None:
    path = tmp_path / "edgar.block"
    block = BlockFile(path, 600)
    factors = []
    for _ in range(5):
        block.report(time.time() + 1, 0, "403", counted=True)
        factors.append(block.slowdown())
    assert factors == [1 / 2, 1 / 4, 1 / 8, 1 / 8, 1 / 8]
    told = json.loads(path.read_text())
    path.write_text(json.dumps(told | {"began": told["began"] - 2 * 3600}))
    assert block.slowdown() == 1 / 2
    path.write_text(json.dumps(told | {"began": told["began"] - 9 * 3600}))
    assert block.slowdown() == 1


def test_answers_under_way_when_a_block_began_slow_nobody_further(tmp_path: Path) -> None:
    block, sent = BlockFile(tmp_path / "edgar.block", 600), time.time()
    for _ in range(4):
        block.report(sent, 0, "403", counted=True)
    assert block.slowdown() == 1 / 2


def test_client_of_a_blocked_machine_asks_nothing(loopback: Callable[..., LoopbackEdgar], access: Callable[..., object]) -> None:
    edgar = loopback(archive(many(1)))
    settings = access(edgar, block_pause_seconds=600.0)
    stop = threading.Event()
    client = EdgarClient(settings, stop=stop)  # type: ignore[arg-type]
    client._limit(edgar.url).block.report(time.time(), 0, "another run met it", counted=True)
    assert client.blocked_seconds() > 500
    assert not edgar.seen()
