"""The flows under Prefect itself, with no server set up: runs, task runs, artifacts, states. Slow to start, so few tests."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import yaml

from ingest.loopback import LoopbackEdgar
from tests.flows.archive import many, sample
from tests.flows.runs import ROOT, ask, environment

# Both commands in one process: Prefect's temporary server takes ten seconds and more to start.
BOTH = """
import json, logging
from click.testing import CliRunner
from flows.cli import noteholders
codes = [
    CliRunner().invoke(noteholders, ["backfill", "--from", "2003-11-01", "--to", "2004-06-30"]).exit_code,
    CliRunner().invoke(noteholders, ["nightly", "--from", "2004-06-10", "--through", "2004-06-20"]).exit_code,
]
print(json.dumps(codes))
"""


def test_the_commands_run_as_flows_and_leave_their_traces(loopback: Callable[..., LoopbackEdgar], tmp_path: Path) -> None:
    files = many(1, missing=1) | {path: body for path, body in sample().items() if "daily-index" in path}
    edgar = loopback(files)
    env = {name: text for name, text in os.environ.items() if not name.startswith("PREFECT_")}
    env |= environment(edgar, tmp_path) | {"PYTHONPATH": str(ROOT), "PREFECT_HOME": str(tmp_path / "prefect")}
    line = [sys.executable, "-c", BOTH]
    done = subprocess.run(line, env=env, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == [1, 0]
    assert ask(tmp_path / "noteholders.duckdb", "SELECT kind, state FROM runs ORDER BY started_at") == [
        ("backfill", "with_failures"),
        ("nightly", "done"),
    ]
    with sqlite3.connect(tmp_path / "prefect/prefect.db") as prefect:
        runs = prefect.execute("SELECT name, state_type FROM flow_run").fetchall()
        # The server records a run's end a moment later, if it lives that long.
        assert ("backfill 2003-11-01 to 2004-06-30", "COMPLETED") in runs
        tasks = {name.split(":")[0] for (name,) in prefect.execute("SELECT name FROM task_run")}
        artifacts = {key for (key,) in prefect.execute("SELECT key FROM artifact")}
        query = "SELECT description, data FROM artifact WHERE key = 'backfill-progress'"
        [(words, data)] = prefect.execute(query).fetchall()
        shown = words.partition(",")[0], float(data)
        messages = [message or "" for (message,) in prefect.execute("SELECT message FROM flow_run_state")]
    assert tasks & {"fetch and parse", "load", "read index", "derive and publish"}
    assert shown == ("Filings: 9 of 9 filings", 100.0)
    assert {"backfill-summary", "nightly-summary", "nightly-database"} <= artifacts
    assert any("1 failed" in message for message in messages)


def test_prefect_yaml_names_flows_that_exist_with_a_limit_and_a_zone() -> None:
    declared = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    assert {deployment["name"] for deployment in declared} == {"nightly", "backfill"}
    for deployment in declared:
        path, name = deployment["entrypoint"].split(":")
        assert f"def {name}(" in (ROOT / path).read_text()
        assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
    [schedule] = [schedule for deployment in declared for schedule in deployment["schedules"]]
    assert (schedule["cron"], schedule["timezone"]) == ("0 6 * * 2-6", "America/New_York")


def test_asked_to_stop_while_prefect_starts_it_says_so_and_leaves_no_server(
    loopback: Callable[..., LoopbackEdgar], tmp_path: Path
) -> None:
    env = {name: text for name, text in os.environ.items() if not name.startswith("PREFECT_")}
    env |= environment(loopback({}), tmp_path) | {"PYTHONPATH": str(ROOT), "PREFECT_HOME": str(tmp_path / "prefect")}
    line = [sys.executable, "-m", "flows.cli", "backfill", "--from", "2003-11-01", "--to", "2004-06-30"]
    process = subprocess.Popen(line, env=env, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    while "Starting temporary server" not in (said := process.stderr.readline()):
        assert said, "it ended before it could be stopped"
    process.send_signal(signal.SIGTERM)
    # The pipe ends when the server has ended too.
    told = process.communicate(timeout=60)[1]
    assert process.returncode == 128 + signal.SIGTERM
    assert "same command again" in told
