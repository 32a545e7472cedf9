"""Where the store lies and who reads it changes nothing: object storage, a Dask cluster of two workers, a pool of processes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from flows.again import reparse_all
from flows.run import Run
from ingest.loopback import LoopbackEdgar
from tests.flows.archive import FIRST, LAST, many
from tests.flows.runs import ROOT, ask, environment, one_thread, run_backfill, settings, whole

Start = Callable[..., LoopbackEdgar]

# When its input ends it tells how much each of the two workers had to do.
CLUSTER = """
import sys
from distributed import Client, LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
        with Client(cluster) as client:
            print(*client.run(lambda dask_worker: dask_worker.state.transition_counter).values())
"""


def reparse(edgar: LoopbackEdgar, home: Path, *options: str) -> subprocess.Popen[str]:
    env = {name: text for name, text in os.environ.items() if not name.startswith("PREFECT_")}
    env |= environment(edgar, home) | {"PYTHONPATH": str(ROOT)}
    line = [sys.executable, "-m", "flows.cli", "reparse", *options]
    return subprocess.Popen(line, env=env, cwd=home, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    pytest.importorskip("distributed", reason="Dask (the extra `dask`) is not installed")
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER, encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as process:
        yield process
        process.kill()


def test_a_dask_cluster_of_two_makes_the_same_warehouse_row_for_row(
    loopback: Start, tmp_path: Path, cluster: subprocess.Popen[str]
) -> None:
    assert cluster.stdout is not None
    edgar = loopback(many(3))
    run_backfill(edgar, tmp_path / "processes", FIRST, LAST)
    fetched = whole(tmp_path / "processes/noteholders.duckdb")
    shutil.copytree(tmp_path / "processes", tmp_path / "dask")
    # What a run had derived before must not be what is compared.
    for made in (tmp_path / "dask").glob("*.duckdb"):
        with duckdb.connect(str(made)) as connection:
            for name in ("position_history", "footnotes", "holder_tables", "holders"):
                connection.execute(f"DELETE FROM {name}")
    runs = [
        reparse(edgar, tmp_path / "processes"),
        reparse(edgar, tmp_path / "dask", "--runner", "dask", "--address", cluster.stdout.readline().strip()),
    ]
    for run in runs:
        told = run.communicate(timeout=280)[1]
        assert run.returncode == 0, told
    assert whole(tmp_path / "processes/noteholders.duckdb") == fetched
    assert whole(tmp_path / "dask/noteholders.duckdb") == fetched
    assert len(fetched["reported_positions"]) > 50
    assert ask(tmp_path / "dask/noteholders.duckdb", "SELECT kind, state FROM runs ORDER BY started_at DESC")[0] == (
        "reparse",
        "done",
    )
    worked = cluster.communicate("", timeout=60)[0].split()
    assert len(worked) == 2
    assert "0" not in worked


def test_a_store_in_object_storage_makes_the_same_warehouse_row_for_row(loopback: Start, tmp_path: Path, bucket: str) -> None:
    edgar = loopback(many(2))
    run_backfill(edgar, tmp_path / "a", FIRST, LAST)
    run_backfill(edgar, tmp_path / "b", FIRST, date(2004, 3, 1), RAW_URL=bucket)
    run_backfill(edgar, tmp_path / "b", FIRST, LAST, RAW_URL=bucket)
    assert not (tmp_path / "b/raw").exists()
    wanted = whole(tmp_path / "a/noteholders.duckdb")
    assert whole(tmp_path / "b/noteholders.duckdb") == wanted
    reparse_all(Run(settings(edgar, tmp_path / "b", RAW_URL=bucket), "reparse", make_pool=one_thread))
    assert whole(tmp_path / "b/noteholders.duckdb") == wanted
    assert ask(tmp_path / "b/noteholders.duckdb", "SELECT kind FROM runs ORDER BY started_at")[-1] == ("reparse",)
