"""Running the command line as people run it, and seeing what it took."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Took:
    """Wall seconds, and the largest resident memory of any one process, in bytes."""

    seconds: float
    memory: int
    code: int
    output: str


@contextmanager
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="noteholders-bench-") as folder:
        yield Path(folder)


def environment(folder: Path, url: str, **more: str) -> dict[str, str]:
    """A run of its own: home, shared state and Prefect's database below `folder`, EDGAR at `url`."""
    own = {
        "NOTEHOLDERS_HOME": str(folder),
        "NOTEHOLDERS_EDGAR_URL": url,
        "NOTEHOLDERS_IDENTITY": "Bench bench@example.org",
        "NOTEHOLDERS_REQUESTS_PER_SECOND": "100000",
        "NOTEHOLDERS_STATE_HOME": str(folder / "state"),
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NOTEHOLDERS_", "PREFECT_"))}
    return kept | own | more


def run(arguments: list[str], env: dict[str, str]) -> Took:
    """`python -m flows.cli` with the arguments, its memory measured by a process of its own."""
    script = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)\n"
        "sys.stdout.write(done.stdout)\n"
        "print('PEAK', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, done.returncode)\n"
    )
    began = time.perf_counter()
    command = [sys.executable, "-c", script, sys.executable, "-m", "flows.cli", *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    seconds = time.perf_counter() - began
    text, _, last = done.stdout.rpartition("PEAK ")
    peak, code = last.split()
    return Took(seconds, int(peak) * 1024, int(code), text)


def own_peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
