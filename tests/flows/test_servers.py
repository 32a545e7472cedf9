"""Temporary servers of killed runs are ended by the next run; others are left alone."""

import os
import subprocess
import sys
from pathlib import Path

from flows.servers import PREFIX, end_leftovers

SLEEP = "import time; time.sleep(60)"


def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_only_servers_of_runs_that_are_gone_are_ended(tmp_path: Path) -> None:
    server = subprocess.Popen([sys.executable, "-c", SLEEP, "uvicorn"])
    other = subprocess.Popen([sys.executable, "-c", SLEEP, "something else"])
    served = subprocess.Popen([sys.executable, "-c", SLEEP, "uvicorn"])
    try:
        run, second = gone(), gone()
        (tmp_path / f"{PREFIX}{run}").write_text(str(server.pid))
        (tmp_path / f"{PREFIX}{os.getpid()}").write_text(str(served.pid))
        (tmp_path / f"{PREFIX}{second}").write_text(str(other.pid))
        assert end_leftovers(tmp_path) == 1
        assert server.wait(10) != 0
        assert served.poll() is None
        assert other.poll() is None
        assert [path.name for path in tmp_path.iterdir()] == [f"{PREFIX}{os.getpid()}"]
    finally:
        for process in (server, other, served):
            process.kill()
            process.wait()
