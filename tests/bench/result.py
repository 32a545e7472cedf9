"""One line of the table of benchmarks, and how the table is written."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Line:
    """`met` is None for a figure that is only stated."""

    what: str
    measured: str
    against: str
    ratio: str
    reach: str
    met: bool | None = None


def typical(work: Callable[[Made], object], made: Sequence[Made]) -> float:
    """The median over different inputs, each worked on once, in seconds of this process: no cache knows them yet."""
    found: list[float] = []
    for one in made:
        start = time.process_time()
        work(one)
        found.append(time.process_time() - start)
    return median(found)


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms" if seconds < 10 else f"{seconds:,.1f} s"


def table(lines: Sequence[Line]) -> str:
    rows = ["| what | measured | against | ratio | reach | reached |", "|---|---|---|---|---|---|"]
    for line in lines:
        reached = {True: "yes", False: "**no**", None: ""}[line.met]
        rows.append(f"| {line.what} | {line.measured} | {line.against} | {line.ratio} | {line.reach} | {reached} |")
    return "\n".join(rows)


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    )
