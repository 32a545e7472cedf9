"""Progress of long runs: a bar at a terminal, a log line now and then elsewhere; filings done, rate and time left."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

log = logging.getLogger(__name__)

EVERY_SECONDS = 30.0


class Progress(Protocol):
    """What a run tells of itself; safe among threads."""

    def begin(self, what: str, total: int) -> None: ...

    def advance(self, count: int = 1) -> None: ...

    def end(self) -> None: ...


class Log:
    """A log line every half minute; `tell` is called with (done, total, rate) at the same moments."""

    def __init__(self, every: float = EVERY_SECONDS, tell: Callable[[int, int, float], None] | None = None) -> None:
        self._every, self._tell = every, tell
        self._lock = threading.Lock()
        self._what, self._total, self._done, self._began, self._told = "", 0, 0, 0.0, 0.0

    def begin(self, what: str, total: int) -> None:
        with self._lock:
            self._what, self._total, self._done = what, total, 0
            self._began = self._told = time.monotonic()

    def advance(self, count: int = 1) -> None:
        with self._lock:
            self._done += count
            now = time.monotonic()
            if now - self._told < self._every:
                return
            self._told = now
            rate = self._done / (now - self._began)
        log.info("%s: %s", self._what, summary(self._done, self._total, rate))
        if self._tell:
            self._tell(self._done, self._total, rate)

    def end(self) -> None:
        pass


class Bar:
    """A bar on stderr."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        columns: list[Any] = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()]
        columns += [
            TextColumn("{task.fields[rate]}"),
            TextColumn("elapsed"),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
        ]
        self._bar = Progress(*columns, console=Console(file=sys.stderr), transient=False)
        self._task: Any = None
        self._began = 0.0

    def begin(self, what: str, total: int) -> None:
        self._bar.start()
        self._began = time.monotonic()
        if self._task is not None:
            self._bar.stop_task(self._task)
        self._task = self._bar.add_task(what, total=total, rate="")

    def advance(self, count: int = 1) -> None:
        done = self._bar.tasks[-1].completed + count
        self._bar.update(self._task, advance=count, rate=f"{done / max(time.monotonic() - self._began, 1e-3):.1f}/s")

    def end(self) -> None:
        self._bar.stop()


def for_this_terminal() -> Progress:
    return Bar() if sys.stderr.isatty() else Log()


def summary(done: int, total: int, rate: float) -> str:
    """`1,250 of 12,000 filings, 7.9 a second, 23 min left`."""
    left = f", {duration((total - done) / rate)} left" if rate > 0 and total > done else ""
    return f"{done:,} of {total:,} filings, {rate:.1f} a second{left}"


def duration(seconds: float) -> str:
    """8 s, 23 min, 7.6 h."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
