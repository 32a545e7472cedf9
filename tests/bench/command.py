"""How long the command line takes to answer, above a bare Python."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from ingest.loopback import LoopbackEdgar
from tests.bench.archive import archive
from tests.bench.edgar import RANGE
from tests.bench.processes import environment, home, run
from tests.bench.result import Line


def start() -> Iterator[Line]:
    with LoopbackEdgar(archive(4), per_second=1_000_000) as edgar, home() as folder:
        env = environment(folder, edgar.url)
        run(["backfill", *RANGE], env)
        bare = _fastest([sys.executable, "-c", "pass"], env)
        for what, arguments, most in (("--help", ["--help"], 0.25), ('sql "select 1"', ["sql", "select 1"], 0.5)):
            took = _fastest([sys.executable, "-m", "flows.cli", *arguments], env)
            reach = f"at most {most:g} s above"
            yield Line(
                f"noteholders {what}",
                f"{took:.2f} s",
                f"bare Python {bare:.2f} s",
                f"+{took - bare:.2f} s",
                reach,
                took - bare <= most,
            )


def _fastest(command: list[str], env: dict[str, str]) -> float:
    times = []
    for _ in range(7):
        began = time.perf_counter()
        subprocess.run(command, env=env, check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return min(times)
