"""`python -m tests.bench [WORD …]`: benchmarks whose name contains a word; without words all of them, into BENCHMARKS.md."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from tests.bench import command, edgar, parsing, storage
from tests.bench.result import Line, machine, table

BENCHMARKS: dict[str, Callable[[], Iterator[Line]]] = {
    "parse": parsing.documents,
    "growth": parsing.growth,
    "command": command.start,
    "rate": edgar.rate,
    "prefect": edgar.prefect_share,
    "reparse": edgar.reparse,
    "memory": edgar.memory,
    "warehouse": storage.warehouse,
}
KEPT = Path(__file__).parents[2] / "BENCHMARKS.md"
INTRODUCTION = """# Benchmarks

Made by `make bench`; documents and warehouses are generated (`tests/bench`), the same in every run. Times of parsing are processor
seconds: the median over documents alike, each parsed once; all others are wall time. What is not reached is explained below the
table.
"""
NOTES = "<!-- notes: kept by hand from here on -->"


def main(words: list[str]) -> None:
    lines: list[Line] = []
    for name, benchmark in BENCHMARKS.items():
        if words and not any(word in name for word in words):
            continue
        for line in benchmark():
            lines.append(line)
            print(f"{line.what}: {line.measured} | {line.against} | {line.ratio} | {line.reach} | {line.met}", flush=True)
    if not words:
        kept = KEPT.read_text(encoding="utf-8").partition(NOTES)[2] if KEPT.exists() else "\n"
        KEPT.write_text(f"{INTRODUCTION}\n{date.today()}, {machine()}.\n\n{table(lines)}\n\n{NOTES}{kept}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
